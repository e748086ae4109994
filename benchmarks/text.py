"""Text and Markdown: read and check, beside taking all digits in order."""

from collections.abc import Iterator
from functools import partial

from benchmarks.clock import once_each, side_by_side
from benchmarks.digits import digits_in_order, wrong
from benchmarks.inputs import Input, made, real
from benchmarks.ours import read_and_check
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes

BENCH = "text"
_TARGET = Target(most=2.5)
_DIGITS = "all digits in order"


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure the real texts again and again, then made ones that are each read once."""
    for file in ("wuzhong_psb_2020.txt", "shanghai_stc_kewei_2024.md"):
        yield _one(real(file), sizes)
    yield _made(sizes)


def _one(source: Input, sizes: Sizes) -> Row:
    works = (partial(read_and_check, source.data), partial(digits_in_order, source.data))
    ours, theirs = side_by_side(works, sizes.rounds)
    return Row(
        BENCH,
        f"{source.name}: read and check",
        "ms",
        1000 * ours,
        _TARGET,
        1000 * theirs,
        _DIGITS,
        "; ".join(filter(None, (source.note, _how_wrong(source)))),
    )


def _how_wrong(source: Input) -> str:
    if source.path is None:
        return ""
    printed = source.path.with_name(source.path.name + ".json")
    if not printed.is_file():
        return ""
    return f"the baseline has {wrong(digits_in_order(source.data), printed)}, silently"


def _made(sizes: Sizes) -> Row:
    warm, *reports = made(sizes.reports + 1, "txt")
    read_and_check(warm)
    return Row(
        BENCH,
        f"{len(reports)} made texts, each once: read and check",
        "ms",
        1000 * once_each([partial(read_and_check, data) for data in reports]),
        _TARGET,
        1000 * once_each([partial(digits_in_order, data) for data in reports]),
        _DIGITS,
    )
