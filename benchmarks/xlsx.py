"""XLSX: reading, beside openpyxl that goes through the cells."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from benchmarks.clock import side_by_side
from benchmarks.inputs import made
from benchmarks.needs import called, library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.report.read.limits import DEFAULT_LIMITS
from gongkai.report.read.xlsx import xlsx_document

BENCH = "xlsx"
# How the generator lays workbooks out, in turn.
_LAYOUTS = ("one sheet", "a sheet a section", "figures as texts", "totals as formulas")


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure a made report of each layout: its cells with spans, as shown."""
    openpyxl = library("openpyxl")
    for layout, data in zip(_LAYOUTS, made(len(_LAYOUTS), "xlsx"), strict=True):
        yield _one(openpyxl, layout, data, sizes)


def cells_by_openpyxl(openpyxl: Any, data: bytes) -> list[Any]:
    """Take every cell's value and every merged range as one would without gongkai."""
    found: list[Any] = []
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        found.extend(cell.value for row in sheet.iter_rows() for cell in row)
        found.extend(sheet.merged_cells.ranges)
    return found


def _one(openpyxl: Any, layout: str, data: bytes, sizes: Sizes) -> Row:
    works = [partial(_blocks, data)]
    if openpyxl is not None:
        works.append(partial(_cells, openpyxl, data))
    ours, *theirs = side_by_side(works, sizes.rounds)
    return Row(
        BENCH,
        f"made report, {layout}: its cells",
        "ms",
        1000 * ours,
        Target(faster=3),
        1000 * theirs[0] if theirs else None,
        called("openpyxl", "iter_rows") if theirs else skipped("openpyxl"),
    )


def _blocks(data: bytes) -> None:
    xlsx_document(data, DEFAULT_LIMITS)


def _cells(openpyxl: Any, data: bytes) -> None:
    cells_by_openpyxl(openpyxl, data)
