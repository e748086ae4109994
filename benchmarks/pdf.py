"""PDF: reading, beside pdfplumber's extract_tables over all pages."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from benchmarks.clock import side_by_side
from benchmarks.inputs import real
from benchmarks.needs import called, library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.report.read import read

BENCH = "pdf"


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure the report of six pages."""
    pdfplumber = library("pdfplumber")
    source = real("huaian_city_2024.pdf")
    works = [partial(_read, source.data)]
    if pdfplumber is not None:
        works.append(partial(_tables, pdfplumber, source.data))
    ours, *theirs = side_by_side(works, sizes.slow_rounds)
    yield Row(
        BENCH,
        f"{source.name}: read",
        "ms",
        1000 * ours,
        Target(faster=4),
        1000 * theirs[0] if theirs else None,
        called("pdfplumber", "extract_tables") if theirs else skipped("pdfplumber"),
        source.note,
    )


def tables_by_pdfplumber(pdfplumber: Any, data: bytes) -> list[object]:
    """Take every page's tables as one would without gongkai."""
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


def _read(data: bytes) -> None:
    read(data)


def _tables(pdfplumber: Any, data: bytes) -> None:
    tables_by_pdfplumber(pdfplumber, data)
