"""What the head of table 四 tells: in which order its kinds and its columns are printed."""

from collections.abc import Sequence

from gongkai.report.form import DISPUTE_COLUMNS
from gongkai.report.read.columns import Settled
from gongkai.report.read.fold import squash
from gongkai.report.read.labels import LONGEST_KEPT, kinds_of_dispute
from gongkai.report.read.reading import Reason
from gongkai.report.read.strips import Strip
from gongkai.report.read.values import BLANK

PART = len(DISPUTE_COLUMNS)
_COLUMN_OF = {
    squash(label): at
    for at, column in enumerate(DISPUTE_COLUMNS)
    for label in (column.label, *column.variants)
}


def columns_named(strip: Strip) -> list[int]:
    """The columns that the labels of a line or row name, each as often as it is named."""
    return [
        at
        for cell in strip.labels
        if len(cell.text) <= LONGEST_KEPT and (at := _COLUMN_OF.get(squash(cell.text))) is not None
    ]


def _in_block(heads: Sequence[Strip], strip: Strip) -> list[Strip]:
    return [head for head in heads if head.exact and head.block == strip.block]


def print_order(heads: Sequence[Strip], strip: Strip, keys: Sequence[str]) -> list[str]:
    """The kinds from left to right as the head's cells stand; as given where that is not told.

    Only where each kind has a cell of its own, in a column of its own.
    """
    columns: dict[str, int] = {}
    for head in _in_block(heads, strip):
        for cell in head.labels:
            kinds = kinds_of_dispute(cell.text)
            if len(kinds) == 1:
                columns[kinds[0]] = cell.column
    told = set(columns) == set(keys) and len(set(columns.values())) == len(keys)
    return sorted(keys, key=columns.__getitem__) if told else list(keys)


def in_form_order(heads: Sequence[Strip], strip: Strip, cells: Sequence[Settled]) -> list[Settled]:
    """Each five cells in the form's order, as the head's cells above them name their columns.

    Where the head contradicts the form's order without naming all five, they are in doubt.
    """
    if len(strip.items) != len(cells):
        return list(cells)
    named = {
        cell.column: at
        for head in _in_block(heads, strip)
        for cell in head.labels
        if cell.colspan == 1 and (at := _COLUMN_OF.get(squash(cell.text))) is not None
    }
    found = [named.get(item.column) for item in strip.items]
    ordered: list[Settled] = []
    for start in range(0, len(cells), PART):
        part = found[start : start + PART]
        ordered += _ordered(cells[start : start + PART], part, from_text=_is_text(strip))
    return ordered


def _is_text(strip: Strip) -> bool:
    """Whether the table comes from lines of text, whose head rows keep no columns."""
    return strip.place.line is not None


def _ordered(
    cells: Sequence[Settled], columns: Sequence[int | None], *, from_text: bool
) -> list[Settled]:
    if None not in columns and sorted(at for at in columns if at is not None) == [*range(PART)]:
        by_column = dict(zip(columns, cells, strict=True))
        return [by_column[at] for at in range(PART)]
    against = any(at is not None and at != k for k, at in enumerate(columns))
    if not against or from_text:
        return list(cells)
    return [Settled(BLANK, cell.cell, cell.how, Reason.COLUMNS) for cell in cells]
