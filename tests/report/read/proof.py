"""Holding a reading against what the generator printed: right, in doubt, or silently wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.report.form import CellRef
from gongkai.report.read import Reading, read
from tests.generator import Sample


class Verdict(NamedTuple):
    """Counts over the cells of one sample; `wrong` lists what is silently wrong."""

    cells: int
    removed: int
    right: int
    wrong: tuple[str, ...]
    doubted: tuple[str, ...]

    @property
    def rate(self) -> float:
        """The share of cells right without a doubt, of those that the damage left readable."""
        return self.right / (self.cells - self.removed)


def truth_cells(sample: Sample) -> Iterator[tuple[str, str, int, object]]:
    for table in ("proactive", "applications", "disputes"):
        for row, values in sample.truth[table].items():
            for at, value in enumerate(values):
                yield table, row, at, value


def _undecidable(sample: Sample, table: str, row: str) -> bool:
    """Whether what is left of the row may look like another row as printed.

    A cell taken out of a row and a blank one put into it leave as many cells as before.
    """
    touched = any(ref[:2] == (table, row) for ref in sample.removed)
    return touched and {"cell_too_few", "cell_too_many"} <= set(sample.damage)


def judge(sample: Sample, reading: Reading | None = None) -> Verdict:
    """Read the sample and compare every cell with its truth."""
    reading = reading or read(sample.data)
    report = reading.report
    doubtful = report.doubtful
    right, cells, removed = 0, 0, 0
    wrong, doubted = [], []
    refs: dict[tuple[str, str], list[CellRef]] = {}
    for cell in report.cells:
        refs.setdefault((cell.table, cell.row), []).append(cell)
    for table, row, at, truth in truth_cells(sample):
        row_refs = refs.get((table, row), [])
        ref: CellRef | None = row_refs[at] if at < len(row_refs) else None
        gone = ref is not None and tuple(ref) in sample.removed
        gone = gone or (ref is None and any(r[:2] == (table, row) for r in sample.removed))
        cells += 1
        removed += gone
        if ref is None:
            doubted.append(f"{table}.{row}.{at}: row absent")
        elif ref in doubtful:
            if not gone:
                doubted.append(f"{'.'.join(ref)}: {truth!r} in doubt")
        elif report.cells[ref] != truth and not _undecidable(sample, table, row):
            wrong.append(f"{'.'.join(ref)}: printed {truth!r}, read {report.cells[ref]!r}")
        elif not gone:
            right += 1
    return Verdict(cells, removed, right, tuple(wrong), tuple(doubted))
