"""Pages of a PDF that are pictures alone: drawn, recognised, given their place among the others."""

import math
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.report.read.blocks import Block
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.scan import Scanner, scanner

if TYPE_CHECKING:
    from gongkai.report.read.scan_sheet import Pixels

_DOTS, _POINTS = 300, 72


class ScannedPages:
    """The recognised pages of a PDF; none where the extra is not installed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._scanner: Scanner | None = None
        self._tried = False
        self._pages: list[tuple[int, int]] = []

    def __bool__(self) -> bool:
        return bool(self._pages)

    def add(self, pdf: pypdfium2.PdfDocument, index: int, tables_before: int) -> int:
        """Recognise a page and give how many tables it has.

        Raises UnreadableError: damaged, too_large, too_many_pages.
        """
        if not self._tried:
            self._scanner, self._tried = scanner(self._limits), True
        if self._scanner is None:
            return 0
        from gongkai.report.read.scan_sheet import Picture

        dots, pixels = _drawn(pdf, index, self._limits)
        page = self._scanner.add(index + 1, Picture(pixels, dots))
        self._pages.append((index, tables_before))
        return len(page.tables)

    def blocks(self) -> Iterator[tuple[int, list[Block]]]:
        """Settle all figures and give each page's index and blocks."""
        if self._scanner is None:
            return
        self._scanner.settle()
        for (index, before), page in zip(self._pages, self._scanner.pages, strict=True):
            yield index, page.blocks(before)


def _drawn(pdf: pypdfium2.PdfDocument, index: int, limits: Limits) -> "tuple[float, Pixels]":
    """Draw a page at 300 dots to the inch, or as many as the limit on pixels lets it have."""
    with closing(pdf[index]) as page:
        _hold_pictures(page, limits)
        width, height = page.get_size()
        inches = max(width * height / _POINTS**2, 0.01)
        dots = min(_DOTS, math.sqrt(limits.pixels / inches) * 0.99)
        bitmap = page.render(scale=dots / _POINTS, may_draw_forms=False)
        with closing(bitmap):
            return dots, bitmap.to_numpy()[:, :, 2::-1].copy()  # blue, green, red as drawn


def _hold_pictures(page: pypdfium2.PdfPage, limits: Limits) -> None:
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        width, height = image.get_px_size()
        if width * height > limits.pixels:
            most = limits.pixels // 1_000_000
            raise UnreadableError(
                "too_large",
                f"PDF 中的图片为 {width}×{height} 像素，超过 {most} 百万像素，"
                "请以 300 dpi 重新扫描。",
                f"A picture in the PDF has {width} by {height} pixels, more than {most} million; "
                "scan it again at 300 dpi.",
            )
