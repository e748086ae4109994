"""How documents stand to each other."""

from typing import ClassVar

from django.db import models

from gongkai.records.publishing.choices import RelationKind
from gongkai.records.publishing.models.document import Document


class DocumentRelation(models.Model):
    """One document repeals, amends or interprets another; written while it is drafted."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=12, choices=RelationKind.choices)
    target = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="related_by")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "kind", "target"], name="relation_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.target_id}"
