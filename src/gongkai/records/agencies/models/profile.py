"""What an agency tells of itself (Reg. Art. 20(1)(2)): entries with history, and public copies."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models.agency import Agency
from gongkai.records.agencies.models.people import User


class ProfileSection(models.TextChoices):
    """The parts of the profile that Art. 20(1)(2) and Art. 12 name."""

    FUNCTIONS = "functions", _("机关职能")
    STRUCTURE = "structure", _("机构设置")
    ADDRESS = "address", _("办公地址")
    HOURS = "hours", _("办公时间")
    CONTACTS = "contacts", _("联系方式")
    HEADS = "heads", _("负责人姓名")


class ProfileEntry(models.Model):
    """One part of a profile as it was from a day on; confirming it unchanged is an entry too.

    `lines` are the contacts (label and text) or the heads (name, post, since) that `text` says in
    words; other parts have text alone.
    """

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="profile_entries")
    section = models.CharField(max_length=12, choices=ProfileSection.choices)
    text = models.TextField()
    lines = models.JSONField(default=list)
    valid_from = models.DateField()
    confirmed_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agency", "section", "recorded_at"], name="profile_latest")
        ]
        ordering: ClassVar = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.agency} {self.get_section_display()}"


class PublicProfile(models.Model):
    """The profile as it was made public; the last one counts."""

    append_only = True

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="public_profiles")
    agency_name = models.CharField(max_length=100)
    sections = models.JSONField()  # section to text, lines, since, confirmed_on
    published_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["published_at", "pk"]

    def __str__(self) -> str:
        return f"{self.agency_name} {self.published_at:%Y-%m-%d}"
