"""The sample as text with tabs between cells, as copied from a PDF."""

from collections.abc import Iterator

from gongkai.report.model import AnnualReport
from gongkai.report.write.grid import Grid, place_lines
from gongkai.report.write.layout import layout


def text(report: AnnualReport) -> str:
    """Render as plain text."""
    lines: list[str] = []
    for item in layout(report):
        if isinstance(item, Grid):
            lines += _table(item)
        else:
            lines.append(item.text)
        lines.append("")
    return "\n".join(lines)


def _table(grid: Grid) -> Iterator[str]:
    """Write a table's rows in grid columns; a cell's text stands in the first that it covers."""
    for line in place_lines(grid.lines):
        parts = [""] * (line[-1][0] + line[-1][1].columns)
        for column, cell in line:
            parts[column] = cell.text
        yield "\t".join(parts)
