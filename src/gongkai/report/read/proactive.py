"""Reading table 二: proactive disclosure, and which edition of the form it follows."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.report.form import FORMS, PROACTIVE, Column, Edition, Unit
from gongkai.report.model import Number
from gongkai.report.read.blocks import Place
from gongkai.report.read.columns import (
    Settled,
    arrangements,
    doubt_torn,
    never,
    settle,
    twice,
)
from gongkai.report.read.fold import label_key, squash
from gongkai.report.read.labels import LONGEST_KEPT, Match, Strength, is_longer_than
from gongkai.report.read.positions import arrange, head_columns, is_spaced_row, torn_columns
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.rowlabels import label_before, name_row, own_label
from gongkai.report.read.strips import Strip
from gongkai.report.read.values import BLANK, Kind

_CLAUSE = "第二十条"
_REACH = 60
_APART = 30
_AS_FULL = 0.8
_HEAD_REACH = 12


def _edition_words() -> dict[str, Edition]:
    """Labels of columns and rows that only one edition has."""
    words: dict[Edition, set[str]] = {}
    for edition, form in FORMS.items():
        labels = {row.label for row in form.proactive.rows}
        labels |= {column.label for block in form.proactive.blocks for column in block.columns}
        words[edition] = {label_key(label) for label in labels}
    shared = words[Edition.E2019] & words[Edition.E2021]
    shared |= {label_key("规范性文件"), label_key("行政规范性文件")}
    shared |= {label_key("处理决定数量"), label_key("本年处理决定数量")}
    return {key: edition for edition, keys in words.items() for key in keys - shared}


_EDITION_WORDS = _edition_words()
# By the columns' keys, for each label that a column may have, the column's place.
_NAMES = {
    tuple(column.key for column in block.columns): {
        label_key(label): k
        for k, column in enumerate(block.columns)
        for label in (column.label, *column.variants)
    }
    for form in FORMS.values()
    for block in form.proactive.blocks
}
_LONGEST_WORD = max(16, *map(len, _EDITION_WORDS))
_TELLING_PARTS = {
    "新制作": Edition.E2019,
    "新公开": Edition.E2019,
    "对外公开总": Edition.E2019,
    "上一年项目": Edition.E2019,
    "采购": Edition.E2019,
    "制发": Edition.E2021,
    "废止": Edition.E2021,
    "有效件": Edition.E2021,
    "现行有效": Edition.E2021,
    "收费金额": Edition.E2021,
}


class Candidate(NamedTuple):
    """A strip that may be a row of table 二."""

    key: str
    at: int
    strength: Strength


class Found(NamedTuple):
    """Table 二 as read, with the strips between which it stands."""

    edition: Edition
    edition_source: str
    edition_place: Place | None
    rows: Mapping[str, tuple[Settled, ...]]
    first: int
    last: int


def _candidates(strips: Sequence[Strip], avoid: range) -> Iterator[Candidate]:
    since_clause = _REACH
    for at, strip in enumerate(strips):
        if at in avoid:
            continue
        since_clause += 1
        for cell in strip.labels:
            if "条" in cell.text and _CLAUSE in cell.text.replace(" ", ""):
                since_clause = 0
        if not strip.items or not (strip.exact or strip.filled):
            continue
        if not strip.table and since_clause > _REACH:
            continue
        match = _named(strips, at)
        if match is not None:
            yield Candidate(match.key, at, match.strength)


def _together(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates that stand together, the run that names most rows first.

    Others count only where they are as full, another whole table: its figures may contradict.
    """
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        if groups and candidate.at - groups[-1][-1].at <= _APART:
            groups[-1].append(candidate)
        else:
            groups.append([candidate])
    groups.sort(key=_rows_named, reverse=True)
    return [group for group in groups if _rows_named(group) >= _AS_FULL * _rows_named(groups[0])]


def _rows_named(group: Sequence[Candidate]) -> int:
    return len({candidate.key for candidate in group})


def _named(strips: Sequence[Strip], at: int) -> Match | None:
    strip = strips[at]
    if strip.labels:
        return name_row(PROACTIVE, strips, at)
    return label_before(PROACTIVE, strips, at) if strip.filled else None


def _vote(strips: Sequence[Strip], first: int, last: int) -> tuple[Edition | None, Place | None]:
    """The edition that the head cells and rows between two strips name most often."""
    votes = {Edition.E2019: 0, Edition.E2021: 0}
    places: dict[Edition, Place] = {}
    for strip in strips[max(0, first - 4) : last + 1]:
        for cell in strip.labels:
            edition = _edition_named(cell.text)
            if edition is not None:
                votes[edition] += 1
                places.setdefault(edition, cell.place)
    if votes[Edition.E2019] == votes[Edition.E2021]:
        return None, None
    winner = max(votes, key=votes.__getitem__)
    return winner, places[winner]


def _edition_named(text: str) -> Edition | None:
    """The edition that alone has a label such as this."""
    return _kept_edition(text) if len(text) <= LONGEST_KEPT else _found_edition(text)


def _found_edition(text: str) -> Edition | None:
    if is_longer_than(text, _LONGEST_WORD):
        return None
    key = label_key(text)
    return _EDITION_WORDS.get(key) or _part(key)


_kept_edition = lru_cache(maxsize=4096)(_found_edition)


def _part(key: str) -> Edition | None:
    if len(key) > 16:  # noqa: PLR2004 - longer than any head cell: a sentence
        return None
    found = {edition for part, edition in _TELLING_PARTS.items() if part in key}
    return found.pop() if len(found) == 1 else None


def _by_shape(strips: Sequence[Strip], candidates: Sequence[Candidate]) -> Edition | None:
    """One figure a decision row is the 2021 form, three the 2019 form."""
    counts = {
        strips[c.at].filled for c in candidates if c.key in ("licences", "penalties", "compulsion")
    }
    if counts == {1}:
        return Edition.E2021
    return Edition.E2019 if counts == {3} else None


def _settle(strips: Sequence[Strip], at: int, columns: Sequence[Column]) -> tuple[Settled, ...]:
    strip, width = strips[at], len(columns)
    if strip.exact:
        return _by_head(strips, at, columns)
    if strip.filled == width:
        cells = settle(arrangements(strip.items, width), width, never)
        return tuple(doubt_torn(cells, {width - 1} if _goes_on(strips, at) else ()))
    items = [item for item in strip.items if item.text]
    found = head_columns(_heads(strips, at), [strip], [column.label for column in columns])
    if found and (arranged := arrange(items, found)):
        torn = torn_columns(strips, at, _rows_around(strips, at), found)
        return tuple(doubt_torn(settle([arranged], width, never), torn))
    return tuple(settle(arrangements(items, width), width, never))


def _rows_around(strips: Sequence[Strip], at: int) -> set[int]:
    """The rows near a row that have labels of their own: their figures are no part of its."""
    around = range(max(0, at - _HEAD_REACH), min(len(strips), at + _HEAD_REACH))
    return {i for i in around if own_label(PROACTIVE, strips[i]) is not None}


def _goes_on(strips: Sequence[Strip], at: int) -> bool:
    """Whether a bare figure stands on the line below: perhaps the rest of this row's last one.

    One digit alone is a page's number: reports have fewer than ten pages.
    """
    after = strips[at + 1] if at + 1 < len(strips) else None
    if after is None or after.exact or after.labels or after.filled != 1:
        return False
    return len(after.items[0].text) > 1


def _by_head(strips: Sequence[Strip], at: int, columns: Sequence[Column]) -> tuple[Settled, ...]:
    """A row with known cells, its columns told by the head above where that says otherwise.

    A head with columns in another order moves the figures; one with more columns than the form,
    or that contradicts the form in part, leaves them in doubt.
    """
    items, width = strips[at].items, len(columns)
    cells = settle(arrangements(items, width), width, never)
    head = _head_above(strips, at, columns)
    if width == 1 and _counts_otherwise(_head_texts(strips, at), columns[0]):
        return tuple(c._replace(printed=c.printed._replace(plain=False)) for c in cells)
    if head == [*range(width)] or not head:
        return tuple(cells)
    if set(head) == {*range(width)} and len(head) == len(items) == width:
        by_column = dict(zip(head, cells, strict=True))
        return tuple(by_column[k] for k in range(width))
    against = any(k is not None and k != place for place, k in enumerate(head))
    wider = len(head) > width and len(items) > width
    if against or wider:
        return tuple(
            Settled(BLANK, c.cell, c.how, Reason.COLUMNS, _candidates_of(c)) for c in cells
        )
    return tuple(cells)


def _head_above(strips: Sequence[Strip], at: int, columns: Sequence[Column]) -> list[int | None]:
    """For each column of the head above a row, the form's column that it names, None for others."""
    texts = _head_texts(strips, at)
    if not texts:
        return []
    names = _NAMES[tuple([column.key for column in columns])]
    return [names.get(label_key(text)) for text in texts]


def _head_texts(strips: Sequence[Strip], at: int) -> list[str]:
    """What the head's cells above a row print, in the row's own table and clause."""
    for strip in reversed(strips[max(0, at - _HEAD_REACH) : at]):
        if strip.block != strips[at].block or _is_clause(strip):
            return []
        texts = [cell.text for cell in strip.labels[1:] if cell.text.strip()]
        if texts and not strip.filled:
            return list(dict.fromkeys(texts))
    return []


def _counts_otherwise(heads: Sequence[str], column: Column) -> bool:
    """Whether the head of an amount names 元 where the form has 万元; such a figure is marked."""
    text = squash("".join(heads))
    return column.unit is Unit.YUAN_10K and "单位元" in text


def _is_clause(strip: Strip) -> bool:
    return any(_CLAUSE in cell.text for cell in strip.labels)


def _heads(strips: Sequence[Strip], at: int) -> Sequence[Strip]:
    """The lines above a row down from its clause."""
    for start in range(at - 1, max(-1, at - _HEAD_REACH), -1):
        if _is_clause(strips[start]):
            return strips[start + 1 : at]
    return strips[max(0, at - _HEAD_REACH) : at]


def _without_figures(strips: Sequence[Strip], key: str, width: int) -> tuple[Settled, ...]:
    """A row that no figures were found for: blank where a spaced layout prints its label alone."""
    spaced = any(is_spaced_row(strip) for strip in strips)
    alone = any(
        len(strip.labels) == 1
        and not strip.filled
        and (match := own_label(PROACTIVE, strip)) is not None
        and match == Match(key, Strength.EXACT)
        for strip in strips
    )
    reason = None if spaced and alone else Reason.NO_ROW
    return (Settled(BLANK, None, How.LABEL, reason),) * width


def _is_beside_label(strip: Strip) -> bool:
    """Whether a line of text prints a row's label and its figures."""
    return not strip.exact and strip.filled > 0 and bool(strip.labels)


def _choose(
    strips: Sequence[Strip], found: Sequence[Candidate], columns: Sequence[Column], *, beside: bool
) -> tuple[Settled, ...]:
    """The row among its candidates: the best labelled, tables before lines; doubt if two differ.

    Where other rows print label and figures on one line (`beside`), figures alone on a line may be
    a page's number, or another row's.
    """
    rank = {c.at: (strips[c.at].table, c.strength) for c in found}
    top = max(rank.values())
    rows = [_settle(strips, c.at, columns) for c in found if rank[c.at] == top]
    if beside and not any(strips[c.at].labels or strips[c.at].exact for c in found):
        rows = [tuple(map(_of_unknown_row, row)) for row in rows]
    filled = [row for row in rows if any(cell.printed.kind is not Kind.BLANK for cell in row)]
    chosen = (filled or rows)[0]
    for other in filled[1:]:
        chosen = tuple(map(twice, chosen, other))
    return chosen


def find_proactive(strips: Sequence[Strip], avoid: range, by_year: Edition | None) -> Found | None:
    """Table 二 as printed; None where there is none. `avoid` is where table 三 stands.

    The edition is told by head cells and rows, else by the number of figures a row, else by the
    report's year (`by_year`, place None).
    """
    tables = _together(list(_candidates(strips, avoid)))
    if not tables:
        return None
    candidates = [candidate for table in tables for candidate in table]
    first, last = tables[0][0].at, tables[0][-1].at
    edition, place = _vote(strips, first, last)
    source = "table"
    if edition is None:
        edition, source = _otherwise(_by_shape(strips, candidates), by_year)
    form = FORMS[edition].proactive
    beside = any(_is_beside_label(strips[c.at]) for c in candidates)
    rows: dict[str, tuple[Settled, ...]] = {}
    for row in form.rows:
        columns = form.columns(row.key)
        found = [c for c in candidates if c.key == row.key]
        rows[row.key] = (
            _choose(strips, found, columns, beside=beside)
            if found
            else _without_figures(strips[max(0, first - 4) : last + 4], row.key, len(columns))
        )
    if source == "default":
        rows = {key: tuple(map(_of_no_edition, cells)) for key, cells in rows.items()}
    return Found(edition, source, place, rows, first, last)


def _otherwise(shape: Edition | None, by_year: Edition | None) -> tuple[Edition, str]:
    """The edition where the table's words do not tell it, and what does."""
    if shape is not None:
        return shape, "shape"
    return (by_year, "year") if by_year is not None else (Edition.E2021, "default")


def _of_no_edition(cell: Settled) -> Settled:
    """A figure whose column is not known, because no edition is; a blank is blank in any."""
    if cell.reason is not None or cell.printed.kind is Kind.BLANK:
        return cell
    return Settled(BLANK, cell.cell, cell.how, Reason.EDITION, _candidates_of(cell))


def _of_unknown_row(cell: Settled) -> Settled:
    return Settled(BLANK, cell.cell, How.ORDER, Reason.ROW, _candidates_of(cell))


def _candidates_of(cell: Settled) -> tuple[Number, ...]:
    return () if cell.printed.value is None else (cell.printed.value,)
