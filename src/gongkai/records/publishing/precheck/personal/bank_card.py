"""Numbers of bank cards (ISO/IEC 7812): issuer and check digit after Luhn."""

import re
from collections.abc import Iterable, Iterator

from gongkai.records.publishing.precheck.personal.credit_code import is_credit_code
from gongkai.records.publishing.precheck.personal.digits import (
    Window,
    before,
    is_code,
)

_LENGTHS = range(16, 20)
_UNION_PAY = re.compile(r"6[0289]|9[05]")
_ABROAD = re.compile(r"(?:4|5[0-8]|35|30|36|2[2-7])\d+")  # of 16 digits
_ABROAD_LENGTH = 16
_LABEL = re.compile(r"卡|账号|帐号|账户|帐户")
_FOURS = 4  # digits of a group as embossed


def bank_cards(text: str, found: Iterable[Window]) -> Iterator[Window]:
    """Find card numbers among the windows of a run of digits."""
    for window in found:
        if len(window.digits) not in _LENGTHS or not _is_card(window.digits):
            continue
        start, _ = window.span
        if (window.is_single or _is_grouped(text, window)) and not is_code(text, start):
            yield window


def _is_card(digits: str) -> bool:
    return _is_issued(digits) and _has_luhn(digits) and not is_credit_code(digits)


def _is_issued(digits: str) -> bool:
    if _UNION_PAY.match(digits):
        return digits.isdecimal()
    return len(digits) == _ABROAD_LENGTH and _ABROAD.fullmatch(digits) is not None


def _has_luhn(digits: str) -> bool:
    figures = [int(digit) for digit in reversed(digits)]
    doubled = sum(sum(divmod(2 * figure, 10)) for figure in figures[1::2])
    return (sum(figures[::2]) + doubled) % 10 == 0


def _is_grouped(text: str, window: Window) -> bool:
    """Whether the groups are those of a card, not figures of a table side by side."""
    *whole, last = window.shape
    start, _ = window.span
    if _LABEL.search(before(text, start)):
        return True
    fours = all(size == _FOURS for size in whole) and last <= _FOURS
    if not _UNION_PAY.match(window.digits):
        return False
    return (fours and (window.is_whole or window.is_hyphenated)) or (
        window.is_whole and whole == [6]
    )
