"""The form of a document, and those of the acts on it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.choices import (
    DisclosureStatus,
    DocumentKind,
    Genre,
    Ground,
    Validity,
)
from gongkai.records.publishing.content import FIELDS
from gongkai.records.publishing.topics import topic_choices
from gongkai.statute.items import statutory_items
from gongkai.web.fields import PageForm


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _item(value: str) -> int | None:
    return int(value) if value else None


class RichText(forms.Textarea):
    """A field of HTML that a script, where there is one, turns into an editor."""

    buttons = (
        ("h2", _("标题一")),
        ("h3", _("标题二")),
        ("bold", _("加粗")),
        ("underline", _("下划线")),
        ("ul", _("项目符号")),
        ("ol", _("编号")),
        ("table", _("插入表格")),
        ("row", _("加一行")),
        ("column", _("加一列")),
        ("no-table", _("删表格")),
        ("undo", _("撤消操作")),
        ("redo", _("重做")),
    )


class DocumentForm(PageForm):
    """What an officer writes of a document; `revision` is the one that was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("标题"), max_length=300)
    document_number = forms.CharField(
        label=_("发文字号"),
        max_length=60,
        required=False,
        help_text=_("如：示建发〔2026〕52号。没有的不填。"),
    )
    made_on = forms.DateField(
        label=_("成文日期"),
        required=False,
        widget=_day(),
        help_text=_("公开期限从这一天起算：20个工作日内（条例第二十六条）。"),
    )
    disclosure = forms.ChoiceField(
        label=_("公开属性"), choices=DisclosureStatus.choices, initial=DisclosureStatus.PROACTIVE
    )
    ground = forms.ChoiceField(
        label=_("不主动公开的依据"),
        required=False,
        choices=[("", _("（主动公开的不选）")), *Ground.choices],
    )
    ground_reason = forms.CharField(
        label=_("不主动公开的理由"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    review_again_on = forms.DateField(
        label=_("再次审查日期"),
        required=False,
        widget=_day(),
        help_text=_("不主动公开的信息要定期评估，因情势变化可以公开的应当公开（条例第十八条）。"),
    )
    item = forms.TypedChoiceField(
        label=_("法定主动公开内容（条例第二十条）"),
        required=False,
        coerce=_item,
        empty_value=None,
    )
    kind = forms.ChoiceField(
        label=_("类别"), choices=DocumentKind.choices, initial=DocumentKind.OTHER
    )
    genre = forms.ChoiceField(label=_("体裁"), choices=Genre.choices, initial=Genre.NOTICE)
    topic = forms.ChoiceField(label=_("主题分类"), required=False)
    validity = forms.ChoiceField(
        label=_("有效性"), choices=Validity.choices, initial=Validity.IN_FORCE
    )
    effective_on = forms.DateField(label=_("施行日期"), required=False, widget=_day())
    expires_on = forms.DateField(label=_("失效日期"), required=False, widget=_day())
    summary = forms.CharField(
        label=_("内容概述"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    keywords = forms.CharField(label=_("关键词"), max_length=200, required=False)
    body = forms.CharField(
        label=_("正文"),
        required=False,
        widget=RichText(attrs={"rows": 18}),
        help_text=_("可以从 Word、WPS 粘贴；表格和标题会保留，字体和颜色不保留。"),
    )

    optional: ClassVar[tuple[str, ...]] = (
        "document_number",
        "topic",
        "effective_on",
        "expires_on",
        "summary",
        "keywords",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        items = [(each.number, f"（{each.number}）{each.zh}") for each in statutory_items()]
        self.fields["item"].choices = [("", _("请选择")), *items]  # type: ignore[attr-defined]
        self.fields["topic"].choices = [("", _("请选择")), *topic_choices()]  # type: ignore[attr-defined]

    def fields_written(self) -> dict[str, Any]:
        """Give what `begin` and `save` take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class NewDocumentForm(DocumentForm):
    """The form of a new document, which says at which agency."""

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["agency"] = forms.ChoiceField(
            label=_("机关"),
            choices=[(each.pk, each.name) for each in agencies],
        )
        self.dress()
        self.order_fields(["agency"])
