"""What came of trying a document's links."""

from typing import ClassVar

from django.db import models

from gongkai.records.publishing.models.document import Document


class LinkCheck(models.Model):
    """A link of a document as it was last tried."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="link_checks")
    address = models.CharField(max_length=2000)
    status = models.PositiveSmallIntegerField(null=True)
    broken = models.BooleanField()
    note = models.CharField(max_length=60, blank=True)
    tried_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["document", "broken"], name="link_check")]

    def __str__(self) -> str:
        return self.address
