"""What is public of publishing, for portal and api: publications and what became of them."""

from datetime import date

from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.choices import Carrier
from gongkai.records.publishing.models import Publication, PublicationNotice, ReadingPlace
from gongkai.records.publishing.models.publication import NoticeKind

__all__ = [
    "Publication",
    "current_publications",
    "open_attachment",
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
