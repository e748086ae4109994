"""Aligning printed rows with the form's rows: labels anchor, order fills what lies between."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.report.read.labels import Strength
from gongkai.report.read.reading import How


class Anchor(NamedTuple):
    """What a printed row's label says: the index of a row of the form, and how surely."""

    row: int
    strength: Strength


class Aligned(NamedTuple):
    """Printed rows by form row (several where a page break cut one), and who was left over.

    `rows` maps a form row to (printed row, how); each of `gaps` pairs printed rows with the form
    rows that they may be, without a way to tell; `strays` are form rows beside which a printed
    row was left over, so that they may not be what their label says.
    """

    rows: Mapping[int, tuple[tuple[int, How], ...]]
    gaps: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    strays: Mapping[int, tuple[int, ...]]


def _heaviest_rising(anchors: Sequence[tuple[int, Anchor]]) -> list[tuple[int, Anchor]]:
    """The heaviest run of anchors whose rows never fall: the form's order is the print's."""
    if all(a[1].row <= b[1].row for a, b in pairwise(anchors)):
        return list(anchors)
    weight = [1 + 2 * anchor.strength for _, anchor in anchors]
    best, before = weight[:], [-1] * len(anchors)
    for i, (_, anchor) in enumerate(anchors):
        for j in range(i):
            if anchors[j][1].row <= anchor.row and best[j] + weight[i] > best[i]:
                best[i], before[i] = best[j] + weight[i], j
    chain = []
    at = max(range(len(anchors)), key=best.__getitem__)
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def whole_table(printed: Sequence[Anchor | None], size: int) -> Aligned | None:
    """The usual table: each of the `size` form rows is named once, in order; None for others."""
    if len(printed) != size:
        return None
    if any(anchor is None or anchor.row != at for at, anchor in enumerate(printed)):
        return None
    return Aligned({at: ((at, How.LABEL),) for at in range(size)}, (), {})


def align(printed: Sequence[Anchor | None], hints: Sequence[Anchor | None], size: int) -> Aligned:
    """Align printed rows with `size` form rows.

    `printed` are the anchors of rows with a label of their own; a row without (None) lies between
    its neighbours. Where as many such rows stand between two anchors as form rows are missing
    there, order tells. Else `hints`, words printed near by, may tell; else the gap stays open.
    """
    anchors = [(i, anchor) for i, anchor in enumerate(printed) if anchor is not None]
    kept = _heaviest_rising(anchors)
    rows: dict[int, list[tuple[int, How]]] = {}
    for i, anchor in kept:
        rows.setdefault(anchor.row, []).append((i, How.LABEL))
    taken = {i for i, _ in kept}
    gaps = []
    strays: dict[int, tuple[int, ...]] = {}
    weak = {anchor.row for _, anchor in kept if anchor.strength < Strength.EXACT}
    fence = [(-1, -1), *((i, anchor.row) for i, anchor in kept), (len(printed), size)]
    for (i, row), (j, next_row) in pairwise(fence):
        if j == i + 1 and next_row <= row + 1:
            continue  # neighbours in the print and in the form
        loose = [k for k in range(i + 1, j) if k not in taken]
        missing = list(range(row + 1, next_row))
        gap = _fill(rows, loose, missing, hints)
        if gap is not None and gap[1]:
            gaps.append(gap)
        if gap is not None and len(gap[0]) > len(gap[1]):
            strays.update({edge: gap[0] for edge in (row, next_row) if edge in weak})
    return Aligned({row: tuple(found) for row, found in rows.items()}, tuple(gaps), strays)


def _fill(
    rows: dict[int, list[tuple[int, How]]],
    loose: list[int],
    missing: list[int],
    hints: Sequence[Anchor | None],
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    if loose and len(loose) != len(missing):
        loose, missing = _hinted(rows, loose, missing, hints)
    if loose and len(loose) == len(missing):
        for k, row in zip(loose, missing, strict=True):
            rows[row] = [(k, How.ORDER)]
        return None
    return (tuple(loose), tuple(missing)) if loose or missing else None


def _hinted(
    rows: dict[int, list[tuple[int, How]]],
    loose: list[int],
    missing: list[int],
    hints: Sequence[Anchor | None],
) -> tuple[list[int], list[int]]:
    """Take the rows whose hints rise and name missing rows once each; give back the others."""
    hinted = [(k, hint.row) for k in loose if (hint := hints[k]) is not None]
    named = [row for _, row in hinted]
    clear = named == sorted(set(named)) and set(named) <= set(missing)
    if not clear or len(hinted) != len(loose):
        return loose, missing
    for k, row in hinted:
        rows[row] = [(k, How.LABEL)]
    return [], [row for row in missing if row not in named]
