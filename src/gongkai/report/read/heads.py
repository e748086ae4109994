"""What the head of table 三 tells: which grid columns are the form's, and which are extra."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.report.form import APPLICANT_COLUMNS
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
    if order != sorted(order) and strips[first].place.line is not None:
        return None  # a text's head rows keep no columns: cells there are counted from the left
    extra = tuple(
        k for k, column in enumerate(range(grid[0], grid[-1] + 1)) if column not in columns
    )
    return Head(columns, extra, order == sorted(order))
