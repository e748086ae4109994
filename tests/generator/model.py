"""What the generator works on: a report as headings, paragraphs and tables of spanning cells."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from . import labels

Ref = tuple[str, str, str]
Value = int | Decimal | None
Figures = dict[str, dict[str, list[Value]]]
Role = Literal["head", "block", "group", "label", "value", "pad", "page"]


@dataclass
class Cell:
    """A cell with its spans; `ref` names the figure that a value cell prints."""

    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    role: Role = "label"
    ref: Ref | None = None


@dataclass
class Row:
    """A row; `key` is (table, row) of the form, `torn` says that its label stands elsewhere."""

    cells: list[Cell]
    key: tuple[str, str] | None = None
    torn: bool = False

    def values(self) -> list[Cell]:
        """Cells that print a figure of the form."""
        return [cell for cell in self.cells if cell.ref is not None]


@dataclass
class Table:
    """A table; the first `head` rows are its header, `width` counts its columns."""

    name: str
    rows: list[Row]
    head: int
    width: int


@dataclass
class Heading:
    """A heading: level 0 is the title, 1 a section, 2 a sub-heading."""

    text: str
    level: int


@dataclass
class Paragraph:
    """A paragraph of prose."""

    text: str


Item = Heading | Paragraph | Table


@dataclass
class Draft:
    """A report on its way: its figures, its items, and what damage did to them."""

    seed: int
    edition: str
    format: str
    layout: str
    agency: str
    year: int
    figures: Figures
    options: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    marks: set[Ref] = field(default_factory=set)
    removed: set[Ref] = field(default_factory=set)

    def rng(self, purpose: str) -> random.Random:
        """Give a stream of random numbers of its own to each purpose."""
        return random.Random(f"{self.seed}/{self.edition}/{purpose}")

    def tables(self, name: str = "") -> list[Table]:
        """Tables of the form in the draft, or those of one of its three groups."""
        found = [item for item in self.items if isinstance(item, Table)]
        return [table for table in found if table.name == name or not name]

    def rows(self, name: str = "") -> list[Row]:
        """Rows that print figures."""
        return [row for table in self.tables(name) for row in table.rows if row.values()]

    def cells(self, name: str = "") -> list[Cell]:
        """Cells that print figures."""
        return [cell for row in self.rows(name) for cell in row.values()]

    def value(self, ref: Ref) -> Value:
        """Value of a figure."""
        table, row, column = ref
        at = labels.columns(self.edition, table, row).index(column)
        return self.figures[table][row][at]

    def put(self, ref: Ref, value: Value) -> None:
        """Set a figure to what is now printed."""
        table, row, column = ref
        at = labels.columns(self.edition, table, row).index(column)
        self.figures[table][row][at] = value

    def size(self) -> int:
        """Count the cells of the form."""
        return sum(len(row) for rows in self.figures.values() for row in rows.values())

    def may_remove(self, refs: set[Ref]) -> bool:
        """Say whether these cells can go too and at most a tenth of all be gone."""
        return 10 * len(self.removed | refs) <= self.size()


Slots = dict[tuple[int, int], tuple[Cell, int, int]]


def place(table: Table) -> Slots:
    """Lay the cells out as a browser does: (row, column) -> cell and where it begins."""
    slots: Slots = {}
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row.cells:
            while (r, c) in slots:
                c += 1
            for dr in range(cell.rowspan):
                for dc in range(cell.colspan):
                    slots[r + dr, c + dc] = (cell, r, c)
            c += cell.colspan
    return slots


def cut_before(table: Table, at: int) -> list[Cell]:
    """End every span that reaches from above into row `at`, and go on with new empty cells.

    Returns the new cells, leftmost first; they stand in row `at`.
    """
    slots = place(table)
    crossing: dict[int, tuple[Cell, int, int]] = {}
    for (r, _), (cell, r0, c0) in slots.items():
        if r == at and r0 < at:
            crossing[c0] = (cell, r0, c0)
    new: list[Cell] = []
    begins = {id(cell): c0 for cell, r0, c0 in slots.values() if r0 == at}
    for c0, (cell, r0, _) in sorted(crossing.items()):
        rest = Cell("", cell.rowspan - (at - r0), cell.colspan, cell.role)
        cell.rowspan = at - r0
        before = [other for other in table.rows[at].cells if begins.get(id(other), 0) < c0]
        begins[id(rest)] = c0
        table.rows[at].cells.insert(len(before), rest)
        new.append(rest)
    return new


def number(value: Value) -> str:
    """Digits of a value as a report prints them."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
