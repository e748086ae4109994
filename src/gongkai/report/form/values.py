"""What a form is made of: cells, rows, columns, blocks, tables, sections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from gongkai.statute.editions import Edition

PROACTIVE, APPLICATIONS, DISPUTES = "proactive", "applications", "disputes"
TABLE_NAMES = (PROACTIVE, APPLICATIONS, DISPUTES)


class Unit(StrEnum):
    """What a cell counts."""

    CASES = "件"
    ITEMS = "项"
    YUAN = "元"
    YUAN_10K = "万元"


class CellRef(NamedTuple):
    """One cell of one table, by the keys that JSON and the API use."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `whole` cells are whole numbers, `signed` ones may be negative."""

    key: str
    label: str
    english: str
    variants: tuple[str, ...] = ()
    unit: Unit = Unit.CASES
    whole: bool = True
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its official label, the labels real reports print instead, its group's label."""

    key: str
    label: str
    english: str
    variants: tuple[str, ...] = ()
    group: str = ""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of rows under one head row; table 二 has one a clause, the others one in all."""

    heading: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table of one edition."""

    name: str
    section: int
    title: str
    english: str
    blocks: tuple[Block, ...]
    # Looked up for every cell of every report, hence made once.
    _rows: tuple[Row, ...] = field(init=False, repr=False, compare=False)
    _columns: Mapping[str, tuple[Column, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = tuple(row for block in self.blocks for row in block.rows)
        columns = {row.key: block.columns for block in self.blocks for row in block.rows}
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_columns", columns)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in print order."""
        return self._rows

    def columns(self, row: str) -> tuple[Column, ...]:
        """The columns of a row. Raises KeyError for a row that this edition does not have."""
        return self._columns[row]

    def cells(self) -> Iterator[CellRef]:
        """Every cell, row by row."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield CellRef(self.name, row.key, column.key)


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One of the six sections: number, official heading, headings also met."""

    number: int
    heading: str
    english: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One edition of the whole form."""

    edition: Edition
    sections: tuple[SectionForm, ...]
    proactive: TableForm
    applications: TableForm
    disputes: TableForm

    @property
    def tables(self) -> tuple[TableForm, TableForm, TableForm]:
        """Tables 二, 三 and 四."""
        return (self.proactive, self.applications, self.disputes)

    def table(self, name: str) -> TableForm:
        """A table by its key. Raises KeyError for another name."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def cells(self) -> Iterator[CellRef]:
        """Every cell of the three tables."""
        for table in self.tables:
            yield from table.cells()
