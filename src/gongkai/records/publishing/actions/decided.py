"""Take hold of decisions for an act, and write the act down: once an agency, however many."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.decision_choices import (
    DecisionActKind,
    DecisionStatus,
    ImportState,
)
from gongkai.records.publishing.models import AdministrativeDecision, DecisionAct, DecisionImport
from gongkai.records.roles import Permission

MOST_AT_ONCE = 10_000
A_STEP = 500
"""Keys that one statement names."""


@dataclass(frozen=True, slots=True)
class Held:
    """Decisions of one agency, locked; the imports that they came by with them."""

    agency: Agency
    decisions: list[AdministrativeDecision]
    batches: dict[int, DecisionImport]


def in_steps(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut keys into what one statement names."""
    return (keys[at : at + A_STEP] for at in range(0, len(keys), A_STEP))


def held(actor: Actor, keys: Sequence[int], permission: Permission) -> list[Held]:
    """Lock decisions for the transaction, by agency; the right is asked at each of them.

    Raises RefusedError for none or too many, ConflictError where one is no longer there.
    """
    keys = sorted(set(keys))
    if not keys:
        raise RefusedError(_("没有选中任何决定。请先在列表中勾选。"), "keys")
    if len(keys) > MOST_AT_ONCE:
        raise RefusedError(
            _("一次最多办理 %(most)d 件。请用筛选缩小范围，分几次办理。") % {"most": MOST_AT_ONCE},
            "keys",
        )
    found: dict[int, list[AdministrativeDecision]] = {}
    for step in in_steps(keys):
        for each in AdministrativeDecision.objects.select_for_update().filter(pk__in=step):
            found.setdefault(each.agency_id, []).append(each)
    decisions = [each for several in found.values() for each in several]
    batches = _held_batches(decisions)
    if len(decisions) < len(keys) or any(
        each.state != ImportState.DONE for each in batches.values()
    ):
        raise ConflictError(_("有的决定已经不在了：那次导入被撤销。请刷新列表后再办理。"))
    agencies = Agency.objects.in_bulk(sorted(found))
    for agency in agencies.values():
        policy.require(actor, permission, agency)
    return [Held(agencies[key], found[key], batches) for key in sorted(found)]


def _held_batches(decisions: list[AdministrativeDecision]) -> dict[int, DecisionImport]:
    """Lock the imports, so that none is undone meanwhile."""
    keys = sorted({each.batch_id for each in decisions})
    found: dict[int, DecisionImport] = {}
    for step in in_steps(keys):
        locked = DecisionImport.objects.select_for_update().filter(pk__in=step).order_by("pk")
        found |= {each.pk: each for each in locked}
    return found


def written_act(
    actor: Actor,
    agency: Agency,
    decisions: list[AdministrativeDecision],
    kind: DecisionActKind,
    status: DecisionStatus,
    *,
    ground: str = "",
    reason: str = "",
    alone: bool = False,
) -> DecisionAct:
    """Write an act and set the status of its decisions; the caller ends with `recorded`."""
    keys = sorted(each.pk for each in decisions)
    act = DecisionAct.objects.create(
        agency=agency,
        kind=kind,
        status=status,
        ground=ground,
        reason=reason,
        by=actor.user,
        at=actor.now,
        alone=alone,
        count=len(keys),
        digest=hashlib.sha256(",".join(map(str, keys)).encode()).hexdigest(),
    )
    for step in in_steps(keys):
        AdministrativeDecision.objects.filter(pk__in=step).update(status=status, act=act)
    return act


def recorded(actor: Actor, act: DecisionAct) -> None:
    """Write the one audit entry of an act: ids and numbers alone."""
    record(
        actor,
        act.agency.code,
        f"decisions.{act.kind}",
        act,
        count=act.count,
        digest=act.digest,
        ground=act.ground,
        alone=act.alone,
    )
