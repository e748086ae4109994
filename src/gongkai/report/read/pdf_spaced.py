"""Tables of a PDF page that have no rules: blanks alone keep their columns apart.

There a word's place across the page is all that tells its column. So such a page is laid out on a
grid of half characters: a line of figures becomes a row whose cells' columns and spans count half
characters from the left, and every other line gets as many blanks as put its words at theirs. Cells
of one column overlap, others do not. A blank cell leaves no trace but the gap: not exact.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from gongkai.report.read.blocks import Block, Box, Cell, Paragraph, Place, Table
from gongkai.report.read.pdf_text import Line, line_text

_FEWEST_LINES = 1  # lines of figures that make a table
_FEWEST_FIGURES = 3  # figures on such a line
_FEWEST_WORDS = 3  # words on a row
_APART = 0.8  # of its height: a gap this wide parts words of different cells
_PITCH = 1.6  # of its height: how far the lines of one label may lie apart
_MIDWAY = 1.5  # points that a row may stand off the middle of its label
_AFTER_NARROW = 0x2E7F  # characters after this one are as wide as two digits
_NUMBERED = re.compile(
    r"\d{1,2}(?:[.．、]|\W?\s*(?=[\u4e00-\u9fff]))|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
)
_FIGURE = frozenset("0123456789０１２３４５６７８９.,．，/-—%")

Words = list[Line]


def printed_blocks(page: int, found: Sequence[Line]) -> list[tuple[float, Block]]:
    """Give paragraphs, and rows of tables where the page has one without rules, with their tops."""
    words = [_words(line) for line in found]
    telling = [parts for parts in words if _figures(parts) >= _FEWEST_FIGURES]
    if len(telling) < _FEWEST_LINES:
        return [_paragraph(page, line, line_text(line)) for line in found]
    step = median(c.bottom - c.top for parts in telling for word in parts for c in word) / 2
    layout = _Layout(min(line[0].left for line in found), step)
    blocks: list[tuple[float, Block]] = []
    for is_row, group in groupby(_with_labels(words), key=layout.is_row):
        if is_row:
            rows = list(group)
            blocks.append((rows[0][0][0].top, layout.table(page, rows)))
        else:
            for parts in group:
                whole = [char for word in parts for char in word]
                blocks.append(_paragraph(page, whole, layout.text(parts)))
    return blocks


class _Layout:
    """A grid of half characters over a page."""

    def __init__(self, left: float, step: float) -> None:
        self._left = left
        self._step = step

    def text(self, words: Words) -> str:
        """Give a line with every word at its place."""
        text = ""
        for word in words:
            blanks = self._column(word[0].left) - _columns(text)
            text += " " * max(blanks, 2 if text else 0) + line_text(word)
        return text

    def is_row(self, words: Words) -> bool:
        """Whether a line is a row of figures, or would not keep them in place as a text."""
        if _figures(words) == 0:
            return False
        return len(words) >= _FEWEST_WORDS or (len(words) > 1 and self._moves(words))

    def _moves(self, words: Words) -> bool:
        """Whether the label's characters stand closer than the grid's, so that others move."""
        return _columns(line_text(words[0])) + 1 > self._column(words[1][0].left) - self._column(
            words[0][0].left
        )

    def table(self, page: int, rows: Sequence[Words]) -> Table:
        """Give lines of figures as rows."""
        cells = tuple(
            tuple(self._cell(page, number, word) for word in row)
            for number, row in enumerate(rows, 1)
        )
        return Table(cells, max(row[-1].column + row[-1].colspan for row in cells), exact=False)

    def _cell(self, page: int, row: int, word: Line) -> Cell:
        left, _, right, _ = box = box_around(word)
        start, end = self._column(left), self._column(right)
        place = Place(page=page, box=box, row=row)
        return Cell(line_text(word), place, start, max(1, end - start))

    def _column(self, x: float) -> int:
        return round((x - self._left) / self._step)


def _with_labels(lines: Sequence[Words]) -> list[Words]:
    """Give figures that stand midway between the lines of their label that label, as one word."""
    joined: list[Words] = []
    free = 0  # the first line that is not part of a label already
    for index, words in enumerate(lines):
        if index < free:
            continue
        above, below = lines[free:index], lines[index + 1 :]
        pairs = _label_pairs(words, above, below) if _is_figure(words[0]) else 0
        if pairs:
            label = [c for parts in (*above[-pairs:], *below[:pairs]) for c in parts[0]]
            del joined[-pairs:]
            joined.append([label, *words])
            free = index + pairs + 1
        else:
            joined.append(words)
    return joined


def _label_pairs(row: Words, above: Sequence[Words], below: Sequence[Words]) -> int:
    """Count the lines above a row that have their match, as near, below: together its label.

    A label ends above the line that begins with a number, for that line is its first.
    """
    pairs, reach = 0, 0.0
    begun = False
    height = row[0][0].bottom - row[0][0].top
    for upper, lower in zip(reversed(above), below, strict=False):
        up, down = row[0][0].y - upper[0][0].y, lower[0][0].y - row[0][0].y
        if abs(up - down) > _MIDWAY or up > reach + _PITCH * height:
            break
        if begun or not (_fits(upper, row) and _fits(lower, row)) or _is_numbered(lower):
            break
        begun = _is_numbered(upper)
        pairs, reach = pairs + 1, up
    return pairs


def _is_numbered(words: Words) -> bool:
    """Tell whether a line begins with the number of a row or group."""
    return _NUMBERED.match(line_text(words[0])) is not None


def _fits(words: Words, row: Words) -> bool:
    """Tell whether a line is one word that stands before the figures of a row."""
    return len(words) == 1 and words[0][-1].right < row[0][0].left and not _is_figure(words[0])


def _paragraph(page: int, line: Line, text: str) -> tuple[float, Block]:
    return line[0].top, Paragraph(text, Place(page=page, box=box_around(line)), hard_wrapped=True)


def _words(line: Line) -> Words:
    words: Words = []
    for char in line:
        if words and char.left - words[-1][-1].right <= _APART * (char.bottom - char.top):
            words[-1].append(char)
        else:
            words.append([char])
    return words


def _figures(words: Words) -> int:
    return sum(map(_is_figure, words))


def _is_figure(word: Line) -> bool:
    return all(char.text in _FIGURE for char in word)


def _columns(text: str) -> int:
    return sum(2 if ord(character) > _AFTER_NARROW else 1 for character in text)


def box_around(line: Line) -> Box:
    """Give the box around the characters of a line."""
    return (
        round(min(char.left for char in line), 1),
        round(min(char.top for char in line), 1),
        round(max(char.right for char in line), 1),
        round(max(char.bottom for char in line), 1),
    )
