"""Holiday schedules that were loaded, and days off in one place."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models.agency import Agency


class LoadedSchedule(models.Model):
    """A year's schedule as loaded here; of several for a year the one known last counts."""

    append_only = True

    year = models.PositiveSmallIntegerField()
    notice = models.CharField(_("通知文号"), max_length=60)
    known_from = models.DateField(_("通知日期"))
    off = models.JSONField(default=dict)  # ISO date to name
    work = models.JSONField(default=list)  # ISO dates
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "notice"], name="schedule_once")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.notice}"


class LocalHoliday(models.Model):
    """A day off, or worked, at an agency and those below it."""

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="local_holidays")
    day = models.DateField()
    off = models.BooleanField(default=True)
    name = models.CharField(max_length=60)
    source = models.CharField(max_length=200)
    known_from = models.DateField()

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"{self.agency} {self.day} {self.name}"
