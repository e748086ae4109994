"""Which identities (勾稽关系) of a report cannot hold, on what of them is known.

A cell without a number (blank, marked, in doubt) is never taken as 0: an identity with such a cell
is not assessed, save where the known parts of one side alone exceed the other side, known in whole,
since no count is negative.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from gongkai.report.form import CellRef, Identity, identities
from gongkai.report.model import AnnualReport, Layout, Number, Value


class Unequal(NamedTuple):
    """An identity that cannot hold, the sums of the known cells, whether all of them are known."""

    identity: Identity
    left: Number
    right: Number
    complete: bool


def unequal(identity: Identity, values: Mapping[CellRef, Value]) -> Unequal | None:
    """Compare the two sides of one identity; None where it holds or cannot be assessed."""
    left, right = ([values.get(cell) for cell in side] for side in (identity.left, identity.right))
    return _compared(identity, left, right)


def _compared(
    identity: Identity, lefts: Sequence[Value], rights: Sequence[Value]
) -> Unequal | None:
    """Compare what the cells of both sides print, adding those that print a number."""
    left_whole, right_whole = None not in lefts, None not in rights
    if not (left_whole or right_whole):
        return None
    left: Number = sum([value for value in lefts if value])
    right: Number = sum([value for value in rights if value])
    if left == right:
        return None
    if left_whole and right_whole:
        return Unequal(identity, left, right, complete=True)
    whole, part = (right, left) if right_whole else (left, right)
    return Unequal(identity, left, right, complete=False) if part > whole >= 0 else None


class _Planned(NamedTuple):
    """An identity beside the places of its cells; none where the report lacks one of them."""

    identity: Identity
    pick: Callable[[tuple[Value, ...]], tuple[Any, ...]] | None
    left: int


@lru_cache(maxsize=64)
def _plan(layout: Layout, *, split: bool) -> tuple[_Planned, ...]:
    """Where the cells of each identity stand among a report's values: looked up once a layout."""
    places = {cell: place for place, cell in enumerate(layout.cells)}
    plan = []
    for identity in identities(split=split):
        cells = (*identity.left, *identity.right)
        known = all(cell in places for cell in cells)
        pick = itemgetter(*(places[cell] for cell in cells)) if known else None
        plan.append(_Planned(identity, pick, len(identity.left)))
    return tuple(plan)


def all_unequal(report: AnnualReport) -> Iterator[Unequal]:
    """Every identity of tables 三 and 四 that cannot hold for the rows that the report prints."""
    values = tuple(report.cells.values())
    for identity, pick, left in _plan(report.layout, split=report.split_other):
        if pick is not None:
            picked = pick(values)
            # The usual case, told apart quickly: every cell is known and the sums are equal.
            if None not in picked and sum(picked[:left]) == sum(picked[left:]):
                continue
            found = _compared(identity, picked[:left], picked[left:])
        else:
            found = unequal(identity, report.cells)
        if found is not None:
            yield found
