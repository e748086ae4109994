"""Plain text: cells between tabs, reading order, padded columns, the text layer of a PDF."""

from __future__ import annotations

import random
import unicodedata

import pypdfium2

from .layout_pdf import write_pdf
from .model import Cell, Draft, Heading, Paragraph, Row, Slots, Table, place


def write_txt(draft: Draft) -> bytes:
    """Write the draft as text in its layout."""
    if draft.layout == "pdftext":
        return _pdf_text(draft)
    rng = draft.rng("txt")
    write = {"tabs": _tabs, "wide": _wide_tabs, "reading": _reading, "padded": _padded}
    lines: list[str] = []
    for item in draft.items:
        if isinstance(item, Table):
            lines += ["", *write[draft.layout](item, rng), ""]
        else:
            lines += _prose(item, draft.layout)
    return "\n".join(lines).encode()


def _pdf_text(draft: Draft) -> bytes:
    """Make the PDF and take the text that its pages give."""
    document = pypdfium2.PdfDocument(write_pdf(draft))
    numbers = range(len(document))
    pages = [document[at].get_textpage().get_text_range() for at in numbers]
    document.close()
    return "\n".join(pages).encode()


def _prose(item: Heading | Paragraph, layout: str) -> list[str]:
    if layout in {"tabs", "wide"}:
        return ["", item.text]
    if isinstance(item, Heading):
        return wrap(item.text, 26)
    return wrap("\u3000\u3000" + item.text, 28)


def wrap(text: str, width: int) -> list[str]:
    """Cut a text into pieces of at most `width` characters; digits stay together."""
    lines, line = [], ""
    for at, char in enumerate(text):
        inside = char.isdigit() and at > 0 and text[at - 1].isdigit()
        if char == "\n" or (len(line) >= width and not inside):
            lines.append(line)
            line = ""
        line += "" if char == "\n" else char
    return [*lines, line]


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _tabs(table: Table, _: random.Random) -> list[str]:
    """One field a cell, and an empty one where a cell from above reaches down."""
    slots = place(table)
    lines = []
    for r in range(len(table.rows)):
        seen: list[int] = []
        fields = []
        for c in range(_width(slots, r)):
            if (r, c) not in slots:
                continue
            cell, r0, _c0 = slots[r, c]
            if id(cell) not in seen:
                seen.append(id(cell))
                fields.append(_flat(cell.text) if r0 == r else "")
        lines.append("\t".join(fields))
    return lines


def _wide_tabs(table: Table, _: random.Random) -> list[str]:
    """One field a column: what a span covers is empty."""
    return ["\t".join(map(_flat, line)) for line in grid(table)]


def _width(slots: Slots, row: int) -> int:
    return max((c for r, c in slots if r == row), default=-1) + 1


def grid(table: Table, *, repeat: bool = False) -> list[list[str]]:
    """Texts by row and column; what a span covers is empty, or repeats the label."""
    slots = place(table)
    lines = []
    for r in range(len(table.rows)):
        line = []
        for c in range(_width(slots, r)):
            cell, r0, c0 = slots.get((r, c), (Cell(), r, c))
            again = repeat and cell.role != "value"
            line.append(cell.text if (r0, c0) == (r, c) or again else "")
        lines.append(line)
    return lines


def _reading(table: Table, rng: random.Random) -> list[str]:
    """Text as a PDF gives it: labels wrapped over lines, figures apart by single blanks."""
    narrow = rng.choice((1, 4, 5))
    lines: list[str] = []
    for row in table.rows:
        lines += _reading_row(row, narrow)
    return lines


def _reading_row(row: Row, narrow: int) -> list[str]:
    lines: list[str] = []
    figures = " ".join(_flat(cell.text) for cell in row.cells if cell.role == "value")
    others = [cell for cell in row.cells if cell.role not in {"value", "pad"} and cell.text]
    if not figures and len(others) > 1 and not any(cell.rowspan > 1 for cell in others):
        return [" ".join(_flat(cell.text) for cell in others)]
    for cell in others:
        lines += wrap(cell.text, narrow if cell.role == "group" else 15)
    if not figures.strip():
        return lines
    if lines and others[-1].role == "label" and len(others[-1].text) <= 15:
        return [*lines[:-1], f"{lines[-1]} {figures}"]
    return [*lines, figures]


def display_width(text: str) -> int:
    """Columns that a text takes on a terminal: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(table: Table, _: random.Random) -> list[str]:
    """Columns at fixed places, as layout-preserving extraction gives them."""
    slots = place(table)
    stops = _stops(table, slots)
    lines: list[str] = []
    for r in range(len(table.rows)):
        lines += _padded_row(slots, r, stops)
    return lines


def _padded_row(slots: Slots, r: int, stops: list[int]) -> list[str]:
    cells: list[tuple[int, list[str]]] = []
    for c in range(_width(slots, r)):
        cell, r0, c0 = slots.get((r, c), (Cell(), r, c))
        if (r0, c0) == (r, c) and cell.text:
            room = stops[min(c + cell.colspan, len(stops) - 1)] - stops[c] - 2
            cells.append(
                (
                    stops[c],
                    wrap(cell.text, max(room // 2, 2)) if _wraps(cell) else [_flat(cell.text)],
                )
            )
    height = max((len(pieces) for _, pieces in cells), default=0)
    return [_padded_line(cells, at) for at in range(height)]


def _wraps(cell: Cell) -> bool:
    return cell.role not in {"value", "page"}


def _padded_line(cells: list[tuple[int, list[str]]], at: int) -> str:
    line = ""
    for stop, pieces in cells:
        if at < len(pieces):
            gap = max(stop - display_width(line), 2 if line.strip() else 0)
            line += " " * gap + pieces[at]
    return line.rstrip()


def _stops(table: Table, slots: Slots) -> list[int]:
    """Place where each column begins, and where the last one ends."""
    width = max(_width(slots, r) for r in range(len(table.rows)))
    sizes = [0] * width
    for (r, c), (cell, r0, c0) in slots.items():
        if (r0, c0) != (r, c) or cell.colspan > 1:
            continue
        need = display_width(_flat(cell.text)) if cell.role == "value" else 4
        if cell.role == "label":
            need = min(display_width(cell.text), 28)
        sizes[c] = max(sizes[c], need + 4)
    stops = [0]
    for size in sizes:
        stops.append(stops[-1] + max(size, 8))
    return stops
