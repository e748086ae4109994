"""Characters of an OFD text object and the boxes that they take.

Fonts are not opened: where a character starts is told by the file, and how wide it is by the step
to the next one, or by its kind. What it stands for is what the file says, U+FFFD where it is a code
that only its font knows.
"""

import math
from collections.abc import Iterator
from itertools import chain, repeat
from unicodedata import east_asian_width

from lxml import etree

from gongkai.report.read.ofd_values import deltas, is_seen, local, number
from gongkai.report.read.pdf_rules import Matrix, apply
from gongkai.report.read.pdf_text import SKIPPED, UNKNOWN, Char, is_private

_ASCENT, _DESCENT = 0.88, 0.12  # of its size: what a character reaches above and below its line
_NARROW = 0.5  # of its size: how wide a digit or Latin letter is
_WIDE_LETTER = 1.1  # of its size: a step this long may be a letter's or sign's own width, as of W
_NARROWEST, _WIDEST = 0.8, 1.3  # of its usual width: a step that is the character's own width
_ON = frozenset(("true", "1"))


def text_characters(element: etree._Element, to_page: Matrix) -> Iterator[Char]:
    """Give the characters of a text object that are seen, without spaces.

    `to_page` takes its coordinates to points from the page's top left corner.
    """
    if not _is_drawn(element):
        return
    size = number(element.get("Size", "0"))
    scale = number(element.get("HScale", "1")) or 1.0
    turn = _quarter(element.get("CharDirection"))
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        x, y = number(code.get("X", str(x))), number(code.get("Y", str(y)))
        narrow = _NARROW
        for character, at, step in _steps(code, (x, y), size * scale):
            if ord(character) in SKIPPED:
                continue
            width = _width(character, size * scale, step, narrow)
            if width == step and character.isascii() and size * scale:
                narrow = width / (size * scale)  # digits are all as wide as each other
            shown = UNKNOWN if is_private(ord(character)) else character
            yield _char(shown, at, (width, size), turn, to_page)


def _is_drawn(element: etree._Element) -> bool:
    """Tell whether ink is put on the page: not so in the text that OCR lays under a picture."""
    if not is_seen(element):
        return False
    filled = element.get("Fill", "true").lower() in _ON
    stroked = element.get("Stroke", "false").lower() in _ON
    colour = next((item for item in element if local(item) == "FillColor"), None)
    transparent = colour is not None and not is_seen(colour)
    return stroked or (filled and not transparent)


def _steps(
    code: etree._Element, start: tuple[float, float], em: float
) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Give each character, where it starts, and how far on the next one does (0: not said)."""
    text = code.text or ""
    right, down = list(deltas(code.get("DeltaX"))), list(deltas(code.get("DeltaY")))
    x, y = start
    if not right and not down:
        for character in text:
            yield character, (x, y), 0.0
            x += _usual_width(character, em)
        return
    # What is not said goes on as before.
    xs = chain(right, repeat(right[-1] if right else 0.0))
    ys = chain(down, repeat(down[-1] if down else 0.0))
    last = len(text) - 1
    for at, (character, dx, dy) in enumerate(zip(text, xs, ys, strict=False)):
        yield character, (x, y), dx if at < last and not dy else 0.0
        x, y = x + dx, y + dy


def _usual_width(character: str, em: float) -> float:
    return em if east_asian_width(character) in "WFA" else em * _NARROW


def _width(character: str, em: float, step: float, narrow: float) -> float:
    """Give how wide a character is: its step to the next one where that can be its own width.

    Else it is as wide as its kind, `narrow` times its size where it is ASCII.
    """
    kind = east_asian_width(character)
    for usual in (em * _NARROW, em) if kind == "A" else (_usual_width(character, em),):
        if _NARROWEST * usual <= step <= _WIDEST * usual:
            return step
    usual = em * narrow if character.isascii() else _usual_width(character, em)
    if not character.isdigit() and usual < step <= _WIDE_LETTER * em:
        return step
    return min(usual, step or usual)


def _quarter(direction: str | None) -> int:
    """Give how many quarters of a circle a character is turned, clockwise."""
    degrees = number(direction or "0")
    return round(degrees / 90) % 4


def _char(
    text: str,
    at: tuple[float, float],
    extent: tuple[float, float],
    turn: int,
    to_page: Matrix,
) -> Char:
    width, size = extent
    cosine, sine = round(math.cos(turn * math.pi / 2)), round(math.sin(turn * math.pi / 2))
    corners = [
        apply(to_page, at[0] + x * cosine - y * sine, at[1] + x * sine + y * cosine)
        for x, y in ((0.0, -_ASCENT * size), (width, _DESCENT * size))
    ]
    (x0, y0), (x1, y1) = corners
    return Char(text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
