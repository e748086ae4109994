"""DOCX: reading, beside python-docx that goes through the cells."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from benchmarks.clock import side_by_side
from benchmarks.inputs import Input, made, real
from benchmarks.needs import called, library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.report.read import read

BENCH = "docx"
_FILLED = "made report, filled"


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure the blank form and a filled one."""
    python_docx = library("docx")
    # The second layout is the form as issued, headings and all.
    for source in (real("template_2021_blank.docx"), Input(_FILLED, made(2, "docx")[1])):
        yield _one(python_docx, source, sizes)


def cells_by_python_docx(python_docx: Any, data: bytes) -> list[str]:
    """Take every cell's text as one would without gongkai."""
    document = python_docx.Document(BytesIO(data))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def _one(python_docx: Any, source: Input, sizes: Sizes) -> Row:
    works = [partial(_read, source.data)]
    if python_docx is not None:
        works.append(partial(_cells, python_docx, source.data))
    ours, *theirs = side_by_side(works, sizes.slow_rounds)
    return Row(
        BENCH,
        f"{source.name}: read",
        "ms",
        1000 * ours,
        Target(faster=1),
        1000 * theirs[0] if theirs else None,
        called("python-docx", "row.cells") if theirs else skipped("python-docx"),
        source.note,
    )


def _read(data: bytes) -> None:
    read(data)


def _cells(python_docx: Any, data: bytes) -> None:
    cells_by_python_docx(python_docx, data)
