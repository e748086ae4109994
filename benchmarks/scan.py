"""Scans: how long a page takes to recognise, and how much memory a process that does."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clock import once_each
from benchmarks.memory import NOTHING, READ, peak
from benchmarks.needs import library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.report.read import DEFAULT_LIMITS, read

BENCH = "scan"
_NEEDS = ("onnxruntime", "cv2", "PIL")


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure made reports as scans of 300 dpi; a page is a share of its report."""
    if any(library(name) is None for name in _NEEDS):
        missing = skipped("the extra ocr")
        yield Row(BENCH, "an A4 page", "ms", None, Target(), note=missing)
        return
    from gongkai.report.read.scan import scanner
    from tests.generator.scans import CLEAN, page_count, scanned

    scanner(DEFAULT_LIMITS)  # loads the model
    samples = [
        scanned(seed, ("2019", "2021")[seed % 2], CLEAN) for seed in range(sizes.slow_rounds)
    ]
    pages = [page_count(sample) for sample in samples]
    taken = once_each([partial(read, sample.data) for sample in samples])
    yield Row(
        BENCH,
        "an A4 page of 300 dpi with tables: recognise and read",
        "ms",
        1000 * taken * len(pages) / sum(pages),
        Target(),
        note=f"median of {len(pages)} reports of {sum(pages)} pages",
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scan"
        path.write_bytes(samples[0].data)
        yield Row(
            BENCH,
            "an A4 page of 300 dpi: whole process",
            "MB",
            peak(READ, str(path)),
            Target(),
            peak(""),
            NOTHING,
        )
