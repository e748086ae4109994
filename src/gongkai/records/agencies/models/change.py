"""What became of an agency, and whom it stood under when."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models.agency import Agency


class ChangeKind(models.TextChoices):
    """What happened to an agency."""

    FOUNDED = "founded", _("设立")
    RENAMED = "renamed", _("更名")
    MERGED = "merged", _("合并")
    SPLIT = "split", _("拆分")
    ABOLISHED = "abolished", _("撤销")
    MOVED = "moved", _("改变隶属关系")


class AgencyChange(models.Model):
    """One change of an agency, with its basis; `successors` answer for it from that day on."""

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=12, choices=ChangeKind.choices)
    happened_on = models.DateField()
    former_name = models.CharField(max_length=100, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    successors = models.ManyToManyField(
        Agency, through="Succession", related_name="predecessor_changes"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["happened_on", "pk"]

    def __str__(self) -> str:
        return f"{self.agency} {self.get_kind_display()} {self.happened_on}"


class Succession(models.Model):
    """An agency that answers for another from a change on; the first is the one that took over."""

    append_only = True

    change = models.ForeignKey(AgencyChange, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "successor"], name="succession_once")
        ]
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.change} → {self.successor}"


class ParentLink(models.Model):
    """Whom an agency stood under from a day on; roll-ups follow the tree of the year's end."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="parent_links")
    parent = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "since"], name="parent_link_once")
        ]
        ordering: ClassVar = ["agency", "since"]

    def __str__(self) -> str:
        return f"{self.agency} ← {self.parent} {self.since}"
