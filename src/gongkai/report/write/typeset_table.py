"""Tables as the typesetter takes them: heights of lines, where pages may end, words of cells.

Where pages end follows from the heights alone, so the typesetter need only look up where a table
begins. It lays out fastest what is words alone: those come as strings, and only a cell that spans,
stands left or is set smaller as a mapping that says where it stands.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.report.write.fonts import Face, FontSet
from gongkai.report.write.grid import Cell, Grid, Role, place_lines

TEMPLATE = Path(__file__).with_name("report.typ")
_SIZES = {2: 10.5, 3: 9.0, 4: 9.0}  # points of each table's text: 五号 and 小五
_POINTS_A_TENTH = 7.2 / 25.4
_TEXT_HEIGHT = 225 * 72 / 25.4  # points of a page's text, as in the template
_HAIR = 0.05  # points that sums of lengths may be off
_INSET = 3.0  # points left and right in a cell, as in the template
_CELL_MARGIN = 4.0  # those, and a hair to spare
_INDENT = 5  # tenths of a millimetre that words set left are indented, as in the template
_CELL_GAPS = 4.0  # points above and below in a cell, as in the template
_SURE = 0.95  # of a cell's width: a text so wide stands on one line whatever its kerning
_SMALLEST_CUT = 6  # lines of a table that may be cut at all
_MOST_MEASURED = 10_000  # heights that are kept; there are some sixty labels
_NO_BREAK = "\u00a0"
_UNBROKEN = re.compile("[\x21-\x7e\u00a0]+")
_NO_REPORT = {
    "title": "",
    "title-lines": [""],
    "title-width": 1,
    "keywords": [],
    "date": [1970, 1, 1],
}
_LONG_LABELS = 3  # the table whose labels are sentences, set left


class _Words(NamedTuple):
    """A text with `width` tenths of a millimetre of room, `scale` of `size` points high."""

    text: str
    width: int
    size: float
    scale: float


class _Placed(NamedTuple):
    """A cell in its line and column, and the height that its words take."""

    cell: Cell
    x: int
    y: int
    words: _Words
    height: float

    @property
    def end(self) -> int:
        """The first line below the cell."""
        return self.y + self.cell.rows


def table_data(grid: Grid, fonts: FontSet) -> dict[str, Any]:
    """Give the table as the template takes it."""
    lines = _placed(grid, fonts)
    heights = _heights(lines, _SIZES[grid.section])
    head = grid.parts[0].head if len(grid.parts) == 1 else 0
    breaks = _allowed(_breaks(grid), heights, lines)
    cut = len(lines) > _SMALLEST_CUT
    return {
        "kind": "table",
        "name": grid.name,
        "size": _SIZES[grid.section],
        "widths": grid.widths,
        "head": head,
        "heights": heights,
        "words": [[each.words.text for each in line if _plain(grid, each)] for line in lines],
        "special": [
            _special(grid, each) for line in lines for each in line if not _plain(grid, each)
        ],
        "top": [sum(heights[:head])] if head else [],
        "pieces": [sum(heights[a:b]) for a, b in pairwise((head, *breaks, len(lines)))],
        "cuts": _cuts(heights, head, breaks) if cut else [],
    }


def _placed(grid: Grid, fonts: FontSet) -> list[list[_Placed]]:
    size = _SIZES[grid.section]
    cells = [
        (cell, x, y, _words(cell.text, _room(grid, cell, x), size, fonts))
        for y, line in enumerate(place_lines(grid.lines))
        for x, cell in line
    ]
    heights = _measured(fonts, [words for *_, words in cells])
    lines: list[list[_Placed]] = [[] for _ in grid.lines]
    for cell, x, y, words in cells:
        lines[y].append(_Placed(cell, x, y, words, heights.get(words, size)))
    return lines


def _room(grid: Grid, cell: Cell, x: int) -> int:
    """The tenths of a millimetre that a cell has for words and the insets of every cell."""
    return sum(grid.widths[x : x + cell.columns]) - (_INDENT if _left(grid, cell) else 0)


@lru_cache(maxsize=4096)
def _words(text: str, width: int, size: float, fonts: FontSet) -> _Words:
    room = (width * _POINTS_A_TENTH - _CELL_MARGIN) / size
    return _Words(text.replace(" ", _NO_BREAK), width, size, _scale(text, room, fonts))


def _scale(text: str, room: float, fonts: FontSet) -> float:
    """How much smaller a text must be for its longest figure to stay on one line of `room` ems."""
    runs = _UNBROKEN.findall(text.replace(" ", _NO_BREAK))
    widest = max((fonts.width(Face.TABLE, run) for run in runs), default=0.0)
    return min(1.0, room / widest) if widest else 1.0


def _measured(fonts: FontSet, texts: Sequence[_Words]) -> Mapping[_Words, float]:
    """Heights of the texts that may need more than one line, as the typesetter measures them."""
    known = _known_heights(fonts)
    wanted = dict.fromkeys(words for words in texts if words not in known)
    missing = [words for words in wanted if not _on_one_line(words, fonts)]
    if not missing:
        return known
    found = dict(zip(missing, _measure(fonts, missing), strict=True))
    if len(known) < _MOST_MEASURED:  # what is known stays: another thread may be using it
        known.update(found)
    return {**known, **found}


@lru_cache(maxsize=8)
def _known_heights(_: FontSet) -> dict[_Words, float]:
    """Heights that were measured: the labels of the forms are the same in every report."""
    return {}


@lru_cache(maxsize=4096)
def _on_one_line(words: _Words, fonts: FontSet) -> bool:
    """Whether a text surely stands on one line, which is less high than any line of a table."""
    if "\n" in words.text:
        return False
    room = words.width * _POINTS_A_TENTH - _INSET
    wide = fonts.width(Face.TABLE, words.text) * words.size * words.scale
    # A figure made smaller until it fits has no place to be broken at.
    return wide <= room * _SURE or _UNBROKEN.fullmatch(words.text) is not None


def _measure(fonts: FontSet, texts: Sequence[_Words]) -> list[float]:
    import typst

    data = {
        **_NO_REPORT,
        "fonts": fonts.families(),
        "items": [{"kind": "heights", "texts": [words._asdict() for words in texts]}],
    }
    found = typst.query(
        str(TEMPLATE),
        "<heights>",
        field="value",
        one=True,
        root=str(TEMPLATE.parent),
        font_paths=fonts.typeset,
        ignore_system_fonts=True,
        sys_inputs={"d": json.dumps(data, ensure_ascii=False)},
    )
    heights: list[float] = json.loads(found)
    return heights


def _heights(lines: Sequence[Sequence[_Placed]], size: float) -> tuple[float, ...]:
    """The height of each line: that of its tallest cell, and what a cell of several needs."""
    heights = [
        max((2 * size, *(each.height + _CELL_GAPS for each in line if each.cell.rows == 1)))
        for line in lines
    ]
    for placed in _tall(lines):
        given = sum(heights[placed.y : placed.end])
        heights[placed.y] += max(0.0, placed.height + _CELL_GAPS - given)
    return tuple(heights)


def _tall(lines: Sequence[Sequence[_Placed]]) -> list[_Placed]:
    return [placed for line in lines for placed in line if placed.cell.rows > 1]


def _breaks(grid: Grid) -> Sequence[int]:
    """Lines before which a page may end: any below the one head, else those that begin a part."""
    if len(grid.parts) == 1:
        return range(grid.parts[0].head + 1, len(grid.lines))
    return list(accumulate(len(part.lines) for part in grid.parts))[:-1]


def _allowed(
    breaks: Sequence[int], heights: Sequence[float], lines: Sequence[Sequence[_Placed]]
) -> tuple[int, ...]:
    """Leave out the breaks where a label would stand beside lines too few to hold it."""
    tall = [(each.y, each.end, each.height) for each in _tall(lines)]
    return tuple(
        at
        for at in breaks
        if all(
            min(sum(heights[begin:at]), sum(heights[at:end])) >= height
            for begin, end, height in tall
            if begin < at < end
        )
    )


@lru_cache(maxsize=256)
def _cuts(
    heights: tuple[float, ...], head: int, breaks: tuple[int, ...]
) -> list[tuple[float, list[int]]]:
    """For each place on the page that a table may begin at: the lines at which its pages begin.

    Each goes for a beginning at most so far down, in points; the nearest to the top comes first.
    """
    found: list[tuple[float, list[int]]] = []
    for fitting in range(len(heights), min(breaks, default=len(heights)) - 1, -1):
        lowest = _TEXT_HEIGHT - sum(heights[:fitting]) + _HAIR
        edges = [0, *_pages(heights, head, breaks, lowest - _HAIR), len(heights)]
        if found and found[-1][1] == edges:
            found.pop()
        found.append((lowest, edges))
    return found


def _pages(
    heights: Sequence[float], head: int, breaks: Sequence[int], start: float
) -> Iterator[int]:
    """The lines at which further pages begin: as many lines a page as fit, with the head again."""
    used, opened, last = start, 0, 0
    for at, height in enumerate(heights):
        if at in breaks:
            last = at
        if used + height > _TEXT_HEIGHT + _HAIR and last > opened:
            yield last
            opened = last
            used = sum(heights[:head]) + sum(heights[last:at])
        used += height


def _plain(grid: Grid, placed: _Placed) -> bool:
    """Whether a cell is words alone."""
    cell = placed.cell
    return cell.columns == cell.rows == 1 and placed.words.scale == 1 and not _left(grid, cell)


def _left(grid: Grid, cell: Cell) -> bool:
    return cell.role is Role.LABEL and grid.section == _LONG_LABELS


def _special(grid: Grid, placed: _Placed) -> dict[str, Any]:
    words, cell = placed.words, placed.cell
    data = {
        "text": words.text,
        "x": placed.x,
        "y": placed.y,
        "end": placed.end,
        "columns": cell.columns,
    }
    if _left(grid, cell):
        data["left"] = True
    if words.scale < 1:
        data["scale"] = words.scale
    return data
