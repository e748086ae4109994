"""Putting a row's value cells into the form's columns, and telling when that is not certain."""

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from gongkai.report.model import Number, Value
from gongkai.report.read.blocks import Cell
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.values import BLANK, Kind, Printed, read_value

MOST_READINGS = 1200
MOST_SURPLUS = 8

_new = tuple.__new__  # a named tuple's own maker costs twice as much, and cells are many

Arrangement = tuple[Cell | None, ...]
Fits = Callable[[tuple[Value, ...]], bool | None]


class Settled(NamedTuple):
    """One cell of the form: what it prints, where, how it was told, and why it is in doubt."""

    printed: Printed
    cell: Cell | None
    how: How
    reason: Reason | None = None
    candidates: tuple[Number, ...] = ()


def never(_values: tuple[Value, ...]) -> bool | None:
    """For rows without sums: nothing tells one reading from another."""
    return None


def sums_to_last(values: tuple[Value, ...]) -> bool | None:
    """Whether the last value is the sum of the others; None where the last is not printed.

    A blank part counts as nothing here: this only chooses between readings, it fills no cell.
    """
    if values[-1] is None:
        return None
    return sum(value for value in values[:-1] if value is not None) == values[-1]


def _insertions(items: Sequence[Cell], width: int) -> Iterator[Arrangement]:
    for places in combinations(range(width), len(items)):
        row: list[Cell | None] = [None] * width
        for place, item in zip(places, items, strict=True):
            row[place] = item
        yield tuple(row)


def omissions(items: Sequence[Cell], width: int) -> list[Arrangement]:
    """Every way to read too many value cells as `width` columns, whichever cells are left out."""
    if len(items) <= width:
        return arrangements(items, width)
    if len(items) > width + MOST_SURPLUS:
        return []
    ways = islice(combinations(items, width), MOST_READINGS + 1)
    found: list[Arrangement] = [tuple(way) for way in ways]
    return found if len(found) <= MOST_READINGS else []


def _omissions(items: Sequence[Cell], width: int) -> Iterator[Arrangement]:
    """Leave cells out: blank ones where there are enough of them, else any."""
    blank = [i for i, item in enumerate(items) if _is_blank(item)]
    surplus = len(items) - width
    pool = blank if len(blank) >= surplus else range(len(items))
    for gone in combinations(pool, surplus):
        yield tuple(item for i, item in enumerate(items) if i not in gone)


def _is_blank(cell: Cell) -> bool:
    return read_value(cell.text).kind is Kind.BLANK


def arrangements(items: Sequence[Cell], width: int) -> list[Arrangement]:
    """Every way to read the value cells as `width` columns; empty where there are too many ways.

    As many cells as columns, or as many printed figures as columns, leave one way.
    """
    if len(items) == width:
        return [tuple(items)]
    if len(items) > width + MOST_SURPLUS and not all(map(_is_blank, items)):
        return []
    filled = [item for item in items if not _is_blank(item)]
    if len(filled) == width:
        return [tuple(filled)]
    if not filled:
        return [tuple((*items, *([None] * width))[:width])]
    ways = _insertions(items, width) if len(items) < width else _omissions(items, width)
    found = list(islice(ways, MOST_READINGS + 1))
    return found if len(found) <= MOST_READINGS else []


def _printed(cell: Cell | None) -> Printed:
    return BLANK if cell is None else read_value(cell.text)


def _agree(readings: Sequence[Sequence[Printed]], index: int) -> bool:
    first = readings[0][index]
    return all(reading[index] == first for reading in readings)


def _numbers(readings: Sequence[Sequence[Printed]], index: int) -> tuple[Number, ...]:
    found = (reading[index].value for reading in readings)
    return tuple(dict.fromkeys(value for value in found if value is not None))


def _plain(arrangement: Arrangement, how: How) -> list[Settled]:
    doubt, number = Kind.DOUBT, Reason.NUMBER
    settled = []
    for cell in arrangement:
        printed = BLANK if cell is None else read_value(cell.text)
        reason = number if printed.kind is doubt else None
        settled.append(_new(Settled, (printed, cell, how, reason, printed.candidates)))
    return settled


def settle(
    ways: Sequence[Arrangement], width: int, fits: Fits, how: How = How.LABEL
) -> list[Settled]:
    """The row as read: where the ways differ and the sums fit no single one, cells are in doubt.

    A way that the sums cannot judge stays possible beside one that fits.
    """
    if not ways:
        return [Settled(BLANK, None, how, Reason.COLUMNS)] * width
    if len(ways) == 1:
        return _plain(ways[0], how)
    readings = [tuple(map(_printed, way)) for way in ways]
    verdicts = [_verdict(reading, fits) for reading in readings]
    if True in verdicts:
        alive = [i for i, verdict in enumerate(verdicts) if verdict is not False]
        how = How.SUMS
    else:
        alive = list(range(len(ways)))
    return _common([ways[i] for i in alive], [readings[i] for i in alive], how)


def _verdict(reading: Sequence[Printed], fits: Fits) -> bool | None:
    """Whether the sums fit; not known where a figure is in doubt, which is no blank."""
    if any(printed.kind is Kind.DOUBT for printed in reading):
        return None
    return fits(tuple(printed.value for printed in reading))


def _common(
    ways: Sequence[Arrangement], readings: Sequence[tuple[Printed, ...]], how: How
) -> list[Settled]:
    first = _plain(ways[0], how)
    return [
        cell
        if _agree(readings, index)
        else Settled(BLANK, cell.cell, how, Reason.COLUMNS, _numbers(readings, index))
        for index, cell in enumerate(first)
    ]


def doubt_torn(settled: Sequence[Settled], torn: Container[int]) -> list[Settled]:
    """Put the cells in doubt of whose figure a part may stand on another line."""
    return [
        Settled(BLANK, cell.cell, cell.how, Reason.NUMBER) if k in torn else cell
        for k, cell in enumerate(settled)
    ]


def twice(first: Settled, second: Settled) -> Settled:
    """One cell that is printed in two places: in doubt where they differ."""
    if first.printed == second.printed or second.reason is not None:
        return first
    if first.reason is not None:
        return first
    values = (first.printed.value, second.printed.value)
    numbers = tuple(value for value in values if value is not None)
    return Settled(BLANK, first.cell, first.how, Reason.TWICE, numbers)
