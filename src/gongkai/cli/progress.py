"""A progress bar for many files, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from gongkai.cli.terminal import Terminal

TYPE_CHECKING = False  # rich's progress bar is loaded where one is shown
if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")


@contextmanager
def with_progress(
    items: Iterator[Item], total: int, console: Console | None, terminal: Terminal
) -> Iterator[Iterator[Item]]:
    """Hand the items on and show how many are done.

    The bar stands on stderr; where results go to a terminal too, on `console`, theirs, so that
    they are printed above it. There is none for one file or where nobody looks.
    """
    if total <= 1 or not terminal.stderr.isatty():
        yield items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    where = console or Console(file=terminal.stderr)
    with Progress(*columns, console=where, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield _advancing(items, lambda: progress.advance(task))


def _advancing(items: Iterator[Item], advance: Callable[[], object]) -> Iterator[Item]:
    for item in items:
        yield item
        advance()
