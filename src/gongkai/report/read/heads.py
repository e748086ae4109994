"""What the head of table 三 tells: which grid columns are the form's, and which are extra."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.report.form import APPLICANT_COLUMNS
from gongkai.report.read.blocks import Cell
from gongkai.report.read.columns import Arrangement
from gongkai.report.read.labels import applicant_column
from gongkai.report.read.strips import Strip

_KEYS = tuple(column.key for column in APPLICANT_COLUMNS)
_REACH = 16


@dataclass(frozen=True)
class Head:
    """The form column (0 to 6) of each grid column, as the head's cells name them."""

    columns: Mapping[int, int]
    extra: tuple[int, ...]
    ordered: bool

    def without_extra(self, items: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The value cells less those of columns that the form does not have (小计)."""
        if len(items) != len(_KEYS) + len(self.extra):
            return items
        return tuple(item for k, item in enumerate(items) if k not in self.extra)

    def arrange(self, items: Sequence[Cell]) -> Arrangement | None:
        """The row by grid columns, where counting its cells does not do.

        None where counting does (as many cells, or figures, as columns, in the form's order), or
        where a figure stands outside the head's columns, as in a row that is shifted.
        """
        filled = sum(1 for item in items if item.text.strip())
        if self.ordered and len(_KEYS) in (len(items), filled):
            return None
        row: list[Cell | None] = [None] * len(_KEYS)
        for item in items:
            at = self.columns.get(item.column)
            if at is not None and item.colspan == 1:
                row[at] = item
            elif item.text.strip() and item.column not in self.extra_columns:
                return None
        return tuple(row) if None not in row else None

    @property
    def extra_columns(self) -> frozenset[int]:
        """Grid columns between the form's that are not the form's."""
        start = min(self.columns)
        return frozenset(start + k for k in self.extra)


def read_head(strips: Sequence[Strip], first: int) -> Head | None:
    """The head above the strip `first`; None where its cells do not name all seven columns."""
    columns: dict[int, int] = {}
    block = strips[first].block
    for strip in strips[max(0, first - _REACH) : first]:
        if not strip.exact or strip.block != block:
            continue
        for cell in (*strip.labels, *strip.items):
            key = applicant_column(cell.text)
            if key is not None and cell.colspan == 1:
                columns[cell.column] = _KEYS.index(key)
    if sorted(columns.values()) != list(range(len(_KEYS))):
        return None
    grid = sorted(columns)
    order = [columns[column] for column in grid]
    extra = tuple(
        k for k, column in enumerate(range(grid[0], grid[-1] + 1)) if column not in columns
    )
    return Head(columns, extra, order == sorted(order))
