"""The publishing app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Documents and what becomes public of them."""

    name = "gongkai.records.publishing"
    label = "publishing"
    verbose_name = _("主动公开")
