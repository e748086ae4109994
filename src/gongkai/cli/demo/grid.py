"""The three tables as the form prints them: rows of cells with spans, for both renderings."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from gongkai.report.form import (
    APPLICANT_LABEL,
    LITIGATION_LABEL,
    ORGANISATIONS_LABEL,
    RECONCILIATION_NOTE,
    RESULTS_LABEL,
    Row,
    TableForm,
    Unit,
)
from gongkai.report.model import AnnualReport, Value


class Cell(NamedTuple):
    """One cell: its text and the columns and rows that it covers."""

    text: str
    columns: int = 1
    rows: int = 1


Line = list[Cell]

_LABELS = 3  # columns of labels in table 三
_FRAME = 2  # rows of table 三 before the results, and after them less one
_WIDTH = 4  # columns of table 二


def tables(report: AnnualReport) -> dict[int, list[Line]]:
    """Give the rows of each table, by the number of its section."""
    proactive, applications, disputes = report.form.tables
    return {
        2: list(_proactive(report, proactive)),
        3: [*_applications_head(applications), *_applications(report, applications)],
        4: list(_disputes(report, disputes)),
    }


def _values(values: tuple[Value, ...]) -> Line:
    return [Cell("" if value is None else str(value)) for value in values]


def _proactive(report: AnnualReport, table: TableForm) -> Iterator[Line]:
    for block in table.blocks:
        yield [Cell(block.heading, _WIDTH)]
        spare = _WIDTH - 1 - len(block.columns)
        labels = [Cell(column.label) for column in block.columns]
        yield _widened([Cell("信息内容"), *labels], spare)
        for row in block.rows:
            values = _values(report.proactive[row.key])
            if block.columns[-1].unit is Unit.YUAN:
                values[-1] = Cell(f"{values[-1].text}元")
            yield _widened([Cell(row.label), *values], spare)


def _widened(line: Line, by: int) -> Line:
    return [*line[:-1], line[-1]._replace(columns=1 + by)]


def _applications_head(table: TableForm) -> Iterator[Line]:
    natural, *organisations, total = table.blocks[0].columns
    yield [
        Cell(RECONCILIATION_NOTE, _LABELS, 3),
        Cell(APPLICANT_LABEL, len(organisations) + 2),
    ]
    yield [
        Cell(natural.label, 1, 2),
        Cell(ORGANISATIONS_LABEL, len(organisations)),
        Cell(total.label, 1, 2),
    ]
    yield [Cell(column.label) for column in organisations]


def _applications(report: AnnualReport, table: TableForm) -> Iterator[Line]:
    rows = table.rows
    results = rows[_FRAME:-1]
    for row in rows[:_FRAME]:
        yield [Cell(row.marker + row.label, _LABELS), *_values(report.applications[row.key])]
    first: Line = [Cell(RESULTS_LABEL, 1, len(results))]
    for group, members in groupby(results, key=lambda row: row.group):
        for line in _group(report, group, list(members)):
            yield [*first, *line]
            first = []
    last = rows[-1]
    yield [Cell(last.marker + last.label, _LABELS), *_values(report.applications[last.key])]


def _group(report: AnnualReport, group: str, rows: list[Row]) -> Iterator[Line]:
    span = 1 if group else _LABELS - 1
    head: Line = [Cell(group, 1, len(rows))] if group else []
    for row in rows:
        label = Cell(row.marker + row.label, span)
        yield [*head, label, *_values(report.applications[row.key])]
        head = []


def _disputes(report: AnnualReport, table: TableForm) -> Iterator[Line]:
    reconsideration, *litigation = table.rows
    labels = [Cell(column.label) for column in table.blocks[0].columns]
    width = len(labels)
    yield [
        Cell(reconsideration.label, width),
        Cell(LITIGATION_LABEL, width * len(litigation)),
    ]
    yield [
        *(cell._replace(rows=2) for cell in labels),
        *(Cell(row.label, width) for row in litigation),
    ]
    yield labels * len(litigation)
    yield [cell for row in table.rows for cell in _values(report.disputes[row.key])]
