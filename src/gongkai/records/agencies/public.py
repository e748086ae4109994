"""What is public of agencies: that they are, and the profile that each made public."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.records.agencies.models import Agency, ProfileSection, PublicProfile

__all__ = ["Agency", "Profile", "current_agencies", "profile_of"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A published profile: label and text of each part that was published, in the law's order."""

    rows: list[tuple[str, str]]
    published: PublicProfile


def current_agencies(today: date) -> QuerySet[Agency]:
    """Give the agencies that exist today, in the order of the tree."""
    return Agency.objects.current(today)


def profile_of(agency: Agency) -> Profile | None:
    """Give the last profile that an agency made public; None where it never did."""
    published = agency.public_profiles.order_by("published_at", "pk").last()
    if published is None:
        return None
    rows = [
        (str(section.label), published.sections[section]["text"])
        for section in ProfileSection
        if section in published.sections
    ]
    return Profile(rows, published)
