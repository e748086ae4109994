"""A file that belongs to a document."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import User
from gongkai.records.publishing.models.document import Document


class Attachment(models.Model):
    """A file: its name as uploaded, its type by content, its digest, and where it is kept.

    `removed_at` takes it out of the draft; versions that have it keep it.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=80)
    alarms = models.JSONField(default=list)  # what is left in the file that its reader does not see
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
