"""Found an agency: put it into the tree."""

from typing import Any

from django.db import transaction

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.held import require_root_right
from gongkai.records.agencies.index_scheme import check_scheme
from gongkai.records.agencies.models import Agency, AgencyChange, ChangeKind, ParentLink
from gongkai.records.audit.actions.record import record
from gongkai.records.roles import Permission


@transaction.atomic
def found(actor: Actor, *, basis: str = "", **fields: Any) -> Agency:  # noqa: ANN401 - of Agency
    """Add an agency; under a parent it takes the right to manage that one.

    Raises NotAllowedError, RefusedError for a wrong scheme of index numbers, and ValidationError
    naming each wrong field.
    """
    agency = Agency(**fields)
    if agency.parent is None:
        require_root_right(actor)
    else:
        policy.require(actor, Permission.MANAGE_AGENCY, agency.parent)
    check_scheme(agency.index_scheme)
    agency.full_clean(exclude=["path"])
    agency.save()
    agency.path = f"{agency.parent.path if agency.parent else '/'}{agency.pk}/"
    agency.save(update_fields=["path"])
    ParentLink.objects.create(agency=agency, parent=agency.parent, since=agency.valid_from)
    AgencyChange.objects.create(
        agency=agency,
        kind=ChangeKind.FOUNDED,
        happened_on=agency.valid_from,
        basis=basis,
        recorded_at=actor.now,
    )
    record(actor, agency.code, "agency.found", agency)
    return agency
