"""One act in the chain of its agency."""

from typing import ClassVar

from django.db import models


class AuditEntry(models.Model):
    """An act: who, when, what, on which record; ids only, no personal data.

    `chain` is the agency's code, "" the installation's own. `digest` is that of the entry with
    the digest before it, so that none can be changed, left out or put in unseen.
    """

    append_only = True

    chain = models.CharField(max_length=40)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_entry_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id"], name="audit_entry_object")
        ]
        ordering: ClassVar = ["chain", "seq"]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.verb}"
