"""A file of administrative decisions that is imported, and what is wrong with its rows."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency, User
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.decision_choices import (
    DROPPING,
    UNFINISHED,
    DecisionKind,
    ImportMode,
    ImportState,
)
from gongkai.records.roles import Permission


class DecisionImportQuerySet(models.QuerySet["DecisionImport"]):
    """Imports by who may see them."""

    def for_user(self, user: User, today: date) -> DecisionImportQuerySet:
        """Give those of the agencies whose records the person may see."""
        return self.filter(agency__in=agencies_where(user, Permission.SEE, today))


class DecisionImport(models.Model):
    """A batch: its file, how far it was read, and how its rows fared.

    `rows_read` is the checkpoint: it is written with the rows that it counts, so that an import
    that was stopped goes on behind them. `digest` runs over the rows that were taken. The file is
    kept at `path` while it is needed and removed after, for it may name people in full.
    `lines` is about how many rows the file has; how many exactly is known once it is read.
    """

    agency = models.ForeignKey(
        Agency, verbose_name=_("机关"), on_delete=models.PROTECT, related_name="decision_imports"
    )
    kind = models.CharField(_("类别"), max_length=14, choices=DecisionKind.choices)
    mode = models.CharField(_("有不合格的行时"), max_length=4, choices=ImportMode.choices)
    state = models.CharField(
        _("状态"), max_length=10, choices=ImportState.choices, default=ImportState.WAITING
    )
    file_name = models.CharField(_("文件名"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=80, blank=True)
    headings = models.JSONField(default=dict)  # taken: heading -> field; ignored: headings
    lines = models.PositiveIntegerField(default=0)
    rows_read = models.PositiveIntegerField(default=0)
    rows_taken = models.PositiveIntegerField(default=0)
    rows_known = models.PositiveIntegerField(default=0)
    rows_bad = models.PositiveIntegerField(default=0)
    ids_left_out = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = DecisionImportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=models.Q(state__in=UNFINISHED),
                name="decision_import_one_at_a_time",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-made_at"], name="decision_import_new")
        ]
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_unfinished(self) -> bool:
        """Whether there is still something to do."""
        return self.state in UNFINISHED

    @property
    def is_dropping(self) -> bool:
        """Whether its rows are being removed."""
        return self.state in DROPPING

    @property
    def percent(self) -> int:
        """About how much of the file is read."""
        if self.state == ImportState.DONE:
            return 100
        return min(99, 100 * self.rows_read // self.lines) if self.lines else 0


class DecisionImportProblem(models.Model):
    """What is wrong with a row of a file; `value` is left out where it could name somebody."""

    batch = models.ForeignKey(DecisionImport, on_delete=models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=20)
    value = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["batch", "row", "pk"]

    def __str__(self) -> str:
        return f"{self.row} {self.column} {self.code}"
