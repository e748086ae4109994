"""Decide that decisions are not published on the agency's own initiative, and why."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.decided import held, recorded, written_act
from gongkai.records.publishing.actions.locked import require_text
from gongkai.records.publishing.choices import Ground
from gongkai.records.publishing.decision_choices import DecisionActKind, DecisionStatus
from gongkai.records.roles import Permission

NOT_PUBLISHED = (DecisionStatus.ON_REQUEST, DecisionStatus.WITHHELD)
"""The statuses that this act gives; public is given by the release alone."""


@transaction.atomic
def classify_decisions(
    actor: Actor, keys: Sequence[int], status: DecisionStatus, ground: Ground, reason: str
) -> int:
    """Set a status with its ground; those that are public must be taken down first, and are left.

    Tells how many were set.
    """
    if status not in NOT_PUBLISHED:
        raise RefusedError(_("请选择依申请公开或不予公开；主动公开请用“公开”。"), "status")
    if not ground:
        raise RefusedError(_("不主动公开的，请选择依据（条例第十三条至第十六条）。"), "ground")
    require_text(reason, _("理由"), "reason")
    acts = []
    for each in held(actor, keys, Permission.RELEASE_DECISIONS):
        decisions = [one for one in each.decisions if one.status != DecisionStatus.PUBLIC]
        if decisions:
            acts.append(
                written_act(
                    actor,
                    each.agency,
                    decisions,
                    DecisionActKind.CLASSIFY,
                    status,
                    ground=ground,
                    reason=reason,
                )
            )
    if not acts:
        raise ConflictError(_("所选的决定都已公开。请先撤下，再改公开属性。"))
    for act in acts:
        recorded(actor, act)
    return sum(act.count for act in acts)
