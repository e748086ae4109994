"""Where the public reads what is disclosed (Reg. Art. 25), and what was handed over there."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import Agency, User
from gongkai.records.policy import agencies_where
from gongkai.records.roles import Permission


class ReadingPlaceKind(models.TextChoices):
    """Places that Art. 25 names."""

    ARCHIVE = "archive", _("国家档案馆")
    LIBRARY = "library", _("公共图书馆")
    SERVICE_HALL = "service_hall", _("政务服务场所")


class ReadingPlaceQuerySet(models.QuerySet["ReadingPlace"]):
    """Reading places by who may see them."""

    def for_user(self, user: User, today: date) -> ReadingPlaceQuerySet:
        """Give those of the agencies whose records the person may see."""
        return self.filter(agency__in=agencies_where(user, Permission.SEE, today))


class ReadingPlace(models.Model):
    """A place with what it takes to read there; public by nature while it is open."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reading_places")
    kind = models.CharField(_("类别"), max_length=14, choices=ReadingPlaceKind.choices)
    name = models.CharField(_("名称"), max_length=100)
    address = models.CharField(_("地址"), max_length=200)
    hours = models.CharField(_("开放时间"), max_length=200)
    phone = models.CharField(_("电话"), max_length=60, blank=True)
    since = models.DateField(_("启用日期"))
    until = models.DateField(_("停用日期"), null=True, blank=True)

    objects = ReadingPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("查阅场所")
        ordering: ClassVar = ["agency", "kind", "name"]

    def __str__(self) -> str:
        return self.name


class HandOver(models.Model):
    """A list of what was made public since the last one, handed over to a reading place."""

    append_only = True

    place = models.ForeignKey(ReadingPlace, on_delete=models.PROTECT, related_name="hand_overs")
    number = models.PositiveIntegerField()
    until = models.DateTimeField()
    publications = models.JSONField()  # keys, in the order of the list
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "number"], name="hand_over_once")
        ]
        ordering: ClassVar = ["place", "-number"]

    def __str__(self) -> str:
        return f"{self.place} {self.number}"
