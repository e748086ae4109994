"""Which identities (勾稽关系) of a report cannot hold, on what of them is known.

A cell without a number (blank, marked, in doubt) is never taken as 0: an identity with such a cell
is not assessed, save where the known parts of one side alone exceed the other side, known in whole,
since no count is negative.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gongkai.report.form import CellRef, Identity
from gongkai.report.model import Number, Value


class Unequal(NamedTuple):
    """An identity that cannot hold, the sums of the known cells, whether all of them are known."""

    identity: Identity
    left: Number
    right: Number
    complete: bool


def _known_sum(cells: tuple[CellRef, ...], values: Mapping[CellRef, Value]) -> tuple[Number, bool]:
    """Add the cells that print a number, and tell whether all of them do."""
    total: Number = 0
    complete = True
    for cell in cells:
        value = values.get(cell)
        if value is None:
            complete = False
        elif value:
            total += value
    return total, complete


def unequal(identity: Identity, values: Mapping[CellRef, Value]) -> Unequal | None:
    """Compare the two sides of one identity; None where it holds or cannot be assessed."""
    left, left_whole = _known_sum(identity.left, values)
    right, right_whole = _known_sum(identity.right, values)
    if left == right or not (left_whole or right_whole):
        return None
    if left_whole and right_whole:
        return Unequal(identity, left, right, complete=True)
    whole, part = (right, left) if right_whole else (left, right)
    return Unequal(identity, left, right, complete=False) if part > whole >= 0 else None


def all_unequal(
    identities: Iterable[Identity], values: Mapping[CellRef, Value]
) -> Iterator[Unequal]:
    """Every identity that cannot hold, in the order given."""
    for identity in identities:
        found = unequal(identity, values)
        if found is not None:
            yield found
