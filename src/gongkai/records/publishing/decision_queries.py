"""Questions the desk asks of decisions: lists page by page, and how many of which kind in a year.

Pages go by day and key, the newest first, so that the thousandth costs what the first does, and
counts stop at a bound. Words are looked for in a window of rows at a time: a page says how far back
it looked, and where it can go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from gongkai.records.agencies.models import Agency, User
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.decision_choices import DecisionKind
from gongkai.records.publishing.decision_files.values import number_key
from gongkai.records.publishing.models import AdministrativeDecision
from gongkai.records.publishing.models.decision import LONGEST_KEY, DecisionQuerySet
from gongkai.records.publishing.place import Place
from gongkai.records.roles import Permission

A_PAGE = 50
COUNTED_TO = 2_000
WINDOW = 5_000
_A_STEP = 2_000
_CODE_LENGTH = 18


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """What a list shows; empty parts ask for nothing."""

    agency: str = ""
    kind: str = ""
    year: int | None = None
    status: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A page of decisions: `older` and `newer` are places to go on from.

    `looked_back_to` is the day up to which words were looked for, where older rows are left.
    `exact_only`: what is the very words is shown, what has them in it is not looked for yet.
    `count` is capped at COUNTED_TO + 1, None where words were asked.
    """

    decisions: list[AdministrativeDecision] = field(default_factory=list)
    count: int | None = 0
    older: Place | None = None
    newer: Place | None = None
    looked_back_to: date | None = None
    exact_only: bool = False


def seen_agencies(user: User, today: date) -> list[Agency]:
    """Give the agencies whose decisions the person may see."""
    return list(agencies_where(user, Permission.SEE, today))


def decisions_where(agencies: Collection[Agency], wanted: DecisionFilter) -> DecisionQuerySet:
    """Give the decisions of some agencies that a filter asks for, words aside."""
    chosen = [each.pk for each in agencies if wanted.agency in {"", each.code}]
    found = AdministrativeDecision.objects.counted()
    found = found.filter(agency=chosen[0]) if len(chosen) == 1 else found.filter(agency__in=chosen)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.year:
        first, last = date(wanted.year, 1, 1), date(wanted.year, 12, 31)
        found = found.filter(decided_on__gte=first, decided_on__lte=last)
    return found


def decision_page(
    agencies: Collection[Agency],
    wanted: DecisionFilter,
    older_than: Place | None = None,
    newer_than: Place | None = None,
) -> DecisionPage:
    """Give a page of the list; from the newest on, or next to a place."""
    everything = decisions_where(agencies, wanted)
    if wanted.words:
        return _page_of_words(agencies, everything, wanted.words, older_than)
    count = everything.order_by()[: COUNTED_TO + 1].count()
    if newer_than is not None:
        rows = list(_next_to(everything, newer_than, newer=True)[: A_PAGE + 1])
        more, shown = len(rows) > A_PAGE, rows[:A_PAGE][::-1]
        return DecisionPage(
            shown, count, _last(shown) or newer_than, _first(shown) if more else None
        )
    rows = list(_next_to(everything, older_than)[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    older = _last(shown) if len(rows) > A_PAGE else None
    return DecisionPage(shown, count, older, _first(shown) if older_than else None)


def matching_keys(agencies: Collection[Agency], wanted: DecisionFilter, most: int) -> list[int]:
    """Give the keys of all that a filter asks for, no more than `most`."""
    found = decisions_where(agencies, wanted)
    if wanted.words:
        found = found.filter(_words(wanted.words))
    return list(found.order_by("-decided_on", "-pk").values_list("pk", flat=True)[:most])


def matching_decisions(
    agencies: Collection[Agency], wanted: DecisionFilter
) -> Iterator[AdministrativeDecision]:
    """Go through all that a filter asks for, the newest first, a step at a time."""
    names = {each.pk: each for each in agencies}
    found = decisions_where(agencies, wanted)
    if wanted.words:
        found = found.filter(_words(wanted.words))
    place: Place | None = None
    while rows := list(_next_to(found, place)[:_A_STEP]):
        for each in rows:
            each.agency = names[each.agency_id]
            yield each
        place = _last(rows)


def decision_counts(agencies: Collection[Agency], first: date, last: date) -> Mapping[str, int]:
    """Count the decisions made from one day to another by kind, revoked ones too (table two)."""
    found = AdministrativeDecision.objects.counted().filter(
        agency__in=[each.pk for each in agencies], decided_on__gte=first, decided_on__lte=last
    )
    counted = dict(found.order_by().values_list("kind").annotate(Count("pk")))
    return {kind.value: counted.get(kind.value, 0) for kind in DecisionKind}


def _next_to(
    found: DecisionQuerySet, place: Place | None, *, newer: bool = False
) -> DecisionQuerySet:
    """Put rows in order from a place on; the day alone bounds the index, the key the day."""
    order = ("decided_on", "pk") if newer else ("-decided_on", "-pk")
    if place is None:
        return found.order_by(*order)
    if newer:
        beyond = Q(decided_on__gt=place.day) | Q(pk__gt=place.key)
        return found.filter(beyond, decided_on__gte=place.day).order_by(*order)
    beyond = Q(decided_on__lt=place.day) | Q(pk__lt=place.key)
    return found.filter(beyond, decided_on__lte=place.day).order_by(*order)


def _words(words: str) -> Q:
    return Q(item__contains=words) | Q(party__contains=words) | Q(document_number__contains=words)


def _exactly(words: str, agencies: Collection[Agency]) -> list[int]:
    """Find at once what is a whole number, code or name, however far back; an index has each."""
    is_code = len(words) == _CODE_LENGTH and words.isascii() and words.isalnum()
    asked: list[dict[str, Any]] = [{"party_code": words.upper()} if is_code else {"party": words}]
    if any(each.isdigit() for each in words) and not is_code:
        number = number_key(words)[:LONGEST_KEY]
        several = [each.pk for each in agencies]
        asked.append({"agency__in": several, "kind__in": DecisionKind.values, "source_key": number})
    keys: list[int] = []
    for each in asked:
        found = AdministrativeDecision.objects.filter(**each).order_by()
        keys += found.values_list("pk", flat=True)[: A_PAGE * 10]
    return keys


def _page_of_words(
    agencies: Collection[Agency],
    everything: DecisionQuerySet,
    words: str,
    older_than: Place | None,
) -> DecisionPage:
    """Give what is exactly the words; where nothing is, or on from a place, what has them in it."""
    if older_than is None and (keys := _exactly(words, agencies)):
        found = everything.filter(pk__in=keys).order_by("-decided_on", "-pk")
        if exact := list(found[:A_PAGE]):
            return DecisionPage(exact, None, Place.newest(), exact_only=True)
    window = _next_to(everything, older_than)
    edge = window.values_list("decided_on", "pk")[WINDOW - 1 : WINDOW].first()
    place = Place(*edge) if edge else None
    if place is not None:
        inside = Q(decided_on__gt=place.day) | Q(pk__gte=place.key)
        window = window.filter(inside, decided_on__gte=place.day)
    hits = list(window.filter(_words(words))[: A_PAGE + 1])
    shown = hits[:A_PAGE]
    if len(hits) > A_PAGE:
        return DecisionPage(shown, None, _last(shown))
    return DecisionPage(shown, None, place, None, place.day if place else None)


def _first(rows: list[AdministrativeDecision]) -> Place | None:
    return Place(rows[0].decided_on, rows[0].pk) if rows else None


def _last(rows: list[AdministrativeDecision]) -> Place | None:
    return Place(rows[-1].decided_on, rows[-1].pk) if rows else None
