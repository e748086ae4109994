"""Move an agency, and all below it, under another."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.held import held, require_day, require_root_right
from gongkai.records.agencies.models import Agency, AgencyChange, ChangeKind, ParentLink
from gongkai.records.agencies.tree import rewrite_paths
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.roles import Permission


@transaction.atomic
def move(actor: Actor, agency: Agency, parent: Agency | None, on: date, basis: str = "") -> Agency:
    """Put an agency under another from a day on; it takes the right to manage both and the former.

    A second move of the same day takes the place of the first, as a correction. Raises
    NotAllowedError, and RefusedError for a ring or a day before the last move.
    """
    found = held(actor, agency)
    require_day(actor, found, on, "on")
    above = _above(actor, found, parent)
    last = ParentLink.objects.filter(agency=found).order_by("since").last()
    if last is not None and on < last.since:
        raise RefusedError(
            _("%(day)s已登记过隶属关系；更早的变更不能再补登。") % {"day": last.since}, "on"
        )
    ParentLink.objects.update_or_create(agency=found, since=on, defaults={"parent": above})
    rewrite_paths(found, above)
    found.parent = above
    found.save(update_fields=["parent"])
    AgencyChange.objects.create(
        agency=found, kind=ChangeKind.MOVED, happened_on=on, basis=basis, recorded_at=actor.now
    )
    detail = {"on": on.isoformat(), "parent": above.code if above else None}
    record(actor, found.code, "agency.move", found, **detail)
    return found


def _above(actor: Actor, agency: Agency, parent: Agency | None) -> Agency | None:
    if (parent.pk if parent else None) == agency.parent_id:
        raise RefusedError(_("%(agency)s已在这个上级之下。") % {"agency": agency.name}, "parent")
    if agency.parent is not None:
        policy.require(actor, Permission.MANAGE_AGENCY, agency.parent)
    if parent is None:
        require_root_right(actor)
        return None
    above = Agency.objects.get(pk=parent.pk)
    policy.require(actor, Permission.MANAGE_AGENCY, above)
    if above.path.startswith(agency.path):
        raise RefusedError(
            _("%(parent)s在%(agency)s之下，不能作它的上级。")
            % {"parent": above.name, "agency": agency.name},
            "parent",
        )
    if above.valid_until is not None:
        raise RefusedError(_("%(parent)s已撤销，不能作上级。") % {"parent": above.name}, "parent")
    return above
