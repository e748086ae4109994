"""People who work at the desk, and what each is at which agency."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models.agency import Agency
from gongkai.records.roles import Role


class User(AbstractUser):
    """An officer; rights come from memberships alone, never from `is_superuser`.

    `must_change_password` tells that the password is one that an administrator was shown.
    """

    first_name = last_name = None  # type: ignore[assignment]
    name = models.CharField(_("姓名"), max_length=60)
    must_change_password = models.BooleanField(default=False, editable=False)

    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        verbose_name = _("工作人员")

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name as it stands in records."""
        return str(self)


class Membership(models.Model):
    """A role that somebody holds at an agency, from a day and until another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("角色"), max_length=20, choices=Role.choices)
    unit = models.CharField(_("科室"), max_length=60, blank=True)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "since"], name="membership_once"
            )
        ]
        verbose_name = _("角色")

    def __str__(self) -> str:
        return f"{self.user}：{self.agency}{self.get_role_display()}"
