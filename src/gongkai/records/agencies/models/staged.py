"""A file that was uploaded for an import, kept from the preview until it is confirmed."""

from typing import ClassVar

from django.db import models

from gongkai.records.agencies.models.people import User


class StagedFile(models.Model):
    """What somebody uploaded; its content goes once it was imported or given up."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["by", "at"], name="staged_by")]

    def __str__(self) -> str:
        return self.name
