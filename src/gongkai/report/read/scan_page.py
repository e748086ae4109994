"""One page of a scan: its tables cell by cell, and the lines of text between them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import cv2
import numpy as np

from gongkai.report.read.blocks import Block, Box, Cell, Paragraph, Place, Table
from gongkai.report.read.fold import half_width
from gongkai.report.read.labels import is_group, is_row
from gongkai.report.read.limits import Limits
from gongkai.report.read.pdf_grid import Grid, GridCell, grids
from gongkai.report.read.scan_figures import UNSURE, Figure, figure, is_figure
from gongkai.report.read.scan_ink import Ink, ink_of, line_region
from gongkai.report.read.scan_lines import text_lines
from gongkai.report.read.scan_model import Look, Recogniser, line_crop
from gongkai.report.read.scan_rules import strokes
from gongkai.report.read.scan_sheet import Pixels, Sheet
from gongkai.report.read.scan_straight import squared
from gongkai.report.read.scan_structure import odd_rows
from gongkai.report.read.strips import line_strip
from gongkai.report.read.values import Kind, read_value

_HANZI = re.compile("[\u3400-\u9fff]")
_WORDS = 2  # Chinese characters that make words
_DUST = 4  # pixels of coloured ink that are none
_LEAST_TABLE = (80.0, 20.0)  # points wide and high that a table is at least
_LEAST_LINE = 5.0  # points that a line of text in a cell is high at least
_SURE_WORDS = 0.85  # mean confidence from which a cell's words are not in doubt
_SURE_CHAR = 0.5  # least confidence of a character of a short word
_SHORT = 4  # characters of a word that could as well be a mark or a damaged figure
_MARKS = frozenset(
    (
        "无", "略", "空", "暂无", "没有", "不涉及", "未涉及", "不适用", "无此项", "未发生",
        "见附件",
    )
)  # fmt: skip
_SURE_MARK = 0.95
_SURE_LINE = 0.5  # mean confidence below which a line outside tables is no text


@dataclass(slots=True)
class ScannedCell:
    """A cell of a table: its text, or the figure whose text is settled with all others."""

    at: GridCell
    text: str = ""
    figure: Figure | None = None

    @property
    def is_value(self) -> bool:
        """Whether it prints no words: a figure, a mark, nothing, or what cannot be told."""
        return self.figure is not None or len(_HANZI.findall(self.text)) < _WORDS


class ScannedTable(NamedTuple):
    """A table of the page before its figures are settled."""

    grid: Grid
    cells: list[ScannedCell]


@dataclass(slots=True)
class ScannedPage:
    """What a page holds, tables and lines by their tops."""

    number: int
    tables: list[ScannedTable] = field(default_factory=list)
    lines: list[tuple[Box, str]] = field(default_factory=list)

    def figures(self) -> list[list[Figure]]:
        """Give the figures of each table that are to be settled."""
        return [
            [cell.figure for cell in table.cells if cell.figure is not None]
            for table in self.tables
        ]

    def blocks(self, tables_before: int) -> list[Block]:
        """Give the page's blocks in reading order, once its figures are settled."""
        placed: list[tuple[float, Block]] = []
        for index, table in enumerate(self.tables, tables_before + 1):
            placed.append((table.grid.ys[0], _table(self.number, index, table)))
        for box, text in self.lines:
            placed.append((box[1], _paragraph(self.number, box, text)))
        return [block for _, block in sorted(placed, key=lambda item: item[0])]


def scan_page(number: int, sheet: Sheet, model: Recogniser, limits: Limits) -> ScannedPage:
    """Recognise a straight sheet."""
    found, mask = strokes(sheet)
    square = squared(sheet, found)
    if square is not None:
        sheet = square
        found, mask = strokes(sheet)
    page = ScannedPage(number)
    dark = sheet.dark.copy()
    dark[mask > 0] = 0
    rest = dark.copy()
    tables = [
        grid for grid in grids([s.rule(sheet.scale) for s in found], limits) if _is_table(grid)
    ]
    jobs: list[_Job] = []
    for grid in sorted(tables, key=lambda grid: (grid.ys[0], grid.xs[0])):
        cells = [ScannedCell(at) for at in grid.cells]
        page.tables.append(ScannedTable(grid, cells))
        for cell in cells:
            job = _job(cell, grid, dark, mask, sheet)
            if job is not None:
                jobs.append(job)
        _erase(rest, grid, sheet.scale)
    _recognise_cells(jobs, model, sheet.scale)
    for table in page.tables:
        _doubt_odd_words(table)
        _doubt_odd_rows(table)
    page.lines = _lines(rest, model, sheet.scale)
    return page


def _is_table(grid: Grid) -> bool:
    wide, high = grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]
    return not grid.is_frame and wide >= _LEAST_TABLE[0] and high >= _LEAST_TABLE[1]


def _doubt_odd_words(table: ScannedTable) -> None:
    """Put words in doubt that stand where figures belong, as those of a stamp may."""
    figures = [cell.at for cell in table.cells if cell.figure is not None]
    columns = Counter((at.column, at.colspan) for at in figures)
    for cell in table.cells:
        if cell.is_value:
            if cell.text and cell.text.rstrip() not in _MARKS:
                cell.text = UNSURE  # no character of it may pass for a label
            continue
        if is_row(cell.text) or is_group(cell.text):
            continue
        at = cell.at
        beside = [other for other in figures if other.row == at.row]
        among = columns[at.column, at.colspan] > 0 or any(o.column < at.column for o in beside)
        if beside and among and half_width(cell.text).strip() not in _MARKS:
            cell.text = UNSURE


def _doubt_odd_rows(table: ScannedTable) -> None:
    """Put what is beside words in doubt where the row's borders are doubtful."""
    values = [cell for cell in table.cells if cell.is_value]
    odd = odd_rows(table.grid, [cell.at for cell in values])
    for cell in values:
        if not odd.isdisjoint(range(cell.at.row, cell.at.row + cell.at.rowspan)):
            cell.text, cell.figure = UNSURE, None


class _Job(NamedTuple):
    """A cell with ink: its darkness, its ink, a crop of each of its lines."""

    cell: ScannedCell
    dark: Pixels
    ink: Ink
    crops: list[Pixels]


def _job(cell: ScannedCell, grid: Grid, dark: Pixels, mask: Pixels, sheet: Sheet) -> _Job | None:
    """Look at a cell's ink; None where there is nothing to recognise."""
    at, scale = cell.at, sheet.scale
    left, right = round(grid.xs[at.column] * scale), round(grid.xs[at.column + at.colspan] * scale)
    top, bottom = round(grid.ys[at.row] * scale), round(grid.ys[at.row + at.rowspan] * scale)
    left, top = max(left, 0), max(top, 0)
    area = (slice(top, bottom), slice(left, right))
    part = dark[area]
    ink = ink_of(part, mask[area], scale, _LEAST_LINE)
    if ink.is_blank:
        if sheet.tint is not None and sheet.tint[area].any():
            cell.text = _under_colour(sheet.tint[area])
        return None
    if ink.is_faint:
        cell.text = UNSURE
        return None
    crops = [line_region(part, ink, line, scale) for line in ink.lines]
    return _Job(cell, part, ink, crops)


def _under_colour(tint: Pixels) -> str:
    """Give the text of a cell with coloured ink alone: blank only where a stamp runs through it."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(tint, connectivity=8)
    height, width = tint.shape
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        inside = x > 0 and y > 0 and x + w < width and y + h < height
        if inside and area > _DUST:
            return UNSURE
    return ""


def _recognise_cells(jobs: Sequence[_Job], model: Recogniser, scale: float) -> None:
    crops = [line_crop(crop) for job in jobs for crop in job.crops]
    looks = iter(model.read(crops))
    likely: list[tuple[_Job, Look]] = []
    for job in jobs:
        found = [next(looks) for _ in job.crops]
        if len(found) == 1 and (is_figure(found[0].text) or _may_be_figure(found[0])):
            likely.append((job, found[0]))
        else:
            job.cell.text = _words(found)
    for job, first in likely:
        job.cell.figure = figure(job.dark, job.ink, scale, first, _second_crop(job))


def _may_be_figure(look: Look) -> bool:
    """Whether a reading without sense may be a figure that was not recognised."""
    return not look.text or (look.text[0].isdigit() and len(look.text) < _SHORT)


def _second_crop(job: _Job) -> Pixels:
    """Give another look at a line: ink and paper pushed apart, more paper around, wider."""
    dark, peak = job.crops[0].astype(np.float32), job.ink.peak
    low = 0.25 * peak
    pushed = np.clip((dark - low) * 255 / max(0.75 * peak - low, 1), 0, 255).astype(np.uint8)
    wide = cv2.resize(pushed, None, fx=1.12, fy=1.0, interpolation=cv2.INTER_LINEAR)
    return line_crop(np.asarray(wide, dtype=np.uint8), margin=0.2)


def _words(looks: Sequence[Look]) -> str:
    r"""Give the text of a cell with words, with a mark where it may as well be something else."""
    text = "\n".join(look.text for look in looks if look.text)
    bare = half_width(text).strip()
    sure = [value for look in looks for value in look.sure]
    if bare in _MARKS:
        return text if min(sure) >= _SURE_MARK else text + UNSURE
    if is_row(bare) or is_group(bare):
        return text
    doubtful = (
        len(bare) <= 1
        or len(_HANZI.findall(bare)) < _WORDS
        or not sure
        or sum(sure) / len(sure) < _SURE_WORDS
        or (len(bare) <= _SHORT and min(sure) < _SURE_CHAR)
        or read_value(text).kind in (Kind.NUMBER, Kind.BLANK)
    )
    return text + UNSURE if doubtful else text


def _erase(rest: Pixels, grid: Grid, scale: float) -> None:
    around = 2.0
    top, bottom = (grid.ys[0] - around) * scale, (grid.ys[-1] + around) * scale
    left, right = (grid.xs[0] - around) * scale, (grid.xs[-1] + around) * scale
    rest[max(0, round(top)) : round(bottom), max(0, round(left)) : round(right)] = 0


def _lines(rest: Pixels, model: Recogniser, scale: float) -> list[tuple[Box, str]]:
    boxes = text_lines(rest, scale)
    crops = [line_crop(rest[top:bottom, left:right]) for left, top, right, bottom in boxes]
    found = []
    for (left, top, right, bottom), look in zip(boxes, model.read(crops), strict=True):
        if look.mean >= _SURE_LINE and look.text.strip():
            box = tuple(round(value / scale, 1) for value in (left, top, right, bottom))
            found.append(((box[0], box[1], box[2], box[3]), look.text.strip()))
    return found


def _paragraph(number: int, box: Box, text: str) -> Paragraph:
    """Give a line; where it may be a row of a table without rules, its figures are in doubt."""
    place = Place(page=number, box=box)
    line = Paragraph(text, place, hard_wrapped=True)
    strip = line_strip(line, 0)
    if strip.items and (len(strip.items) > 1 or any(is_row(cell.text) for cell in strip.labels)):
        start = strip.items[0].column
        del start
        doubted = text
        for item in strip.items:
            doubted = doubted.replace(item.text, item.text + UNSURE)
        return Paragraph(doubted, place, hard_wrapped=True)
    return line


def _table(page: int, index: int, table: ScannedTable) -> Table:
    grid = table.grid
    rows: list[list[Cell]] = [[] for _ in grid.ys[1:]]
    for cell in table.cells:
        at = cell.at
        text = cell.figure.text if cell.figure is not None else cell.text
        box = (
            round(grid.xs[at.column], 1),
            round(grid.ys[at.row], 1),
            round(grid.xs[at.column + at.colspan], 1),
            round(grid.ys[at.row + at.rowspan], 1),
        )
        place = Place(page=page, box=box, table=index, row=at.row + 1, column=at.column + 1)
        for row in range(at.row, at.row + at.rowspan):
            rows[row].append(
                Cell(text, place, at.column, at.colspan, at.rowspan, continued=row > at.row)
            )
    ordered = tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)
    return Table(ordered, len(grid.xs) - 1, exact=grid.regular)
