"""What is public of publishing, for portal and api: publications and what became of them."""

from dataclasses import dataclass
from datetime import date

from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.choices import Carrier
from gongkai.records.publishing.decision_choices import DecisionKind
from gongkai.records.publishing.models import (
    DecisionNotice,
    Publication,
    PublicationNotice,
    PublicDecision,
    ReadingPlace,
)
from gongkai.records.publishing.models.publication import NoticeKind
from gongkai.records.publishing.place import Place

__all__ = [
    "DecisionKind",
    "DecisionList",
    "PublicDecision",
    "Publication",
    "current_publications",
    "decision_list",
    "open_attachment",
    "public_decision_page",
    "public_decisions",
    "publication_page",
    "publications_of",
    "reading_places",
]

_GONE = Exists(
    PublicationNotice.objects.filter(
        publication=OuterRef("pk"), kind__in=[NoticeKind.WITHDRAWN, NoticeKind.REPLACED]
    )
)


def current_publications() -> QuerySet[Publication]:
    """Give what stands on the own portal now, the newest first, without the bodies."""
    return (
        Publication.objects.filter(carrier=Carrier.OWN_PORTAL)
        .filter(~_GONE)
        .select_related("agency")
        .defer("body")
    )


def publications_of(agency: Agency) -> QuerySet[Publication]:
    """Give what an agency made public on the own portal."""
    return current_publications().filter(agency=agency)


def publication_page(key: int) -> Publication | None:
    """Give one publication with its notices, also one that was withdrawn or replaced, or None."""
    return (
        Publication.objects.filter(carrier=Carrier.OWN_PORTAL, pk=key)
        .select_related("agency")
        .prefetch_related("notices")
        .first()
    )


def reading_places(agency: Agency, today: date) -> QuerySet[ReadingPlace]:
    """Give the places where an agency's information can be read today (Reg. Art. 25)."""
    return agency.reading_places.filter(Q(until=None) | Q(until__gte=today), since__lte=today)


def open_attachment(key: int, number: int) -> tuple[File[bytes], str, str] | None:
    """Open a file of a publication that stands on the portal: the file, its name and its type.

    None where there is none, or the publication was withdrawn.
    """
    found = publication_page(key)
    if found is None or found.withdrawn is not None or number >= len(found.attachments):
        return None
    entry = found.attachments[number]
    return default_storage.open(entry["path"]), entry["name"], entry["content_type"]


_DECISIONS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class DecisionList:
    """A page of public decisions, and where older ones go on."""

    decisions: list[PublicDecision]
    older: Place | None


def public_decisions(today: date) -> QuerySet[PublicDecision]:
    """Give the decisions that are public today; one whose time is over is not, taken down or no."""
    gone = Exists(DecisionNotice.objects.filter(publication=OuterRef("pk")))
    current = Q(publicity_until=None) | Q(publicity_until__gte=today)
    return PublicDecision.objects.filter(current).filter(~gone).select_related("agency")


def decision_list(
    today: date, *, kind: str = "", agency: str = "", after: str = ""
) -> DecisionList:
    """Give a page of them, the newest first; `after` is the place that a page before ended at."""
    found = public_decisions(today)
    if kind:
        found = found.filter(kind=kind)
    if agency:
        found = found.filter(agency__code=agency)
    if (place := Place.read(after)) is not None:
        beyond = Q(decided_on__lt=place.day) | Q(pk__lt=place.key)
        found = found.filter(beyond, decided_on__lte=place.day)
    rows = list(found.order_by("-decided_on", "-pk")[: _DECISIONS_A_PAGE + 1])
    shown = rows[:_DECISIONS_A_PAGE]
    more = len(rows) > _DECISIONS_A_PAGE
    return DecisionList(shown, Place(shown[-1].decided_on, shown[-1].pk) if more else None)


def public_decision_page(key: int, today: date) -> tuple[PublicDecision, bool] | None:
    """Give a decision that was made public and whether it still is; None for none."""
    found = PublicDecision.objects.select_related("agency").prefetch_related("notices")
    decision = found.filter(pk=key).first()
    if decision is None:
        return None
    over = decision.publicity_until is not None and decision.publicity_until < today
    return decision, decision.taken_down is None and not over
