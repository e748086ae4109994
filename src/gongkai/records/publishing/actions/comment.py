"""Comment on a document."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.actions.locked import locked, require_text
from gongkai.records.publishing.choices import State, StepKind
from gongkai.records.publishing.models import Document, Step
from gongkai.records.roles import Permission


@transaction.atomic
def comment(actor: Actor, document: Document, text: str) -> Step:
    """Write a comment on a document, in whatever state it is."""
    require_text(text, _("意见"), "text")
    found = locked(actor, document, Permission.SEE, set(State))
    step = Step.objects.create(
        document=found, kind=StepKind.COMMENTED, by=actor.user, at=actor.now, reason=text
    )
    record(actor, found.agency.code, "document.comment", found)
    return step
