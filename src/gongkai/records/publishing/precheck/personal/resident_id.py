"""Resident identity numbers (公民身份号码, GB 11643-1999), and the older ones of 15 digits."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator

from gongkai.records.publishing.precheck.personal.digits import Window, before

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_OLD, _NEW = 15, 18
_FIRST_YEAR, _LAST_YEAR = 1890, 2099
# Of GB/T 2260; 81 to 83 are in the residence permits of Hong Kong, Macao and Taiwan residents.
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
_LABEL = re.compile(r"身份(?:证|号|证件)|公民.{0,4}号码|居住证")
_CREDIT_LABEL = re.compile(r"(?:信用代码|机构代码|项目代码|单元号|不动产.{0,6}号)\D{0,4}$")


def resident_ids(text: str, found: Iterable[Window]) -> Iterator[Window]:
    """Find identity numbers among the windows of a run of digits.

    The check digit decides; after a label a number with a slip in it counts too, for it still
    names a person and a birthday.
    """
    for window in found:
        if (len(window.digits) == _NEW and _is_new(text, window)) or (
            len(window.digits) == _OLD and window.is_single and _is_old(window.digits)
        ):
            yield window


def _is_new(text: str, window: Window) -> bool:
    digits = window.digits
    if "X" in digits[:-1].upper() or not _fits(digits[:2], digits[6:14]):
        return False
    start, _ = window.span
    if _CREDIT_LABEL.search(before(text, start)):
        return False
    return _has_check_digit(digits) or _LABEL.search(before(text, start)) is not None


def _is_old(digits: str) -> bool:
    return digits.isdecimal() and _fits(digits[:2], f"19{digits[6:12]}")


def _has_check_digit(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _CHECKS[total % 11] == digits[-1].upper()


def _fits(province: str, birthday: str) -> bool:
    """Whether province and birthday can be."""
    if province not in _PROVINCES:
        return False
    year, month, day = int(birthday[:4]), int(birthday[4:6]), int(birthday[6:])
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):  # noqa: PLR2004 - months
        return False
    return 1 <= day <= monthrange(year, month)[1]
