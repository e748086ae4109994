"""What a typeset page draws: runs of text with the place of each character, and rules."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_LINE_END_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
_BLANK = 0x20
_NO_CHARACTER = frozenset((0, 10, 13, 0xFFFE, 0xFFFF))
_HIGH, _LOW, _AFTER_LOW = 0xD800, 0xDC00, 0xE000  # halves of a surrogate pair
_SAME_LINE = 0.05  # points
_FARTHEST = 3  # of its size: a character farther on begins a run of its own
_THIN = 3.0  # points; what is thicker is no rule
_NAME = 128  # bytes of a face's name


class Run(NamedTuple):
    """Characters on one line in one face, with the left edge of each; points from the top left."""

    text: str
    font: str
    size: float
    baseline: float
    xs: tuple[float, ...]
    right: float


class Stroke(NamedTuple):
    """A rule's box, in points from the top left, and how thick it is."""

    left: float
    top: float
    right: float
    bottom: float
    thick: float


class _Letter(NamedTuple):
    character: str
    x: float
    y: float
    size: float
    font: str


def page_content(
    document: pypdfium2.PdfDocument, index: int
) -> tuple[float, float, list[Run], list[Stroke]]:
    """Give a page's width and height, its runs and its rules."""
    with closing(document[index]) as page:
        width, height = page.get_size()
        strokes = list(_strokes(page, height))
        with closing(page.get_textpage()) as textpage:
            runs = list(_runs(_letters(textpage.raw, height)))
    return width, height, runs, strokes


def _strokes(page: pypdfium2.PdfPage, height: float) -> Iterator[Stroke]:
    thick = ctypes.c_float()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=8):
        left, bottom, right, top = item.get_bounds()
        pdfium.FPDFPageObj_GetStrokeWidth(item.raw, thick)
        if min(right - left, top - bottom) < _THIN:
            yield Stroke(left, height - top, right, height - bottom, thick.value)


def _letters(textpage: ctypes.c_void_p, height: float) -> Iterator[_Letter]:
    x, y = ctypes.c_double(), ctypes.c_double()
    faces = _Faces(textpage)
    last: _Letter | None = None
    for index, code in _codes(textpage):
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            if code == _BLANK and last is not None:  # where PDFium leaves out the file's own blank
                yield last._replace(character=" ", x=_right_edge(textpage, index - 1))
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        last = _Letter(chr(code), x.value, height - y.value, size, faces.of(index))
        yield last


def _codes(textpage: ctypes.c_void_p) -> Iterator[tuple[int, int]]:
    """Give index and code point of each character; a surrogate pair stands at its second half."""
    high = 0
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if _HIGH <= code < _LOW:
            high = code
        elif _LOW <= code < _AFTER_LOW:
            yield index, 0x10000 + ((high - _HIGH) << 10) + (code - _LOW)
        elif code == _LINE_END_HYPHEN:
            yield index, ord("-")
        elif code not in _NO_CHARACTER:
            yield index, code


def _right_edge(textpage: ctypes.c_void_p, index: int) -> float:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
    edge: float = box.right
    return edge


class _Faces:
    """The name of each character's face, asked for once a text object."""

    def __init__(self, textpage: ctypes.c_void_p) -> None:
        self._textpage = textpage
        self._names: dict[int, str] = {}

    def of(self, index: int) -> str:
        """Give the PostScript name of the face of a character, without its subset's tag."""
        item = pdfium.FPDFText_GetTextObject(self._textpage, index)
        key = ctypes.addressof(item.contents) if item else 0
        if key not in self._names:
            self._names[key] = self._name(index)
        return self._names[key]

    def _name(self, index: int) -> str:
        buffer, flags = ctypes.create_string_buffer(_NAME), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._textpage, index, buffer, _NAME, flags)
        return buffer.value.decode("utf-8", errors="replace").rpartition("+")[2]


def _runs(letters: Iterator[_Letter]) -> Iterator[Run]:
    run: list[_Letter] = []
    for letter in letters:
        if run and not _goes_on(run[-1], letter):
            yield _joined(run)
            run = []
        run.append(letter)
    if run:
        yield _joined(run)


def _goes_on(before: _Letter, letter: _Letter) -> bool:
    return (
        letter.font == before.font
        and abs(letter.size - before.size) < _SAME_LINE
        and abs(letter.y - before.y) < _SAME_LINE
        and 0 <= letter.x - before.x < before.size * _FARTHEST
    )


def _joined(run: list[_Letter]) -> Run:
    first, last = run[0], run[-1]
    return Run(
        "".join(letter.character for letter in run),
        first.font,
        first.size,
        first.y,
        tuple(letter.x for letter in run),
        last.x + last.size,
    )
