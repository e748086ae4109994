"""The forms of administrative decisions: importing, releasing, classifying, revoking."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.actions.classify_decisions import NOT_PUBLISHED
from gongkai.records.publishing.choices import Ground
from gongkai.records.publishing.decision_choices import (
    DecisionKind,
    DecisionStatus,
    ImportMode,
    ReleaseGround,
)
from gongkai.web.fields import PageForm


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _reason(label: Any, help_text: Any = "") -> forms.CharField:  # noqa: ANN401 - lazy text
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3})
    )


class ImportForm(PageForm):
    """A file, of what kind and of which agency."""

    kind = forms.ChoiceField(label=_("类别"), choices=DecisionKind.choices)
    file = forms.FileField(
        label=_("文件"),
        max_length=200,
        help_text=_(
            "CSV（UTF-8 或 GB18030）、XLSX 或 JSON Lines。表头用双公示的栏名，"
            "至少有：行政相对人名称、决定日期、事项名称或决定内容。身份证件号码不会保存。"
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.jsonl,.ndjson,.txt"}),
    )
    mode = forms.ChoiceField(label=_("有不合格的行时"), choices=ImportMode.choices)

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["agency"] = forms.ChoiceField(
            label=_("机关"), choices=[(each.pk, each.name) for each in agencies]
        )
        self.dress()
        self.order_fields(["agency", "kind", "file", "mode"])


class ReleaseForm(PageForm):
    """Why decisions become public, and until when."""

    ground = forms.ChoiceField(label=_("公开依据（条例第二十条）"), choices=ReleaseGround.choices)
    reason = _reason(
        _("公开的理由"), _("写明为什么公开，如：具有一定社会影响的理由。只在内部保存。")
    )
    publicity_until = forms.DateField(
        label=_("公示截止期"),
        required=False,
        widget=_day(),
        help_text=_("到期自动撤下。不填则用导入的截止期；都没有的，一直公开。"),
    )
    compulsion_confirmed = forms.BooleanField(
        label=_("其中有行政强制决定的：确认有法律、法规、规章或者国家规定要求公开"),
        required=False,
    )


class ClassifyForm(PageForm):
    """Why decisions are not published on the agency's own initiative."""

    status = forms.ChoiceField(
        label=_("公开属性"), choices=[(each.value, each.label) for each in NOT_PUBLISHED]
    )
    ground = forms.ChoiceField(
        label=_("不主动公开的依据"), choices=[("", _("请选择")), *Ground.choices], required=False
    )
    reason = _reason(_("理由"))

    def clean_status(self) -> DecisionStatus:
        """Give the status."""
        return DecisionStatus(self.cleaned_data["status"])


class RevokeForm(PageForm):
    """When a decision was revoked, and how."""

    revoked_on = forms.DateField(label=_("决定撤销日期"), widget=_day())
    reason = _reason(_("撤销的情况"), _("如：行政复议决定撤销，文号。只在内部保存。"))


class TakeDownForm(PageForm):
    """Why a decision should not have been public."""

    reason = _reason(_("撤下的原因"), _("只在内部保存；公众只看到“撤回公开”和日期。"))
