"""The form of an obligation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.records.publishing.choices import Carrier
from gongkai.records.publishing.models import Obligation
from gongkai.web.fields import PageForm


class ObligationForm(PageForm):
    """Who sees to an entry, where and when it is published, or why it does not apply."""

    unit = forms.CharField(label=_("责任科室"), max_length=60, required=False)
    publisher = forms.CharField(label=_("公开主体"), max_length=200, required=False)
    time_limit = forms.CharField(label=_("公开时限"), max_length=200, required=False)
    stale_after = forms.IntegerField(
        label=_("多少天未更新即提醒"),
        min_value=1,
        max_value=3650,
        required=False,
        help_text=_("不填则不提醒。"),
    )
    carriers = forms.MultipleChoiceField(
        label=_("公开渠道和载体"),
        choices=Carrier.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    applies = forms.BooleanField(label=_("适用于本机关"), required=False)
    why_not = forms.CharField(
        label=_("不适用的理由"),
        max_length=200,
        required=False,
        help_text=_("如：本机关没有行政强制权。"),
    )

    @classmethod
    def initial_of(cls, obligation: Obligation) -> dict[str, Any]:
        """Give what an entry says now."""
        return {name: getattr(obligation, name) for name in cls.base_fields}
