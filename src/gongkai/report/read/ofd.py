"""OFD files (GB/T 33190): tables from their ruled lines, prose line by line, as in a PDF."""

from gongkai.report.read.blocks import Block, Document, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.keywords import published_by
from gongkai.report.read.limits import DEFAULT_LIMITS, Limits
from gongkai.report.read.ofd_objects import draw, too_much
from gongkai.report.read.ofd_pages import Page, opened
from gongkai.report.read.package import Package, encrypted
from gongkai.report.read.pdf_grid import grids
from gongkai.report.read.pdf_page import page_blocks

_ENCRYPTIONS = "Encryptions.xml"  # the list of the parts that are encrypted


def ofd_document(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Give the blocks of the first document in an OFD file; each cell and line with page and box.

    Annotations, seals among them, are not read. Raises UnreadableError: encrypted, damaged,
    zip_bomb, xml_entities, too_deep, too_many_pages, too_large, pictures_only, empty.
    """
    package = Package(data, limits, "OFD")
    if package.has_file(_ENCRYPTIONS):
        raise encrypted()
    document = opened(package, limits)
    if len(document.parts) > limits.pages:
        raise _too_many_pages(limits)
    blocks: list[Block] = []
    images = tables = 0
    for number, page in enumerate(document.pages(), 1):
        found, pictures = _page(page, number, tables, limits)
        blocks.extend(found)
        images += pictures
        tables += sum(isinstance(block, Table) for block in found)
    if not blocks:
        raise _no_text(images)
    return Document(
        tuple(blocks), "ofd", published_on=published_by(package), pages=len(document.parts)
    )


def _page(page: Page, number: int, tables_before: int, limits: Limits) -> tuple[list[Block], int]:
    drawn = draw(page.contents, page.units, limits)
    try:
        found = grids(drawn.rules, limits)
    except UnreadableError as error:  # which speaks of a PDF
        raise too_much() from error
    return page_blocks(number, found, drawn.chars, tables_before), drawn.images


def _too_many_pages(limits: Limits) -> UnreadableError:
    return UnreadableError(
        "too_many_pages",
        f"OFD 超过 {limits.pages} 页，不像年度报告，请检查文件。",
        f"The OFD has more than {limits.pages} pages, too many for an annual report; check the "
        "file.",
    )


def _no_text(images: int) -> UnreadableError:
    if not images:
        return UnreadableError(
            "empty",
            "OFD 中没有文字，请检查文件。",
            "The OFD has no text; check the file.",
        )
    return UnreadableError(
        "pictures_only",
        "OFD 只有图片，没有文字，本版本不能识别图片中的文字，请提供带文字的 OFD、PDF 或 DOCX。",
        "The OFD is only pictures, and this version does not recognise text in pictures; give an "
        "OFD or PDF with text, or a DOCX.",
    )
