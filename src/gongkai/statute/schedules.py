"""A year's holidays (节假日安排) as a notice gives them, and an agency's local days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5
_DECEMBER = 12
_LONGEST = 30  # days of one holiday; more is a slip of the pen


class ScheduleError(ValueError):
    """A schedule that cannot be one, told in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Schedule:
    """A year's holidays by name and the weekend days worked for them, with the notice.

    `known_from` is the day on which the notice was issued. Days of the December before may be
    part of a year's schedule. Raises ScheduleError for days that cannot be right.
    """

    year: int
    notice: str
    known_from: date
    off: Mapping[date, str]
    work: frozenset[date]

    def __post_init__(self) -> None:
        """Refuse days of another year, worked weekdays, and days that are both."""
        first = date(self.year - 1, _DECEMBER, 1)
        for day in sorted((*self.off, *self.work)):
            if not (first <= day <= date(self.year, _DECEMBER, 31)):
                raise ScheduleError(
                    f"{self.year}年的安排里有{day}，不属于该年",
                    f"the schedule of {self.year} has {day}, a day of another year",
                )
        for day in sorted(self.work):
            if day.weekday() < _SATURDAY:
                raise ScheduleError(
                    f"{day}不是周六或周日，不能调休上班",
                    f"{day} is no Saturday or Sunday: it cannot be a make-up working day",
                )
        if both := sorted(self.work & set(self.off)):
            raise ScheduleError(
                f"{both[0]}既放假又上班", f"{both[0]} is both off and worked: it can be only one"
            )


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day off (or worked) in one place alone, such as a holiday of an ethnic area.

    From 《全国年节及纪念日放假办法》 Art. 4: a setting of the agency, with its source.
    """

    day: date
    off: bool
    name: str
    source: str
    known_from: date


def schedule_from(year: int, entry: Mapping[str, object]) -> Schedule:
    """Make a schedule from `notice`, `known_from`, `off` (name, first, last) and `work`.

    Raises ScheduleError naming what is missing or is not what it should be.
    """
    notice, known_from = entry.get("notice"), entry.get("known_from")
    if not isinstance(notice, str) or not notice.strip():
        raise ScheduleError(
            "缺少通知的文号（notice）", "the number of the notice is missing: notice"
        )
    return Schedule(
        year,
        notice.strip(),
        _date(known_from, "known_from"),
        _off(entry.get("off")),
        frozenset(_date(day, "work") for day in _list(entry.get("work", []), "work")),
    )


def _off(periods: object) -> dict[date, str]:
    days: dict[date, str] = {}
    for period in _list(periods, "off"):
        if not isinstance(period, Mapping) or not isinstance(period.get("name"), str):
            raise ScheduleError(
                "off 的每一项须有 name、first、last", "each of off has name, first and last"
            )
        first, last = _date(period.get("first"), "first"), _date(period.get("last"), "last")
        count = (last - first).days + 1
        if not 1 <= count <= _LONGEST:
            raise ScheduleError(
                f"{period['name']}从{first}到{last}，不是一个假期",
                f"{period['name']} from {first} to {last} is no holiday",
            )
        days.update((first + timedelta(days=at), period["name"]) for at in range(count))
    return days


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise ScheduleError(f"{name} 须是列表", f"{name} must be a list")
    return value


def _date(value: object, name: str) -> date:
    if type(value) is not date:
        raise ScheduleError(
            f"{name} 须是日期，如 2027-01-01，不能是 {value!r}",
            f"{name} must be a date such as 2027-01-01, not {value!r}",
        )
    return value
