"""What is left in a PDF: notes, attached files, properties, and text that is not seen.

Text is held to what is drawn: a letter whose place on the page is of one colour is not seen, be it
white on white, under a black bar, off the page or in a layer that is turned off. Letters of fonts
that are not embedded are judged only where the machine could draw others of them.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from ctypes import byref, c_int, create_string_buffer
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from typing import NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.records.publishing.precheck.alarm import Place
from gongkai.records.publishing.precheck.residue import Residue, shortened
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits

# A pointer of the library: to an object of a page, a mark or a note.
_Handle: TypeAlias = "pdfium.FPDF_PAGEOBJECT | pdfium.FPDF_PAGEOBJECTMARK | pdfium.FPDF_ANNOTATION"
_PROPERTIES: Mapping[str, tuple[str, str]] = {
    "Author": ("作者", "author"),
    "Creator": ("创建程序", "creator"),
}
_XMP = re.compile(
    rb"<(dc:creator|pdf:Author|xmp:Author|photoshop:AuthorsPosition)\b[^>]{0,200}>(.{1,2000}?)</\1>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_NO_NOTES = frozenset((pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_POPUP))
_SCALE = 2  # pixels a point
_MOST_PIXELS = 8_000_000  # of a page; larger ones are drawn smaller
_MOST_ANNOTATIONS = 1_000  # told of a page
_FEWEST = 2  # letters side by side; a single one may be a trick of layout
_MARGIN = 1  # pixels around a letter's box, so that a dash has its ground beside it


class _Letter(NamedTuple):
    """A letter of a page: is it seen, can that be told, and is it in a layer."""

    text: str
    is_seen: bool
    is_embedded: bool
    is_layered: bool


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page as drawn, in shades of grey."""

    page: "pdfium.FPDF_PAGE"
    pixels: bytes
    width: int
    height: int
    stride: int

    def is_plain(self, box: tuple[float, float, float, float]) -> bool:
        """Whether all within a box of the page, and just around it, is of one shade."""
        left, bottom, right, top = box
        (x0, y0), (x1, y1) = self._device(left, top), self._device(right, bottom)
        left_, right_ = sorted((x0, x1))
        top_, bottom_ = sorted((y0, y1))
        columns = slice(max(0, left_ - _MARGIN), min(self.width, right_ + _MARGIN + 1))
        rows = range(max(0, top_ - _MARGIN), min(self.height, bottom_ + _MARGIN + 1))
        area = b"".join(
            self.pixels[row * self.stride + columns.start : row * self.stride + columns.stop]
            for row in rows
        )
        return not area or area.count(area[:1]) == len(area)

    def _device(self, x: float, y: float) -> tuple[int, int]:
        across, down = c_int(), c_int()
        pdfium.FPDF_PageToDevice(
            self.page, 0, 0, self.width, self.height, 0, x, y, byref(across), byref(down)
        )
        return across.value, down.value


def pdf_residue(data: bytes, limits: Limits) -> Iterator[Residue]:
    """Find what is left in a PDF. Raises UnreadableError.

    A file may ask much of the machine; of strangers it is to be read in a process of its own.
    """
    with _opened(data) as pdf:
        if len(pdf) > limits.pages:
            raise _too_many_pages(len(pdf), limits)
        yield from _properties(pdf, data)
        yield from _attachments(pdf)
        for number in range(len(pdf)):
            with closing(_loaded(pdf, number)) as page:
                yield from _page(page, number + 1)


def _page(page: pypdfium2.PdfPage, number: int) -> Iterator[Residue]:
    yield from _notes(page, number)
    where = Place(f"第{number}页", f"page {number}")
    letters = list(_letters(page))
    drawable = any(
        each.is_seen and not each.is_embedded and not each.text.isascii() for each in letters
    )
    for key, group in groupby(letters, lambda each: _kind(each, drawable=drawable)):
        text = "".join(each.text for each in group)
        if key and len(text) >= _FEWEST:
            yield Residue(key, where, shortened(text))


def _kind(letter: _Letter, *, drawable: bool) -> str:
    """The code of an unseen letter; "" of one that is seen or that cannot be judged."""
    if letter.is_seen or not (letter.is_embedded or letter.text.isascii() or drawable):
        return ""
    return "FILE-HIDDEN-LAYER" if letter.is_layered else "FILE-HIDDEN-TEXT"


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    with closing(page.get_textpage()) as textpage:
        count = textpage.count_chars()
        if not count:
            return
        drawn = _drawn(page)
        for index in range(count):
            text = chr(pdfium.FPDFText_GetUnicode(textpage.raw, index))
            if not text.isalnum():
                continue
            made_by = pdfium.FPDFText_GetTextObject(textpage.raw, index)
            is_seen = not drawn.is_plain(textpage.get_charbox(index))
            yield _Letter(text, is_seen, _is_embedded(made_by), _is_layered(made_by))


def _drawn(page: pypdfium2.PdfPage) -> _Drawn:
    width, height = page.get_size()
    scale = min(_SCALE, sqrt(_MOST_PIXELS / max(1, width * height)))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    with closing(bitmap):
        return _Drawn(page.raw, bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _is_embedded(text_object: _Handle) -> bool:
    font = pdfium.FPDFTextObj_GetFont(text_object) if text_object else None
    return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 1


def _is_layered(text_object: _Handle) -> bool:
    """Whether a mark of optional content stands on what drew a letter."""
    if not text_object:
        return False
    count = pdfium.FPDFPageObj_CountMarks(text_object)
    return any(
        _mark_name(pdfium.FPDFPageObj_GetMark(text_object, index)) == "OC" for index in range(count)
    )


def _mark_name(mark: _Handle) -> str:
    length = pdfium.c_ulong()
    buffer = (pdfium.FPDF_WCHAR * 16)()
    if not pdfium.FPDFPageObjMark_GetName(mark, buffer, 32, byref(length)):
        return ""
    return bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")


def _notes(page: pypdfium2.PdfPage, number: int) -> Iterator[Residue]:
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    for index in range(min(count, _MOST_ANNOTATIONS)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            kind, text = pdfium.FPDFAnnot_GetSubtype(note), _contents(note)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
        where = Place(f"第{number}页", f"page {number}")
        if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            yield Residue("FILE-EMBEDDED", where, shortened(text))
        elif kind not in _NO_NOTES:
            yield Residue("FILE-COMMENT", where, shortened(text))


def _contents(note: _Handle) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        note, b"Contents", pdfium.cast(buffer, pdfium.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _properties(pdf: pypdfium2.PdfDocument, data: bytes) -> Iterator[Residue]:
    for key, (zh, en) in _PROPERTIES.items():
        text = pdf.get_metadata_value(key).strip()
        if text:
            where = Place(f"文件属性“{zh}”", f"property {en}")
            yield Residue("FILE-METADATA", where, shortened(text))
    for found in _XMP.finditer(data):
        text = _TAG.sub(" ", found[2].decode("utf-8", "replace")).strip()
        if text:
            where = Place("XMP 元数据", "XMP metadata")
            yield Residue("FILE-METADATA", where, shortened(text))


def _attachments(pdf: pypdfium2.PdfDocument) -> Iterator[Residue]:
    for index in range(pdf.count_attachments()):
        name = pdf.get_attachment(index).get_name()
        yield Residue("FILE-EMBEDDED", Place("附件", "attachments"), shortened(name))


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            "damaged",
            "PDF 已损坏或者已加密，无法打开。",
            "The PDF is damaged or encrypted and cannot be opened.",
        ) from error
    with closing(pdf):
        yield pdf


def _loaded(pdf: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    try:
        return pdf[index]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            "damaged",
            f"PDF 的第{index + 1}页已损坏，无法打开。",
            f"Page {index + 1} of the PDF is damaged and cannot be opened.",
        ) from error


def _too_many_pages(pages: int, limits: Limits) -> UnreadableError:
    return UnreadableError(
        "too_many_pages",
        f"PDF 共{pages}页，超过上限{limits.pages}页。",
        f"The PDF has {pages} pages, more than the limit of {limits.pages}.",
    )
