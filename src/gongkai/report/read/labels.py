"""Matching printed labels with the form's, tolerant of how real reports print them."""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from gongkai.report.form import (
    APPLICANT_COLUMNS,
    APPLICANT_LABEL,
    APPLICATIONS,
    DISPUTES,
    FORMS,
    LITIGATION_LABEL,
    ORGANISATIONS_LABEL,
    OTHER,
    PROACTIVE,
    RECONCILIATION_NOTE,
    RESULTS_LABEL,
    Edition,
    Row,
    application_rows,
)
from gongkai.report.read.fold import label_key, other_beginning, squash

_LONGEST_LABEL = 120
LONGEST_KEPT = 120
"""Longer texts are prose, which no other report prints; what they match is not kept."""
_SHORTEST_PART = 4
_SHORTEST_INSIDE = 6
_SHORTEST_FUZZY = 4
_FUZZY_CUTOFF = 74.0
_FUZZY_MARGIN = 8.0
_LETTERS_A_SLIP = 6
_REMARK = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")


class Strength(IntEnum):
    """How sure a match is: a part or mistyped label is weaker than the label itself."""

    PART = 1
    EXACT = 2


class Match(NamedTuple):
    """The row or column that a label names."""

    key: str
    strength: Strength


def _add(keys: dict[str, str], row: Row) -> None:
    for label in (row.label, *row.variants):
        keys.setdefault(label_key(label), row.key)
        if row.group:
            keys.setdefault(label_key(row.group + row.label), row.key)
            keys.setdefault(label_key(row.group + row.marker + row.label), row.key)


def _keys(rows: Iterable[Row]) -> Mapping[str, str]:
    keys: dict[str, str] = {}
    for row in rows:
        _add(keys, row)
    return keys


_ROWS: Mapping[str, Mapping[str, str]] = {
    PROACTIVE: _keys(row for form in FORMS.values() for row in form.proactive.rows),
    APPLICATIONS: _keys((*application_rows(split=True), OTHER)),
    DISPUTES: _keys(FORMS[Edition.E2021].disputes.rows),
}
_GROUPS = frozenset(
    label_key(label)
    for label in (
        RESULTS_LABEL,
        *{row.group for row in application_rows(split=True) if row.group},
        ORGANISATIONS_LABEL,
        APPLICANT_LABEL,
        RECONCILIATION_NOTE,
        LITIGATION_LABEL,
    )
) - {label_key(OTHER.label)}
_ANY_ROW = frozenset(key for rows in _ROWS.values() for key in rows)
_LONGEST_ROW = max(map(len, _ANY_ROW))
_PRINTED = {table: "\n".join(("", *rows, "")) for table, rows in _ROWS.items()}
_CHOICES = {table: (*rows, *_GROUPS) for table, rows in _ROWS.items()}
_LENGTHS = {
    table: sorted({len(key) for key in rows if len(key) >= _SHORTEST_PART}, reverse=True)
    for table, rows in _ROWS.items()
}
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_APPLICANT_KEYS = {
    label_key(label): column.key
    for column in APPLICANT_COLUMNS
    for label in (column.label, *column.variants)
}
_SURE_IN_KEY = re.compile("(?![一二三四五六七八九十])[\u4e00-\u9fff]")
"""Characters that folding and the loss of a numbering leave alone."""
_OTHERWISE_NUMERAL = "六"
"""A cell "（六）其他" is the group's label cut short by a page break, not the row "3.其他"."""


def is_longer_than(text: str, length: int) -> bool:
    """Whether a long text's key certainly has more characters: told by its beginning alone."""
    beginning = text[:LONGEST_KEPT]
    return len(text) > LONGEST_KEPT and len(_SURE_IN_KEY.findall(beginning)) > length


def exceeds_rows(text: str) -> bool:
    """Whether a long text certainly has more in it than any row's label."""
    return is_longer_than(text, _LONGEST_ROW)


def is_group(text: str) -> bool:
    """Whether the label is a heading of rows or columns that has no figures of its own."""
    return label_key(text) in _GROUPS


_OTHER_THAN_APPLICANT = other_beginning(_APPLICANT_KEYS)


def applicant_column(text: str) -> str | None:
    """The applicant column of table 三 that a head cell names, None for another text."""
    return _kept_applicant(text) if len(text) <= LONGEST_KEPT else _applicant_column(text)


def _applicant_column(text: str) -> str | None:
    return None if _OTHER_THAN_APPLICANT.match(text) else _APPLICANT_KEYS.get(label_key(text))


_kept_applicant = lru_cache(maxsize=4096)(_applicant_column)


def match_row(table: str, text: str) -> Match | None:
    """The row of a table that a printed label names, None where it names none or several."""
    return _kept_match(table, text) if len(text) <= LONGEST_KEPT else _match(table, text)


def exact_row(table: str, text: str) -> Match | None:
    """As `match_row`, where the text is a row's whole label; None for less."""
    key = label_key(text)
    row = _ROWS[table].get(key)
    return None if row is None or _is_cut_group(key, text) else Match(row, Strength.EXACT)


def is_row(text: str) -> bool:
    """Whether a text is the whole label of a row of any table."""
    key = label_key(text)
    return key in _ANY_ROW and not _is_cut_group(key, text)


def begins_row(table: str, text: str) -> bool:
    """Whether a text with more words after it may be a row's whole label."""
    key = label_key(text)
    # What begins with a numeral may be a numbering, once more words stand after it.
    return not key or key[0] in _NUMERALS or f"\n{key}" in _PRINTED[table]


def ends_row(table: str, text: str) -> bool:
    """Whether a text with more words before it may be a row's whole label."""
    key = squash(text)
    return not key or key[0] in _NUMERALS or f"{key}\n" in _PRINTED[table]


def _is_cut_group(key: str, text: str) -> bool:
    return len(key) < _SHORTEST_PART and squash(text).startswith(_OTHERWISE_NUMERAL)


def _match(table: str, text: str) -> Match | None:
    if len(_SURE_IN_KEY.findall(text)) > _LONGEST_LABEL:
        return None
    key = label_key(text)
    if not key or len(key) > _LONGEST_LABEL:
        return None
    rows = _ROWS[table]
    if key in rows:
        return None if _is_cut_group(key, text) else Match(rows[key], Strength.EXACT)
    if key in _GROUPS:
        return None
    found = _part(table, key) or _without_remark(table, text) or _fuzzy(table, key)
    if found is None and table == APPLICATIONS:
        # In table 二 a longer text that ends in a label is another matter (撤销行政许可).
        found = _ending(table, key)
    return Match(found, Strength.PART) if found else None


_kept_match = lru_cache(maxsize=16384)(_match)


def rows_named_in(table: str, text: str) -> frozenset[str]:
    """The rows whose whole label stands somewhere in a text; short labels do not count."""
    return _kept_rows_in(table, text) if len(text) <= LONGEST_KEPT else _rows_named_in(table, text)


def _rows_named_in(table: str, text: str) -> frozenset[str]:
    key = squash(text)
    rows = _ROWS[table]
    found = [label for label in rows if len(label) >= _SHORTEST_PART and label in key]
    return frozenset(
        rows[label]
        for label in found
        if not any(label != longer and label in longer for longer in found)
    )


_kept_rows_in = lru_cache(maxsize=4096)(_rows_named_in)


def _ending(table: str, key: str) -> str | None:
    """The label that a longer text ends with: a group's label and the row's in one cell.

    None where another row's label stands before it: the text is the labels of several rows.
    """
    rows = _ROWS[table]
    ends = (key[-length:] for length in _LENGTHS[table] if length <= len(key))
    found = next((rows[end] for end in ends if end in rows), None)
    return None if rows_named_in(table, key) - {found} else found


def _part(table: str, key: str) -> str | None:
    """The one row of whose label the text is the beginning or the end: a label cut short."""
    if len(key) < _SHORTEST_PART or key not in _PRINTED[table]:
        return None
    labels = _ROWS[table]
    if len(rows := {row for label, row in labels.items() if key in label}) != 1:
        return None  # the beginning of one may be the middle of another, broken over lines
    whole = any(
        label.startswith(key)
        or (label.endswith(key) and len(key) > _SHORTEST_PART)
        or (key in label and len(key) > _SHORTEST_INSIDE)
        for label in labels
    )
    return rows.pop() if whole else None


def _without_remark(table: str, text: str) -> str | None:
    """The row that a text names but for a remark in brackets after it."""
    bare = _REMARK.sub("", text)
    return _ROWS[table].get(label_key(bare)) if bare != text else None


def _fuzzy(table: str, key: str) -> str | None:
    """The row whose label is nearest, where it is near and no other comes close."""
    if len(key) < _SHORTEST_FUZZY:
        return None
    best: dict[str, float] = {}
    rows = _ROWS[table]
    cutoff = _FUZZY_CUTOFF - _FUZZY_MARGIN
    near = process.extract(key, _CHOICES[table], scorer=fuzz.ratio, limit=4, score_cutoff=cutoff)
    for label, score, _ in near:
        if abs(len(label) - len(key)) > max(1, len(label) // _LETTERS_A_SLIP):
            continue
        row = rows.get(label, "")
        best[row] = max(score, best.get(row, 0.0))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _FUZZY_CUTOFF or not ranked[0][0]:
        return None
    clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _FUZZY_MARGIN
    return ranked[0][0] if clear else None


_DISPUTE_KEYS = {squash(row.label): row.key for row in FORMS[Edition.E2021].disputes.rows}
_DISPUTE_WORDS = (*_DISPUTE_KEYS, squash(LITIGATION_LABEL))


_OTHER_THAN_DISPUTE = other_beginning(_DISPUTE_WORDS, numbered=False)


def kinds_of_dispute(text: str) -> tuple[str, ...]:
    """The rows of table 四 that a head cell names, in print order.

    Several labels may run together; a text with other words, such as a section's heading, names
    none.
    """
    return _kept_kinds(text) if len(text) <= LONGEST_KEPT else _kinds_of_dispute(text)


def _kinds_of_dispute(text: str) -> tuple[str, ...]:
    if _OTHER_THAN_DISPUTE.match(text):
        return ()
    rest, found = squash(text), []
    while rest:
        word = next((word for word in _DISPUTE_WORDS if rest.startswith(word)), None)
        if word is None:
            return ()
        if word in _DISPUTE_KEYS:
            found.append(_DISPUTE_KEYS[word])
        rest = rest[len(word) :]
    return tuple(found)


_kept_kinds = lru_cache(maxsize=4096)(_kinds_of_dispute)
