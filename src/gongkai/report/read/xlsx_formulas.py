"""Formulas whose stored result may never have been calculated.

Some programs write formulas with 0 for a result, and most of these ask the reader to calculate when
the file is opened. Such a 0 is certain only where the formula adds up nothing but zeros and blanks.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongkai.report.read.limits import Limits

_SUM = re.compile(r"[A-Za-z0-9$:,+\-() ]*")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_FUNCTION = re.compile(r"SUM\(")
_MOST_PASSES = 12  # sums of sums of sums
_NOT_ZERO = re.compile("[1-9１-９]")

Position = tuple[int, int]


class Formula(NamedTuple):
    """A formula and the result that the file holds for it."""

    text: str
    result: str


def certain(
    formulas: Mapping[Position, Formula],
    texts: Mapping[int, Mapping[int, str]],
    limits: Limits,
    *,
    calculated: bool,
) -> set[Position]:
    """Give the positions of the formulas whose result is sure.

    One that is 0 is so where its cells are; if the file says that it was calculated, also where
    the formula does more than add up.
    """
    sure = {at for at, formula in formulas.items() if not _is_zero(formula.result)}
    budget = limits.cells
    pending: dict[Position, list[Position]] = {}
    for at in formulas.keys() - sure:
        cells = _cells(formulas[at].text, budget)
        budget -= len(cells or ())
        if calculated and (cells is None or "-" in formulas[at].text):
            sure.add(at)
        elif cells is not None:
            pending[at] = cells
    for _ in range(_MOST_PASSES):
        found = {
            at
            for at, cells in pending.items()
            if all(
                not _NOT_ZERO.search(texts.get(row, {}).get(column, ""))
                and ((row, column) not in formulas or (row, column) in sure)
                for row, column in cells
            )
        }
        if not found:
            break
        sure |= found
        pending = {at: cells for at, cells in pending.items() if at not in found}
    return sure


def _is_zero(text: str) -> bool:
    return not text.strip("0.-")


def _cells(formula: str, budget: int) -> list[Position] | None:
    """Give the cells that a formula of sums and differences adds up; None for another formula."""
    formula = formula.upper()
    if not _SUM.fullmatch(formula):
        return None
    rest = _RANGE.sub("", _FUNCTION.sub("(", formula))
    if rest.strip("+-(), "):
        return None
    cells: list[Position] = []
    for match in _RANGE.finditer(formula):
        first, last = int(match[2]), int(match[4] or match[2])
        left, right = _number(match[1]), _number(match[3] or match[1])
        if (last - first + 1) * (right - left + 1) > budget - len(cells):
            return None
        cells.extend(_block(first, last, left, right))
    return cells or None


def _block(first: int, last: int, left: int, right: int) -> Iterator[Position]:
    for row in range(first, last + 1):
        for column in range(left, right + 1):
            yield row, column


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
