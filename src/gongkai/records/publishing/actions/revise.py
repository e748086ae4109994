"""Begin a new version of a document that is decided."""

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.actions.locked import locked
from gongkai.records.publishing.choices import State, StepKind
from gongkai.records.publishing.models import Document, Step
from gongkai.records.roles import Permission


@transaction.atomic
def revise(actor: Actor, document: Document) -> Document:
    """Begin a new version of what is public, withdrawn or decided; the public copy stays."""
    states = {State.PUBLISHED, State.WITHDRAWN, State.DECIDED}
    found = locked(actor, document, Permission.DRAFT, states)
    found.state = State.DRAFT
    found.save(update_fields=["state"])
    Step.objects.create(document=found, kind=StepKind.REVISED, by=actor.user, at=actor.now)
    record(actor, found.agency.code, "document.revise", found)
    return found
