"""Joining hard-wrapped lines into the paragraphs that they are parts of."""

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise
from statistics import median
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
_SHORTEST_PLACED = 36  # columns: a page's full lines are no shorter
_FLUSH = 0.75  # characters that a line may begin right of the edge and still go on
_INDENTED = (1.25, 3.0)  # characters that the first line of a paragraph is set in by
_NEARLY_ALL = 0.8
_RAGGED = 2.5  # characters by which a full line may be short of the edge
_LONGEST_WORD = 14  # characters that a word may be wide which goes to the next line whole


_new = tuple.__new__  # a named tuple's own maker costs twice as much, and lines are many


class Line(NamedTuple):
    """A paragraph, or a line of one: as printed, without blanks around it, how wide.

    `width` is 0 for a paragraph that no lines go on with. `left` and `right` are its edges on the
    page in points, None where the format does not tell.
    """

    printed: str
    bare: str
    width: int
    hard_wrapped: bool
    left: float | None = None
    right: float | None = None


def measured(paragraph: Paragraph) -> Line:
    """A paragraph as a line that others may go on with."""
    text, wrapped = paragraph.text, paragraph.hard_wrapped
    bare = text.strip()
    if not wrapped:
        return _new(Line, (text, bare, 0, False, None, None))
    box = paragraph.place.box
    left, right = (None, None) if box is None else (box[0], box[2])
    return _new(Line, (text, bare, display_width(bare), True, left, right))


class Measure(NamedTuple):
    """How a text's lines are set.

    `width` is that of full lines. Where the page is known: `right` is the edge that full lines
    reach, `em` a character's width, `margin` what lines begin right of that begin a paragraph
    (None where paragraphs are not told by an indent), all in points; `dense` tells that most lines
    are full.
    """

    width: int
    right: float = 0.0
    em: float = 0.0
    margin: float | None = None
    dense: bool = False


def measure(lines: Sequence[Line]) -> Measure:
    """Tell from all lines how they are set."""
    width = typical_width(lines)
    placed = [(line.left, line.right) for line in lines if line.left is not None]
    wide = [
        (line.right - line.left) * 2 / line.width
        for line in lines
        if line.left is not None and line.right is not None and line.width >= _SHORTEST_FULL
    ]
    if not wide:
        return Measure(width)
    em = median(wide)
    edge = min(left for left, _ in placed)
    right = max(right for _, right in placed if right is not None)
    steps = [(left - edge) / em for left, _ in placed]
    flush = sum(step <= _FLUSH for step in steps)
    indented = sum(_INDENTED[0] <= step <= _INDENTED[1] for step in steps)
    told = flush and indented and flush + indented >= len(steps) * _NEARLY_ALL
    full = sum(each is not None and each >= right - _RAGGED * em for _, each in placed)
    margin = edge + _FLUSH * em if told else None
    return Measure(width, right, em, margin, 2 * full > len(placed))


def typical_width(lines: Iterable[Line]) -> int:
    """The width that full lines have: what nine of ten wrapped lines do not pass."""
    widths = sorted([line.width for line in lines if line.hard_wrapped and line.bare])
    return widths[int((len(widths) - 1) * _TYPICAL_SHARE)] if widths else 0


def _continues(line: Line, following: Line, set_as: Measure) -> bool:
    """Whether the following line goes on with this line's paragraph."""
    if not (line.hard_wrapped and following.hard_wrapped):
        return False
    ends = line.bare[-1:] in _ENDS
    if line.right is not None and following.left is not None and set_as.em:
        anew = _begins_anew(following)
        if set_as.margin is not None:
            far = line.right >= set_as.right - _LONGEST_WORD * set_as.em
            return far and following.left <= set_as.margin and not (ends and anew)
        far = line.width >= _SHORTEST_PLACED
        full = far and line.right >= set_as.right - _RAGGED * set_as.em
        return full and not anew and (set_as.dense or not ends)
    width = set_as.width
    if line.width < max(_SHORTEST_FULL, width * _FULL_SHARE):
        return False
    return not (ends and width > _SHORTEST_FULL * 4) and not _begins_anew(following)


def _begins_anew(line: Line) -> bool:
    """Whether a line begins as paragraphs do: with a numbering or an indent."""
    begins = _STARTS_ANEW.match(line.printed) or _INDENT.match(line.printed)
    return begins is not None


def glue(a: str, b: str) -> str:
    """Two bare lines as one text: a blank only between Latin letters or digits."""
    last, first = a[-1:], b[:1]
    both = last.isascii() and last.isalnum() and first.isascii() and first.isalpha()
    return f"{a} {b}" if both else a + b


def on_one_line(text: str) -> str:
    """A text of one cell or title as it reads: where its lines break says nothing."""
    return reduce(glue, map(str.strip, text.split("\n"))).strip() if "\n" in text else text.strip()


def join_lines(lines: Sequence[Line], set_as: Measure) -> list[str]:
    """Paragraph texts; lines of a hard-wrapped paragraph joined, as lines are set."""
    texts: list[str] = []
    if lines:
        texts.append(lines[0].bare)
    for line, following in pairwise(lines):
        if _continues(line, following, set_as):
            texts[-1] = glue(texts[-1], following.bare)
        else:
            texts.append(following.bare)
    return [text for text in texts if text]
