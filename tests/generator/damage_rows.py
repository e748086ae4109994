"""Damage to rows, spans and tables."""

from __future__ import annotations

import copy
import random

from .model import Cell, Draft, Ref, Row, Table, cut_before, place


def _table(draft: Draft, name: str = "applications") -> Table:
    return max(draft.tables(name), key=lambda table: len(table.rows))


def _result_rows(table: Table) -> list[int]:
    """Rows under 三 that begin with their own label, in no group or not first in it."""
    return [
        at
        for at, row in enumerate(table.rows)
        if row.values() and row.cells[0].role == "label" and row.cells[0].colspan < 3
    ]


def _leaf_rows(table: Table) -> list[int]:
    return [at for at in _result_rows(table) if table.rows[at].cells[0].colspan == 1]


def _refs(cells: list[Cell]) -> set[Ref]:
    return {cell.ref for cell in cells if cell.ref}


def label_removed(draft: Draft) -> None:
    """Leave out the label of one or two rows."""
    rng = draft.rng("label_removed")
    rows = [row for row in draft.rows() if any(cell.role == "label" for cell in row.cells)]
    for row in rng.sample(rows, 2):
        gone = _refs(row.values())
        if draft.may_remove(gone):
            draft.removed |= gone
            for cell in row.cells:
                cell.text = "" if cell.role == "label" else cell.text


def row_missing(draft: Draft) -> None:
    """Leave a row out altogether."""
    rng = draft.rng("row_missing")
    table = _table(draft)
    at = rng.choice(_result_rows(table))
    gone = _refs(table.rows[at].values())
    if not draft.may_remove(gone):
        return
    for cell in _groups_over(table, at):
        cell.rowspan -= 1
    del table.rows[at]
    draft.removed |= gone
    draft.marks -= gone
    for ref in gone:
        draft.put(ref, None)


def _groups_over(table: Table, at: int) -> list[Cell]:
    """Group cells that begin above row `at` and reach into it, leftmost first."""
    over = {c0: cell for (r, _), (cell, r0, c0) in place(table).items() if r == at and r0 < at}
    return [over[c0] for c0 in sorted(over)]


def cell_too_few(draft: Draft) -> None:
    """Leave one value cell out of a row: what stands after it moves to the left."""
    rng = draft.rng("cell_too_few")
    for row in rng.sample([row for row in draft.rows("applications") if row.key], 2):
        cells = row.values()
        at = rng.randrange(len(cells))
        gone = _refs(cells[at:])
        if draft.may_remove(gone) and (ref := cells[at].ref):
            draft.removed |= gone
            draft.put(ref, None)
            row.cells.remove(cells[at])


def cell_too_many(draft: Draft) -> None:
    """Add an empty cell to a few rows: before the figures, or behind them."""
    rng = draft.rng("cell_too_many")
    for row in rng.sample([row for row in draft.rows("applications") if row.key], 4):
        values = row.values()
        at = row.cells.index(values[0]) if rng.random() < 0.5 else len(row.cells)
        row.cells.insert(at, Cell("", role="pad"))


def shifted_row(draft: Draft) -> None:
    """Move a row's label and figures to the left edge, with empty cells behind them."""
    rng = draft.rng("shifted_row")
    table = _table(draft)
    at = rng.choice(_leaf_rows(table))
    pads = cut_before(table, at)
    cut_before(table, at + 1)
    row = table.rows[at]
    for pad in pads:
        row.cells.remove(pad)
        row.cells.append(Cell("", 1, 1, "pad"))


def _break_rows(table: Table, rng: random.Random, count: int) -> list[int]:
    """Rows before which a page ends, last first, so that insertions move nothing."""
    return sorted(rng.sample(range(table.head + 1, len(table.rows)), count), reverse=True)


def page_numbers(draft: Draft) -> None:
    """Let a page number stand between rows."""
    rng = draft.rng("page_numbers")
    style = rng.choice(("- {} -", "— {} —", "{}", "－{}－", "第 {} 页"))
    table = _table(draft)
    page = rng.randint(4, 9)
    for back, at in enumerate(_break_rows(table, rng, 2)):
        cut_before(table, at)
        cell = Cell(style.format(page - back), 1, table.width, "page")
        table.rows.insert(at, Row([cell]))


def header_repeated(draft: Draft) -> None:
    """Print the header again where a page begins."""
    rng = draft.rng("header_repeated")
    table = _table(draft)
    at = _break_rows(table, rng, 1)[0]
    cut_before(table, at)
    table.rows[at:at] = copy.deepcopy(table.rows[: table.head])


def page_break(draft: Draft) -> None:
    """End the table in the middle and go on with another one that has no header."""
    rng = draft.rng("page_break")
    table = _table(draft)
    at = _break_rows(table, rng, 1)[0]
    cut_before(table, at)
    rest = Table(table.name, table.rows[at:], 0, table.width)
    del table.rows[at:]
    draft.items.insert(draft.items.index(table) + 1, rest)


def group_label_cut(draft: Draft) -> None:
    """Cut a group label in two by a page break inside the group."""
    rng = draft.rng("group_label_cut")
    table = _table(draft)
    spots = [(at, _groups_over(table, at)) for at in _leaf_rows(table)]
    spots = [(at, over) for at, over in spots if over and len(over[-1].text) > 3]
    if not spots:
        return
    at, over = rng.choice(spots)
    text = over[-1].text
    half = rng.randint(3, len(text) - 1)
    over[-1].text = text[:half]
    cut_before(table, at)[-1].text = text[half:]


def label_cut(draft: Draft) -> None:
    """Cut the labels of two rows in two: the rest stands in a row of its own without figures."""
    rng = draft.rng("label_cut")
    table = _table(draft)
    long = [at for at in _leaf_rows(table) if len(table.rows[at].cells[0].text) >= 10]
    for at in sorted(rng.sample(long, min(2, len(long))), reverse=True):
        label = table.rows[at].cells[0]
        half = rng.randint(4, len(label.text) - 3)
        for cell in _groups_over(table, at):
            cell.rowspan += 1
        blanks = [Cell("", role="value") for cell in table.rows[at].cells if cell.role == "value"]
        table.rows.insert(at + 1, Row([Cell(label.text[half:]), *blanks]))
        label.text = label.text[:half]


def spans_wrong(draft: Draft) -> None:
    """Let spans be one row or column too long or too short, so that rows do not line up."""
    rng = draft.rng("spans_wrong")
    table = _table(draft)
    groups = [cell for row in table.rows for cell in row.cells if cell.role == "group"]
    for cell in rng.sample(groups[1:], min(2, len(groups) - 1)):
        cell.rowspan = max(1, cell.rowspan + rng.choice((-1, 1)))
    row = table.rows[rng.choice(_leaf_rows(table))]
    row.cells[0].colspan += 1


def torn_labels(draft: Draft) -> None:
    """Tear long labels off their rows; they stand as lines of text before the figures."""
    rng = draft.rng("torn_labels")
    table = _table(draft)
    long = [at for at in _result_rows(table) if len(table.rows[at].cells[0].text) > 11]
    for at in rng.sample(long, min(4, len(long))):
        table.rows[at].torn = True
