"""One page of a PDF: its tables with the text of their cells, and the lines between them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise

from gongkai.report.read.blocks import Block, Box, Cell, Place, Table
from gongkai.report.read.pdf_grid import Grid, GridCell
from gongkai.report.read.pdf_spaced import printed_blocks
from gongkai.report.read.pdf_text import UNKNOWN, Char, figure_runs, lines, text_of

Slot = tuple[int, int]

_CUT = 0.5  # points of a digit on both sides of a border that cuts it


def page_blocks(
    number: int, found: list[Grid], chars: list[Char], tables_before: int
) -> list[Block]:
    """Give tables and lines of page `number` in reading order; tables count on from before."""
    placed: list[tuple[float, Block]] = []
    tabled: list[tuple[Grid, dict[Slot, list[Char]]]] = []
    rest = chars
    for grid in found:
        if not grid.is_frame:
            slots, rest = _put(grid, rest)
            tabled.append((grid, slots))
    tabled.sort(key=lambda item: (item[0].ys[0], item[0].xs[0]))
    for index, (grid, slots) in enumerate(tabled, tables_before + 1):
        placed.append((grid.ys[0], _table(number, index, grid, slots)))
    placed.extend(printed_blocks(number, lines(rest)))
    return [block for _, block in sorted(placed, key=lambda item: item[0])]


def _put(grid: Grid, chars: list[Char]) -> tuple[dict[Slot, list[Char]], list[Char]]:
    """Put each character into the smallest rectangle that holds its centre; give the rest.

    A figure that runs over its border goes whole to where its middle is.
    """
    slots: dict[Slot, list[Char]] = {}
    rest: list[Char] = []
    xs, ys = grid.xs, grid.ys
    owners = {slot: at for at in grid.cells for slot in _slots(at)}
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    for run in figure_runs(chars):
        x = (run[0].left + run[-1].right) / 2
        y = (run[0].top + run[0].bottom) / 2
        if not (left <= x < right and top <= y < bottom):
            rest.extend(run)
            continue
        row, column = bisect_right(ys, y) - 1, bisect_right(xs, x) - 1
        whole = _doubted(run) if _parted(run, xs, row, owners) else run
        slots.setdefault((row, column), []).extend(whole)
    return slots, rest


def _parted(
    run: list[Char], xs: tuple[float, ...], row: int, owners: Mapping[Slot, GridCell]
) -> bool:
    """Tell whether a border stands between two digits: one figure or two, nobody can say.

    A line of other rows is none where the cell of this row spans it.
    """
    columns = [bisect_right(xs, char.x) - 1 for char in run]
    return any(
        owners.get((row, first)) != owners.get((row, second))
        and not any(char.left + _CUT < x < char.right - _CUT for char in run for x in xs)
        for first, second in pairwise(columns)
    )


def _doubted(run: list[Char]) -> list[Char]:
    last = run[-1]
    return [*run, Char(UNKNOWN, last.right, last.top, last.right, last.bottom)]


def _table(page: int, index: int, grid: Grid, slots: dict[Slot, list[Char]]) -> Table:
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    for at in grid.cells:
        text = text_of(char for slot in _slots(at) for char in slots.get(slot, ()))
        place = Place(
            page=page,
            box=_cell_box(grid, at),
            table=index,
            row=at.row + 1,
            column=at.column + 1,
        )
        for row in range(at.row, at.row + at.rowspan):
            rows[row].append(
                Cell(text, place, at.column, at.colspan, at.rowspan, continued=row > at.row)
            )
    ordered = tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)
    return Table(ordered, len(grid.xs) - 1, exact=grid.regular)


def _slots(at: GridCell) -> Iterable[Slot]:
    for row in range(at.row, at.row + at.rowspan):
        for column in range(at.column, at.column + at.colspan):
            yield row, column


def _cell_box(grid: Grid, at: GridCell) -> Box:
    return (
        round(grid.xs[at.column], 1),
        round(grid.ys[at.row], 1),
        round(grid.xs[at.column + at.colspan], 1),
        round(grid.ys[at.row + at.rowspan], 1),
    )
