"""Reading files for the commands, always in isolated processes."""

import os
from collections.abc import Iterator, Sequence

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.isolate import ReaderPool
from gongkai.report.read.reading import Reading

Outcome = Reading | UnreadableError

_MOST_PROCESSES = 8


def read_one(path: str) -> Outcome:
    """Read one file; what stops it is given, not raised."""
    return next(read_many([path]))


def read_many(paths: Sequence[str]) -> Iterator[Outcome]:
    """Read files and give one outcome a file, in their order, as they come."""
    processes = min(len(paths), len(os.sched_getaffinity(0)), _MOST_PROCESSES)
    with ReaderPool(max_workers=max(processes, 1)) as pool:
        yield from pool.map(paths)
