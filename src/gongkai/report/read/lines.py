"""Joining hard-wrapped lines into the paragraphs that they are parts of."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gongkai.report.read.blocks import Paragraph
from gongkai.report.read.fold import display_width

_ENDS = re.compile(r"[。！？!?；;：:”」』…）)]\s*$")
_STARTS_ANEW = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六]部分"
    r"|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|附件|附[:：])"
)
_INDENT = re.compile("(?:\u3000{2}| {4}|\t)")
_ASCII_EDGE = re.compile(r"[A-Za-z0-9]$")
_FULL_SHARE = 0.8
_TYPICAL_SHARE = 0.9
_SHORTEST_FULL = 20


def typical_width(paragraphs: Sequence[Paragraph]) -> int:
    """The width that full lines have: what nine of ten wrapped lines do not pass."""
    widths = sorted(
        display_width(p.text.strip()) for p in paragraphs if p.hard_wrapped and p.text.strip()
    )
    return widths[int((len(widths) - 1) * _TYPICAL_SHARE)] if widths else 0


def _continues(line: Paragraph, following: Paragraph, width: int) -> bool:
    """Whether the following line goes on with this line's paragraph."""
    if not (line.hard_wrapped and following.hard_wrapped):
        return False
    if _STARTS_ANEW.match(following.text) or _INDENT.match(following.text):
        return False
    own = display_width(line.text.strip())
    full = own >= max(_SHORTEST_FULL, width * _FULL_SHARE)
    if width <= _SHORTEST_FULL * 4 and full:
        return True
    return full and not _ENDS.search(line.text)


def _glue(a: str, b: str) -> str:
    """Two lines as one text: a blank only between Latin letters or digits."""
    a, b = a.rstrip(), b.strip()
    both = _ASCII_EDGE.search(a) and b[:1].isascii() and b[:1].isalpha()
    return f"{a} {b}" if both else a + b


def join_lines(paragraphs: Sequence[Paragraph], width: int) -> list[str]:
    """Paragraph texts; lines of a hard-wrapped paragraph of full `width` joined."""
    texts: list[str] = []
    if paragraphs:
        texts.append(paragraphs[0].text.strip())
    for line, following in pairwise(paragraphs):
        if _continues(line, following, width):
            texts[-1] = _glue(texts[-1], following.text)
        else:
            texts.append(following.text.strip())
    return [text for text in texts if text]
