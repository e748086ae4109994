"""A document as it was submitted."""

from typing import ClassVar

from django.db import models

from gongkai.records.agencies.models import User
from gongkai.records.publishing.models.document import Document


class DocumentVersion(models.Model):
    """All that a document said when it was submitted; reviewers review this, not the draft."""

    append_only = True

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="version_once")
        ]
        ordering: ClassVar = ["document", "number"]

    def __str__(self) -> str:
        return f"{self.document_id}v{self.number}"
