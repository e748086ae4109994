"""Scans: image files, and pages of a PDF that are pictures alone, recognised and marked "scan".

Recognition needs the extra `ocr`; without it pictures are refused with a sentence that says so.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.report.read.allowance import allow_recognition
from gongkai.report.read.blocks import Block, Document
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits

if TYPE_CHECKING:
    from gongkai.report.read.scan_page import ScannedPage
    from gongkai.report.read.scan_sheet import Picture

FORMAT = "scan"


@dataclass(slots=True)
class Scanner:
    """Recognises page after page; the figures of all are settled together at the end."""

    limits: Limits
    pages: "list[ScannedPage]" = field(default_factory=list)

    def add(self, number: int, picture: "Picture") -> "ScannedPage":
        """Recognise page `number`. Raises UnreadableError (too_many_pages, too_large)."""
        from gongkai.report.read.scan_model import recogniser
        from gongkai.report.read.scan_page import scan_page
        from gongkai.report.read.scan_source import too_many_pages
        from gongkai.report.read.scan_upright import upright

        if len(self.pages) >= self.limits.scan_pages:
            raise too_many_pages(self.limits)
        model = recogniser()
        page = scan_page(number, upright(picture, model), model, self.limits)
        self.pages.append(page)
        return page

    def settle(self) -> None:
        """Give every figure of every page its text."""
        from gongkai.report.read.scan_figures import settle
        from gongkai.report.read.scan_model import recogniser

        settle([figures for page in self.pages for figures in page.figures()], recogniser())


def scanner(limits: Limits) -> Scanner | None:
    """Give a scanner; None where the extra is not installed."""
    allow_recognition(limits)
    try:
        import cv2  # noqa: F401
        import onnxruntime  # noqa: F401
        import PIL  # noqa: F401

        from gongkai.report.read.scan_model import model_path

        model_path()
    except ImportError:
        return None
    return Scanner(limits)


def image_document(data: bytes, limits: Limits) -> Document:
    """Give the blocks of a PNG, JPEG or TIFF, a page each picture.

    Raises UnreadableError: pictures_only (without the extra), damaged, too_large, too_many_pages,
    not_a_report, empty.
    """
    scan = scanner(limits)
    if scan is None:
        raise not_installed()
    from gongkai.report.read.scan_source import pictures

    for number, picture in enumerate(pictures(data, limits), 1):
        scan.add(number, picture)
    scan.settle()
    blocks: list[Block] = []
    tables = 0
    for page in scan.pages:
        blocks.extend(page.blocks(tables))
        tables += len(page.tables)
    if not blocks:
        raise nothing_recognised()
    return Document(tuple(blocks), FORMAT, pages=len(scan.pages))


def not_installed() -> UnreadableError:
    """Refuse a picture where the extra is missing."""
    return UnreadableError(
        "pictures_only",
        '文件是图片或扫描件，识别需要安装可选组件：pip install "gongkai[ocr]"；'
        "也可以提供带文字层的 PDF、DOCX 或网页。",
        "The file is a picture or a scan, and recognising it needs an extra: "
        'pip install "gongkai[ocr]"; or give a PDF with a text layer, a DOCX or the web page.',
    )


def nothing_recognised() -> UnreadableError:
    """Refuse a picture without text."""
    return UnreadableError(
        "empty",
        "图片中没有识别出文字，请检查文件，或以 300 dpi 重新扫描。",
        "No text was recognised in the picture; check the file, or scan it again at 300 dpi.",
    )
