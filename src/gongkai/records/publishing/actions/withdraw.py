"""Withdraw what is public: a stub stays that says what it was, when and why."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.actions.locked import locked, require_text
from gongkai.records.publishing.choices import Carrier, State, StepKind
from gongkai.records.publishing.models import Document, PublicationNotice, Step
from gongkai.records.publishing.models.publication import NoticeKind
from gongkai.records.roles import Permission


@transaction.atomic
def withdraw(actor: Actor, document: Document, reason: str) -> Document:
    """Take a document from the own portal; the reason is public."""
    require_text(reason, _("撤回的原因（会公开显示）"), "reason")
    found = locked(actor, document, Permission.WITHDRAW, {State.PUBLISHED, State.SCHEDULED})
    for publication in found.publications.filter(carrier=Carrier.OWN_PORTAL):
        PublicationNotice.objects.create(
            publication=publication, kind=NoticeKind.WITHDRAWN, at=actor.now, reason=reason
        )
    found.state, found.publish_at = State.WITHDRAWN, None
    found.save(update_fields=["state", "publish_at"])
    Step.objects.create(
        document=found, kind=StepKind.WITHDRAWN, by=actor.user, at=actor.now, reason=reason
    )
    record(actor, found.agency.code, "document.withdraw", found)
    return found
