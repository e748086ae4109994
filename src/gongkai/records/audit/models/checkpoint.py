"""A signed statement of where a chain stood."""

from typing import ClassVar

from django.db import models


class Checkpoint(models.Model):
    """Digest of a chain at an entry, signed; kept elsewhere too, it shows a chain cut short."""

    append_only = True

    chain = models.CharField(max_length=40)
    seq = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)

    class Meta:
        ordering: ClassVar = ["chain", "seq"]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.key_id}"
