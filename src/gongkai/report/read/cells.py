"""From the rows of the three tables to the report's cells: values, sources, doubts and marks."""

from collections.abc import Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from gongkai.report.form import FORMS, OTHER, CellRef, Edition, TableForm, identities
from gongkai.report.model import Rows, Value, layout_of
from gongkai.report.read.columns import Settled
from gongkai.report.read.lines import on_one_line
from gongkai.report.read.reading import CellSource, Doubt, How, Reason
from gongkai.report.read.sums import choose_by_sums
from gongkai.report.read.values import BLANK, UNCALCULATED

SettledRows = Mapping[str, Sequence[Settled]]

_new = tuple.__new__  # a named tuple's own maker costs twice as much, and cells are many


class Gathered(NamedTuple):
    """The cells of a report: each table's values, where cells stand, doubts, what is no number."""

    values: tuple[Rows, Rows, Rows]
    sources: dict[CellRef, CellSource]
    doubts: list[Doubt]
    marks: dict[CellRef, str]


def gather(edition: Edition, tables: Sequence[SettledRows | None]) -> Gathered:
    """Every cell of tables 二, 三 and 四 as settled (None: not found), read by the sums if need be.

    Raises ValueError for a row of another width than the form's.
    """
    forms = FORMS[edition].tables
    found = [
        _not_found(form) if rows is None else rows for form, rows in zip(forms, tables, strict=True)
    ]
    layout = layout_of(edition, tuple(map(tuple, found)))
    rows = [row for table in found for row in table.values()]
    if tuple(map(len, rows)) != layout.widths:
        raise ValueError("a row has more or fewer cells than the form")
    settled: Sequence[Settled] = list(chain.from_iterable(rows))
    doubted = [cell.reason for cell in settled if cell.reason is not None]
    if Reason.NUMBER in doubted:
        by_ref = dict(zip(layout.cells, settled, strict=True))
        choose_by_sums(by_ref, identities(split=OTHER.key not in found[1]))
        settled = list(by_ref.values())
    return _told(found, layout.cells, settled)


def _not_found(form: TableForm) -> SettledRows:
    doubt = Settled(BLANK, None, How.LABEL, Reason.NO_TABLE)
    return {row.key: (doubt,) * len(form.columns(row.key)) for row in form.rows}


def _told(
    found: Sequence[SettledRows], refs: Sequence[CellRef], settled: Sequence[Settled]
) -> Gathered:
    """What the settled cells come to, in one walk over them."""
    values: list[Value] = []
    sources: dict[CellRef, CellSource] = {}
    doubts: list[Doubt] = []
    marks: dict[CellRef, str] = {}
    for ref, (printed, cell, how, reason, candidates) in zip(refs, settled, strict=True):
        text, place = "", None
        if cell is not None:
            text, place = cell.text, cell.place
            sources[ref] = _new(CellSource, (text, place, how))
        if reason is not None:
            bare = reason is Reason.NUMBER and text.endswith(UNCALCULATED)
            why = Reason.FORMULA if bare else reason
            values.append(None)
            doubts.append(Doubt(ref, why, candidates, text, place))
            continue
        values.append(printed.value)
        if cell is not None and not printed.plain:
            marks[ref] = on_one_line(text)
    rest = iter(values)
    by_table = [{key: tuple(islice(rest, len(row))) for key, row in rows.items()} for rows in found]
    return Gathered((by_table[0], by_table[1], by_table[2]), sources, doubts, marks)
