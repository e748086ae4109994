"""Tables of a DOCX file: rows of cells with the grid columns and rows that they cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from gongkai.report.read.blocks import Cell, Place, Table
from gongkai.report.read.docx_xml import child, local, number, shown, value


class CellText(Protocol):
    """Gives what a cell shows."""

    def __call__(self, cell: etree._Element, /) -> str:
        r"""Give the text of `cell`, "\n" between its paragraphs."""


@dataclass(slots=True)
class _Draft:
    """A cell while the rows below may still lengthen it."""

    element: etree._Element
    row: int
    column: int
    colspan: int
    rowspan: int = 1


def table_rows(table: etree._Element) -> list[etree._Element]:
    """Give the rows that are shown; a row whose deletion is tracked is not."""
    return [row for row in shown(table) if local(row) == "tr" and child(row, "trPr", "del") is None]


def row_cells(row: etree._Element) -> list[etree._Element]:
    """Give the cells of a row."""
    return [cell for cell in shown(row) if local(cell) == "tc"]


def docx_table(rows: list[etree._Element], index: int, text_of: CellText) -> Table:
    """Give table `index` of the document; `text_of` gives what a cell shows."""
    drafts = [list(row) for row in _drafts(rows)]
    made = {id(draft): _cell(draft, index, text_of) for row in drafts for draft in row}
    width = max((d.column + d.colspan for row in drafts for d in row), default=0)
    return Table(
        tuple(
            tuple(_as_seen(made[id(draft)], draft, number) for draft in row)
            for number, row in enumerate(drafts)
        ),
        width,
    )


def _as_seen(cell: Cell, draft: _Draft, row: int) -> Cell:
    if draft.row == row:
        return cell
    return Cell(cell.text, cell.place, cell.column, cell.colspan, cell.rowspan, continued=True)


def _cell(draft: _Draft, table: int, text_of: CellText) -> Cell:
    place = Place(table=table, row=draft.row + 1, column=draft.column + 1)
    return Cell(text_of(draft.element), place, draft.column, draft.colspan, draft.rowspan)


def _drafts(rows: list[etree._Element]) -> Iterator[list[_Draft]]:
    above: dict[int, _Draft] = {}
    for index, row in enumerate(rows):
        column = number(row_properties(row), "gridBefore") or 0
        drafts: list[_Draft] = []
        for element in row_cells(row):
            properties = child(element, "tcPr")
            span = max(number(properties, "gridSpan") or 1, 1)
            if drafts and _goes_on(properties, "hMerge"):
                drafts[-1].colspan += span
                column += span
                continue
            draft = above.get(column) if _goes_on(properties, "vMerge") else None
            if draft is None:
                draft = _Draft(element, index, column, span)
            else:
                draft.rowspan += 1
            drafts.append(draft)
            column += span
        above = {draft.column: draft for draft in drafts}
        yield drafts


def row_properties(row: etree._Element) -> etree._Element | None:
    """Give the properties of a row."""
    return child(row, "trPr")


def _goes_on(properties: etree._Element | None, kind: str) -> bool:
    """Tell whether a cell belongs to the one above (vMerge) or before it (hMerge)."""
    return child(properties, kind) is not None and value(properties, kind) != "restart"
