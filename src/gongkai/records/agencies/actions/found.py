"""Found an agency: put it into the tree."""

from typing import Any

from django.db import transaction

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency, AgencyChange, ChangeKind, ParentLink
from gongkai.records.audit.actions.record import record
from gongkai.records.roles import Permission


@transaction.atomic
def found(actor: Actor, **fields: Any) -> Agency:  # noqa: ANN401 - the fields of Agency
    """Add an agency; under a parent it takes the right to manage that one.

    Raises NotAllowedError, and ValidationError naming each wrong field.
    """
    agency = Agency(**fields)
    if agency.parent is not None:
        policy.require(actor, Permission.MANAGE_AGENCY, agency.parent)
    agency.full_clean(exclude=["path"])
    agency.save()
    agency.path = f"{agency.parent.path if agency.parent else '/'}{agency.pk}/"
    agency.save(update_fields=["path"])
    ParentLink.objects.create(agency=agency, parent=agency.parent, since=agency.valid_from)
    AgencyChange.objects.create(
        agency=agency,
        kind=ChangeKind.FOUNDED,
        happened_on=agency.valid_from,
        recorded_at=actor.now,
    )
    record(actor, agency.code, "agency.found", agency)
    return agency
