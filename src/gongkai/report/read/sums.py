"""Choosing between readings of one cell by the report's own sums; never filling a blank."""

import re
from collections.abc import Mapping, MutableMapping, Sequence

from gongkai.report.form import CellRef, Identity
from gongkai.report.model import Number, Value
from gongkai.report.read.columns import Settled
from gongkai.report.read.fold import half_width
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.values import Kind, Printed

_BLANKS = re.compile(r"[\s,]+")
Cells = MutableMapping[CellRef, Settled]


def _value(cells: Mapping[CellRef, Settled], ref: CellRef) -> tuple[bool, Value]:
    cell = cells.get(ref)
    if cell is None or cell.reason is not None:
        return False, None
    return True, cell.printed.value


def _holds(
    cells: Mapping[CellRef, Settled], identity: Identity, ref: CellRef, candidate: Number
) -> bool | None:
    """Whether the identity holds with the candidate; None where another cell is not known."""
    totals: list[Number] = []
    for side in (identity.left, identity.right):
        total: Number = 0
        for other in side:
            known, value = (True, candidate) if other == ref else _value(cells, other)
            if not known or (value is None and len(side) == 1):
                return None
            total += value or 0
        totals.append(total)
    return totals[0] == totals[1]


def _fitting(
    cells: Mapping[CellRef, Settled], identities: Sequence[Identity], ref: CellRef, settled: Settled
) -> list[Number]:
    fitting = []
    for candidate in settled.candidates:
        verdicts = [_holds(cells, identity, ref, candidate) for identity in identities]
        if False not in verdicts and True in verdicts:
            fitting.append(candidate)
    return fitting


def _only_blanks(settled: Settled) -> bool:
    """Whether all that is unsure is blanks or commas among digits, every one of them legible."""
    text = _BLANKS.sub("", half_width(settled.cell.text)) if settled.cell is not None else ""
    return bool(settled.candidates) and text.isascii() and text.isdecimal()


def choose_by_sums(cells: Cells, identities: Sequence[Identity]) -> None:
    """Read a cell in doubt as the one candidate that every sum it stands in agrees with."""
    for ref, settled in list(cells.items()):
        if settled.reason is not Reason.NUMBER or not _only_blanks(settled):
            continue
        around = [i for i in identities if ref in i.left or ref in i.right]
        fitting = _fitting(cells, around, ref, settled)
        if len(fitting) == 1:
            printed = Printed(Kind.NUMBER, fitting[0], plain=False)
            cells[ref] = Settled(printed, settled.cell, How.SUMS)
