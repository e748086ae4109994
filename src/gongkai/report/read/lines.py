"""Joining hard-wrapped lines into the paragraphs that they are parts of."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.report.read.blocks import Paragraph
from gongkai.report.read.fold import display_width

_ENDS = frozenset("。！？!?；;：:”」』…）)")
_STARTS_ANEW = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六]部分"
    r"|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|附件|附[:：])"
)
_INDENT = re.compile("(?:\u3000{2}| {4}|\t)")
_FULL_SHARE = 0.8
_TYPICAL_SHARE = 0.9
_SHORTEST_FULL = 20


_new = tuple.__new__  # a named tuple's own maker costs twice as much, and lines are many


class Line(NamedTuple):
    """A paragraph, or a line of one: as printed, without blanks around it, how wide.

    `width` is 0 for a paragraph that no lines go on with.
    """

    printed: str
    bare: str
    width: int
    hard_wrapped: bool


def measured(paragraph: Paragraph) -> Line:
    """A paragraph as a line that others may go on with."""
    text, wrapped = paragraph.text, paragraph.hard_wrapped
    bare = text.strip()
    return _new(Line, (text, bare, display_width(bare) if wrapped else 0, wrapped))


def typical_width(lines: Iterable[Line]) -> int:
    """The width that full lines have: what nine of ten wrapped lines do not pass."""
    widths = sorted([line.width for line in lines if line.hard_wrapped and line.bare])
    return widths[int((len(widths) - 1) * _TYPICAL_SHARE)] if widths else 0


def _continues(line: Line, following: Line, width: int) -> bool:
    """Whether the following line goes on with this line's paragraph."""
    if not (line.hard_wrapped and following.hard_wrapped):
        return False
    if line.width < max(_SHORTEST_FULL, width * _FULL_SHARE):
        return False
    if width > _SHORTEST_FULL * 4 and line.bare[-1:] in _ENDS:
        return False
    return not (_STARTS_ANEW.match(following.printed) or _INDENT.match(following.printed))


def _glue(a: str, b: str) -> str:
    """Two bare lines as one text: a blank only between Latin letters or digits."""
    last, first = a[-1:], b[:1]
    both = last.isascii() and last.isalnum() and first.isascii() and first.isalpha()
    return f"{a} {b}" if both else a + b


def join_lines(lines: Sequence[Line], width: int) -> list[str]:
    """Paragraph texts; lines of a hard-wrapped paragraph of full `width` joined."""
    texts: list[str] = []
    if lines:
        texts.append(lines[0].bare)
    for line, following in pairwise(lines):
        if _continues(line, following, width):
            texts[-1] = _glue(texts[-1], following.bare)
        else:
            texts.append(following.bare)
    return [text for text in texts if text]
