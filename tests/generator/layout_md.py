"""Markdown: pipe tables, spans left empty or repeated; torn rows lose their label to the text."""

from __future__ import annotations

from .layout_txt import grid, wrap
from .model import Draft, Heading, Row, Table

_HASHES = {0: "# ", 1: "## ", 2: "### "}


def write_md(draft: Draft) -> bytes:
    """Write the draft as Markdown in its layout."""
    lines: list[str] = []
    for item in draft.items:
        if isinstance(item, Table):
            lines += ["", *_table(item, repeat=draft.layout == "pipe_repeat"), ""]
        elif isinstance(item, Heading):
            hashes = "" if draft.layout == "pipe_plain" else _HASHES[item.level]
            lines += ["", hashes + item.text, ""]
        else:
            lines += [item.text, ""]
    return "\n".join(lines).encode()


def _table(table: Table, *, repeat: bool) -> list[str]:
    lines: list[str] = []
    width = max(len(line) for line in grid(table))
    fresh = True
    for row, texts in zip(table.rows, grid(table, repeat=repeat), strict=True):
        if row.torn:
            lines += _torn(row)
            fresh = True
            continue
        if fresh and lines:
            lines.append("")
        lines.append(_line(texts))
        if fresh:
            lines.append("|" + "---|" * width)
        fresh = False
    return lines


def _torn(row: Row) -> list[str]:
    """Write the label as lines of text, the figures as a table of their own."""
    values = [cell.text for cell in row.cells if cell.role == "value"]
    loose = [line for cell in row.cells if cell.role != "value" for line in wrap(cell.text, 11)]
    return ["", *loose, "", _line(values), "|" + "---|" * len(values)]


def _line(texts: list[str]) -> str:
    return "| " + " | ".join(text.replace("\n", "<br>") for text in texts) + " |"
