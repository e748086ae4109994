"""Which row of the form a printed row's label names, also where the label is cut or wrapped."""

from collections.abc import Iterator, Sequence

from gongkai.report.read.blocks import Cell
from gongkai.report.read.labels import Match, Strength, match_row, rows_named_in
from gongkai.report.read.strips import Strip

_MOST_LINES = 8
_MOST_BROKEN_LINES = 48


def own_label(table: str, strip: Strip, *, groups: frozenset[str] = frozenset()) -> Match | None:
    """The row that the strip's own label cells name, the leaf's label first.

    `groups` are rows whose label also heads a group: a cell spanning rows is then the group's.
    """
    best: Match | None = None
    for cell in reversed(strip.labels):
        match = match_row(table, cell.text)
        if match is None or (match.key in groups and cell.rowspan > 1):
            continue
        if match.strength is Strength.EXACT:
            return match
        best = best or match
    if best is None and len(strip.labels) > 1:
        best = match_row(table, "".join(cell.text for cell in strip.labels))
    return best


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
    for text in (*_with_lines_before(strips, at, leaf), *_with_lines_after(strips, at, leaf)):
        match = match_row(table, text)
        if match is not None and match.strength is Strength.EXACT:
            return match
    return own


def label_before(table: str, strips: Sequence[Strip], at: int) -> Match | None:
    """The row that the lines just before a row without a label name, broken as they may be.

    None where the lines since the last row of figures hold the labels of several rows: the
    figures may then be any of them.
    """
    lines = []
    for strip in reversed(strips[max(0, at - _MOST_BROKEN_LINES) : at]):
        if strip.filled:
            break
        lines.append("".join(cell.text for cell in strip.labels))
    text, best = "", None
    for line in lines:
        text = line + text
        match = match_row(table, text)
        if match is not None and match.strength is Strength.EXACT:
            best = match
    if best is None or rows_named_in(table, "".join(reversed(lines))) - {best.key}:
        return None
    return Match(best.key, Strength.PART)


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
