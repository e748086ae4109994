"""Plan how a document is interpreted, and record what was done of it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.locked import locked, require_text
from gongkai.records.publishing.choices import RelationKind, State
from gongkai.records.publishing.models import (
    Document,
    DocumentRelation,
    InterpretationForm,
    InterpretationPlan,
)
from gongkai.records.roles import Permission

_ANY = set(State)


@transaction.atomic
def plan(
    actor: Actor, document: Document, form: InterpretationForm, due_on: date, note: str = ""
) -> InterpretationPlan:
    """Plan an interpretation. Raises RefusedError for a day that has passed."""
    found = locked(actor, document, Permission.DRAFT, _ANY)
    if due_on < actor.today:
        raise RefusedError(_("完成日期不能在今天之前。"), "due_on")
    planned = InterpretationPlan.objects.create(document=found, form=form, due_on=due_on, note=note)
    record(actor, found.agency.code, "interpretation.plan", planned)
    return planned


@transaction.atomic
def fulfil(
    actor: Actor,
    document: Document,
    planned: int,
    by: Document | None,
    address: str,
) -> InterpretationPlan:
    """Record that a planned interpretation is out: a document here, or an address elsewhere."""
    found = locked(actor, document, Permission.DRAFT, _ANY)
    open_plan = _open(found, planned)
    if by is None:
        require_text(address, _("解读的地址，或选择本平台上的解读"), "address")
    elif by.agency_id != found.agency_id or by.state != State.PUBLISHED:
        raise RefusedError(_("请选择本机关已公开的解读。"), "by")
    else:
        DocumentRelation.objects.get_or_create(
            document=by, kind=RelationKind.INTERPRETS, target=found
        )
    open_plan.fulfilled_by, open_plan.address = by, address
    open_plan.fulfilled_on = actor.today
    open_plan.save()
    record(actor, found.agency.code, "interpretation.fulfil", open_plan)
    return open_plan


@transaction.atomic
def drop(actor: Actor, document: Document, planned: int, reason: str) -> InterpretationPlan:
    """Give up a planned interpretation, with the reason."""
    require_text(reason, _("不再解读的原因"), "reason")
    found = locked(actor, document, Permission.DRAFT, _ANY)
    open_plan = _open(found, planned)
    open_plan.dropped_because = reason
    open_plan.save(update_fields=["dropped_because"])
    record(actor, found.agency.code, "interpretation.drop", open_plan)
    return open_plan


def _open(document: Document, key: int) -> InterpretationPlan:
    found = document.interpretation_plans.filter(pk=key, fulfilled_on=None, dropped_because="")
    if (open_plan := found.first()) is None:
        raise ConflictError(_("这项解读已经办理过了。"))
    return open_plan
