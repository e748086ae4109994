"""Many cells that share a fault told in one finding: by table, then by which columns they are."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from gongkai.report.check.labels import (
    TABLE_EN,
    TABLE_ZH,
    cell_en,
    cell_zh,
    column_en,
    column_zh,
    row_en,
    row_zh,
    some_en,
    some_zh,
)
from gongkai.report.form import CellRef
from gongkai.statute.editions import Edition


class Group(NamedTuple):
    """Cells of one table whose rows have the fault in the same columns, and their names."""

    cells: tuple[CellRef, ...]
    zh: str
    en: str


def grouped(edition: Edition, cells: Iterable[CellRef]) -> Iterator[Group]:
    """Rows that have the fault in the same columns make one group, in print order."""
    rows: dict[tuple[str, str], list[CellRef]] = {}
    for table_and_row, run in groupby(cells, itemgetter(0, 1)):
        rows.setdefault(table_and_row, []).extend(run)
    same: dict[tuple[str, ...], list[list[CellRef]]] = {}
    for (table, _), row in rows.items():
        same.setdefault((table, *[cell.column for cell in row]), []).append(row)
    for alike in same.values():
        yield _group(edition, alike)


def _group(edition: Edition, rows: list[list[CellRef]]) -> Group:
    cells = tuple(chain.from_iterable(rows))
    first = cells[0]
    if len(cells) == 1:
        return Group(cells, cell_zh(edition, first), cell_en(edition, first))
    table = first.table
    rows_zh = some_zh([row_zh(edition, table, row[0].row) for row in rows], "行")
    rows_en = some_en([row_en(edition, table, row[0].row) for row in rows])
    columns_zh = some_zh([column_zh(edition, cell) for cell in rows[0]], "列")
    columns_en = some_en([column_en(edition, cell) for cell in rows[0]])
    zh = f"{TABLE_ZH[table]}{rows_zh}的{columns_zh}（共{len(cells)}格）"
    en = f"{TABLE_EN[table]}, {rows_en} / {columns_en} ({len(cells)} cells)"
    return Group(cells, zh, en)
