"""Where each chain ends: the row that writers wait for."""

from django.db import models


class AuditHead(models.Model):
    """The last entry of a chain; locked by who writes the next."""

    chain = models.CharField(max_length=40, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq}"
