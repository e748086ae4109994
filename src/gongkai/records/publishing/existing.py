"""What is public already, as a table tells it: read row by row, and matched with what is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from gongkai.records.agencies.models import Agency
from gongkai.records.dates import read_date
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.choices import Carrier, DocumentKind, Genre, Validity
from gongkai.records.publishing.models import Document, Publication
from gongkai.records.publishing.topics import topics
from gongkai.records.tables import Row, RowError
from gongkai.statute.items import statutory_items

HEADINGS: Mapping[str, Sequence[str]] = {
    "title": ("标题", "名称", "信息名称"),
    "document_number": ("发文字号", "文号"),
    "made_on": ("成文日期", "生成日期"),
    "published_on": ("发布日期", "公开日期"),
    "carrier": ("公开载体", "载体"),
    "address": ("地址", "网址", "链接"),
    "item": ("法定主动公开内容", "第二十条"),
    "kind": ("类别",),
    "genre": ("体裁",),
    "topic": ("主题分类",),
    "validity": ("有效性",),
    "summary": ("内容概述", "摘要"),
    "keywords": ("关键词",),
    "file": ("文件",),
}
"""Columns of the table, with the headings that each may have."""

_CHOICES: Mapping[str, type[models.TextChoices]] = {
    "carrier": Carrier,
    "kind": DocumentKind,
    "genre": Genre,
    "validity": Validity,
}
_DEFAULTS: Mapping[str, str] = {
    "carrier": Carrier.WEBSITE,
    "kind": DocumentKind.OTHER,
    "genre": Genre.OTHER,
    "validity": Validity.IN_FORCE,
}
_LONGEST = {"title": 300, "document_number": 60, "address": 500, "keywords": 200}


@dataclass(frozen=True, slots=True)
class Existing:
    """One piece of information that is public somewhere: what it says, where, since when."""

    number: int
    fields: Mapping[str, Any]
    carrier: Carrier
    address: str
    published_on: date
    file: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: new documents, further carriers of known ones, nothing, errors."""

    new: list[Existing]
    further: list[tuple[Existing, int]]
    known: list[Existing]
    errors: list[RowError]


def plan_import(agency: Agency, rows: Iterable[Row], today: date) -> Plan:
    """Read the rows and match them with the agency's documents; writes nothing.

    A document is known by its number, or else by title and day made; a row that comes twice counts
    once.
    """
    plan = Plan([], [], [], [])
    matcher = _Matcher(agency)
    for row in rows:
        found, errors = _read(row, today)
        plan.errors.extend(errors)
        if found is not None:
            _place(found, matcher, plan)
    return plan


def _place(found: Existing, matcher: "_Matcher", plan: Plan) -> None:
    document = matcher.document(found)
    if document is None:
        plan.new.append(found)
    elif document == 0 or matcher.is_published(document, found):
        plan.known.append(found)
    else:
        plan.further.append((found, document))


class _Matcher:
    """The documents of an agency, and where each is public; 0 stands for one of this table."""

    def __init__(self, agency: Agency) -> None:
        documents = Document.objects.filter(agency=agency)
        known = documents.values_list("pk", "document_number", "title", "made_on")
        self._by_number = {number: pk for pk, number, _t, _m in known if number}
        self._by_title = {(title, made_on): pk for pk, _n, title, made_on in known}
        places = Publication.objects.filter(agency=agency).order_by()
        self._places = set(places.values_list("document", "carrier", "address"))

    def document(self, found: Existing) -> int | None:
        """Give the key of a row's document; None for a new one, which is known from now on."""
        number = found.fields["document_number"]
        title = (found.fields["title"], found.fields["made_on"])
        known = self._by_number.get(number) if number else self._by_title.get(title)
        if known is None:
            self._by_number[number] = self._by_title[title] = 0
        return known

    def is_published(self, document: int, found: Existing) -> bool:
        """Tell whether it is known to stand there; from now on it is."""
        place = (document, found.carrier.value, found.address)
        there = place in self._places
        self._places.add(place)
        return there


def _read(row: Row, today: date) -> tuple[Existing | None, list[RowError]]:
    errors: list[RowError] = []

    def taken(column: str, read: Any) -> Any:  # noqa: ANN401 - each column has its own type
        try:
            return read(row, column)
        except RefusedError as error:
            errors.append(RowError(row.number, column, str(error)))
            return None

    fields = {
        "title": taken("title", _needed),
        "document_number": taken("document_number", _text),
        "made_on": taken("made_on", _day),
        "summary": taken("summary", _text),
        "keywords": taken("keywords", _text),
        "topic": taken("topic", _topic),
        "item": taken("item", _item),
        **{name: taken(name, _choice) for name in ("kind", "genre", "validity")},
    }
    carrier = taken("carrier", _choice)
    published_on = taken("published_on", _day)
    address = taken("address", _text)
    if published_on is not None and published_on > today:
        errors.append(RowError(row.number, "published_on", _("发布日期不能在今天之后。")))
    if errors:
        return None, errors
    found = Existing(row.number, fields, Carrier(carrier), address, published_on, row.text("file"))
    return found, []


def _text(row: Row, column: str) -> str:
    text = row.text(column)
    if len(text) > _LONGEST.get(column, 5000):
        raise RefusedError(_("太长，最多 %(n)s 字。") % {"n": _LONGEST.get(column, 5000)})
    return text


def _needed(row: Row, column: str) -> str:
    if not (text := _text(row, column)):
        raise RefusedError(_("没有填写。"))
    return text


def _day(row: Row, column: str) -> date:
    return read_date(_needed(row, column), column)


def _choice(row: Row, column: str) -> str:
    text = row.text(column)
    if not text:
        return _DEFAULTS[column]
    for value, label in _CHOICES[column].choices:
        if text in {value, str(label)}:
            return str(value)
    allowed = "、".join(str(label) for label in _CHOICES[column].labels)
    raise RefusedError(
        _("“%(text)s”不在可选的范围：%(allowed)s") % {"text": text, "allowed": allowed}
    )


def _item(row: Row, column: str) -> int | None:
    text = row.text(column)
    if not text:
        return None
    if text.isdecimal() and 1 <= int(text) <= len(statutory_items()):
        return int(text)
    raise RefusedError(_("“%(text)s”不是第二十条的项，请填1到15。") % {"text": text})


def _topic(row: Row, column: str) -> str:
    text = row.text(column).replace("/", "\\")
    known = {name for name, _c in topics()}
    known |= {f"{name}\\{child}" for name, children in topics() for child in children}
    if text and text not in known:
        raise RefusedError(
            _("“%(text)s”不是主题分类，请写成 综合政务\\政务公开 这样。") % {"text": text}
        )
    return text
