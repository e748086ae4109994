"""Columns told by position, in layouts where blanks and not borders keep figures apart."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise

from gongkai.report.read.blocks import Cell
from gongkai.report.read.columns import Arrangement
from gongkai.report.read.fold import squash
from gongkai.report.read.strips import Strip

Interval = tuple[int, int]
_GAP = 2
_SHORTEST_WORD = 2
_TORN_REACH = 4
_WIDEST_PART = 20
_FULL_ROW = 4
_DIGIT = re.compile(r"\d")


def _interval(cell: Cell) -> Interval:
    return (cell.column, cell.column + cell.colspan)


def _is_spaced(strip: Strip) -> bool:
    """Whether blanks wide enough to be a layout's stand between the strip's figures."""
    if strip.table:
        return True
    cells = strip.items
    return all(
        after.column - (cell.column + cell.colspan) >= _GAP for cell, after in pairwise(cells)
    )


def is_spaced_row(strip: Strip) -> bool:
    """Whether a line sets its label and figures apart by blanks as a layout does."""
    if strip.exact or not strip.labels or not strip.items:
        return False
    label = strip.labels[-1]
    return strip.table or strip.items[0].column - (label.column + label.colspan) >= _GAP


def clusters(intervals: Sequence[Interval]) -> list[Interval]:
    """Runs of overlapping intervals, from left to right."""
    merged: list[Interval] = []
    for low, high in sorted(intervals):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def value_columns(strips: Sequence[Strip], width: int) -> list[Interval] | None:
    """Where the figures of many rows stand, if that is in `width` columns; None otherwise."""
    spaced = [strip for strip in strips if not strip.exact and strip.filled and _is_spaced(strip)]
    found = clusters([_interval(item) for strip in spaced for item in strip.items if item.text])
    apart = all(after[0] - before[1] >= _GAP for before, after in pairwise(found))
    # A row that fills them all shows that no two are one column, printed apart on two pages.
    whole = any(strip.filled == width for strip in spaced)
    return found if len(found) == width and apart and whole else None


def head_columns(
    heads: Sequence[Strip], rows: Sequence[Strip], labels: Sequence[str]
) -> list[Interval] | None:
    """Columns where the head's words or figures stand, when the head names every column in order.

    A word of the head that begins one label (cut by wrapping) names its column; where labels
    begin alike (总计 of each kind), print order must agree with theirs.
    """
    begins = _beginnings(tuple(labels))
    words = [
        cell
        for strip in heads
        if not strip.exact and (not strip.table or not strip.filled)
        for cell in (*strip.labels, *strip.items)
        if squash(cell.text) in begins
    ]
    if not words:
        return None
    spaced = [row for row in rows if not row.exact and _is_spaced(row)]
    figures = [_interval(item) for row in spaced for item in row.items if item.text]
    found = clusters([*map(_interval, words), *figures])
    # Columns so near are one, printed apart on two pages or torn by blanks in a label.
    if len(found) != len(labels) or any(b[0] - a[1] < _GAP for a, b in pairwise(found)):
        return None
    for column, label in zip(found, labels, strict=True):
        inside = [word for word in words if _overlaps(_interval(word), column)]
        if inside and not any(_begins(word.text, label) for word in inside):
            return None
    return found


def _overlaps(a: Interval, b: Interval) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _begins(text: str, label: str) -> bool:
    key = squash(text)
    return len(key) >= _SHORTEST_WORD and squash(label).startswith(key)


@lru_cache(maxsize=64)
def _beginnings(labels: tuple[str, ...]) -> frozenset[str]:
    """Each beginning of one of the labels, as wrapping may leave it."""
    keys = map(squash, labels)
    return frozenset(key[:end] for key in keys for end in range(_SHORTEST_WORD, len(key) + 1))


def arrange(items: Sequence[Cell], columns: Sequence[Interval]) -> Arrangement | None:
    """Put each figure in the one column that it overlaps; None where that does not work out."""
    row: list[Cell | None] = [None] * len(columns)
    for item in items:
        if not item.text:
            continue
        start, end = _interval(item)
        at = [k for k, (low, high) in enumerate(columns) if start < high and low < end]
        if len(at) != 1 or row[at[0]] is not None:
            return None
        row[at[0]] = item
    return tuple(row)


def torn_columns(
    strips: Sequence[Strip], at: int, rows: Container[int], columns: Sequence[Interval]
) -> set[int]:
    """Columns where lines beside a row print digits that belong to no row: parts of its figures.

    A narrow column wraps a long figure or its remark over several lines.
    """
    torn: set[int] = set()
    for step in (-1, 1):
        for k in range(at + step, at + step * (_TORN_REACH + 1), step):
            if not 0 <= k < len(strips) or k in rows or not _may_be_part(strips[k]):
                break
            for cell in (*strips[k].labels, *strips[k].items):
                if _DIGIT.search(cell.text):
                    inside = [i for i, c in enumerate(columns) if _overlaps(_interval(cell), c)]
                    torn.update(inside if len(inside) == 1 else ())
    return torn


def _may_be_part(strip: Strip) -> bool:
    """Whether a line is so short of figures and words that it may be parts of cells beside it."""
    wide = any(cell.colspan > _WIDEST_PART for cell in strip.labels)
    return not strip.exact and strip.filled < _FULL_ROW and not wide
