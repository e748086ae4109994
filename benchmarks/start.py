"""Starting the command, beside starting Python to do nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.clock import side_by_side
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes

BENCH = "start"


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure `gongkai --help` as a user starts it."""
    command = str(Path(sys.executable).with_name("gongkai"))
    works = (
        partial(_run, (command, "--help")),
        partial(_run, (sys.executable, "-c", "pass")),
    )
    ours, theirs = side_by_side(works, sizes.rounds, time.perf_counter)
    yield Row(
        BENCH, "gongkai --help", "ms", 1000 * ours, Target(times=3), 1000 * theirs, "python -c pass"
    )


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
