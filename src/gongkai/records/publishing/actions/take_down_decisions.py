"""Take public decisions down: revoked, made public by mistake, or their time is over."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.decided import Held, held, in_steps, recorded, written_act
from gongkai.records.publishing.actions.locked import require_text
from gongkai.records.publishing.decision_choices import DecisionActKind, DecisionStatus
from gongkai.records.publishing.models import (
    AdministrativeDecision,
    DecisionAct,
    DecisionNotice,
    PublicDecision,
)
from gongkai.records.publishing.models.public_decision import DecisionNoticeKind
from gongkai.records.roles import Permission

_A_STEP = 1_000


@transaction.atomic
def revoke_decision(actor: Actor, key: int, revoked_on: date, reason: str) -> None:
    """Note that a decision was revoked, by itself or by a reviewing organ; it is public no more.

    It stays counted: it was made.
    """
    require_text(reason, _("撤销的情况"), "reason")
    [several] = held(actor, [key], Permission.RELEASE_DECISIONS)
    [decision] = several.decisions
    if decision.revoked_on is not None:
        raise ConflictError(_("这件决定已经登记为撤销。"))
    if not decision.decided_on <= revoked_on <= actor.today:
        raise RefusedError(_("撤销日期要在决定日期和今天之间。"), "revoked_on")
    was_public = decision.status == DecisionStatus.PUBLIC
    AdministrativeDecision.objects.filter(pk=key).update(revoked_on=revoked_on)
    status = DecisionStatus.TAKEN_DOWN if was_public else DecisionStatus(decision.status)
    act = written_act(
        actor, several.agency, [decision], DecisionActKind.REVOKE, status, reason=reason
    )
    _notify(actor, several, act, DecisionNoticeKind.REVOKED)
    recorded(actor, act)


@transaction.atomic
def take_down_decision(actor: Actor, key: int, reason: str) -> None:
    """Take down a decision that should not have been public."""
    require_text(reason, _("撤下的原因"), "reason")
    [several] = held(actor, [key], Permission.RELEASE_DECISIONS)
    if several.decisions[0].status != DecisionStatus.PUBLIC:
        raise ConflictError(_("这件决定现在没有公开。"))
    act = _taken_down(actor, several, DecisionActKind.TAKE_DOWN, reason)
    _notify(actor, several, act, DecisionNoticeKind.WITHDRAWN)
    recorded(actor, act)


def take_down_expired(actor: Actor) -> int:
    """Take down what is public and whose time is over, a step at a time; tells how many.

    May run twice at once: who comes second at a step finds it done.
    """
    count = 0
    due = AdministrativeDecision.objects.filter(
        status=DecisionStatus.PUBLIC, publicity_until__lt=actor.today
    ).order_by("publicity_until", "pk")
    while keys := list(due.values_list("pk", flat=True)[:_A_STEP]):
        count += _expired(actor, keys)
    return count


@transaction.atomic
def _expired(actor: Actor, keys: list[int]) -> int:
    acts = []
    for each in held(actor, keys, Permission.RELEASE_DECISIONS):
        still = [one for one in each.decisions if one.status == DecisionStatus.PUBLIC]
        if not still:
            continue
        several = Held(each.agency, still, each.batches)
        acts.append(_taken_down(actor, several, DecisionActKind.EXPIRE, ""))
        _notify(actor, several, acts[-1], DecisionNoticeKind.EXPIRED)
    for act in acts:
        recorded(actor, act)
    return sum(act.count for act in acts)


def _taken_down(actor: Actor, several: Held, kind: DecisionActKind, reason: str) -> DecisionAct:
    return written_act(
        actor, several.agency, several.decisions, kind, DecisionStatus.TAKEN_DOWN, reason=reason
    )


def _notify(actor: Actor, several: Held, act: DecisionAct, kind: DecisionNoticeKind) -> None:
    """Put a notice at the copies of decisions that still stand."""
    for step in in_steps([each.pk for each in several.decisions]):
        DecisionNotice.objects.bulk_create(
            DecisionNotice(publication=each, act=act, kind=kind, at=actor.now)
            for each in PublicDecision.objects.filter(decision__in=step, notices=None)
        )
