"""The forms of acts: each has the fields that its act takes."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.web.fields import PageForm


def _text(label: Any, *, required: bool, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy text
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _line(label: Any, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy text
    return forms.CharField(label=label, max_length=200, help_text=help_text)


_FIELDS: Mapping[str, Callable[[], forms.Field]] = {
    "revision": lambda: forms.IntegerField(widget=forms.HiddenInput),
    "conclusion": lambda: _line(_("结论"), _("如：同意主动公开。")),
    "ground": lambda: _line(_("依据"), _("如：经核对，不含国家秘密和工作秘密。")),
    "opinion": lambda: _text(_("意见"), required=False),
    "reason": lambda: _text(_("原因"), required=True),
    "withdrawal": lambda: _text(
        _("撤回的原因"), required=True, help_text=_("公众会看到这个原因。")
    ),
    "publish_at": lambda: forms.DateTimeField(
        label=_("定时发布"),
        required=False,
        help_text=_("不填则批准后立即公开。"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    ),
    "text": lambda: _text(_("意见"), required=True),
}


class ActForm(PageForm):
    """The fields of one act; names in `FIELDS_OF` are those of the act's own arguments."""

    FIELDS_OF: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "submit": {"revision": "revision"},
        "review": {"conclusion": "conclusion", "reason": "opinion"},
        "secrecy-review": {"conclusion": "conclusion", "ground": "ground", "reason": "opinion"},
        "approve": {"reason": "opinion", "publish_at": "publish_at"},
        "return-review": {"reason": "reason"},
        "return-secrecy": {"reason": "reason"},
        "return-approval": {"reason": "reason"},
        "withdraw": {"reason": "withdrawal"},
        "revise": {},
        "comment": {"text": "text"},
    }

    def __init__(self, act: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        kwargs.setdefault("auto_id", f"{act}-%s")
        fields = {name: _FIELDS[kind]() for name, kind in self.FIELDS_OF[act].items()}
        super().__init__(*args, fields=fields, **kwargs)
