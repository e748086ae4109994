"""Reading table 三: requests received and handled, by applicant and result."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.report.form import (
    APPLICATIONS,
    CARRIED_FORWARD,
    DISPUTE_COLUMNS,
    NEW,
    OTHER,
    OTHER_SPLIT_KEYS,
    TOTAL,
    Row,
    application_rows,
)
from gongkai.report.read.applicants import WIDTH, Columns, learn_columns
from gongkai.report.read.columns import (
    Settled,
    doubt_torn,
    sums_to_last,
    twice,
)
from gongkai.report.read.fold import label_key, other_beginning
from gongkai.report.read.labels import (
    Match,
    Strength,
    applicant_column,
    is_group,
    kinds_of_dispute,
)
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.rowlabels import (
    label_before,
    name_between,
    name_row,
    own_label,
)
from gongkai.report.read.rows import Aligned, Anchor, align, whole_table
from gongkai.report.read.spaced_rows import (
    GROUPS,
    all_spaced_rows,
    printed_blank,
    surely_missing,
    with_named_between,
)
from gongkai.report.read.strips import Strip
from gongkai.report.read.values import BLANK, Kind

_FEWEST_FIGURES = 5
_FEWEST_NAMED_CELLS = 3
_HEAD_REACH = 16
_AS_FULL = 0.8
_FIRST_DISPUTE_COLUMN = label_key(DISPUTE_COLUMNS[0].label)
_OTHER_THAN_DISPUTE = other_beginning((_FIRST_DISPUTE_COLUMN,))

_new = tuple.__new__  # a named tuple's own maker costs twice as much, and cells are many

Table = Mapping[str, tuple[Settled, ...]]


class Found(NamedTuple):
    """The rows of a table as read, and the strips that they took."""

    rows: Table
    first: int
    last: int


def _could_be_row(strip: Strip, match: Match | None) -> bool:
    if strip.exact and len(strip.items) >= _FEWEST_FIGURES:
        return match is not None or strip.filled > 0
    if match is not None and match.strength is Strength.EXACT:
        return len(strip.items) >= _FEWEST_NAMED_CELLS if strip.exact else strip.filled > 0
    return strip.filled >= _FEWEST_FIGURES


def _is_head(strip: Strip) -> bool:
    return any(applicant_column(cell.text) not in (None, "other", "total") for cell in strip.labels)


def _ends_table(strip: Strip) -> bool:
    """Whether table 四 or its section begins here."""
    if strip.filled:
        return False
    for cell in strip.labels:
        if kinds_of_dispute(cell.text) or _is_dispute_column(cell.text):
            return True
    return False


def _is_dispute_column(text: str) -> bool:
    return not _OTHER_THAN_DISPUTE.match(text) and label_key(text) == _FIRST_DISPUTE_COLUMN


def _regions(strips: Sequence[Strip], matches: Sequence[Match | None]) -> list[tuple[int, int]]:
    """Stretches of strips that hold a table 三: from its head or first row to its last."""
    named = [
        i
        for i, match in enumerate(matches)
        if match is not None
        and _could_be_row(strips[i], match)
        and strips[i].filled + strips[i].exact
    ]
    regions: list[tuple[int, int]] = []
    seen: set[str] = set()
    for i in named:
        key = _key(matches[i])
        again = key == NEW.key and TOTAL.key in seen
        if not regions or again or _holds_end(strips[regions[-1][1] : i]):
            regions.append((i, i))
            seen = {key}
        else:
            regions[-1] = (regions[-1][0], i)
            seen.add(key)
    return [_widen(strips, matches, first, last) for first, last in regions]


def _key(match: Match | None) -> str:
    return match.key if match is not None else ""


def _holds_end(strips: Sequence[Strip]) -> bool:
    return any(_ends_table(strip) for strip in strips if not strip.filled)


def _widen(
    strips: Sequence[Strip], matches: Sequence[Match | None], first: int, last: int
) -> tuple[int, int]:
    """Take in rows without a label before the first and after the last named row."""
    start = first
    for i in range(first - 1, max(-1, first - _HEAD_REACH), -1):
        if _is_head(strips[i]) or _ends_table(strips[i]):
            break
        if _could_be_row(strips[i], None):
            start = i
    end = last
    if (final := matches[last]) is not None and final.key == CARRIED_FORWARD.key:
        return start, end
    for i in range(last + 1, min(len(strips), last + _HEAD_REACH)):
        if _ends_table(strips[i]):
            break
        if _could_be_row(strips[i], None) and len(strips[i].items) <= WIDTH + 3:
            end = i
    return start, end


def _is_split(matches: Sequence[Match | None], *, default: bool) -> bool:
    """Whether the table has the rows that edition 2021 splits the last one into.

    How many rows are printed does not tell: some may lack, and the labels of others be cut.
    """
    keys = {match.key for match in matches if match is not None}
    if keys & set(OTHER_SPLIT_KEYS[:2]):
        return True
    if OTHER.key in keys:
        return False
    return default


def find_applications(strips: Sequence[Strip], *, split_by_default: bool) -> Found | None:
    """Table 三 as printed: rows by key, each with seven settled cells; None where there is none."""
    matches = [
        name_row(APPLICATIONS, strips, at, groups=GROUPS) if strip.items else None
        for at, strip in enumerate(strips)
    ]
    hinted = [
        label_before(APPLICATIONS, strips, at) if match is None and _lacks_label(strip) else match
        for at, (match, strip) in enumerate(zip(matches, strips, strict=True))
    ]
    regions = _regions(strips, hinted)
    if not regions:
        return None
    best = _fullest(strips, hinted, regions)
    found = [
        _read_region(strips, matches, hinted, region, split_by_default=split_by_default)
        for region in regions
        if region == best or _as_full(strips, hinted, region, best)
    ]
    first = next(table for table in found if (table.first, table.last) == best)
    return Found(_agreed(first.rows, [table.rows for table in found]), *best)


def _as_full(
    strips: Sequence[Strip],
    hinted: Sequence[Match | None],
    region: tuple[int, int],
    best: tuple[int, int],
) -> bool:
    """Whether a region holds about as much of the form as the fullest: another whole table."""
    return _coverage(strips, hinted, region) >= _AS_FULL * _coverage(strips, hinted, best)


def _agreed(rows: Table, tables: Sequence[Table]) -> dict[str, tuple[Settled, ...]]:
    """The rows of one table, in doubt where another whole table prints something else."""
    agreed = dict(rows)
    for other in tables if len(tables) > 1 else ():
        for key in agreed.keys() & other.keys():
            agreed[key] = tuple(map(twice, agreed[key], other[key]))
    return agreed


def _read_region(
    strips: Sequence[Strip],
    matches: list[Match | None],
    hinted: Sequence[Match | None],
    region: tuple[int, int],
    *,
    split_by_default: bool,
) -> Found:
    first, last = region
    rows = [i for i in range(first, last + 1) if _could_be_row(strips[i], matches[i])]
    rows = _without_group_rows(strips, matches, rows)
    columns = learn_columns(strips, rows, first)
    if columns.positions is not None:
        rows = all_spaced_rows(strips, rows, range(first, last + 1), columns.positions)
        taken = {_key(matches[i]) for i in rows}
        for i in rows:
            between = None if matches[i] else name_between(APPLICATIONS, strips, i)
            if between is not None and between.key not in taken:
                matches[i] = between
        rows = with_named_between(strips, matches, rows, range(first, last + 1), columns.positions)
    split = _is_split([hinted[i] for i in rows], default=split_by_default)
    form = application_rows(split=split)
    aligned = _aligned(strips, matches, hinted, rows, form)
    by_row = _by_row(form, aligned, columns.turned(_settle_rows(strips, matches, rows, columns)))
    if columns.positions is not None:
        inside = range(first, last + 1)
        missing = surely_missing(strips, rows, inside, aligned, form)
        by_row |= printed_blank(strips, inside, columns.positions, missing)
    return Found(by_row, first, last)


def _aligned(
    strips: Sequence[Strip],
    matches: Sequence[Match | None],
    hinted: Sequence[Match | None],
    rows: Sequence[int],
    form: Sequence[Row],
) -> Aligned:
    """Which row of the form each printed row is."""
    index = {row.key: at for at, row in enumerate(form)}
    anchors = [_anchor(matches[i], index) for i in rows]
    if whole := whole_table(anchors, len(form)):
        return whole
    beside = _are_beside_labels(rows, matches)
    hints = [_anchor(hinted[i], index) if strips[i].exact or not beside else None for i in rows]
    return align(anchors, hints, len(form))


def _are_beside_labels(rows: Sequence[int], matches: Sequence[Match | None]) -> bool:
    """Whether most rows print label and figures on one line.

    Where no borders tell, a label on the line before figures may then be that of a row without any.
    """
    return 2 * sum(matches[i] is not None for i in rows) > len(rows)


def _settle_rows(
    strips: Sequence[Strip], matches: Sequence[Match | None], rows: Sequence[int], columns: Columns
) -> list[list[Settled]]:
    settled = [columns.settle(strips[i]) for i in rows]
    if columns.positions is None:
        return [
            doubt_torn(cells, {WIDTH - 1} if _may_go_on(strips, i, cells) else ())
            for i, cells in zip(rows, settled, strict=True)
        ]
    among = frozenset(
        i for i in rows if matches[i] is not None or strips[i].filled >= _FEWEST_FIGURES
    )
    return [
        doubt_torn(cells, columns.torn(strips, i, among))
        for i, cells in zip(rows, settled, strict=True)
    ]


def _may_go_on(strips: Sequence[Strip], at: int, cells: Sequence[Settled]) -> bool:
    """Whether a row's last figure may go on below: a figure stands alone there, and no sum fits.

    Where the sum fits, what stands there is a page's number.
    """
    after = strips[at + 1] if at + 1 < len(strips) else None
    if strips[at].exact or after is None or after.exact or after.labels or after.filled != 1:
        return False
    return sums_to_last(tuple(cell.printed.value for cell in cells)) is not True


def _fullest(
    strips: Sequence[Strip], hinted: Sequence[Match | None], regions: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The region that names most rows, be it in lines without figures."""
    if len(regions) == 1:
        return regions[0]
    return max(regions, key=lambda region: _coverage(strips, hinted, region))


def _coverage(
    strips: Sequence[Strip], hinted: Sequence[Match | None], region: tuple[int, int]
) -> int:
    inside = range(region[0], region[1] + 1)
    matches = (
        hinted[i] if strips[i].items else own_label(APPLICATIONS, strips[i], groups=GROUPS)
        for i in inside
    )
    return len({match.key for match in matches if match is not None})


def _anchor(match: Match | None, index: Mapping[str, int]) -> Anchor | None:
    if match is None or match.key not in index:
        return None
    return Anchor(index[match.key], match.strength)


def _without_group_rows(
    strips: Sequence[Strip], matches: Sequence[Match | None], rows: list[int]
) -> list[int]:
    """Drop rows that only a group's label names, where there are more rows than the form has."""
    most = len(application_rows(split=True))
    if len(rows) <= most:
        return rows
    keep = [i for i in rows if matches[i] is not None or not _only_groups(strips[i])]
    return keep if len(keep) <= most else rows


def _lacks_label(strip: Strip) -> bool:
    return strip.filled >= _FEWEST_FIGURES and (not strip.labels or _only_groups(strip))


def _only_groups(strip: Strip) -> bool:
    return bool(strip.labels) and all(is_group(cell.text) for cell in strip.labels)


def _merge(rows: Sequence[Sequence[Settled]]) -> tuple[Settled, ...]:
    """One row printed in parts (cut by a page break): what either part prints."""
    if len(rows) == 1:
        return tuple(rows[0])
    merged = list(rows[0])
    for other in rows[1:]:
        pairs = list(zip(merged, other, strict=True))
        # Parts of one row never print the same cell: these are two rows, or the row and its copy.
        parts = all(_is_same(*pair) or any(map(_is_plain_blank, pair)) for pair in pairs)
        for k, (cell, part) in enumerate(pairs):
            if _is_same(cell, part) or (parts and _is_plain_blank(part)):
                continue
            merged[k] = part if parts else _either(cell, part)
    return tuple(merged)


def _is_same(cell: Settled, part: Settled) -> bool:
    return cell.printed == part.printed and cell.reason == part.reason


def _is_plain_blank(cell: Settled) -> bool:
    return cell.printed.kind is Kind.BLANK and cell.reason is None


def _either(cell: Settled, part: Settled) -> Settled:
    both = (cell.printed.value, part.printed.value)
    numbers = tuple(value for value in both if value is not None)
    return Settled(BLANK, part.cell, How.LABEL, Reason.TWICE, numbers)


def _by_row(
    form: Sequence[Row], aligned: Aligned, settled: Sequence[Sequence[Settled]]
) -> dict[str, tuple[Settled, ...]]:
    rows: dict[str, tuple[Settled, ...]] = {}
    open_rows = {row: loose for loose, missing in aligned.gaps for row in missing}
    for at, row in enumerate(form):
        if at in aligned.rows:
            cells = _merge([settled[k] for k, _ in aligned.rows[at]])
            if strays := aligned.strays.get(at):
                cells = _beside_strays(cells, [settled[k] for k in strays])
            how = aligned.rows[at][0][1]
            rows[row.key] = cells if how is How.LABEL else _in_order(cells)
        else:
            loose = [settled[k] for k in open_rows.get(at, ())]
            rows[row.key] = tuple(_unknown(loose, column) for column in range(WIDTH))
    return rows


def _beside_strays(
    cells: tuple[Settled, ...], strays: Sequence[Sequence[Settled]]
) -> tuple[Settled, ...]:
    """A row named by part of a label beside one with no label: either may be the row."""
    return tuple(
        cell if all(_is_same(cell, stray[k]) for stray in strays) else _unknown([cells, *strays], k)
        for k, cell in enumerate(cells)
    )


def _in_order(cells: Sequence[Settled]) -> tuple[Settled, ...]:
    """The cells of a row that its place among the others tells."""
    sums, order = How.SUMS, How.ORDER
    return tuple(
        [
            cell
            if cell.how is sums
            else _new(Settled, (cell.printed, cell.cell, order, cell.reason, cell.candidates))
            for cell in cells
        ]
    )


def _unknown(loose: Sequence[Sequence[Settled]], column: int) -> Settled:
    if not loose:
        return Settled(BLANK, None, How.LABEL, Reason.NO_ROW)
    values = (row[column].printed.value for row in loose)
    numbers = tuple(dict.fromkeys(value for value in values if value is not None))
    return Settled(BLANK, None, How.ORDER, Reason.ROW, numbers)
