"""The publishing app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Documents and what becomes public of them."""

    name = "gongkai.records.publishing"
    label = "publishing"
    verbose_name = _("主动公开")

    def ready(self) -> None:
        """Say what of agencies and calendars documents rest on."""
        from gongkai.records.agencies import deadlines, estates  # noqa: PLC0415 - needs the models
        from gongkai.records.publishing import clock  # noqa: PLC0415
        from gongkai.records.publishing.actions import hand_over  # noqa: PLC0415

        estates.register("documents", hand_over.DOCUMENTS)
        deadlines.register("documents", clock.DOCUMENTS)
