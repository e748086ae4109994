"""Whether the rules of a scanned table can be trusted, row by row.

A stamp or a fold may draw a border that is none, and wear or light may take one away. Then figures
would move to other cells; so where a row's borders are not those of its neighbours, all it prints
beside words is in doubt.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from gongkai.report.read.pdf_grid import Grid, GridCell


def odd_rows(grid: Grid, values: Sequence[GridCell]) -> AbstractSet[int]:
    """Give the rows whose borders are doubtful; `values` are the cells that print no words."""
    borders = _borders(grid, values)
    odd = {row for row in range(len(borders)) if _is_odd(borders, row)}
    for row, (_, words_end) in enumerate(borders):
        spans = {
            (at.row, at.rowspan)
            for at in values
            if at.row <= row < at.row + at.rowspan and at.column >= words_end
        }
        if len(spans) > 1:
            odd.update(row for top, count in spans for row in range(top, top + count))
    return odd


class _Borders(NamedTuple):
    """A row's borders, as grid columns before which one is drawn; where its last words end."""

    drawn: AbstractSet[int]
    words_end: int


def _borders(grid: Grid, values: Sequence[GridCell]) -> list[_Borders]:
    drawn: list[set[int]] = [set() for _ in grid.ys[1:]]
    ends = [0] * len(drawn)
    plain = set(values)
    for at in grid.cells:
        for row in range(at.row, at.row + at.rowspan):
            drawn[row].add(at.column)
            if at not in plain:
                ends[row] = max(ends[row], at.column + at.colspan)
    return [_Borders(*pair) for pair in zip(drawn, ends, strict=True)]


def _is_odd(borders: Sequence[_Borders], row: int) -> bool:
    """Whether right of its words a border stands in this row alone, or lacks between two others."""
    drawn, end = borders[row]
    others: set[int] = set().union(*(o.drawn for at, o in enumerate(borders) if at != row))
    missing: AbstractSet[int] = set()
    if 0 < row < len(borders) - 1:
        missing = (borders[row - 1].drawn & borders[row + 1].drawn) - drawn
    return len(borders) > 1 and any(border > end for border in (drawn - others) | missing)
