"""Whether the rules of a scanned table can be trusted, row by row.

A stamp or a fold may draw a border that is none, and wear or light may take one away. Then figures
would move to other cells; so where a row's borders are not those of its neighbours, all it prints
beside words is in doubt.
"""

from collections.abc import Sequence, Set

from gongkai.report.read.pdf_grid import Grid, GridCell


def odd_rows(grid: Grid, values: Sequence[GridCell]) -> Set[int]:
    """Give the rows whose borders are doubtful; `values` are the cells that print no words."""
    borders = _borders(grid)
    rows = len(borders)
    odd = {row for row in range(rows) if _is_odd(borders, row)}
    for row in range(rows):
        spans = {(at.row, at.rowspan) for at in values if at.row <= row < at.row + at.rowspan}
        if len(spans) > 1:
            odd.update(row for top, count in spans for row in range(top, top + count))
    return odd


def _borders(grid: Grid) -> list[set[int]]:
    """Give for each row the grid columns before which a border is drawn."""
    borders: list[set[int]] = [set() for _ in grid.ys[1:]]
    for at in grid.cells:
        for row in range(at.row, at.row + at.rowspan):
            borders[row].add(at.column)
    return borders


def _is_odd(borders: Sequence[set[int]], row: int) -> bool:
    """Whether a border stands in this row alone, or is missing in this row alone."""
    around = [borders[at] for at in (row - 1, row + 1) if 0 <= at < len(borders)]
    if not around:
        return False
    alone = borders[row] - set().union(*around)
    missing = set.intersection(*around) - borders[row] if len(around) > 1 else set()
    return bool(alone or missing)
