"""Working days (工作日): weekdays less holidays, plus the weekend days that are worked for them.

The schedule of a year is a notice of the State Council's office, usually issued in October or
November of the year before; a year without one is *provisional*: its weekends alone are known, and
every answer that rests on it says so. Schedules come with the package (data/holidays), and an
agency loads later years and its own local days.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from gongkai.statute.schedules import LocalDay, Schedule, schedule_from

_SATURDAY = 5
_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a day is: 工作日, 调休上班, 周末, 放假."""

    WORKDAY = "workday"
    MAKEUP_WORKDAY = "makeup_workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, what it is and why: name of the holiday, notice that says so, or "" for neither.

    `provisional` tells that the year's schedule was not known.
    """

    date: date
    kind: DayKind
    name: str
    source: str
    provisional: bool

    @property
    def works(self) -> bool:
        """Whether the day is a working day."""
        return self.kind in {DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY}


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a period, and the years counted through whose schedules are not known."""

    date: date
    provisional_years: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """Whether a schedule that is still to come may move the day."""
        return bool(self.provisional_years)


@dataclass(frozen=True)
class WorkCalendar:
    """The schedules that hold for an agency, and its local days (Reg.: 工作日).

    Of two schedules of one year the one known later counts; a local day counts before both.
    """

    schedules: tuple[Schedule, ...]
    local: tuple[LocalDay, ...] = ()
    _years: dict[int, tuple[int, ...]] = field(
        default_factory=dict, repr=False, compare=False, hash=False
    )

    def known_at(self, day: date) -> "WorkCalendar":
        """Return the calendar as it was known on *day*."""
        schedules = tuple(each for each in self.schedules if each.known_from <= day)
        local = tuple(each for each in self.local if each.known_from <= day)
        return WorkCalendar(schedules, local)

    def extended(
        self, schedules: Iterable[Schedule] = (), local: Iterable[LocalDay] = ()
    ) -> "WorkCalendar":
        """Return the calendar with further schedules and local days."""
        return WorkCalendar((*self.schedules, *schedules), (*self.local, *local))

    @cached_property
    def official_years(self) -> frozenset[int]:
        """The years whose official schedules are known."""
        return frozenset(each.year for each in self.schedules)

    @cached_property
    def _special(self) -> Mapping[date, tuple[DayKind, str, str]]:
        latest: dict[int, Schedule] = {}
        for schedule in sorted(self.schedules, key=lambda each: each.known_from):
            latest[schedule.year] = schedule
        found: dict[date, tuple[DayKind, str, str]] = {}
        for _, schedule in sorted(latest.items()):
            for day, name in schedule.off.items():
                found[day] = (DayKind.HOLIDAY, name, schedule.notice)
            for day in schedule.work:
                found[day] = (DayKind.MAKEUP_WORKDAY, "", schedule.notice)
        for local in sorted(self.local, key=lambda each: each.known_from):
            found[local.day] = (_local_kind(local), local.name, local.source)
        return found

    def day(self, day: date) -> Day:
        """Return what *day* is, and why."""
        provisional = day.year not in self.official_years
        if (special := self._special.get(day)) is not None:
            return Day(day, *special, provisional)
        kind = DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKDAY
        return Day(day, kind, "", "", provisional)

    def is_workday(self, day: date) -> bool:
        """Tell whether *day* is a working day, as far as is known."""
        return self.day(day).works

    def due(self, start: date, workdays: int) -> DueDay:
        """Return the last day of a period of working days that begins after *start*.

        The day itself does not count (期间开始之日不计算在内): day one is the next working day.
        ValueError for less than one day.
        """
        if workdays < 1:
            raise ValueError(f"a period has at least one working day, not {workdays}")
        year, left = start.year, workdays
        days = self._workdays(year)
        at = bisect_right(days, start.toordinal())
        while at + left > len(days):
            left -= len(days) - at
            year, at = year + 1, 0
            days = self._workdays(year)
        last = date.fromordinal(days[at + left - 1])
        return DueDay(last, self._provisional(start + _DAY, last))

    def count(self, after: date, until: date) -> int:
        """Count the working days after the first day, up to and with the second.

        Negative where *until* lies before *after*: the working days that have passed since.
        """
        if until < after:
            return -self.count(until, after)
        total = 0
        for year in range(after.year, until.year + 1):
            days = self._workdays(year)
            first = bisect_right(days, after.toordinal())
            total += bisect_right(days, until.toordinal()) - first
        return total

    def on_or_after(self, day: date) -> DueDay:
        """Return the first working day from *day* on: where a period of calendar days ends.

        A period whose last day is a holiday ends on the first day after it.
        """
        return self.due(day - _DAY, 1)

    def _workdays(self, year: int) -> tuple[int, ...]:
        """The year's working days as ordinals, in order."""
        if (known := self._years.get(year)) is None:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            days = map(date.fromordinal, range(first, last + 1))
            known = self._years[year] = tuple(d.toordinal() for d in days if self.is_workday(d))
        return known

    def _provisional(self, first: date, last: date) -> tuple[int, ...]:
        years = range(first.year, last.year + 1)
        return tuple(year for year in years if year not in self.official_years)


def _local_kind(local: LocalDay) -> DayKind:
    return DayKind.HOLIDAY if local.off else DayKind.MAKEUP_WORKDAY


@cache
def official_calendar() -> WorkCalendar:
    """Return the calendar of the schedules that come with the package."""
    folder = files("gongkai.statute").joinpath("data", "holidays")
    schedules: list[Schedule] = []
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        entries: Sequence[Mapping[str, object]] = tomllib.loads(file.read_text(encoding="utf-8"))[
            "schedule"
        ]
        year = int(file.name.removesuffix(".toml"))
        schedules += [schedule_from(year, entry) for entry in entries]
    return WorkCalendar(tuple(schedules))
