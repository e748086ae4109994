"""What is left in a file that its reader does not see: one piece, with its place."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gongkai.records.publishing.precheck.alarm import Place
from gongkai.report.read.limits import Limits

_LONGEST = 80  # characters shown of what is left


class Residue(NamedTuple):
    """A code, where, and the text that is left there."""

    code: str
    place: Place
    text: str


Finder = Callable[[bytes, Limits], Iterator[Residue]]


def shortened(text: str) -> str:
    """Give the text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
