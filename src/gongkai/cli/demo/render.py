"""The sample as an HTML page, and as text with tabs between cells, as copied from a PDF."""

from collections.abc import Iterator
from html import escape

from gongkai.cli.demo.grid import Cell, Line, tables
from gongkai.report.model import AnnualReport


def html(report: AnnualReport) -> str:
    """Render as an HTML page."""
    grids = tables(report)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        f'<head><meta charset="utf-8"><title>{escape(report.title)}</title></head>',
        "<body>",
        f"<h1>{escape(report.title)}</h1>",
        *(f"<p>{escape(text)}</p>" for text in report.preamble),
    ]
    for section in report.sections:
        lines.append(f"<h2>{section.printed_number}、{escape(section.heading)}</h2>")
        lines += (f"<p>{escape(text)}</p>" for text in section.paragraphs)
        if section.number in grids:
            lines += _html_table(grids[section.number])
    return "\n".join([*lines, "</body>", "</html>", ""])


def _html_table(grid: list[Line]) -> Iterator[str]:
    yield '<table border="1">'
    for line in grid:
        yield f"<tr>{''.join(map(_html_cell, line))}</tr>"
    yield "</table>"


def _html_cell(cell: Cell) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<td{columns}{rows}>{escape(cell.text)}</td>"


def text(report: AnnualReport) -> str:
    """Render as plain text."""
    grids = tables(report)
    lines = [report.title, "", *report.preamble, ""]
    for section in report.sections:
        lines += (f"{section.printed_number}、{section.heading}", "")
        for paragraph in section.paragraphs:
            lines += (paragraph, "")
        lines += _text_table(grids.get(section.number, []))
    return "\n".join(lines)


def _text_table(grid: list[Line]) -> Iterator[str]:
    """Write a table's rows in grid columns; a cell's text stands in the first that it covers."""
    covered: dict[int, int] = {}  # grid column -> rows below that a cell above still covers
    for line in grid:
        cells = iter(line)
        parts: list[str] = []
        while True:
            if covered.get(len(parts), 0):
                covered[len(parts)] -= 1
                parts.append("")
                continue
            cell = next(cells, None)
            if cell is None:
                break
            for column in range(len(parts), len(parts) + cell.columns):
                covered[column] = cell.rows - 1
            parts += [cell.text, *[""] * (cell.columns - 1)]
        yield "\t".join(parts)
    if grid:
        yield ""
