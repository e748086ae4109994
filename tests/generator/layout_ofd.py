"""OFD (GB/T 33190): the pages of the PDF that the generator makes, drawn anew, without fonts."""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Iterator
from itertools import count, groupby, pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium

from .layout_pdf import write_pdf
from .model import Draft

_MM = 25.4 / 72
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_STAMP = (2020, 1, 1, 0, 0, 0)
_INVENTED = frozenset((0, 2, 10, 13, 0xFFFE))  # what the library adds to the page's text
_APART = 3.0  # of its size: a gap this wide begins another text object
_FEWEST_ALIKE = 3  # equal steps that are written in short


class _Glyph(NamedTuple):
    """A character, where its line and it begin in millimetres from the top left, and its size."""

    text: str
    x: float
    y: float
    size: float


def write_ofd(draft: Draft) -> bytes:
    """Write the draft as an OFD file; the bytes depend on the draft alone."""
    document = pypdfium2.PdfDocument(write_pdf(draft))
    identities = count(100)
    parts: dict[str, str] = {}
    try:
        for at in range(len(document)):
            page = document[at]
            parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = _page(page, draft, identities)
            page.close()
    finally:
        document.close()
    return _packed(parts, identities)


def _page(page: pypdfium2.PdfPage, draft: Draft, identities: Iterator[int]) -> str:
    width, height = page.get_width() * _MM, page.get_height() * _MM
    rules = "".join(_rule(box, draft, next(identities)) for box in _boxes(page, height))
    texts = "".join(_text(run, draft, next(identities)) for run in _runs(_glyphs(page, height)))
    return (
        f"{_HEAD}<ofd:Page {_NAMESPACE}><ofd:Area><ofd:PhysicalBox>0 0 {width:.2f} {height:.2f}"
        f"</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID='{next(identities)}' "
        f"Type='Body'>{rules}{texts}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def _boxes(page: pypdfium2.PdfPage, height: float) -> Iterator[tuple[float, float, float, float]]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = (side * _MM for side in item.get_bounds())
        yield left, height - top, right - left, top - bottom


def _rule(box: tuple[float, float, float, float], draft: Draft, identity: int) -> str:
    """Draw a ruled line: stroked, or as a thin rectangle that is filled."""
    left, top, width, height = box
    bounds = f'ID="{identity}" Boundary="{left:.3f} {top:.3f} {width + 0.2:.3f} {height + 0.2:.3f}"'
    if draft.layout == "narrow":
        path = f"M 0 0 L {width:.3f} 0 L {width:.3f} {height:.3f} L 0 {height:.3f} C"
        return (
            f'<ofd:PathObject {bounds} Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/>'
            f"<ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    end = f"{width:.3f} 0" if width > height else f"0 {height:.3f}"
    return (
        f'<ofd:PathObject {bounds} LineWidth="0.18"><ofd:StrokeColor Value="0 0 0"/>'
        f"<ofd:AbbreviatedData>M 0 0 L {end}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _glyphs(page: pypdfium2.PdfPage, height: float) -> Iterator[_Glyph]:
    textpage = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage.raw, at)
        if code in _INVENTED or pdfium.FPDFText_IsGenerated(textpage.raw, at) > 0:
            continue
        pdfium.FPDFText_GetCharOrigin(textpage.raw, at, x, y)
        size = pdfium.FPDFText_GetFontSize(textpage.raw, at) * _MM
        yield _Glyph(chr(code), x.value * _MM, height - y.value * _MM, size)
    textpage.close()


def _runs(glyphs: Iterator[_Glyph]) -> Iterator[list[_Glyph]]:
    """Give the glyphs of one text object each: one size, one line, no wide gap."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _goes_on(before: _Glyph, glyph: _Glyph) -> bool:
    same = abs(before.y - glyph.y) < 0.05 and abs(before.size - glyph.size) < 0.05
    return same and 0 < glyph.x - before.x < _APART * glyph.size


def _text(run: list[_Glyph], draft: Draft, identity: int) -> str:
    first, last = run[0], run[-1]
    steps = [f"{after.x - before.x:.3f}" for before, after in pairwise(run)]
    deltas = " ".join(_short(steps) if draft.seed % 2 else steps)
    step = f' DeltaX="{deltas}"' if deltas else ""
    size, width = first.size, last.x - first.x + last.size
    text = escape("".join(glyph.text for glyph in run))
    return (
        f'<ofd:TextObject ID="{identity}" Boundary="{first.x:.3f} {first.y - size:.3f} '
        f'{width:.3f} {size * 1.3:.3f}" Font="1" Size="{size:.3f}"><ofd:FillColor Value="0 0 0"/>'
        f'<ofd:TextCode X="0" Y="{size:.3f}"{step}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def _short(steps: list[str]) -> Iterator[str]:
    """Write steps that are alike as the standard shortens them."""
    for step, group in groupby(steps):
        alike = len(list(group))
        if alike >= _FEWEST_ALIKE:
            yield f"g {alike} {step}"
        else:
            yield from [step] * alike


def _packed(pages: dict[str, str], identities: Iterator[int]) -> bytes:
    listed = "".join(
        f'<ofd:Page ID="{next(identities)}" BaseLoc="{name.removeprefix("Doc_0/")}"/>'
        for name in pages
    )
    parts = {
        "OFD.xml": (
            f'<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
            f"<ofd:DocID>{'0' * 32}</ofd:DocID></ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/Document.xml": (
            f"<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>{next(identities)}"
            "</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        ),
        "Doc_0/PublicRes.xml": (
            f'<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="宋体"/>'
            "</ofd:Fonts></ofd:Res>"
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, _STAMP), _HEAD + xml)
        for name, xml in pages.items():
            info = zipfile.ZipInfo(name, _STAMP)
            package.writestr(info, xml, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
