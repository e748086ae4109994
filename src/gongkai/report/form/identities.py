"""Which sums the form's tables must hold (勾稽关系)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.report.form.applications import (
    APPLICANT_COLUMNS,
    CARRIED_FORWARD,
    CARRIED_OVER,
    NEW,
    TOTAL,
    application_rows,
)
from gongkai.report.form.disputes import DISPUTE_COLUMNS, DISPUTES_TABLE
from gongkai.report.form.values import APPLICATIONS, DISPUTES, CellRef


class IdentityKind(StrEnum):
    """Which reconciliation (勾稽关系) an identity is."""

    ROW_SUM = "row_sum"
    COLUMN_SUM = "column_sum"
    BALANCE = "balance"
    DISPUTE_TOTAL = "dispute_total"


@dataclass(frozen=True, slots=True)
class Identity:
    """The sum of `left` equals the sum of `right` (国办公开办函〔2021〕30号, table notes)."""

    kind: IdentityKind
    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]


def _application_identities(rows: tuple[str, ...]) -> Iterator[Identity]:
    keys = tuple(column.key for column in APPLICANT_COLUMNS)
    for row in rows:
        parts = tuple(CellRef(APPLICATIONS, row, key) for key in keys[:-1])
        yield Identity(IdentityKind.ROW_SUM, parts, (CellRef(APPLICATIONS, row, keys[-1]),))
    results = tuple(row for row in rows[2:-2])
    for key in keys:
        parts = tuple(CellRef(APPLICATIONS, row, key) for row in results)
        yield Identity(IdentityKind.COLUMN_SUM, parts, (CellRef(APPLICATIONS, TOTAL.key, key),))
    for key in keys:
        received = tuple(CellRef(APPLICATIONS, row.key, key) for row in (NEW, CARRIED_OVER))
        handled = tuple(CellRef(APPLICATIONS, row.key, key) for row in (TOTAL, CARRIED_FORWARD))
        yield Identity(IdentityKind.BALANCE, received, handled)


def _dispute_identities() -> Iterator[Identity]:
    keys = tuple(column.key for column in DISPUTE_COLUMNS)
    for row in DISPUTES_TABLE.rows:
        parts = tuple(CellRef(DISPUTES, row.key, key) for key in keys[:-1])
        total = (CellRef(DISPUTES, row.key, keys[-1]),)
        yield Identity(IdentityKind.DISPUTE_TOTAL, parts, total)


@cache
def identities(*, split: bool) -> tuple[Identity, ...]:
    """Every identity of tables 三 and 四; `split` as in `application_rows`.

    Table 二 has none within a year. 2021: 21 result rows; 2019: 19.
    """
    rows = tuple(row.key for row in application_rows(split=split))
    return (*_application_identities(rows), *_dispute_identities())
