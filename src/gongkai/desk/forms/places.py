"""The form of a reading place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.records.publishing.models import ReadingPlaceKind
from gongkai.web.fields import PageForm


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlaceForm(PageForm):
    """A place where the public reads what is disclosed."""

    kind = forms.ChoiceField(label=_("类别"), choices=ReadingPlaceKind.choices)
    name = forms.CharField(label=_("名称"), max_length=100)
    address = forms.CharField(label=_("地址"), max_length=200)
    hours = forms.CharField(label=_("开放时间"), max_length=200)
    phone = forms.CharField(label=_("电话"), max_length=60, required=False)
    since = forms.DateField(label=_("启用日期"), widget=_day())
    until = forms.DateField(label=_("停用日期"), required=False, widget=_day())
