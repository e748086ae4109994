"""Characters of a PDF page and the lines that they print.

A character whose font does not say what it means becomes U+FFFD: what it stands for is never
guessed, so that a figure with it is in doubt.
"""

import ctypes
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.pdf_rules import Matrix, is_unseen

UNKNOWN = "\ufffd"
_LINE_END_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
SKIPPED = frozenset((0, 9, 10, 13, 32, 0xA0, 0xAD, 0x200B, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF))
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF))
_HIGH, _LOW, _AFTER_LOW = 0xD800, 0xDC00, 0xE000  # halves of a surrogate pair
_DOUBLED = 0.2  # of its width: the same character again this near is fake bold
_SPACE = 0.25  # of its height: a gap this wide is a space
_TOUCHING = 0.1  # of its height: digits this near are one figure
_FIGURE = frozenset("0123456789０１２３４５６７８９.,．，")
_PAGE_SHARE = 10  # a page may have this part of the characters that a file may have
_SAME_LINE = 0.5  # of its height: how far centres may lie apart on one line


class Char(NamedTuple):
    """A character and its box, in points from the page's top left corner as displayed."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def x(self) -> float:
        """Its centre."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Its centre."""
        return (self.top + self.bottom) / 2


Line = list[Char]


def characters(
    textpage: ctypes.c_void_p, to_display: Matrix, limits: Limits, *, has_unseen: bool
) -> list[Char]:
    """Give the characters that the page shows, without spaces."""
    count = pdfium.FPDFText_CountChars(textpage)
    most = limits.characters // _PAGE_SHARE
    if count > most:
        raise UnreadableError(
            "too_large",
            f"PDF 一页超过 {most} 字，不像年度报告，请检查文件。",
            f"A page of the PDF has more than {most} characters, too many for an annual report; "
            "check the file.",
        )
    found: list[Char] = []
    box = pdfium.FS_RECTF()
    for index, code in _codes(textpage, count):
        if has_unseen and is_unseen(pdfium.FPDFText_GetTextObject(textpage, index)):
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        found.append(_char(_meaning(textpage, index, code), box, to_display))
    return found


def _codes(textpage: ctypes.c_void_p, count: int) -> Iterator[tuple[int, int]]:
    """Give index and code point of what is no space; a surrogate pair stands at its first half."""
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if _HIGH <= code < _LOW:
            high = code
        elif _LOW <= code < _AFTER_LOW:
            if high:
                yield index - 1, 0x10000 + ((high - _HIGH) << 10) + (code - _LOW)
            high = 0
        elif code not in SKIPPED:
            yield index, ord("-") if code == _LINE_END_HYPHEN else code


def is_private(code: int) -> bool:
    """Tell whether what a code point stands for is known to its font alone."""
    return any(first <= code <= last for first, last in _PRIVATE)


def _meaning(textpage: ctypes.c_void_p, index: int, code: int) -> str:
    if is_private(code):
        return UNKNOWN
    if pdfium.FPDFText_HasUnicodeMapError(textpage, index) > 0:
        return UNKNOWN
    return chr(code)


def _char(text: str, box: pdfium.FS_RECTF, matrix: Matrix) -> Char:
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
    x1, y1 = a * right + c * top + e, b * right + d * top + f
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    return Char(text, x0, y0, x1, y1)


def figure_runs(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Give the figures that are printed without a gap each as one, all else by character."""
    run: list[Char] = []
    for char in chars:
        if not run or not _goes_on(run[-1], char):
            if run:
                yield run
            run = []
        run.append(char)
    if run:
        yield run


def _goes_on(before: Char, char: Char) -> bool:
    return (
        char.text in _FIGURE
        and before.text in _FIGURE
        and abs(char.bottom - before.bottom) < 1
        and abs(char.left - before.right) <= _TOUCHING * (char.bottom - char.top)
    )


def lines(chars: Iterable[Char]) -> list[Line]:
    """Give the lines top to bottom, each left to right, with fake bold printed once."""
    found: list[Line] = []
    middle = 0.0
    for char in sorted(chars, key=lambda char: char.top + char.bottom):
        y = (char.top + char.bottom) / 2
        if found and y - middle <= _SAME_LINE * (char.bottom - char.top):
            found[-1].append(char)
        else:
            found.append([char])
            middle = y
    return [_once(sorted(line, key=lambda char: char.left)) for line in found]


def _once(line: Line) -> Line:
    kept: Line = []
    for char in line:
        near = _DOUBLED * (char.right - char.left)
        if not any(
            other.text == char.text and char.left - other.left <= near for other in kept[-2:]
        ):
            kept.append(char)
    return kept


def line_text(line: Line) -> str:
    """Give the text of a line, with one space where it leaves a gap."""
    parts: list[str] = []
    end = line[0].left if line else 0.0
    for char in line:
        if char.left - end > _SPACE * (char.bottom - char.top):
            parts.append(" ")
        parts.append(char.text)
        end = char.right
    return "".join(parts)


def text_of(chars: Iterable[Char]) -> str:
    r"""Give the text of a cell, "\n" where its line breaks."""
    return "\n".join(line_text(line) for line in lines(chars))
