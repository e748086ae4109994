"""The audit app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The log of acts; also makes the triggers of every append-only table."""

    name = "gongkai.records.audit"
    label = "audit"
    verbose_name = _("审计")

    def ready(self) -> None:
        """Hold append-only tables to it after each migration."""
        from gongkai.records.append_only import after_migrate  # noqa: PLC0415 - apps load first

        post_migrate.connect(after_migrate, dispatch_uid="append-only")
