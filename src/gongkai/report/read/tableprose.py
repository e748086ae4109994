"""Which lines of a text belong to a table rather than to the prose."""

import re
from collections.abc import Sequence
from typing import Protocol

from gongkai.report.read.blocks import Paragraph
from gongkai.report.read.sections import heading_number, is_numbered_heading
from gongkai.report.read.strips import Strip

_LONGEST_HEAD_LINE = 42
_SUBHEADING = re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]")


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
    taken = set[int]().union(*(_taken(strips, table, wrapped) for table in tables if table))
    return [(at, paragraph) for at, paragraph in paragraphs if at not in taken]


def _taken(strips: Sequence[Strip], table: Span, wrapped: set[int]) -> set[int]:
    """The blocks of the table's rows, and of the lines of its head above them."""
    taken: set[int] = set()
    for strip in strips[table.first : table.last + 1]:
        if strip.table:
            taken.add(strip.block)
            continue
        if is_numbered_heading(_text(strip)):
            break  # what follows is an appendix, which repeats the table
        taken.update(range(strip.block, max(strip.block, strip.last_block) + 1))
    for strip in reversed(strips[: table.first]):
        if strip.table:
            continue
        if strip.block not in wrapped or not _is_head_line(strip):
            break
        taken.add(strip.block)
    return taken


def _is_head_line(strip: Strip) -> bool:
    """Whether a line above a table belongs to its head: short, no sentence, no heading."""
    text = _text(strip)
    if len(text) > _LONGEST_HEAD_LINE or "。" in text or "；" in text:
        return False
    return not _SUBHEADING.match(text) and heading_number(text) is None


def _text(strip: Strip) -> str:
    return "".join([cell.text for cell in (*strip.labels, *strip.items)])
