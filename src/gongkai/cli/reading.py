"""Reading, checking and comparing for the commands, always in isolated processes."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.isolate import ReaderPool
from gongkai.report.read.reading import Reading

TYPE_CHECKING = False  # the rules are loaded for the commands that check
if TYPE_CHECKING:
    from gongkai.cli.checking import CheckedReport

Outcome = Reading | UnreadableError
T = TypeVar("T")

_MOST_PROCESSES = 8


def read_one(path: str) -> Outcome:
    """Read one file; what stops it is given, not raised."""
    return next(read_many([path]))


def read_many(paths: Sequence[str]) -> Iterator[Outcome]:
    """Read files and give one outcome a file, in their order, as they come."""
    with ReaderPool(max_workers=_processes(paths)) as pool:
        yield from pool.map(paths)


def check_many(paths: Sequence[str]) -> "Iterator[CheckedReport | UnreadableError]":
    """Read and check files and give one outcome a file, in their order, as they come."""
    from gongkai.cli.checking import read_and_check

    with ReaderPool(max_workers=_processes(paths), preload=("gongkai.cli.checking",)) as pool:
        yield from pool.apply(read_and_check, paths)


def bounded(function: Callable[..., T], *arguments: object) -> T | UnreadableError:
    """Run a function on what was read, within the limits of reading; what stops it is given."""
    with ReaderPool() as pool:
        try:
            return pool.run(function, *arguments)
        except UnreadableError as error:
            return error


def _processes(paths: Sequence[str]) -> int:
    return max(1, min(len(paths), len(os.sched_getaffinity(0)), _MOST_PROCESSES))
