"""End an agency, in the caller's transaction: what abolishing, merging and splitting share.

An agency that has records needs one that takes them over (职权由谁继续行使，信息由谁负责): with it
go the records, the agencies below and those it supervised. What was published keeps the name it
was published under. Roles at the agency end, for its people are appointed anew where they go.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.move import move
from gongkai.records.agencies.estates import hand_over, left_behind
from gongkai.records.agencies.models import (
    Agency,
    AgencyChange,
    ChangeKind,
    Membership,
    Succession,
)
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.policy import day_before
from gongkai.records.roles import Permission


def end_agency(
    actor: Actor,
    agency: Agency,
    kind: ChangeKind,
    on: date,
    successors: Sequence[Agency],
    basis: str,
) -> Agency:
    """End an agency that is held; `on` is the first day on which it is no more.

    The first of the successors takes over its records. Raises RefusedError where it has records,
    agencies below or agencies that it supervises, and there is no successor.
    """
    heir = successors[0] if successors else None
    for each in successors:
        _require_successor(actor, agency, each)
    if heir is None:
        _require_nothing_left(agency)
        handed: dict[str, int] = {}
    else:
        _move_below(actor, agency, heir, on, basis)
        handed = hand_over(actor, agency, heir)
        Agency.objects.filter(supervisor=agency).update(supervisor=heir)
    Membership.objects.filter(agency=agency).exclude(until__lt=actor.today).update(
        until=day_before(actor.today)
    )
    agency.valid_until = day_before(on)
    agency.save(update_fields=["valid_until"])
    note_change(actor, agency, kind, on, successors, basis)
    codes = [each.code for each in successors]
    record(
        actor,
        agency.code,
        f"agency.{kind.value}",
        agency,
        on=on.isoformat(),
        successors=codes,
        handed_over=handed,
    )
    return agency


def note_change(
    actor: Actor,
    agency: Agency,
    kind: ChangeKind,
    on: date,
    successors: Sequence[Agency],
    basis: str,
) -> AgencyChange:
    """Write down what became of an agency, and who answers for it."""
    change = AgencyChange.objects.create(
        agency=agency, kind=kind, happened_on=on, basis=basis, recorded_at=actor.now
    )
    for each in successors:
        Succession.objects.create(change=change, successor=each)
    return change


def _require_successor(actor: Actor, agency: Agency, successor: Agency) -> None:
    policy.require(actor, Permission.MANAGE_AGENCY, successor)
    if successor.pk == agency.pk:
        raise RefusedError(_("承继的机关不能是它自己。"), "successors")
    if successor.valid_until is not None:
        raise RefusedError(
            _("%(agency)s已撤销，不能承继。") % {"agency": successor.name}, "successors"
        )


def _require_nothing_left(agency: Agency) -> None:
    left = [f"{name}{count}" for name, count in left_behind(agency)]
    if below := Agency.objects.filter(parent=agency, valid_until=None).count():
        left.append(_("下级机关%(count)d") % {"count": below})
    if supervised := Agency.objects.filter(supervisor=agency, valid_until=None).count():
        left.append(_("由它主管的机关%(count)d") % {"count": supervised})
    if left:
        raise RefusedError(
            _("%(agency)s还有：%(left)s。请选择承继的机关，这些会交给它。")
            % {"agency": agency.name, "left": "、".join(left)},
            "successors",
        )


def _move_below(actor: Actor, agency: Agency, heir: Agency, on: date, basis: str) -> None:
    if heir.path.startswith(agency.path):
        raise RefusedError(
            _("%(heir)s在%(agency)s之下，请先改变它的隶属关系。")
            % {"heir": heir.name, "agency": agency.name},
            "successors",
        )
    for child in Agency.objects.filter(parent=agency, valid_until=None).order_by("pk"):
        move(actor, child, heir, max(on, child.valid_from), basis)
