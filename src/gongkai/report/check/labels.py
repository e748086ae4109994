"""How a finding names a cell: the labels that the form prints, in Chinese and in English."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from gongkai.report.form import (
    APPLICATIONS,
    DISPUTES,
    FORMS,
    OTHER,
    PROACTIVE,
    CellRef,
    Column,
    Row,
    application_rows,
)
from gongkai.report.model import Number, Value
from gongkai.statute.editions import Edition

TABLE_ZH = {PROACTIVE: "表二", APPLICATIONS: "表三", DISPUTES: "表四"}
TABLE_EN = {PROACTIVE: "table 2", APPLICATIONS: "table 3", DISPUTES: "table 4"}
SHOWN_AT_MOST = 4


@cache
def _rows(edition: Edition, table: str) -> dict[str, Row]:
    rows = {row.key: row for row in FORMS[edition].table(table).rows}
    if table == APPLICATIONS:
        rows |= {row.key: row for split in (True, False) for row in application_rows(split=split)}
    return rows


@cache
def columns(edition: Edition, table: str, row: str) -> dict[str, Column]:
    """The columns of a row by key; table 三 has the same ones for every row, `other` included."""
    form = FORMS[edition].table(table)
    known = form.rows[0].key if table == APPLICATIONS else row
    return {column.key: column for column in form.columns(known)}


@cache
def row_zh(edition: Edition, table: str, row: str) -> str:
    """A row's printed label with group and number, without the form's notes in it."""
    said = _rows(edition, table)[row]
    label = said.label.split("、")[0].split("（")[0]
    if row == OTHER.key:
        return f"{said.marker}{label}"
    return f"{said.group}{said.marker}{label}"


@cache
def row_en(edition: Edition, table: str, row: str) -> str:
    """A row's English label."""
    return _rows(edition, table)[row].english


@cache
def column_zh(edition: Edition, cell: CellRef) -> str:
    """A column's printed label without its unit."""
    return columns(edition, cell.table, cell.row)[cell.column].label.split("（")[0]


@cache
def column_en(edition: Edition, cell: CellRef) -> str:
    """A column's English label."""
    return columns(edition, cell.table, cell.row)[cell.column].english


def cell_zh(edition: Edition, cell: CellRef) -> str:
    """A cell as an officer looks for it: table, row, column."""
    row, column = row_zh(edition, cell.table, cell.row), column_zh(edition, cell)
    return f"{TABLE_ZH[cell.table]}“{row}”行“{column}”列"


def cell_en(edition: Edition, cell: CellRef) -> str:
    """A cell in English: table, row, column."""
    row, column = row_en(edition, cell.table, cell.row), column_en(edition, cell)
    return f"{TABLE_EN[cell.table]}, {row} / {column}"


def number(value: Value) -> str:
    """A number as people read it; "" for none. A whole `Decimal` keeps the places it prints."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else format(value, "f")


def reckoned(value: Number) -> str:
    """A number that was calculated: without the places that its parts happened to print."""
    return format(Decimal(value).normalize(), "f")


def some_zh(names: Sequence[str], unit: str) -> str:
    """The first few of many names in quotation marks, how many there are, and what they are."""
    shown = "、".join(f"“{name}”" for name in names[:SHOWN_AT_MOST])
    return f"{shown}{unit}" if len(names) <= SHOWN_AT_MOST else f"{shown}等{len(names)}{unit}"


def some_en(names: Sequence[str]) -> str:
    """The first few of many names, and how many more there are."""
    shown = ", ".join(names[:SHOWN_AT_MOST])
    more = len(names) - SHOWN_AT_MOST
    return shown if more <= 0 else f"{shown} and {more} more"
