"""Rows of table 三 in a layout without borders, where blanks alone keep its columns apart."""

from collections.abc import Mapping, Sequence

from gongkai.report.form import APPLICATIONS, OTHER, Row
from gongkai.report.read.applicants import WIDTH
from gongkai.report.read.columns import Settled
from gongkai.report.read.labels import Match
from gongkai.report.read.positions import Interval, arrange, is_spaced_row
from gongkai.report.read.reading import How
from gongkai.report.read.rowlabels import name_between, own_label
from gongkai.report.read.rows import Aligned
from gongkai.report.read.strips import Strip, has_hanzi
from gongkai.report.read.values import BLANK

GROUPS = frozenset((OTHER.key,))
"""Rows whose label also heads a group: a cell that spans rows is then the group's."""


def all_spaced_rows(
    strips: Sequence[Strip], rows: Sequence[int], region: range, positions: Sequence[Interval]
) -> list[int]:
    """With the columns known by position, any line with figures in them is a row."""
    spaced = {
        i
        for i in region
        if not strips[i].exact
        and is_spaced_row(strips[i])
        and arrange([item for item in strips[i].items if item.text], positions) is not None
    }
    return sorted({*rows, *spaced})


def with_named_between(
    strips: Sequence[Strip],
    matches: list[Match | None],
    rows: Sequence[int],
    region: range,
    positions: Sequence[Interval],
) -> list[int]:
    """The rows, and lines of figures alone whose label is printed above and below them.

    One figure alone may be the rest of another: it is no row.
    """
    found = set(rows)
    for i in region:
        strip = strips[i]
        bare = not (strip.exact or strip.labels or i in found) and strip.filled > 1
        if bare and arrange([item for item in strip.items if item.text], positions) is not None:
            match = name_between(APPLICATIONS, strips, i)
            if match is not None and match.key not in _keys(matches, found):
                matches[i] = match
                found.add(i)
    return sorted(found)


def printed_blank(
    strips: Sequence[Strip], region: range, positions: Sequence[Interval], missing: frozenset[str]
) -> dict[str, tuple[Settled, ...]]:
    """Of the `missing` rows those whose label stands without any figure: printed, and blank."""
    named = {
        match.key
        for strip in strips[region.start : region.stop]
        if _is_words_alone(strip, positions[0])
        and (match := own_label(APPLICATIONS, strip, groups=GROUPS))
    }
    blank = Settled(BLANK, None, How.LABEL)
    return dict.fromkeys(missing & named, (blank,) * WIDTH)


def surely_missing(
    strips: Sequence[Strip],
    rows: Sequence[int],
    region: range,
    aligned: Aligned,
    form: Sequence[Row],
) -> frozenset[str]:
    """Rows of the form that no line of figures can be.

    Not those around which figures of no known row stand, or where order alone tells these: the
    figures may be its own.
    """
    among = frozenset(rows)
    unknown = [i for i in region if strips[i].filled and i not in among]
    places = {at: [rows[k] for k, _ in found] for at, found in aligned.rows.items()}
    return frozenset(
        form[at].key
        for loose, missing in aligned.gaps
        if not loose
        for at in missing
        if not any(i in _between(at, places, region) for i in unknown)
        and _beside_labelled(at, aligned)
    )


def _beside_labelled(at: int, aligned: Aligned) -> bool:
    """Whether the printed rows just before and after a row of the form have labels of their own.

    Not so where one is printed more than once: one of the rows so named may be this one.
    """
    before = [row for row in aligned.rows if row < at]
    after = [row for row in aligned.rows if row > at]
    beside = ([max(before)] if before else []) + ([min(after)] if after else [])
    found = [aligned.rows[row] for row in beside]
    return all(len(rows) == 1 and rows[0][1] is How.LABEL for rows in found)


def _between(at: int, places: Mapping[int, Sequence[int]], region: range) -> range:
    """The lines between the printed rows just before and after a row of the form."""
    before = max((i for row, found in places.items() if row < at for i in found), default=-1)
    after = [i for row, found in places.items() if row > at for i in found]
    return range(before + 1, min(after, default=region.stop))


def _is_words_alone(strip: Strip, first: Interval) -> bool:
    """Whether a line prints words and nothing that could be a figure, or what is left of one.

    All begin before the first column of figures: those above one are its head's, which names a
    column as a row is named.
    """
    return not strip.filled and all(
        has_hanzi(cell.text) and cell.column < first[0] for cell in strip.labels
    )


def _keys(matches: Sequence[Match | None], rows: set[int]) -> set[str]:
    return {match.key for i in rows if (match := matches[i]) is not None}
