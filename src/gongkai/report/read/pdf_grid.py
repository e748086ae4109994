"""From ruled lines to the grids of tables: which cells there are, and what each spans.

Lines that cross or touch make one grid. Its cells are the smallest rectangles between the lines'
coordinates, joined wherever no line parts them. So a line may be drawn in pieces, twice, dashed, or
a little too short, and the outermost lines may be missing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.pdf_rules import Rule

SNAP = 3.0  # points: lines this near are one; ends this near touch
_COVERED = 0.5  # share of a side that must be drawn for it to part two cells
_DOTTED = 12.0  # points that a dotted line must be long
_OVERHANG = 8.0  # points that lines must reach beyond the outermost one to tell of an open side

Interval = tuple[float, float]
Lines = dict[float, list[Interval]]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: first row and column from 0, how many of each it spans."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines and cells; `regular` is False where lines left a cell that is no rectangle.

    `xs` and `ys` are the lines' coordinates, one more than there are columns and rows.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    regular: bool

    @property
    def is_frame(self) -> bool:
        """Whether it parts nothing side by side: a border around prose."""
        return all(cell.colspan == len(self.xs) - 1 for cell in self.cells)


def grids(rules: Iterable[Rule], limits: Limits) -> list[Grid]:
    """Give the grids of a page, from the smallest to the largest, so that inner ones come first."""
    level, upright = _lines(rules, upright=False), _lines(rules, upright=True)
    found = [
        grid
        for group_level, group_upright in _connected(level, upright, limits)
        if (grid := _grid(group_level, group_upright, limits))
    ]
    return sorted(found, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))


def _lines(rules: Iterable[Rule], *, upright: bool) -> Lines:
    """Snap coordinates that are near each other to their mean, and join touching pieces."""
    ordered = sorted(_undotted(rules, upright=upright), key=lambda rule: rule.at)
    lines: Lines = {}
    group: list[Rule] = []
    for rule in ordered:
        if group and rule.at - group[-1].at > SNAP:
            lines[_mean(group)] = _joined((r.start, r.end) for r in group)
            group = []
        group.append(rule)
    if group:
        lines[_mean(group)] = _joined((r.start, r.end) for r in group)
    return lines


def _undotted(rules: Iterable[Rule], *, upright: bool) -> Iterator[Rule]:
    """Give the rules of one direction; dots only where they stand in a line of this direction.

    A dot is a rule both ways, and the dots of a level line must not become upright lines.
    """
    dots: dict[int, list[Interval]] = {}
    for rule in rules:
        if rule.upright is upright and rule.end - rule.start >= SNAP:
            yield rule
        elif rule.upright is upright:
            dots.setdefault(round(rule.at), []).append((rule.start, rule.end))
    for at, pieces in dots.items():
        for start, end in _joined(pieces):
            if end - start >= _DOTTED:
                yield Rule(upright=upright, at=float(at), start=start, end=end)


def _mean(group: list[Rule]) -> float:
    return sum(rule.at for rule in group) / len(group)


def _joined(intervals: Iterable[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and start - joined[-1][1] <= SNAP:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [(start, end) for start, end in joined if end - start > SNAP]


def _connected(level: Lines, upright: Lines, limits: Limits) -> Iterator[tuple[Lines, Lines]]:
    """Group the lines that touch each other, directly or through others."""
    flat = [(y, piece) for y, pieces in level.items() for piece in pieces]
    tall = sorted(
        ((x, piece) for x, pieces in upright.items() for piece in pieces), key=lambda line: line[0]
    )
    leader = list(range(len(flat) + len(tall)))
    for one, other in _touching(flat, tall, limits):
        a, b = _leader(leader, one), _leader(leader, len(flat) + other)
        leader[max(a, b)] = min(a, b)
    groups: dict[int, tuple[Lines, Lines]] = {}
    for index, (at, piece) in enumerate(flat + tall):
        group = groups.setdefault(_leader(leader, index), ({}, {}))
        group[index >= len(flat)].setdefault(at, []).append(piece)
    yield from groups.values()


def _touching(
    flat: list[tuple[float, Interval]], tall: list[tuple[float, Interval]], limits: Limits
) -> Iterator[tuple[int, int]]:
    xs = [x for x, _ in tall]
    budget = limits.cells * 10
    for one, (y, (left, right)) in enumerate(flat):
        first, last = bisect_left(xs, left - SNAP), bisect_right(xs, right + SNAP)
        budget -= last - first
        if budget < 0:
            raise _too_many_cells(limits)
        for other in range(first, last):
            top, bottom = tall[other][1]
            if top - SNAP <= y <= bottom + SNAP:
                yield one, other


def _leader(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _grid(level: Lines, upright: Lines, limits: Limits) -> Grid | None:
    xs, ys = _coordinates(upright, level), _coordinates(level, upright)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1:
        return None
    if rows * columns > limits.cells:
        raise _too_many_cells(limits)
    # right[i][j]: a line parts (i, j) from (i, j + 1); below[i][j]: from (i + 1, j)
    right = _sides(xs[1:], ys, upright)
    below = _sides(ys[1:], xs, level)
    cells, regular = _cells(
        [[right[j][i] for j in range(columns)] for i in range(rows)],
        below,
    )
    return Grid(tuple(xs), tuple(ys), tuple(cells), regular)


def _coordinates(own: Lines, crossing: Lines) -> list[float]:
    """Give where lines run, and the open ends of those that cross them."""
    coordinates = sorted(own)
    if not coordinates:
        return []
    ends = [piece for pieces in crossing.values() for piece in pieces]
    first, last = min((s for s, _ in ends), default=0), max((e for _, e in ends), default=0)
    if ends and first < coordinates[0] - _OVERHANG:
        coordinates.insert(0, first)
    if ends and last > coordinates[-1] + _OVERHANG:
        coordinates.append(last)
    return coordinates


def _sides(across: list[float], along: list[float], lines: Lines) -> list[list[bool]]:
    """Tell for each coordinate which of the steps along it are drawn."""
    return [_drawn(along, lines.get(at, [])) for at in across]


def _drawn(along: list[float], pieces: list[Interval]) -> list[bool]:
    drawn = []
    for start, end in pairwise(along):
        covered = sum(max(0.0, min(end, e) - max(start, s)) for s, e in pieces)
        drawn.append(covered >= _COVERED * (end - start))
    return drawn


def _cells(right: list[list[bool]], below: list[list[bool]]) -> tuple[list[GridCell], bool]:
    """Join the smallest rectangles that no line parts; cut what is then no rectangle into rows."""
    rows, columns = len(right), len(right[0])
    seen = [[False] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    regular = True
    for row in range(rows):
        for column in range(columns):
            if seen[row][column]:
                continue
            region = _region(row, column, right, below, seen)
            cell = _rectangle(region)
            if cell.rowspan * cell.colspan == len(region):
                cells.append(cell)
            else:
                regular = False
                cells.extend(_runs(region))
    return sorted(cells, key=lambda cell: (cell.row, cell.column)), regular


def _region(
    row: int,
    column: int,
    right: list[list[bool]],
    below: list[list[bool]],
    seen: list[list[bool]],
) -> list[tuple[int, int]]:
    rows, columns = len(right), len(right[0])
    seen[row][column] = True
    region = [(row, column)]
    for i, j in region:  # grows as it is walked
        around = (
            (i, j + 1, j + 1 < columns and not right[i][j]),
            (i, j - 1, j > 0 and not right[i][j - 1]),
            (i + 1, j, i + 1 < rows and not below[i][j]),
            (i - 1, j, i > 0 and not below[i - 1][j]),
        )
        for k, m, is_open in around:
            if is_open and not seen[k][m]:
                seen[k][m] = True
                region.append((k, m))
    return region


def _rectangle(region: list[tuple[int, int]]) -> GridCell:
    rows, columns = [row for row, _ in region], [column for _, column in region]
    top, left = min(rows), min(columns)
    return GridCell(top, left, max(rows) - top + 1, max(columns) - left + 1)


def _runs(region: list[tuple[int, int]]) -> Iterator[GridCell]:
    run: list[tuple[int, int]] = []
    for row, column in sorted(region):
        if run and (row, column) != (run[-1][0], run[-1][1] + 1):
            yield _rectangle(run)
            run = []
        run.append((row, column))
    yield _rectangle(run)


def _too_many_cells(limits: Limits) -> UnreadableError:
    return UnreadableError(
        "too_large",
        f"PDF 一页中的表格线过多（超过 {limits.cells} 格），不像年度报告，请检查文件。",
        f"A page of the PDF rules more than {limits.cells} cells, too many for an annual report; "
        "check the file.",
    )
