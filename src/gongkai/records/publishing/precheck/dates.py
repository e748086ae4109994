"""Dates that cannot be, and dates not written as GB/T 9704-2012 and GB/T 15835-2011 have them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from gongkai.records.publishing.precheck.hit import Hit

# From 月 to both sides: digits are everywhere, months are not.
_MONTH = re.compile(r"月(?: ?([0-9]{1,2}) ?日)?")
_BEFORE_MONTH = re.compile(r"(?:([0-9]{2,4}) ?年 ?)?([0-9]{1,2}) ?$")
_LONGEST_BEFORE = 12
_ISO = re.compile(r"((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9./-]|[A-Za-z])")
_NUMERALS = re.compile(
    r"[一二][一二三四五六七八九〇○零]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_PERIOD = re.compile(
    r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日(?:起)? ?(?:至|到|[—–~～-]{1,2}) ?"
    r"(?:([0-9]{4}) ?年 ?)?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
)
_LEAP_YEAR = 2024  # where no year is told, 29 February may be
_MONTHS, _DAYS = 12, 31
_FULL_YEAR, _SHORT_YEAR = 4, 2
_NEAR_MONTH = frozenset("0123456789 ")
_TO = frozenset("起至到—–~～- ")


def find_dates(text: str) -> Iterator[Hit]:
    """Find what is wrong with dates in a folded text."""
    for month in _MONTH.finditer(text):
        before = text[max(0, month.start() - _LONGEST_BEFORE) : month.start()]
        found = _BEFORE_MONTH.search(before) if before[-1:] in _NEAR_MONTH else None
        if found is not None:
            yield from _written(text, _Written(month, before, found))
    for found in _ISO.finditer(text):
        if not _continues(text, found.start()) and _never_was(found):
            yield Hit("DATE-IMPOSSIBLE", *found.span())
    for found in _NUMERALS.finditer(text):
        yield Hit("DATE-NUMERALS", *found.span())


class _Written:
    """A date as written: year and day where they are told, and its place."""

    __slots__ = ("day", "end", "left", "month", "start", "year")

    def __init__(self, month: re.Match[str], before: str, found: re.Match[str]) -> None:
        self.start = month.start() - len(before) + found.start()
        self.end = month.end()
        self.year: str | None = found[1]
        self.month: str = found[2]
        self.day: str | None = month[1]
        self.left = before[: found.start()][-1:]


def _written(text: str, found: _Written) -> Iterator[Hit]:
    year, day = found.year, found.day
    if found.left.isdecimal() or (year is None and (day is None or found.left in {".", "年"})):
        return
    if year is not None and len(year) not in {_SHORT_YEAR, _FULL_YEAR}:
        return
    span = found.start, found.end
    is_full = year is not None and len(year) == _FULL_YEAR
    if _is_impossible(int(year) if year and is_full else None, found.month, day):
        yield Hit("DATE-IMPOSSIBLE", *span)
        return
    if found.month[0] == "0" or (day or "")[:1] == "0":
        yield Hit("DATE-FORMAT", *span)
    if year is not None and not is_full and day is not None:
        yield Hit("DATE-SHORT-YEAR", *span)
    if is_full and day is not None and text[found.end : found.end + 1] in _TO:
        period = _PERIOD.match(text, found.start)
        if period is not None and _is_reversed(period):
            yield Hit("DATE-REVERSED", *period.span())


def _is_impossible(year: int | None, month: str, day: str | None) -> bool:
    if not 1 <= int(month) <= _MONTHS:
        return True
    if day is None:
        return False
    return not 1 <= int(day) <= monthrange(year or _LEAP_YEAR, int(month))[1]


def _never_was(found: re.Match[str]) -> bool:
    """Whether the month is one and the day is none of its days; else it is no date at all."""
    year, _, month, day = found.groups()
    if not (1 <= int(month) <= _MONTHS and 1 <= int(day) <= _DAYS):
        return False
    return int(day) > monthrange(int(year), int(month))[1]


def _continues(text: str, start: int) -> bool:
    left = text[max(0, start - 1) : start]
    return bool(left) and ((left.isascii() and left.isalnum()) or left in "-/.")


def _is_reversed(found: re.Match[str]) -> bool:
    first = _day(found[1], found[2], found[3])
    last = _day(found[4] or found[1], found[5], found[6])
    return first is not None and last is not None and last < first


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
