"""DOCX, built with python-docx: merged cells, three styles."""

from __future__ import annotations

import datetime
import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt

from .model import Cell, Draft, Heading, Table, place

_EPOCH = datetime.datetime(2020, 1, 1)  # noqa: DTZ001 -- python-docx wants a naive time
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
    made = document.add_table(rows=len(table.rows), cols=width)
    made.style = None if draft.layout == "bare" else "Table Grid"
    grid = [list(row.cells) for row in made.rows]
    for (r, c), (cell, r0, c0) in sorted(slots.items()):
        if (r, c) != (r0, c0):
            continue
        last = min(r + cell.rowspan, len(table.rows)) - 1
        target = grid[r][c]
        if (last, cell.colspan) != (r, 1):
            target = target.merge(grid[last][c + cell.colspan - 1])
        _fill(target, cell, draft)
    if draft.options.get("ragged") == "yes":
        _drop_empty_ends(made, slots, width)


def _drop_empty_ends(made, slots, width: int) -> None:  # type: ignore[no-untyped-def]
    """Remove what no cell of ours stands in, so that rows are as short as ours."""
    for r, row in enumerate(made.rows):
        cells = row._tr.findall(qn("w:tc"))  # noqa: SLF001 -- python-docx has no public way
        surplus = sum((r, c) not in slots for c in range(width))
        for element in cells[len(cells) - surplus :] if surplus else ():
            row._tr.remove(element)  # noqa: SLF001


def _fill(target, cell: Cell, draft: Draft) -> None:  # type: ignore[no-untyped-def]
    lines = cell.text.split("\n")
    paragraph = target.paragraphs[0]
    for at, line in enumerate(lines):
        if at:
            paragraph = target.add_paragraph()
        split = len(line) // 2 if draft.layout == "form" and not line.isdigit() else 0
        for piece in (line[:split], line[split:]):
            if piece:
                paragraph.add_run(piece)
    if not cell.text and draft.options.get("blank") == "p":
        target.add_paragraph()


def _without_times(data: bytes) -> bytes:
    """Pack the archive again with one fixed time, so that a seed always gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _STAMP)
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
