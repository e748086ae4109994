"""What an agency that ends leaves behind, and who takes it over.

Records of other apps belong to agencies, and agencies know nothing of those apps: each app says in
its `ready` what it keeps. Acts that end an agency ask here; none may leave work without an owner.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency

Count = Callable[[Agency], int]
HandOver = Callable[[Actor, Agency, Agency], int]


@dataclass(frozen=True, slots=True)
class Estate:
    """One sort of record: its name, how many an agency has, and how another takes them over."""

    name: str | Promise
    count: Count
    hand_over: HandOver


_ESTATES: dict[str, Estate] = {}


def register(key: str, estate: Estate) -> None:
    """Make a sort of record known; an app calls it once it is loaded."""
    _ESTATES[key] = estate


def left_behind(agency: Agency) -> list[tuple[str | Promise, int]]:
    """Give the names and numbers of what the agency has."""
    counted = ((estate.name, estate.count(agency)) for estate in _ESTATES.values())
    return [(name, count) for name, count in counted if count]


def hand_over(actor: Actor, agency: Agency, heir: Agency) -> dict[str, int]:
    """Give all that an agency has to another, in the caller's transaction; tells how many."""
    return {key: estate.hand_over(actor, agency, heir) for key, estate in _ESTATES.items()}
