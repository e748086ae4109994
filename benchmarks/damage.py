"""How much of damaged reports is read rightly, and that nothing is read wrongly in silence."""

from collections.abc import Iterator

from benchmarks.needs import library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from tests.generator import DAMAGES, make
from tests.generator.damage import BOTH
from tests.report.read.proof import Verdict, judge

BENCH = "damage"
UNDAMAGED = "undamaged"
FORMATS = ("txt", "md", "html", "docx", "xlsx", "pdf", "ofd")
_LEAST = 95.0
# What the generator needs to print a format.
_NEEDS = {"docx": "docx", "xlsx": "xlsxwriter", "pdf": "typst", "ofd": "typst"}
_PACKAGES = {"docx": "python-docx", "xlsxwriter": "XlsxWriter", "typst": "typst"}


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
    verdicts = dict(_verdicts(kind, format_, sizes))
    readable = sum(found.cells - found.removed for found in verdicts.values())
    rate = 100 * sum(found.right for found in verdicts.values()) / readable
    wrong = [f"{name}: {cell}" for name, found in verdicts.items() for cell in found.wrong]
    note = f"{len(wrong)} SILENTLY WRONG, first {wrong[0]}" if wrong else ""
    return Row(BENCH, name, "%", rate, target, note=note), len(wrong)


def _verdicts(kind: str, format_: str, sizes: Sizes) -> Iterator[tuple[str, Verdict]]:
    """Each made report's name and what became of its cells."""
    damage = () if kind == UNDAMAGED else (kind,)
    for edition in sorted(DAMAGES[kind].editions if damage else BOTH):
        for seed in range(sizes.seeds):
            sample = make(seed, edition=edition, format=format_, damage=damage)
            yield sample.name, judge(sample)
