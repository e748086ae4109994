"""Tell others who is editing a draft."""

from datetime import timedelta

from gongkai.records.actor import Actor
from gongkai.records.publishing.models import Document, EditLock

LASTS = timedelta(minutes=30)


def take_lock(actor: Actor, document: Document) -> None:
    """Say that this person is editing; it tells, and keeps nobody out, so it is no act to audit."""
    if actor.user is None:
        return
    EditLock.objects.update_or_create(
        document=document, defaults={"by": actor.user, "since": actor.now}
    )


def other_lock(actor: Actor, document: Document) -> EditLock | None:
    """Give the lock of somebody else that is not too old."""
    return (
        EditLock.objects.filter(document=document, since__gt=actor.now - LASTS)
        .exclude(by=actor.user)
        .select_related("by")
        .first()
    )
