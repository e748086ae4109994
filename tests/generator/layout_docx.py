"""DOCX, a document of python-docx with tables of our own: merged cells, split runs, styles."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from .model import Cell, Draft, Heading, Slots, Table, place

_EPOCH = dt.datetime(2020, 1, 1)  # noqa: DTZ001 -- python-docx wants a naive time
_STAMP = (2020, 1, 1, 0, 0, 0)


def write_docx(draft: Draft) -> bytes:
    """Write the draft as a Word file; the bytes depend on the draft alone."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = _EPOCH
    if draft.layout == "form":
        document.styles["Normal"].font.size = Pt(10.5)
    for item in draft.items:
        if isinstance(item, Table):
            _table(document, draft, item)
        elif isinstance(item, Heading) and draft.layout == "headings":
            document.add_heading(item.text, level=item.level)
        elif isinstance(item, Heading):
            document.add_paragraph().add_run(item.text).bold = True
        else:
            document.add_paragraph(item.text)
    stream = io.BytesIO()
    document.save(stream)
    return _without_times(stream.getvalue())


def _table(document: WordDocument, draft: Draft, table: Table) -> None:
    slots = place(table)
    width = max(c for _, c in slots) + 1
    border = "" if draft.layout == "bare" else '<w:tblStyle w:val="TableGrid"/>'
    grid = '<w:gridCol w:w="900"/>' * width
    rows = "".join(_row(draft, slots, r, width) for r in range(len(table.rows)))
    xml = (
        f"<w:tbl {nsdecls('w')}><w:tblPr>{border}<w:tblW w:w='0' w:type='auto'/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))  # before the section's properties, which end it
    document.add_paragraph()  # else Word takes two tables in a row for one


def _row(draft: Draft, slots: Slots, r: int, width: int) -> str:
    cells = []
    for c in range(width):
        cell, r0, c0 = slots.get((r, c), (Cell(), r, c))
        if c == c0:
            cells.append(_cell(draft, cell, above=r0 < r))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _cell(draft: Draft, cell: Cell, *, above: bool) -> str:
    """Write a cell; `above` says that it only goes on what began in a row above."""
    spans = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    if cell.rowspan > 1:
        spans += "<w:vMerge/>" if above else '<w:vMerge w:val="restart"/>'
    lines = [""] if above else cell.text.split("\n")
    if not cell.text and draft.options.get("blank") == "p":
        lines = ["", ""]
    paragraphs = "".join(f"<w:p>{_runs(draft, line)}</w:p>" for line in lines)
    return f"<w:tc><w:tcPr>{spans}</w:tcPr>{paragraphs}</w:tc>"


def _runs(draft: Draft, line: str) -> str:
    """Split a line over runs, as Word does after editing."""
    split = len(line) // 2 if draft.layout == "form" else 0
    pieces = [escape(piece) for piece in (line[:split], line[split:]) if piece]
    return "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)


def _without_times(data: bytes) -> bytes:
    """Pack the archive again with one fixed time, so that a seed always gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _STAMP)
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
