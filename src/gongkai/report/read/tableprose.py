"""Which lines of a text belong to a table rather than to the prose."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from gongkai.report.read.blocks import Paragraph
from gongkai.report.read.sections import heading_number, is_numbered_heading
from gongkai.report.read.strips import Strip

_LONGEST_HEAD_LINE = 42
_SENTENCE = "。；"


class Span(Protocol):
    """A found table: the strips that it stands between."""

    @property
    def first(self) -> int:
        """Index of its first row's strip."""

    @property
    def last(self) -> int:
        """Index of its last row's strip."""


def outside_tables(
    strips: Sequence[Strip],
    paragraphs: Sequence[tuple[int, Paragraph]],
    tables: Sequence[Span | None],
) -> list[tuple[int, Paragraph]]:
    """The paragraphs (with block index) that no table takes: neither its rows nor its head."""
    wrapped = {at for at, paragraph in paragraphs if paragraph.hard_wrapped}
    taken = {block for table in tables if table for block in _taken(strips, table, wrapped)}
    return [(at, paragraph) for at, paragraph in paragraphs if at not in taken]


def _taken(strips: Sequence[Strip], table: Span, wrapped: set[int]) -> Iterator[int]:
    for strip in strips[table.first : table.last + 1]:
        if not strip.table and is_numbered_heading(_text(strip)):
            break  # what follows is an appendix, which repeats the table
        yield from range(strip.block, max(strip.block, strip.last_block) + 1)
    for strip in reversed(strips[: table.first]):
        if strip.table:
            continue
        if strip.block not in wrapped or not _is_head_line(strip):
            return
        yield strip.block


def _is_head_line(strip: Strip) -> bool:
    """Whether a line above a table belongs to its head: short, no sentence, no heading."""
    text = _text(strip)
    if len(text) > _LONGEST_HEAD_LINE or any(mark in text for mark in _SENTENCE):
        return False
    return heading_number(text) is None


def _text(strip: Strip) -> str:
    return "".join(cell.text for cell in (*strip.labels, *strip.items))
