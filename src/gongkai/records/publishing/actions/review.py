"""Pass a document on, step by step, or return it: disclosure review, secrecy review, approval."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.publishing.actions.consult import require_answers
from gongkai.records.publishing.actions.locked import locked, require_text
from gongkai.records.publishing.actions.publish import publish_version
from gongkai.records.publishing.choices import DisclosureStatus, State, StepKind
from gongkai.records.publishing.models import Document, DocumentVersion, Step
from gongkai.records.roles import Permission

PERMISSION_IN: Mapping[State, Permission] = {
    State.IN_REVIEW: Permission.REVIEW,
    State.IN_SECRECY_REVIEW: Permission.SECRECY_REVIEW,
    State.IN_APPROVAL: Permission.APPROVE,
}
"""Which right it takes to pass a document on from each state."""


@transaction.atomic
def pass_review(actor: Actor, document: Document, conclusion: str, reason: str = "") -> Document:
    """Conclude that it may be disclosed as its status says; on to the secrecy review."""
    return _pass(
        actor,
        document,
        State.IN_REVIEW,
        State.IN_SECRECY_REVIEW,
        StepKind.REVIEWED,
        {"conclusion": conclusion, "reason": reason},
    )


@transaction.atomic
def pass_secrecy_review(
    actor: Actor, document: Document, conclusion: str, ground: str, reason: str = ""
) -> Document:
    """Conclude that it holds no secret (Art. 17); conclusion and ground are both written down."""
    require_text(conclusion, _("保密审查结论"), "conclusion")
    require_text(ground, _("保密审查依据"), "ground")
    return _pass(
        actor,
        document,
        State.IN_SECRECY_REVIEW,
        State.IN_APPROVAL,
        StepKind.SECRECY_REVIEWED,
        {"conclusion": conclusion, "ground": ground, "reason": reason},
    )


@transaction.atomic
def approve(
    actor: Actor, document: Document, reason: str = "", publish_at: datetime | None = None
) -> Document:
    """Approve: what is proactive becomes public, now or at the time given; else it is decided."""
    if publish_at is not None and publish_at <= actor.now:
        raise RefusedError(_("定时发布的时间须在现在之后。"), "publish_at")
    found = locked(actor, document, Permission.APPROVE, {State.IN_APPROVAL})
    require_answers(found)
    version = last_version(found)
    _step(actor, found, version, StepKind.APPROVED, {"reason": reason})
    if found.disclosure != DisclosureStatus.PROACTIVE:
        found.state = State.DECIDED
        found.save(update_fields=["state"])
    elif publish_at is not None:
        found.state, found.publish_at = State.SCHEDULED, publish_at
        found.save(update_fields=["state", "publish_at"])
    else:
        publish_version(actor, found, version)
    record(actor, found.agency.code, "document.approve", found, version=version.number)
    return found


@transaction.atomic
def return_(actor: Actor, document: Document, reason: str) -> Document:
    """Send it back to who drafted it, with the reason."""
    require_text(reason, _("退回的原因"), "reason")
    state = State(Document.objects.values_list("state", flat=True).get(pk=document.pk))
    permission = PERMISSION_IN.get(state, Permission.APPROVE)
    found = locked(actor, document, permission, PERMISSION_IN)
    version = last_version(found)
    found.state = State.DRAFT
    found.save(update_fields=["state"])
    Step.objects.create(
        document=found,
        version=version,
        kind=StepKind.RETURNED,
        by=actor.user,
        at=actor.now,
        reason=reason,
    )
    record(actor, found.agency.code, "document.return", found, version=version.number)
    return found


def last_version(document: Document) -> DocumentVersion:
    """Give the version that is under review."""
    return document.versions.order_by("number").reverse()[0]


def _pass(
    actor: Actor,
    document: Document,
    state: State,
    following: State,
    kind: StepKind,
    said: Mapping[str, str],
) -> Document:
    found = locked(actor, document, PERMISSION_IN[state], {state})
    version = last_version(found)
    _step(actor, found, version, kind, said)
    found.state = following
    found.save(update_fields=["state"])
    record(actor, found.agency.code, f"document.{kind.value}", found, version=version.number)
    return found


def _step(
    actor: Actor,
    document: Document,
    version: DocumentVersion,
    kind: StepKind,
    said: Mapping[str, str],
) -> Step:
    alone = actor.user is not None and version.made_by_id == actor.user.pk
    if alone and not document.agency.one_person_office:
        raise NotAllowedError(
            _(
                "自己提交的不能自己审查、批准，请由他人办理。一人办公的机关可由管理员开启“一人办公”。"
            )
        )
    return Step.objects.create(
        document=document,
        version=version,
        kind=kind,
        by=actor.user,
        at=actor.now,
        alone=alone,
        **said,
    )
