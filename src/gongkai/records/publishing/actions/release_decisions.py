"""Make decisions public: copy them, with natural persons masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.decided import Held, held, in_steps, recorded, written_act
from gongkai.records.publishing.actions.locked import require_text
from gongkai.records.publishing.decision_choices import (
    GROUNDS_OF,
    DecisionActKind,
    DecisionKind,
    DecisionStatus,
    ReleaseGround,
)
from gongkai.records.publishing.masks import mask_text
from gongkai.records.publishing.models import (
    AdministrativeDecision,
    DecisionAct,
    PublicDecision,
)
from gongkai.records.roles import Permission

_COPIED = (
    "kind", "document_number", "item", "category", "party_kind", "party", "party_code", "facts",
    "content", "basis", "decided_on", "valid_until", "publicity_until", "amount",
)  # fmt: skip
_PROSE = ("item", "facts", "content", "basis")


@dataclass(frozen=True, slots=True)
class Release:
    """Why decisions become public and until when.

    `compulsion_confirmed` tells that somebody looked at the compulsory measures among them: Art.
    20(6) asks for their basis, conditions and procedure, and names no result.
    """

    ground: ReleaseGround
    reason: str
    publicity_until: date | None = None
    compulsion_confirmed: bool = False


@transaction.atomic
def release_decisions(actor: Actor, keys: Sequence[int], release: Release) -> int:
    """Make decisions public; those that are, that were revoked or whose time is over are left out.

    Tells how many became public. Raises NotAllowedError; RefusedError for a ground that does not
    hold for their kind, for compulsory measures nobody confirmed, and where who releases imported
    them too; ConflictError where none is left.
    """
    require_text(release.reason, _("公开的理由"), "reason")
    if release.publicity_until is not None and release.publicity_until <= actor.today:
        raise RefusedError(_("公示截止期要在今天以后。"), "publicity_until")
    several = held(actor, keys, Permission.RELEASE_DECISIONS)
    acts = [act for each in several if (act := _released(actor, each, release)) is not None]
    if not acts:
        raise ConflictError(_("所选的决定都已公开，或者已被撤销、公示期已满，没有可以公开的。"))
    for act in acts:
        recorded(actor, act)
    return sum(act.count for act in acts)


def public_copy(decision: AdministrativeDecision) -> dict[str, object]:
    """Give what becomes public of a decision: as it is, with natural persons masked."""
    copied = {name: getattr(decision, name) for name in _COPIED}
    if decision.is_about_a_person:
        copied["party"], copied["party_code"] = decision.masked_party, ""
    name = decision.party if decision.is_about_a_person else ""
    for field in _PROSE:
        copied[field] = mask_text(copied[field], name)
    return copied


def can_be_released(decision: AdministrativeDecision, today: date, until: date | None) -> bool:
    """Tell whether a decision is not public yet and nothing stands against it."""
    end = until or decision.publicity_until
    return (
        decision.status != DecisionStatus.PUBLIC
        and decision.revoked_on is None
        and (end is None or end >= today)
    )


def _released(actor: Actor, several: Held, release: Release) -> DecisionAct | None:
    until = release.publicity_until
    decisions = [each for each in several.decisions if can_be_released(each, actor.today, until)]
    if not decisions:
        return None
    _require_ground({DecisionKind(each.kind) for each in decisions}, release)
    alone = actor.user is not None and any(
        several.batches[each.batch_id].by_id == actor.user.pk for each in decisions
    )
    if alone and not several.agency.one_person_office:
        raise RefusedError(
            _("其中有您自己导入的决定，要由另一人决定公开（一人办公的机关可以在机关设置中说明）。")
        )
    if until is not None:
        for each in decisions:
            each.publicity_until = until
        for step in in_steps([each.pk for each in decisions]):
            AdministrativeDecision.objects.filter(pk__in=step).update(publicity_until=until)
    act = written_act(
        actor,
        several.agency,
        decisions,
        DecisionActKind.RELEASE,
        DecisionStatus.PUBLIC,
        ground=release.ground,
        reason=release.reason,
        alone=alone,
    )
    PublicDecision.objects.bulk_create(
        PublicDecision(
            decision=each,
            act=act,
            agency=several.agency,
            agency_name=several.agency.name,
            ground=release.ground,
            published_at=actor.now,
            **public_copy(each),
        )
        for each in decisions
    )
    return act


def _require_ground(kinds: set[DecisionKind], release: Release) -> None:
    for kind in sorted(kinds):
        if release.ground not in GROUNDS_OF[kind]:
            raise RefusedError(
                _("这个依据不适用于%(kind)s。请按类别分开办理，或者改选依据。")
                % {"kind": kind.label},
                "ground",
            )
    if DecisionKind.COMPULSION in kinds and not release.compulsion_confirmed:
        raise RefusedError(
            _(
                "其中有行政强制决定。条例第二十条第（六）项只要求公开行政强制的依据、条件、程序，"
                "一般不公开决定本身；确有规定要求公开的，请勾选确认。"
            ),
            "compulsion_confirmed",
        )
