"""The forms of acts: each has the fields that its act takes."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gongkai.records.publishing.actions.consult import unanswered
from gongkai.records.publishing.choices import Carrier, Genre, State
from gongkai.records.publishing.models import Document, InterpretationForm
from gongkai.web.fields import PageForm

_MOST_CHOICES = 50


def _text(label: StrOrPromise, *, required: bool, help_text: StrOrPromise = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, help_text=help_text, widget=widget)


def _line(
    label: StrOrPromise, help_text: StrOrPromise = "", *, required: bool = True
) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, help_text=help_text, required=required)


def _day(label: StrOrPromise) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


def _key(
    label: StrOrPromise, choices: list[tuple[int, str]], *, required: bool = True
) -> forms.Field:
    blank: list[tuple[Any, Any]] = [] if required else [("", _("（不选）"))]
    return forms.TypedChoiceField(
        label=label, choices=[*blank, *choices], coerce=int, empty_value=None, required=required
    )


def _asked(document: Document) -> forms.Field:
    steps = unanswered(document)
    return _key(
        _("征求意见"), [(each.pk, f"{each.detail['organ']}：{each.reason}") for each in steps]
    )


def _plan(document: Document) -> forms.Field:
    plans = document.interpretation_plans.filter(fulfilled_on=None, dropped_because="")
    return _key(
        _("解读计划"), [(each.pk, f"{each.get_form_display()} {each.due_on}") for each in plans]
    )


def _interpreting(document: Document) -> forms.Field:
    found = Document.objects.filter(
        agency=document.agency, state=State.PUBLISHED, genre=Genre.INTERPRETATION
    ).exclude(pk=document.pk)[:_MOST_CHOICES]
    return _key(_("本平台上的解读"), [(each.pk, each.title) for each in found], required=False)


_FIELDS: Mapping[str, Callable[[Document], forms.Field]] = {
    "revision": lambda _d: forms.IntegerField(widget=forms.HiddenInput),
    "conclusion": lambda _d: _line(_("结论"), _("如：同意主动公开。")),
    "ground": lambda _d: _line(_("依据"), _("如：经核对，不含国家秘密和工作秘密。")),
    "opinion": lambda _d: _text(_("意见"), required=False),
    "reason": lambda _d: _text(_("原因"), required=True),
    "withdrawal": lambda _d: _text(
        _("撤回的原因"), required=True, help_text=_("公众会看到这个原因。")
    ),
    "publish_at": lambda _d: forms.DateTimeField(
        label=_("定时发布"),
        required=False,
        help_text=_("不填则批准后立即公开。"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    ),
    "text": lambda _d: _text(_("意见"), required=True),
    "organ": lambda _d: _line(_("机关名称")),
    "question": lambda _d: _text(_("要确认的内容"), required=True),
    "asked": _asked,
    "answer": lambda _d: _line(_("答复内容")),
    "answer_ground": lambda _d: _line(_("依据"), required=False),
    "carrier": lambda _d: forms.ChoiceField(
        label=_("公开载体"),
        choices=[each for each in Carrier.choices if each[0] != Carrier.OWN_PORTAL],
    ),
    "address": lambda _d: _line(_("地址或期号"), required=False),
    "published_on": lambda _d: _day(_("公开日期")),
    "form": lambda _d: forms.ChoiceField(label=_("解读形式"), choices=InterpretationForm.choices),
    "due_on": lambda _d: _day(_("完成日期")),
    "note": lambda _d: _line(_("说明"), required=False),
    "plan": _plan,
    "interpreting": _interpreting,
}


class ActForm(PageForm):
    """The fields of one act; the names in `FIELDS_OF` are those of the act's own arguments."""

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
        "consult": {"organ": "organ", "question": "question"},
        "refer": {"organ": "organ", "question": "question"},
        "answer": {"asked": "asked", "conclusion": "answer", "ground": "answer_ground"},
        "carrier": {"carrier": "carrier", "address": "address", "published_on": "published_on"},
        "plan-interpretation": {"form": "form", "due_on": "due_on", "note": "note"},
        "fulfil-interpretation": {"plan": "plan", "by": "interpreting", "address": "address"},
        "drop-interpretation": {"plan": "plan", "reason": "reason"},
        "comment": {"text": "text"},
    }

    def __init__(self, act: str, document: Document, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        kwargs.setdefault("auto_id", f"{act}-%s")
        fields = {name: _FIELDS[kind](document) for name, kind in self.FIELDS_OF[act].items()}
        super().__init__(*args, fields=fields, **kwargs)
