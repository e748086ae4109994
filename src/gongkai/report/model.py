"""The annual report as a value: what is printed, cell by cell, and the six sections' prose.

A cell is a number (`int`, or `Decimal` where decimals are printed; never `float`), or `None`. A
`None` is blank, unless the report's `marks` hold what the cell prints instead ("/"), or the cell
stands in `doubtful`, which means that the reader could not tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain

from gongkai.report.form import APPLICATIONS, FORMS, OTHER, CellRef, Edition, Form, TableForm

Number = int | Decimal
Value = int | Decimal | None
Rows = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Subsection:
    """A run of paragraphs under one sub-heading; the heading is "" before the first one."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections: its number in the form (1 to 6), heading as printed, prose.

    `printed_number` is the numeral printed before the heading, "" where none is.
    """

    number: int
    heading: str
    subsections: tuple[Subsection, ...]
    printed_number: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Every paragraph with the sub-headings among them, as printed."""
        return tuple(
            text
            for part in self.subsections
            for text in ((part.heading, *part.paragraphs) if part.heading else part.paragraphs)
        )

    @property
    def text(self) -> str:
        """The prose, a paragraph a line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, eq=False)
class Layout:
    """The cells that a report prints, in print order; one for all reports that print the same rows.

    `widths` has the number of cells of each row. Two layouts are equal only if they are the same.
    """

    cells: tuple[CellRef, ...]
    widths: tuple[int, ...]
    by_table: Mapping[str, tuple[CellRef, ...]]


@lru_cache(maxsize=64)
def layout_of(edition: Edition, rows_by_table: tuple[tuple[str, ...], ...]) -> Layout:
    """The layout of reports whose three tables print these rows; the same one each time.

    Raises KeyError for a row that the edition's form does not have.
    """
    by_table: dict[str, tuple[CellRef, ...]] = {}
    widths: list[int] = []
    for table, rows in zip(FORMS[edition].tables, rows_by_table, strict=True):
        columns = [_columns(table, row) for row in rows]
        widths += map(len, columns)
        by_table[table.name] = tuple(
            CellRef(table.name, row, key)
            for row, keys in zip(rows, columns, strict=True)
            for key in keys
        )
    return Layout(tuple(chain.from_iterable(by_table.values())), tuple(widths), by_table)


def _columns(table: TableForm, row: str) -> tuple[str, ...]:
    # Table 三 may print the rows of the other edition; all its rows have the same columns.
    same = table.name == APPLICATIONS
    return tuple(each.key for each in (table.blocks[0].columns if same else table.columns(row)))


@dataclass(frozen=True)
class AnnualReport:
    """One agency's annual report (政府信息公开工作年度报告, Reg. Art. 50) as printed.

    `edition` says which form table 二 follows; `applications` has the rows that table 三 prints,
    so a 2021 report may have the one row `other` of 2019. `sections` are in print order and may
    be fewer than six. `preamble` is the prose between the title and the first section.
    """

    agency: str | None
    year: int | None
    edition: Edition
    proactive: Rows
    applications: Rows
    disputes: Rows
    title: str = ""
    preamble: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    marks: Mapping[CellRef, str] = field(default_factory=dict)
    doubtful: frozenset[CellRef] = frozenset()
    published_on: date | None = None

    @property
    def form(self) -> Form:
        """The form of this report's edition."""
        return FORMS[self.edition]

    @property
    def split_other(self) -> bool:
        """Whether table 三 prints 其他处理 in three rows (2021) rather than one (2019)."""
        return OTHER.key not in self.applications

    @cached_property
    def cells(self) -> Mapping[CellRef, Value]:
        """Every cell by its reference, in print order.

        Raises KeyError for a row that the form does not have, ValueError for one of another width.
        """
        rows = [*self.proactive.values(), *self.applications.values(), *self.disputes.values()]
        layout = self.layout
        if tuple(map(len, rows)) != layout.widths:
            raise ValueError("cannot zip a row with its columns: it has more or fewer cells")
        return dict(zip(layout.cells, chain.from_iterable(rows), strict=True))

    @property
    def layout(self) -> Layout:
        """Which cells the report prints."""
        tables = (tuple(self.proactive), tuple(self.applications), tuple(self.disputes))
        return layout_of(self.edition, tables)

    def rows(self, table: str) -> Rows:
        """The rows of a table by the table's key. Raises KeyError for another name."""
        return {
            "proactive": self.proactive,
            "applications": self.applications,
            "disputes": self.disputes,
        }[table]

    def section(self, number: int) -> Section | None:
        """The first section of that number, None where the report has none."""
        return next((part for part in self.sections if part.number == number), None)
