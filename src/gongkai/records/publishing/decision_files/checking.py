"""One row of a file as the fields of a decision, or what is wrong with it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError

from gongkai.records.agencies.codes import validate_credit_code
from gongkai.records.publishing.decision_choices import PartyKind
from gongkai.records.publishing.decision_files.columns import SENSITIVE, Columns
from gongkai.records.publishing.decision_files.problems import Problem
from gongkai.records.publishing.decision_files.reading import Row
from gongkai.records.publishing.decision_files.values import (
    CellError,
    amount_of,
    day_of,
    end_of,
    has_bad_characters,
    number_key,
    says_nothing,
    text_of,
)
from gongkai.records.publishing.masks import is_resident_id, leave_out_resident_ids
from gongkai.records.publishing.models.decision import LONGEST_KEY

LONGEST = {
    "document_number": 100,
    "item": 300,
    "category": 100,
    "party": 200,
    "facts": 20_000,
    "content": 20_000,
    "basis": 5_000,
}
_TEXTS = ("document_number", "item", "category", "party", "facts", "content", "basis")
_PROSE = ("item", "facts", "content", "basis")
_DIGEST_LENGTH = 32
_ORGANISATION_CODE = 9
_FIRST_DAY = date(1949, 10, 1)
_KINDS = {
    "自然人": PartyKind.NATURAL_PERSON,
    "个人": PartyKind.NATURAL_PERSON,
    "公民": PartyKind.NATURAL_PERSON,
    "natural": PartyKind.NATURAL_PERSON,
    "法人及非法人组织": PartyKind.LEGAL_PERSON,
    "法人和非法人组织": PartyKind.LEGAL_PERSON,
    "法人": PartyKind.LEGAL_PERSON,
    "非法人组织": PartyKind.LEGAL_PERSON,
    "其他组织": PartyKind.LEGAL_PERSON,
    "企业": PartyKind.LEGAL_PERSON,
    "单位": PartyKind.LEGAL_PERSON,
    "legal": PartyKind.LEGAL_PERSON,
    "个体工商户": PartyKind.SOLE_TRADER,
    "个体户": PartyKind.SOLE_TRADER,
    "trader": PartyKind.SOLE_TRADER,
}
_ORGANISATION_ENDS = (
    "公司", "中心", "学校", "医院", "银行", "合作社", "委员会", "政府", "协会", "集团", "企业",
    "分行", "支行", "办事处", "事务所", "大学", "中学", "小学", "幼儿园", "基金会",
)  # fmt: skip
_SHORT_ENDS = ("厂", "局", "院", "所", "站")
_LONGEST_NAME = 4


@dataclass(slots=True)
class Checked:
    """What a row says; with `problems` it says nothing that could be stored."""

    number: int
    fields: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ids_left_out: int = 0
    blank: bool = False


class RowChecker:
    """Checks rows of one file, whose columns and day of import it knows."""

    def __init__(self, columns: Columns, today: date) -> None:
        self._columns = columns
        self._today = today
        self._places = [(name, columns.places.get(name, ())) for name in _TEXTS]

    def check(self, row: Row) -> Checked:
        """Give the fields of a row, or every problem that it has."""
        checked = Checked(row.number)
        if row.problem is not None:
            checked.problems.append(row.problem)
            return checked
        if not any(cell is not None and cell != "" and text_is(cell) for cell in row.cells):
            checked.blank = True
            return checked
        self._take_texts(row.cells, checked)
        self._take_days(row.cells, checked)
        self._take(row.cells, "amount", checked, lambda cell: amount_of(cell, self._columns.scale))
        self._take_party(row.cells, checked)
        if not checked.problems:
            _identify(checked.fields)
        return checked

    def _take_texts(self, cells: list[Any], checked: Checked) -> None:
        fields = checked.fields
        for name, places in self._places:
            text = ""
            for place in places:
                try:
                    text = text_of(cells[place])
                except CellError as error:
                    self._add(checked, name, error.code)
                if text:
                    break
            if len(text) > LONGEST[name]:
                self._add(checked, name, "too_long")
            elif text and has_bad_characters(text):
                self._add(checked, name, "bad_characters")
            fields[name] = text
        if says_nothing(fields["document_number"]):
            fields["document_number"] = ""
        for name in _PROSE:
            fields[name], left_out = leave_out_resident_ids(fields[name])
            checked.ids_left_out += left_out
        if not fields["item"] and not fields["content"]:
            self._add(checked, "item", "nothing_decided")

    def _take_days(self, cells: list[Any], checked: Checked) -> None:
        decided_on = self._take(cells, "decided_on", checked, day_of)
        if decided_on is None:
            if not any(each.code == "bad_date" for each in checked.problems):
                self._add(checked, "decided_on", "missing")
        elif decided_on > self._today:
            self._add(checked, "decided_on", "future", decided_on.isoformat())
        elif decided_on < _FIRST_DAY:
            self._add(checked, "decided_on", "too_early", decided_on.isoformat())
        for name in ("valid_until", "publicity_until"):
            until = self._take(cells, name, checked, end_of)
            if until is not None and decided_on is not None and until < decided_on:
                self._add(checked, name, "ends_before", until.isoformat())

    def _take_party(self, cells: list[Any], checked: Checked) -> None:
        fields = checked.fields
        if not fields["party"]:
            self._add(checked, "party", "missing")
        told = self._text(cells, "party_kind", checked)
        code = self._text(cells, "party_code", checked).upper()
        other = self._text(cells, "id_number", checked)
        person = _KINDS.get(told)
        if told and person is None:
            self._add(checked, "party_kind", "bad_party_kind", told)
        is_id = is_resident_id(code)
        fields["party_code"] = ""
        if not is_id and not says_nothing(code) and person != PartyKind.NATURAL_PERSON:
            if _is_organisation_code(code):
                fields["party_code"] = code
            else:
                self._add(checked, "party_code", "bad_code")
        left_out = bool(other) + (bool(code) and not fields["party_code"])
        checked.ids_left_out += left_out
        fields["party_kind"] = person or _kind_of(fields["party"], fields["party_code"])

    def _text(self, cells: list[Any], name: str, checked: Checked) -> str:
        try:
            texts = (text_of(cells[place]) for place in self._columns.places.get(name, ()))
            return next(filter(None, texts), "")
        except CellError as error:
            self._add(checked, name, error.code)
            return ""

    def _take(
        self, cells: list[Any], name: str, checked: Checked, read: Callable[[Any], Any]
    ) -> Any:  # noqa: ANN401 - of the field
        """Read a cell into its field; what it does not say is a problem and None."""
        value = None
        for place in self._columns.places.get(name, ()):
            try:
                value = read(cells[place])
            except CellError as error:
                self._add(checked, name, error.code, str(cells[place]))
            if value is not None:
                break
        checked.fields[name] = value
        return value

    def _add(self, checked: Checked, name: str, code: str, value: str = "") -> None:
        shown = "" if name in SENSITIVE else value[:80]
        checked.problems.append(Problem(self._columns.heading_of(name)[:100], code, shown))


def text_is(cell: Any) -> bool:  # noqa: ANN401 - whatever a cell holds
    """Tell whether a cell holds more than space."""
    return not isinstance(cell, str) or not cell.isspace()


def _identify(fields: dict[str, Any]) -> None:
    """Set what makes that no row comes twice, and what tells two rows of one number apart."""
    told = "\x1f".join(
        str(fields[name] if fields[name] is not None else "")
        for name in (
            *_TEXTS,
            "party_kind",
            "party_code",
            "decided_on",
            "valid_until",
            "publicity_until",
            "amount",
        )
    )
    digest = hashlib.sha256(told.encode()).hexdigest()[:_DIGEST_LENGTH]
    fields["digest"] = digest
    number = fields["document_number"]
    key = number_key(number)
    fields["source_key"] = key if number and len(key) <= LONGEST_KEY else f"#{digest}"


def _kind_of(party: str, code: str) -> PartyKind:
    """Tell who a party is where the file does not: in doubt a person, whose name is masked."""
    is_long = len(party) > _LONGEST_NAME  # people's names end in such characters too
    if code or party.endswith(_ORGANISATION_ENDS) or (is_long and party.endswith(_SHORT_ENDS)):
        return PartyKind.LEGAL_PERSON
    return PartyKind.NATURAL_PERSON


@lru_cache(maxsize=10_000)
def _is_organisation_code(code: str) -> bool:
    plain = code.replace("-", "")
    if len(plain) == _ORGANISATION_CODE:
        return plain[:8].isalnum() and plain.isascii() and (plain[8].isdigit() or plain[8] == "X")
    try:
        validate_credit_code(code)
    except ValidationError:
        return False
    return True
