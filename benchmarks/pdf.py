"""PDF: reading, beside pdfplumber's extract_tables over all pages."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

import pdfplumber

from benchmarks.clock import side_by_side
from benchmarks.inputs import real
from benchmarks.needs import called
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.report.read import read

BENCH = "pdf"


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure the report of six pages."""
    source = real("huaian_city_2024.pdf")
    works = (partial(read, source.data), partial(tables_by_pdfplumber, source.data))
    ours, theirs = side_by_side(works, sizes.slow_rounds)
    yield Row(
        BENCH,
        f"{source.name}: read",
        "ms",
        1000 * ours,
        Target(faster=4),
        1000 * theirs,
        called("pdfplumber", "extract_tables"),
        source.note,
    )


def tables_by_pdfplumber(data: bytes) -> list[object]:
    """Take every page's tables as one would without gongkai."""
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]
