"""PDF by typst: ruled tables that break over pages, borderless ones, narrow label columns."""

from __future__ import annotations

import functools
import json
import tempfile
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from .model import Cell, Draft, Heading, Item, Table, place

_TEMPLATE = """
#let d = json(bytes(sys.inputs.at("d")))
#set document(date: none)
#set page(paper: "a4", margin: (x: 20mm, y: 25mm), numbering: d.numbering)
#set text(font: "Noto Serif SC", size: d.size * 1pt, lang: "zh")
#let cells(row) = row.map(c => table.cell(
  rowspan: c.rows, colspan: c.cols, align: center + horizon, text(size: d.small * 1pt, c.text),
))
#for item in d.items {
  if item.kind == "table" {
    set text(size: d.small * 1pt)
    let head = item.rows.slice(0, item.head).map(cells).flatten()
    let rest = item.rows.slice(item.head).map(cells).flatten()
    table(
      columns: item.widths.map(w => w * 1fr),
      stroke: if d.ruled { 0.5pt } else { none },
      inset: (x: 2pt, y: 4pt),
      ..if d.repeat and item.repeats { (table.header(repeat: true, ..head),) } else { head },
      ..rest,
    )
  } else if item.kind == "heading" {
    block(text(weight: "bold", item.text))
  } else {
    par(first-line-indent: (amount: 2em, all: true), item.text)
  }
}
"""


@functools.cache
def _compiler() -> typst.Compiler:
    """Keep one compiler a process: reading the fonts is what takes long."""
    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    folder = Path(tempfile.mkdtemp(prefix="generator-"))
    source = folder / "report.typ"
    source.write_text(_TEMPLATE, encoding="utf-8")
    return typst.Compiler(
        str(source), root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True
    )


def write_pdf(draft: Draft) -> bytes:
    """Write the draft as a PDF with a text layer."""
    data = {
        "ruled": draft.layout != "borderless",
        "repeat": draft.options["repeat"] == "yes",
        "numbering": draft.options["numbering"],
        "size": 15 if draft.options["size"] == "large" else 11,
        "small": 10 if draft.options["size"] == "large" else 8,
        "items": [_item(draft, item) for item in draft.items],
    }
    inputs = {"d": json.dumps(data, ensure_ascii=False)}
    made = _compiler().compile(format="pdf", sys_inputs=inputs)
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def _item(draft: Draft, item: Item) -> dict[str, object]:
    if isinstance(item, Heading):
        return {"kind": "heading", "text": item.text}
    if not isinstance(item, Table):
        return {"kind": "text", "text": item.text}
    rows = [[_cell(cell) for cell in row.cells] for row in item.rows]
    return {
        "kind": "table",
        "head": item.head,
        # The first block's heads would be wrong above the other blocks of table 二.
        "repeats": item.name == "applications",
        "widths": _widths(draft, item),
        "rows": rows,
    }


def _cell(cell: Cell) -> dict[str, object]:
    return {"rows": cell.rowspan, "cols": cell.colspan, "text": cell.text}


def _widths(draft: Draft, table: Table) -> list[float]:
    width = max(c for _, c in place(table)) + 1
    if table.name == "applications":
        group = 0.45 if draft.layout == "narrow" else 0.9
        return [group, group * 1.2, 3.2, *[1.0] * (width - 3)]
    return [1.0] * width
