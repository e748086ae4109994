"""PDF files: tables from their ruled lines, prose line by line, pictures by recognition."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.report.read.blocks import Block, Document, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.keywords import published_in
from gongkai.report.read.limits import DEFAULT_LIMITS, Limits
from gongkai.report.read.pdf_display import display_matrix
from gongkai.report.read.pdf_grid import grids
from gongkai.report.read.pdf_page import page_blocks
from gongkai.report.read.pdf_rules import hold_to_objects, page_objects
from gongkai.report.read.pdf_text import characters
from gongkai.report.read.scan import FORMAT as SCAN
from gongkai.report.read.scan import not_installed, nothing_recognised, scanner
from gongkai.report.read.scan_pdf import ScannedPages


def pdf_document(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Give the blocks of a PDF file; each cell and line with its page and box.

    Raises UnreadableError: encrypted, damaged, too_many_pages, too_large, pictures_only, empty.
    """
    with _opened(data) as pdf:
        pages = len(pdf)
        if pages > limits.pages:
            raise _too_many_pages(pages, limits)
        published = published_in(pdf.get_metadata_value("Keywords"))
        scan = ScannedPages(limits)
        found: list[list[Block]] = []
        images = tables = 0
        for index in range(pages):
            blocks, pictures = _page(pdf, index, tables, limits)
            if pictures and not blocks:
                tables += scan.add(pdf, index, tables)
            tables += sum(isinstance(block, Table) for block in blocks)
            found.append(blocks)
            images += pictures
    for index, blocks in scan.blocks():
        found[index] = blocks
    every = tuple(block for blocks in found for block in blocks)
    if not every:
        raise _no_text(images, limits)
    return Document(every, SCAN if scan else "pdf", published_on=published, pages=pages)


def _page(
    pdf: pypdfium2.PdfDocument, index: int, tables_before: int, limits: Limits
) -> tuple[list[Block], int]:
    with closing(_loaded(pdf, index)) as page:
        hold_to_objects(page.raw, limits)
        with closing(page.get_textpage()) as textpage:
            matrix = display_matrix(page, textpage.raw)
            objects = page_objects(page.raw, matrix, limits)
            chars = characters(textpage.raw, matrix, limits, has_unseen=objects.unseen_texts > 0)
    found = grids(objects.rules, limits)
    return page_blocks(index + 1, found, chars, tables_before), objects.images


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise _encrypted() from error
        raise _damaged() from error
    with closing(pdf):
        yield pdf


def _loaded(pdf: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    try:
        return pdf[index]
    except pypdfium2.PdfiumError as error:
        raise _damaged() from error


def _too_many_pages(pages: int, limits: Limits) -> UnreadableError:
    return UnreadableError(
        "too_many_pages",
        f"PDF 共 {pages} 页，超过上限 {limits.pages} 页，不像年度报告，请检查文件。",
        f"The PDF has {pages} pages, more than the limit of {limits.pages}, too many for an annual "
        "report; check the file.",
    )


def _encrypted() -> UnreadableError:
    return UnreadableError(
        "encrypted",
        "PDF 已加密，需要口令才能打开，请提供未加密的文件。",
        "The PDF is encrypted and needs a password; give a file without one.",
    )


def _damaged() -> UnreadableError:
    return UnreadableError(
        "damaged",
        "PDF 已损坏，无法打开，请重新下载或重新导出。",
        "The PDF is damaged and cannot be opened; download or export it again.",
    )


def _no_text(images: int, limits: Limits) -> UnreadableError:
    if not images:
        return UnreadableError(
            "empty",
            "PDF 中没有文字，请检查文件。",
            "The PDF has no text; check the file.",
        )
    return not_installed() if scanner(limits) is None else nothing_recognised()
