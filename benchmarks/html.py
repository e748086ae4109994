"""HTML pages: read and check, beside pandas.read_html on the same page."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from benchmarks.clock import once_each, side_by_side
from benchmarks.inputs import made, real
from benchmarks.needs import called, library, skipped
from benchmarks.ours import read_and_check
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes

BENCH = "html"
_TARGET = Target(most=5, faster=3)


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure the real page with all that stands around the report, then made pages, each once."""
    pandas = library("pandas")
    yield _one(pandas, sizes)
    yield _made(sizes)


def tables_by_pandas(pandas: Any, data: bytes) -> Any:
    """Take the page's tables as one would without gongkai."""
    return pandas.read_html(BytesIO(data))


def _one(pandas: Any, sizes: Sizes) -> Row:
    source = real("shuyang_drc_2023.html")
    works = [partial(read_and_check, source.data)]
    if pandas is not None:
        works.append(partial(tables_by_pandas, pandas, source.data))
    ours, *theirs = side_by_side(works, sizes.rounds)
    return Row(
        BENCH,
        f"{source.name}: read and check",
        "ms",
        1000 * ours,
        _TARGET,
        1000 * theirs[0] if theirs else None,
        called("pandas", "read_html") if theirs else skipped("pandas"),
        source.note,
    )


def _made(sizes: Sizes) -> Row:
    warm, *pages = made(sizes.reports + 1, "html")
    read_and_check(warm)
    ours = once_each([partial(read_and_check, data) for data in pages])
    name = f"{len(pages)} made pages, each once: read and check"
    return Row(BENCH, name, "ms", 1000 * ours, Target(most=5))
