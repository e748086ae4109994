"""Filters of a list that somebody keeps under a name."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import User


class SavedView(models.Model):
    """A list's filters as its address has them, under a person's own name for them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=60)
    name = models.CharField(_("视图名称"), max_length=40)
    query = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="saved_view_once")
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
