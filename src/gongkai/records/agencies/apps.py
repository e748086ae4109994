"""The agencies app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    """Agencies and people."""

    name = "gongkai.records.agencies"
    label = "agencies"
    verbose_name = _("机关")
