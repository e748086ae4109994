"""Try the links of documents, and keep what came of it; a job, for it waits for others' servers."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.links import Tried, try_links
from gongkai.records.publishing.models import Document, LinkCheck

Try = Callable[[str], Iterable[Tried]]
_AGAIN_AFTER = timedelta(days=30)


def try_links_of(actor: Actor, document: Document, tried: Try = try_links) -> int:
    """Try a document's links and keep the outcome in place of the last; tells how many are dead.

    The servers are asked outside of a transaction, which would hold the database meanwhile.
    """
    found = list(tried(document.body))
    with transaction.atomic():
        document.link_checks.all().delete()
        LinkCheck.objects.bulk_create(
            LinkCheck(
                document=document,
                address=each.address[:2000],
                status=each.status,
                broken=each.broken,
                note=each.note,
                tried_at=actor.now,
            )
            for each in found
        )
    return sum(each.broken for each in found)


def try_due_links(actor: Actor, most: int = 200, tried: Try = try_links) -> int:
    """Try the links of documents with links not tried for a month; tells how many documents."""
    recent = LinkCheck.objects.filter(tried_at__gt=actor.now - _AGAIN_AFTER).values("document")
    due = Document.objects.filter(state=State.PUBLISHED, body__contains="<a ").exclude(
        pk__in=recent
    )
    documents = list(due.order_by("pk")[:most])
    for document in documents:
        try_links_of(actor, document, tried)
    return len(documents)
