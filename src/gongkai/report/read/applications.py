"""Reading table 三: requests received and handled, by applicant and result."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.report.form import (
    APPLICANT_COLUMNS,
    APPLICATIONS,
    CARRIED_FORWARD,
    DISPUTE_COLUMNS,
    OTHER,
    OTHER_SPLIT_KEYS,
    Row,
    application_rows,
)
from gongkai.report.read.blocks import Cell
from gongkai.report.read.columns import Settled, arrangements, settle, sums_to_last
from gongkai.report.read.fold import label_key
from gongkai.report.read.heads import Head, read_head
from gongkai.report.read.labels import (
    Match,
    Strength,
    applicant_column,
    is_group,
    kinds_of_dispute,
    match_row,
)
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.rows import Aligned, Anchor, align
from gongkai.report.read.strips import Strip
from gongkai.report.read.values import BLANK, Kind

WIDTH = len(APPLICANT_COLUMNS)
_FEWEST_FIGURES = 5
_FEWEST_NAMED_CELLS = 3
_HEAD_REACH = 16
_FIRST_DISPUTE_COLUMN = label_key(DISPUTE_COLUMNS[0].label)

Table = Mapping[str, tuple[Settled, ...]]


class Found(NamedTuple):
    """The rows of a table as read, and the strips that they took."""

    rows: Table
    first: int
    last: int


def _own_match(strip: Strip) -> Match | None:
    """The row that the strip's labels name, the leaf's label first."""
    best: Match | None = None
    for cell in reversed(strip.labels):
        match = match_row(APPLICATIONS, cell.text)
        if match is None or (match.key == OTHER.key and cell.rowspan > 1):
            continue
        if match.strength is Strength.EXACT:
            return match
        best = best or match
    if best is None and len(strip.labels) > 1:
        best = match_row(APPLICATIONS, "".join(cell.text for cell in strip.labels))
    return best


def _could_be_row(strip: Strip, match: Match | None) -> bool:
    if strip.exact and len(strip.items) >= _FEWEST_FIGURES:
        return True
    if match is not None and match.strength is Strength.EXACT:
        return len(strip.items) >= _FEWEST_NAMED_CELLS if strip.exact else strip.filled > 0
    return strip.filled >= _FEWEST_FIGURES


def _is_head(strip: Strip) -> bool:
    return any(
        applicant_column(cell.text) not in (None, "other", "total") for cell in strip.labels
    )


def _ends_table(strip: Strip) -> bool:
    """Whether table 四 or its section begins here."""
    if strip.filled:
        return False
    return any(
        kinds_of_dispute(cell.text) or label_key(cell.text) == _FIRST_DISPUTE_COLUMN
        for cell in strip.labels
    )


def _regions(strips: Sequence[Strip], matches: Sequence[Match | None]) -> list[tuple[int, int]]:
    """Stretches of strips that hold a table 三: from its head or first row to its last."""
    named = [
        i
        for i, match in enumerate(matches)
        if match is not None and _could_be_row(strips[i], match) and strips[i].filled + strips[i].exact
    ]
    regions: list[tuple[int, int]] = []
    for i in named:
        fresh = not regions or any(_ends_table(strip) for strip in strips[regions[-1][1] : i])
        if fresh:
            regions.append((i, i))
        else:
            regions[-1] = (regions[-1][0], i)
    return [_widen(strips, matches, first, last) for first, last in regions]


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


def _is_split(matches: Sequence[Match | None], rows: int, default: bool) -> bool:
    keys = {match.key for match in matches if match is not None}
    if keys & set(OTHER_SPLIT_KEYS[:2]):
        return True
    if OTHER.key in keys:
        return False
    whole = {len(application_rows(split=split)): split for split in (True, False)}
    return whole.get(rows, default)


def _hints(
    strips: Sequence[Strip], matches: Sequence[Match | None], rows: Sequence[int], start: int
) -> list[Match | None]:
    """For each row, what the label lines printed since the row before name, if just one."""
    hints: list[Match | None] = []
    before = start
    for i in rows:
        words = [strip.labels for strip in strips[before:i] if not strip.items]
        words.append(strips[i].labels)
        parts = [cell.text for labels in words for cell in labels if not is_group(cell.text)]
        hints.append(match_row(APPLICATIONS, "".join(parts)) if parts else None)
        before = i + 1
    return hints


def find_applications(
    strips: Sequence[Strip], *, split_by_default: bool
) -> Found | None:
    """Table 三 as printed: rows by key, each with seven settled cells; None where there is none."""
    matches = [_own_match(strip) if strip.labels else None for strip in strips]
    regions = _regions(strips, matches)
    if not regions:
        return None
    first, last = max(regions, key=lambda region: _coverage(matches, region))
    rows = [i for i in range(first, last + 1) if _could_be_row(strips[i], matches[i])]
    found = [matches[i] for i in rows]
    split = _is_split(found, len(rows), split_by_default)
    form = application_rows(split=split)
    index = {row.key: at for at, row in enumerate(form)}
    anchors = [_anchor(match, index) for match in found]
    hints = [_anchor(match, index) for match in _hints(strips, matches, rows, first)]
    rows, anchors, hints = _without_group_rows(strips, rows, anchors, hints, len(form))
    aligned = align(anchors, hints, len(form))
    head = read_head(strips, first)
    settled = [_settle_row(strips[i], head) for i in rows]
    return Found(_by_row(form, aligned, settled), first, last)


def _coverage(matches: Sequence[Match | None], region: tuple[int, int]) -> int:
    inside = matches[region[0] : region[1] + 1]
    return len({match.key for match in inside if match is not None})


def _anchor(match: Match | None, index: Mapping[str, int]) -> Anchor | None:
    if match is None or match.key not in index:
        return None
    return Anchor(index[match.key], match.strength)


def _without_group_rows(
    strips: Sequence[Strip],
    rows: list[int],
    anchors: list[Anchor | None],
    hints: list[Anchor | None],
    size: int,
) -> tuple[list[int], list[Anchor | None], list[Anchor | None]]:
    """Drop rows that only a group's label names, where that leaves as many rows as the form has."""
    keep = [
        k
        for k, i in enumerate(rows)
        if anchors[k] is not None
        or not strips[i].labels
        or not all(is_group(cell.text) for cell in strips[i].labels)
    ]
    if len(rows) <= size or len(keep) != size:
        return rows, anchors, hints
    return [rows[k] for k in keep], [anchors[k] for k in keep], [hints[k] for k in keep]


def _settle_row(strip: Strip, head: Head | None) -> list[Settled]:
    items = strip.items
    if head is not None and strip.exact:
        if (arranged := head.arrange(strip)) is not None:
            return settle([arranged], WIDTH, sums_to_last)
        items = head.without_extra(items)
    return settle(arrangements(items, WIDTH), WIDTH, sums_to_last)


def _merge(rows: Sequence[Sequence[Settled]]) -> tuple[Settled, ...]:
    """One row printed in parts (cut by a page break): what either part prints."""
    merged = list(rows[0])
    for other in rows[1:]:
        for k, cell in enumerate(other):
            if cell.printed == merged[k].printed and cell.reason == merged[k].reason:
                continue
            if merged[k].printed.kind is Kind.BLANK and merged[k].reason is None:
                merged[k] = cell
            elif not (cell.printed.kind is Kind.BLANK and cell.reason is None):
                both = (merged[k].printed.value, cell.printed.value)
                numbers = tuple(value for value in both if value is not None)
                merged[k] = Settled(BLANK, cell.cell, How.LABEL, Reason.TWICE, numbers)
    return tuple(merged)


def _by_row(
    form: Sequence[Row], aligned: Aligned, settled: Sequence[Sequence[Settled]]
) -> dict[str, tuple[Settled, ...]]:
    rows: dict[str, tuple[Settled, ...]] = {}
    open_rows = {row: loose for loose, missing in aligned.gaps for row in missing}
    for at, row in enumerate(form):
        if at in aligned.rows:
            cells = _merge([settled[k] for k, _ in aligned.rows[at]])
            how = aligned.rows[at][0][1]
            rows[row.key] = cells if how is How.LABEL else tuple(_in_order(c) for c in cells)
        else:
            loose = [settled[k] for k in open_rows.get(at, ())]
            rows[row.key] = tuple(_unknown(loose, column) for column in range(WIDTH))
    return rows


def _in_order(cell: Settled) -> Settled:
    return cell if cell.how is How.SUMS else cell._replace(how=How.ORDER)


def _unknown(loose: Sequence[Sequence[Settled]], column: int) -> Settled:
    if not loose:
        return Settled(BLANK, None, How.LABEL, Reason.NO_ROW)
    values = (row[column].printed.value for row in loose)
    numbers = tuple(dict.fromkeys(value for value in values if value is not None))
    return Settled(BLANK, None, How.ORDER, Reason.ROW, numbers)


def cells_of(settled: Sequence[Settled]) -> list[Cell]:
    """The printed cells behind settled ones."""
    return [cell.cell for cell in settled if cell.cell is not None]
