"""Days that rest on a calendar, and what becomes of them when the calendar changes.

Records of other apps have days by which something is due, and agencies know nothing of those apps:
each says in its `ready` how its days are found and set anew (as with `estates`).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.records.agencies.calendars import Calendars
from gongkai.records.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class Shift:
    """A day that a change of the calendar moves: of a record of which agency, from when to when."""

    agency: Agency
    before: date
    after: date


Shifts = Callable[[Calendars, date, date], Iterator[Shift]]
Reset = Callable[[Calendars, date, date], int]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """One sort of day: which move if days from a first to a last change, and setting them anew."""

    shifts: Shifts
    reset: Reset


_DEADLINES: dict[str, Deadlines] = {}


def register(key: str, deadlines: Deadlines) -> None:
    """Make a sort of day known; an app calls it once it is loaded."""
    _DEADLINES[key] = deadlines


def preview(calendars: Calendars, first: date, last: date) -> list[tuple[Shift, int]]:
    """Give what would move, and how many of each, by agency and day."""
    counted: Counter[tuple[str, date, date]] = Counter()
    shifts: dict[tuple[str, date, date], Shift] = {}
    for each in _DEADLINES.values():
        for shift in each.shifts(calendars, first, last):
            key = (shift.agency.path, shift.before, shift.after)
            counted[key] += 1
            shifts[key] = shift
    return [(shifts[key], counted[key]) for key in sorted(counted)]


def reset(calendars: Calendars, first: date, last: date) -> int:
    """Set the days anew, in the caller's transaction; tells how many moved."""
    return sum(each.reset(calendars, first, last) for each in _DEADLINES.values())
