"""Reading table 四: reconsideration and litigation, as one table of fifteen cells or as three."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.report.form import DISPUTE_COLUMNS, FORMS, Edition
from gongkai.report.model import Value
from gongkai.report.read.columns import (
    Settled,
    arrangements,
    doubt_torn,
    settle,
    sums_to_last,
    twice,
)
from gongkai.report.read.dispute_heads import PART, columns_named, in_form_order, print_order
from gongkai.report.read.labels import kinds_of_dispute
from gongkai.report.read.positions import arrange, head_columns, torn_columns
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.strips import Strip, is_words
from gongkai.report.read.values import BLANK, read_value

KEYS = tuple(row.key for row in FORMS[Edition.E2021].disputes.rows)
WHOLE = PART * len(KEYS)
_FEWEST = 4
_HEAD_REACH = 12
_LABELS = tuple(column.label for column in DISPUTE_COLUMNS)


class Found(NamedTuple):
    """Table 四 as read, and the strips between which it stands."""

    rows: Mapping[str, tuple[Settled, ...]]
    first: int
    last: int


def _named(strip: Strip) -> list[str]:
    """The kinds of dispute that the strip's labels name, in print order.

    Several may stand in one label; a label with other words, such as the section's heading,
    names none.
    """
    found: list[str] = []
    for cell in strip.labels:
        found += kinds_of_dispute(cell.text)
    return found


def _sums(values: tuple[Value, ...]) -> bool | None:
    """Whether each run of five sums to its last; None where one's last is not printed."""
    parts = [sums_to_last(values[i : i + PART]) for i in range(0, len(values), PART)]
    if False in parts:
        return False
    return None if None in parts else True


class _Run(NamedTuple):
    """A row of figures, and the kinds of dispute and heads of five columns since the one before.

    `last` are the kinds that the last line that names any does, if one head stands below it.
    """

    at: int
    strip: Strip
    names: tuple[str, ...]
    heads: int
    last: tuple[str, ...]


def _is_run(strip: Strip) -> bool:
    """Whether the strip is a row of figures: five cells or more, or some figures set apart."""
    if strip.exact:
        return len(strip.items) > _FEWEST
    return strip.filled >= _FEWEST or (strip.filled > 0 and not strip.labels and strip.table)


def _runs(strips: Sequence[Strip], start: int, end: int) -> list[_Run]:
    runs: list[_Run] = []
    names: list[str] = []
    begun = False
    heads: Counter[int] = Counter()
    below: Counter[int] = Counter()
    last: list[str] = []
    for at in range(start, end):
        strip = strips[at]
        here = _named(strip)
        begun = begun or bool(here)
        names += here
        if columns := columns_named(strip):
            heads.update(columns)
            below.update(columns)
        if here:
            last, below = here, Counter()
        if begun and _is_run(strip):
            nearest = tuple(last) if max(below.values(), default=0) == 1 else ()
            most = max(heads.values(), default=0)
            runs.append(_Run(at, strip, tuple(dict.fromkeys(names)), most, nearest))
            names, heads, last = [], Counter(), []
    return runs


def _prefer_filled(runs: Sequence[_Run]) -> list[_Run]:
    """Leave out blank rows where a row beside them prints figures."""
    filled = [run for run in runs if run.strip.filled]
    return filled or list(runs[:1])


def _assign(runs: Sequence[_Run], strips: Sequence[Strip]) -> dict[str, tuple[Settled, ...]]:
    rows: dict[str, tuple[Settled, ...]] = {}
    in_order = all(not run.names for run in runs[1:]) and len(runs) == len(KEYS)
    for run in runs:
        free = [key for key in KEYS if key not in rows]
        if not free and len(run.strip.items) < WHOLE:
            continue
        keys = _keys_for(run, free or KEYS, in_order=in_order)
        cells = _settle(run, strips, PART * len(keys))
        order = print_order(strips[max(0, run.at - _HEAD_REACH) : run.at], run.strip, keys)
        for k, key in enumerate(order):
            part = tuple(cells[k * PART : (k + 1) * PART])
            rows[key] = tuple(map(twice, rows[key], part)) if key in rows else part
    return rows


def _settle(run: _Run, strips: Sequence[Strip], width: int) -> list[Settled]:
    strip = run.strip
    if strip.exact:
        cells = settle(arrangements(strip.items, width), width, _sums)
        return in_form_order(strips[max(0, run.at - _HEAD_REACH) : run.at], strip, cells)
    items = [item for item in strip.items if item.text]
    if any(is_words(item.text) for item in items) or _may_be_torn(strips, run.at):
        return settle((), width, _sums)  # other lines print part of a remark or figure
    heads = strips[max(0, run.at - _HEAD_REACH) : run.at]
    columns = head_columns(heads, [strip], _LABELS * (width // PART)) if width else None
    arranged = arrange(items, columns) if columns else None
    if arranged is None or columns is None:
        return settle(arrangements(items, width), width, _sums)
    torn = torn_columns(strips, run.at, (), columns)
    return doubt_torn(settle([arranged], width, _sums), torn)


def _may_be_torn(strips: Sequence[Strip], at: int) -> bool:
    """Whether figures without a label stand on the line above or below a row without a label.

    They may be parts of this row's, which narrow columns broke. One digit alone below a row that
    adds up is a page's number.
    """
    if strips[at].labels:
        return False
    values = tuple(read_value(item.text).value for item in strips[at].items if item.text)
    above, below = strips[max(0, at - 1) : at], strips[at + 1 : at + 2]
    return any(map(_is_bare, above)) or any(
        _is_bare(strip) and (len(strip.items[0].text) > 1 or strip.filled > 1 or not _sums(values))
        for strip in below
    )


def _is_bare(strip: Strip) -> bool:
    return not (strip.exact or strip.labels) and strip.filled > 0


def _keys_for(run: _Run, free: Sequence[str], *, in_order: bool) -> list[str]:
    """Which kinds a row of figures holds: those just named, if as many as its cells can be."""
    size = len(run.strip.items) if run.strip.exact else run.strip.filled
    named = [key for key in run.names if key in free]
    if size <= PART + 1 and len(run.last) == 1 and run.last[0] in free and run.heads > 1:
        return list(run.last)  # the row of the kind named above it lacks
    # Below a second head, the row of the kind named may lack and this be another's.
    only = named if len(named) == 1 and run.heads <= 1 else []
    if size <= PART + 1 and run.strip.exact:
        return list(free[:1]) if in_order else only
    if 2 * PART - 1 <= size <= 2 * PART + 1 and run.strip.exact:
        return named if len(named) == 2 else []  # noqa: PLR2004 - two of the three kinds
    if size == PART and len(named) == 1:
        return only
    return list(free) if len(free) == len(KEYS) else []


def find_disputes(strips: Sequence[Strip], start: int, end: int) -> Found | None:
    """Table 四 between two strips as printed; None where there is none."""
    runs = _runs(strips, start, end)
    if not runs:
        return None
    runs = _prefer_filled(runs)
    rows = _assign(runs, strips)
    missing = (Settled(BLANK, None, How.LABEL, Reason.NO_ROW),) * PART
    return Found({key: rows.get(key, missing) for key in KEYS}, runs[0].at, runs[-1].at)
