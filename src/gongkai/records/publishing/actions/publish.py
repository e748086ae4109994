"""Make a version public: copy it into a publication."""

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.choices import Carrier, State, StepKind
from gongkai.records.publishing.models import (
    Document,
    DocumentVersion,
    Publication,
    PublicationNotice,
    Step,
)
from gongkai.records.publishing.models.publication import NoticeKind

_DATES = ("made_on", "effective_on", "expires_on")
_COPIED = (
    "title",
    "summary",
    "body",
    "document_number",
    "validity",
    "kind",
    "genre",
    "topic",
    "item",
    "keywords",
    "attachments",
    "relations",
)


def publish_version(actor: Actor, document: Document, version: DocumentVersion) -> Publication:
    """Copy an approved version to the own portal, in the caller's transaction.

    A former version that is public is replaced. The caller writes the audit entry.
    """
    publication = Publication.objects.create(
        document=document,
        version=version,
        carrier=Carrier.OWN_PORTAL,
        published_at=actor.now,
        index_number=document.index_number,
        **copied_content(document, version),
    )
    former = document.publications.filter(carrier=Carrier.OWN_PORTAL).exclude(pk=publication.pk)
    for each in former.exclude(notices__kind__in=[NoticeKind.REPLACED, NoticeKind.WITHDRAWN]):
        PublicationNotice.objects.create(
            publication=each,
            kind=NoticeKind.REPLACED,
            at=actor.now,
            detail={"by": publication.pk},
        )
    document.state, document.publish_at = State.PUBLISHED, None
    document.save(update_fields=["state", "publish_at"])
    Step.objects.create(
        document=document, version=version, kind=StepKind.PUBLISHED, by=actor.user, at=actor.now
    )
    return publication


def publish_due(actor: Actor) -> int:
    """Publish what was scheduled for now or earlier, each in its own transaction; tells how many.

    May run twice at once: who comes second finds the document published.
    """
    due = Document.objects.filter(state=State.SCHEDULED, publish_at__lte=actor.now)
    return sum(_publish_scheduled(actor, key) for key in due.values_list("pk", flat=True))


@transaction.atomic
def _publish_scheduled(actor: Actor, key: int) -> bool:
    document = Document.objects.select_for_update().select_related("agency").get(pk=key)
    if document.state != State.SCHEDULED:
        return False
    version = document.versions.order_by("number").reverse()[0]
    publish_version(actor, document, version)
    record(actor, document.agency.code, "document.publish", document, version=version.number)
    return True


def copied_content(document: Document, version: DocumentVersion) -> dict[str, Any]:
    """Give what a publication copies from a version."""
    content = version.content
    dates = {name: date.fromisoformat(content[name]) if content[name] else None for name in _DATES}
    return {
        "agency": document.agency,
        "agency_name": document.agency.name,
        "joint_names": [each["name"] for each in content["joint_agencies"]],
        **{name: content[name] for name in _COPIED},
        **dates,
    }
