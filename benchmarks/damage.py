"""How much of damaged reports is read rightly, and that nothing is read wrongly in silence."""

from collections import Counter
from collections.abc import Iterator

from benchmarks.needs import library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from tests.generator import DAMAGES, make
from tests.report.read.proof import judge

BENCH = "damage"
UNDAMAGED = "undamaged"
FORMATS = ("txt", "md", "html", "docx", "pdf")
_LEAST = 95.0
# What the generator needs to print a format.
_NEEDS = {"docx": "docx", "pdf": "typst"}
_PACKAGES = {"docx": "python-docx", "typst": "typst"}


def bench(sizes: Sizes) -> Iterator[Row]:
    """One row a kind and format: share of cells right without a doubt, and a row of wrong ones."""
    wrong = 0
    for kind in (UNDAMAGED, *list(DAMAGES)[: sizes.kinds]):
        for format_ in FORMATS:
            if kind != UNDAMAGED and format_ not in DAMAGES[kind].formats:
                continue
            row, silently = _one(kind, format_, sizes)
            wrong += silently
            yield row
    yield Row(BENCH, "silently wrong cells, all kinds", "cells", wrong, Target(most=0))


def _one(kind: str, format_: str, sizes: Sizes) -> tuple[Row, int]:
    name = f"{kind}, {format_}"
    target = Target(least=100.0 if kind == UNDAMAGED else _LEAST)
    needed = _NEEDS.get(format_, "json")
    if library(needed) is None:
        note = skipped(_PACKAGES[needed])
        return Row(BENCH, name, "%", None, target, note=note), 0
    counts = _counts(kind, format_, sizes)
    readable = counts["cells"] - counts["removed"]
    note = f"{counts['wrong']} SILENTLY WRONG" if counts["wrong"] else ""
    rate = 100 * counts["right"] / readable
    return Row(BENCH, name, "%", rate, target, note=note), counts["wrong"]


def _counts(kind: str, format_: str, sizes: Sizes) -> Counter[str]:
    counts: Counter[str] = Counter()
    damage = () if kind == UNDAMAGED else (kind,)
    for edition in sorted(DAMAGES[kind].editions if damage else ("2019", "2021")):
        for seed in range(sizes.seeds):
            found = judge(make(seed, edition=edition, format=format_, damage=damage))
            counts.update(
                cells=found.cells, removed=found.removed, right=found.right, wrong=len(found.wrong)
            )
    return counts
