"""Which row of the form a printed row's label names, also where the label is cut or wrapped."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

from gongkai.report.read.blocks import Cell
from gongkai.report.read.labels import (
    Match,
    Strength,
    begins_row,
    ends_row,
    exact_row,
    exceeds_rows,
    match_row,
    rows_named_in,
)
from gongkai.report.read.strips import Strip

_MOST_LINES = 8
_MOST_HALF = 4
_FEWEST_CELLS = 5
_MOST_BROKEN_LINES = 48


def own_label(table: str, strip: Strip, *, groups: frozenset[str] = frozenset()) -> Match | None:
    """The row that the strip's own label cells name, the leaf's label first.

    `groups` are rows whose label also heads a group: a cell spanning rows is then the group's.
    """
    for cell in reversed(strip.labels):
        match = match_row(table, cell.text)
        if match is not None and not (match.key in groups and cell.rowspan > 1):
            return match
    if len(strip.labels) > 1:
        return match_row(table, "".join(cell.text for cell in strip.labels))
    return None


def name_row(
    table: str, strips: Sequence[Strip], at: int, *, groups: frozenset[str] = frozenset()
) -> Match | None:
    """The row that the strip's label names, with the words printed before or after it if need be.

    Words of neighbouring lines count only beside words of the strip's own, and only where
    together they are a whole label.
    """
    strip = strips[at]
    own = own_label(table, strip, groups=groups)
    if not strip.labels or not strip.items or (own is not None and own.strength is Strength.EXACT):
        return own
    leaf = strip.labels[-1]
    before = _with_lines_before(strips, at, leaf) if ends_row(table, leaf.text) else ()
    after = _with_lines_after(strips, at, leaf) if begins_row(table, leaf.text) else ()
    for text in chain(before, after):
        if match := exact_row(table, text):
            return match
    return own


def label_before(table: str, strips: Sequence[Strip], at: int) -> Match | None:
    """The row that the lines just before a row without a label name, broken as they may be.

    None where the lines since the last row of figures hold the labels of several rows: the
    figures may then be any of them.
    """
    text, best = "", None
    for line in _lines_before(strips, at):
        text = line + text
        if exceeds_rows(text):
            break  # nor can the lines above make it a label
        best = exact_row(table, text) or best
    if best is None:
        return None
    words = "".join(reversed([*_lines_before(strips, at)]))
    return None if rows_named_in(table, words) - {best.key} else Match(best.key, Strength.PART)


def _lines_before(strips: Sequence[Strip], at: int) -> Iterator[str]:
    """The words of each line before a row, from the nearest up to the last row of figures."""
    for strip in reversed(strips[max(0, at - _MOST_BROKEN_LINES) : at]):
        if strip.filled or _is_blank_row(strip):
            return
        yield "".join([cell.text for cell in strip.labels])


def _is_blank_row(strip: Strip) -> bool:
    """Whether a printed row has value cells alone, all blank: the label before it is its own."""
    return strip.exact and not strip.labels and len(strip.items) >= _FEWEST_CELLS


def name_between(table: str, strips: Sequence[Strip], at: int) -> Match | None:
    """The row whose label is printed over lines above and below its figures, half and half.

    A whole label on a line of its own is that of a row without figures.
    """
    own = strips[at].labels[-1].text if strips[at].labels else ""
    before = _lines(table, reversed(strips[max(0, at - _MOST_HALF) : at]))
    after = _lines(table, strips[at + 1 : at + 1 + _MOST_HALF])
    for above in range(1, len(before) + 1):
        for below in range(max(1, above - 1), min(above + 1, len(after)) + 1):
            for middle in {"", own}:
                text = "".join((*reversed(before[:above]), middle, *after[:below]))
                if match := exact_row(table, text):
                    return match
    return None


def _lines(table: str, strips: Iterable[Strip]) -> list[str]:
    """The last label of each line up to the next line of figures or whole label."""
    lines = (strip.labels[-1].text for strip in takewhile(_is_words, strips))
    return [*takewhile(lambda line: exact_row(table, line) is None, lines)]


def _is_words(strip: Strip) -> bool:
    return bool(strip.labels) and not strip.filled


def _words(strip: Strip, leaf: Cell, *, spaced: bool) -> str | None:
    """A neighbour's label, in the leaf's column where the layout has columns; None for a row."""
    if strip.filled or not strip.labels:
        return None
    if not spaced:
        return strip.labels[-1].text
    return next((cell.text for cell in strip.labels if cell.column == leaf.column), "")


def _with_lines_before(strips: Sequence[Strip], at: int, leaf: Cell) -> Iterator[str]:
    text = leaf.text
    for strip in reversed(strips[max(0, at - _MOST_LINES) : at]):
        words = _words(strip, leaf, spaced=False)
        if words is None:
            return
        text = words + text
        yield text


def _with_lines_after(strips: Sequence[Strip], at: int, leaf: Cell) -> Iterator[str]:
    text = leaf.text
    for strip in strips[at + 1 : at + 1 + _MOST_LINES]:
        words = _words(strip, leaf, spaced=True)
        if words is None:
            return
        if words:
            text += words
            yield text
