"""What checks before publication go by at an agency, and alarms that were let pass."""

from typing import ClassVar

from django.db import models

from gongkai.records.agencies.models import Agency, User
from gongkai.records.publishing.models.document import Document


class CheckSettings(models.Model):
    """An agency's own severities by code (blocking, warning, off), and its own words (CSV)."""

    agency = models.OneToOneField(
        Agency, on_delete=models.PROTECT, primary_key=True, related_name="check_settings"
    )
    severities = models.JSONField(default=dict)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.agency)


class AlarmWaiver(models.Model):
    """A reason given for an alarm, so that it no longer stops; `digest` tells which one.

    The digest is of code, part and text: where the text changes, the alarm comes again.
    """

    append_only = True

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="alarm_waivers")
    code = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["document", "digest"], name="alarm_waiver")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.code}"
