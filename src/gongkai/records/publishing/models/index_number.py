"""Index numbers (索引号), unique and never used again."""

from typing import ClassVar

from django.db import models

from gongkai.records.agencies.index_scheme import LONGEST_NUMBER
from gongkai.records.agencies.models import Agency


class IndexNumber(models.Model):
    """An index number that was given out; `serial` counts within an agency and a year."""

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="index_numbers")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=LONGEST_NUMBER, unique=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year", "serial"], name="index_serial_once")
        ]

    def __str__(self) -> str:
        return self.number
