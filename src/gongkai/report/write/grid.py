"""The three tables as the form prints them: rows of cells with spans, for every format.

Layout of 国办公开办函〔2019〕60号 and 〔2021〕30号: table 二 has a block a clause of Art. 20,
table 三 its results under 三、本年度办理结果, table 四 one row of figures.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from gongkai.report.form import (
    APPLICANT_LABEL,
    APPLICATIONS,
    DISPUTES,
    FORMS,
    LITIGATION_LABEL,
    ORGANISATIONS_LABEL,
    PROACTIVE,
    RECONCILIATION_NOTE,
    RESULTS_LABEL,
    CellRef,
    Edition,
    Row,
    TableForm,
    application_rows,
)
from gongkai.report.model import AnnualReport, Number, Value

DOUBTFUL = "?"
"""Printed for a cell that the reader could not tell; read back, it is in doubt again."""
ITEM_LABEL = "信息内容"
CAPTIONS = {
    PROACTIVE: "表二 按条例第二十条统计的数量",
    APPLICATIONS: "表三 申请的收到与办理（单位：件）",
    DISPUTES: "表四 复议与诉讼（单位：件）",
}
"""What each table is, for who hears it read; not the section's heading, which stands above it."""
_LABELS = 3  # columns of labels in table 三
_FRAME = 2  # rows of table 三 before the results, and after them less one
_WIDTH = 4  # columns of table 二
_DISPUTE_CELLS = tuple(FORMS[Edition.E2021].disputes.cells())
# In tenths of a millimetre:
_TEXT_WIDTH = 1560  # GB/T 9704-2012
_LABEL_WIDTHS = (120, 250, 460)
_FIGURE_WIDTHS = (110, 100, 100, 100, 100, 100, 120)


class Role(Enum):
    """What a cell is for: who reads the table aloud must tell heads from figures."""

    HEAD = auto()
    BLOCK = auto()
    GROUP = auto()
    LABEL = auto()
    VALUE = auto()


class Cell(NamedTuple):
    """One cell: its text, the columns and rows that it covers, and of a figure which one it is."""

    text: str
    columns: int = 1
    rows: int = 1
    role: Role = Role.HEAD
    ref: CellRef | None = None


Line = tuple[Cell, ...]


class Part(NamedTuple):
    """Lines under one head of `head` lines; table 二 has a part a clause, the others one."""

    lines: tuple[Line, ...]
    head: int


class Grid(NamedTuple):
    """One table: its key, the number of its section, its columns in tenths of a mm, its parts."""

    name: str
    section: int
    widths: tuple[int, ...]
    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in print order."""
        return tuple(line for part in self.parts for line in part.lines)


def grids(report: AnnualReport) -> tuple[Grid, Grid, Grid]:
    """Give tables 二, 三 and 四 of the report."""
    proactive, applications, disputes = report.form.tables
    return (
        Grid(
            proactive.name,
            proactive.section,
            (_TEXT_WIDTH // _WIDTH,) * _WIDTH,
            tuple(_proactive(report, proactive)),
        ),
        Grid(
            applications.name,
            applications.section,
            (*_LABEL_WIDTHS, *_FIGURE_WIDTHS),
            (Part((*_applications_head(applications), *_applications(report, applications)), 3),),
        ),
        Grid(
            disputes.name,
            disputes.section,
            (_TEXT_WIDTH // len(_DISPUTE_CELLS),) * len(_DISPUTE_CELLS),
            (Part(tuple(_disputes(report, disputes)), 3),),
        ),
    )


def printed(report: AnnualReport, ref: CellRef, value: Value) -> str:
    """Give what a cell prints: its mark, its number without an exponent, or nothing."""
    if ref in report.doubtful:
        return DOUBTFUL
    mark = report.marks.get(ref)
    if mark is not None:
        return mark
    return "" if value is None else plain_number(value)


def plain_number(value: Number) -> str:
    """Give a number's digits, without an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _values(report: AnnualReport, table: TableForm, row: str) -> list[Cell]:
    # Table 三 may print the rows of the other edition; all its rows have the same columns.
    same = table.name == APPLICATIONS
    columns = table.blocks[0].columns if same else table.columns(row)
    refs = [CellRef(table.name, row, column.key) for column in columns]
    return [
        Cell(printed(report, ref, value), role=Role.VALUE, ref=ref)
        for ref, value in zip(refs, report.rows(table.name)[row], strict=True)
    ]


def _proactive(report: AnnualReport, table: TableForm) -> Iterator[Part]:
    for block in table.blocks:
        spare = _WIDTH - 1 - len(block.columns)
        heads = [Cell(ITEM_LABEL), *(Cell(column.label) for column in block.columns)]
        lines = [(Cell(block.heading, _WIDTH, role=Role.BLOCK),), _widened(heads, spare)]
        for row in block.rows:
            label = Cell(row.label, role=Role.LABEL)
            lines.append(_widened([label, *_values(report, table, row.key)], spare))
        yield Part(tuple(lines), 2)


def _widened(line: Sequence[Cell], by: int) -> Line:
    return (*line[:-1], line[-1]._replace(columns=1 + by))


def _applications_head(table: TableForm) -> Iterator[Line]:
    natural, *organisations, total = table.blocks[0].columns
    yield (
        Cell(RECONCILIATION_NOTE, _LABELS, 3),
        Cell(APPLICANT_LABEL, len(organisations) + 2),
    )
    yield (
        Cell(natural.label, 1, 2),
        Cell(ORGANISATIONS_LABEL, len(organisations)),
        Cell(total.label, 1, 2),
    )
    yield tuple(Cell(column.label) for column in organisations)


def _applications(report: AnnualReport, table: TableForm) -> Iterator[Line]:
    rows = application_rows(split=report.split_other)
    results = rows[_FRAME:-1]
    for row in rows[:_FRAME]:
        yield _framed(report, table, row)
    first = [Cell(RESULTS_LABEL, 1, len(results), Role.GROUP)]
    for group, members in groupby(results, key=lambda row: row.group):
        for line in _group(report, table, group, list(members)):
            yield (*first, *line)
            first = []
    yield _framed(report, table, rows[-1])


def _framed(report: AnnualReport, table: TableForm, row: Row) -> Line:
    label = Cell(row.marker + row.label, _LABELS, role=Role.LABEL)
    return (label, *_values(report, table, row.key))


def _group(
    report: AnnualReport, table: TableForm, group: str, rows: Sequence[Row]
) -> Iterator[Line]:
    span = 1 if group else _LABELS - 1
    head = [Cell(group, 1, len(rows), Role.GROUP)] if group else []
    for row in rows:
        label = Cell(row.marker + row.label, span, role=Role.LABEL)
        yield (*head, label, *_values(report, table, row.key))
        head = []


def _disputes(report: AnnualReport, table: TableForm) -> Iterator[Line]:
    reconsideration, *litigation = table.rows
    labels = [Cell(column.label) for column in table.blocks[0].columns]
    width = len(labels)
    yield (
        Cell(reconsideration.label, width),
        Cell(LITIGATION_LABEL, width * len(litigation)),
    )
    yield (
        *(cell._replace(rows=2) for cell in labels),
        *(Cell(row.label, width) for row in litigation),
    )
    yield tuple(labels) * len(litigation)
    yield tuple(cell for row in table.rows for cell in _values(report, table, row.key))


def place_lines(lines: Sequence[Line]) -> Iterator[list[tuple[int, Cell]]]:
    """Give each line's cells with the grid column, from 0, in which each stands."""
    covered: dict[int, int] = {}  # grid column -> lines that a cell above still covers
    for line in lines:
        cells: list[tuple[int, Cell]] = []
        reach = {column: left - 1 for column, left in covered.items() if left > 1}
        x = 0
        for cell in line:
            while covered.get(x, 0):
                x += 1
            cells.append((x, cell))
            if cell.rows > 1:
                reach |= dict.fromkeys(range(x, x + cell.columns), cell.rows - 1)
            x += cell.columns
        covered = reach
        yield cells
