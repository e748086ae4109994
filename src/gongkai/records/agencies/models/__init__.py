"""Agencies and their tree over time; people and what they are where; profiles; calendars."""

from gongkai.records.agencies.models.agency import Agency, AgencyKind, Leadership, Level
from gongkai.records.agencies.models.change import (
    AgencyChange,
    ChangeKind,
    ParentLink,
    Succession,
)
from gongkai.records.agencies.models.days import LoadedSchedule, LocalHoliday
from gongkai.records.agencies.models.people import Membership, User
from gongkai.records.agencies.models.profile import (
    ProfileEntry,
    ProfileSection,
    PublicProfile,
)
from gongkai.records.agencies.models.staged import StagedFile

__all__ = [
    "Agency",
    "AgencyChange",
    "AgencyKind",
    "ChangeKind",
    "Leadership",
    "Level",
    "LoadedSchedule",
    "LocalHoliday",
    "Membership",
    "ParentLink",
    "ProfileEntry",
    "ProfileSection",
    "PublicProfile",
    "StagedFile",
    "Succession",
    "User",
]
