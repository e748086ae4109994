"""Which cells of one edition can be set beside which of the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.report.form.applications import (
    APPLICANT_COLUMNS,
    OTHER,
    OTHER_SPLIT_KEYS,
    application_rows,
)
from gongkai.report.form.disputes import DISPUTES_TABLE
from gongkai.report.form.values import APPLICATIONS, DISPUTES, PROACTIVE


class Comparability(StrEnum):
    """Whether a cell of one edition can be set beside a cell of the other."""

    SAME = "same"
    SUM = "sum"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """How a 2019 row (and column) stands to the 2021 form; `reason` when it does not compare."""

    table: str
    row_2019: str
    column_2019: str
    cells_2021: tuple[tuple[str, str], ...]
    comparability: Comparability
    reason: str = ""


def _same(table: str, row: str, column: str, row_2021: str, column_2021: str) -> Correspondence:
    cells = ((row_2021, column_2021),)
    return Correspondence(table, row, column, cells, Comparability.SAME)


def _gone(row: str, column: str, reason: str) -> Correspondence:
    return Correspondence(PROACTIVE, row, column, (), Comparability.NONE, reason)


_ITEMS_GONE = "2021 form no longer counts items"


def _proactive_correspondence() -> Iterator[Correspondence]:
    for row in ("rules", "normative_documents"):
        yield _same(PROACTIVE, row, "made", row, "made")
        yield _gone(row, "published", "2021 form counts repealed, not newly published")
        yield _gone(row, "total", "published in all is not the number in force")
    for row in ("licences", "penalties", "compulsion"):
        yield _gone(row, "items_last_year", _ITEMS_GONE)
        yield _gone(row, "items_change", _ITEMS_GONE)
        yield _same(PROACTIVE, row, "decisions", row, "decisions")
    for key in ("items_last_year", "items_change", "decisions"):
        yield _gone("other_services", key, "2021 form drops 其他对外管理服务事项")
    for key in ("items_last_year", "items_change"):
        yield _gone("charges", key, "2021 form gives an amount in 万元, not items")
    for key in ("projects", "amount_yuan"):
        yield _gone("procurement", key, "2021 form drops 政府集中采购")


def _table_correspondence() -> Iterator[Correspondence]:
    for column in APPLICANT_COLUMNS:
        for row in application_rows(split=False):
            if row is OTHER:
                cells = tuple((key, column.key) for key in OTHER_SPLIT_KEYS)
                yield Correspondence(APPLICATIONS, row.key, column.key, cells, Comparability.SUM)
            else:
                yield _same(APPLICATIONS, row.key, column.key, row.key, column.key)
    for cell in DISPUTES_TABLE.cells():
        yield _same(DISPUTES, cell.row, cell.column, cell.row, cell.column)


@cache
def correspondences() -> tuple[Correspondence, ...]:
    """Every cell of the 2019 form with the cell or cells of the 2021 form that it stands to."""
    return (*_proactive_correspondence(), *_table_correspondence())
