"""Rename an agency; what it published keeps the name it was published under."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.held import held, require_day
from gongkai.records.agencies.models import Agency, AgencyChange, ChangeKind
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError


@transaction.atomic
def rename(actor: Actor, agency: Agency, name: str, on: date, basis: str = "") -> Agency:
    """Give an agency another name from a day on; `basis` is the document that says so."""
    found = held(actor, agency)
    require_day(actor, found, on, "on")
    if name == found.name:
        raise RefusedError(_("新名称与现在的名称相同。"), "name")
    last = found.changes.filter(kind=ChangeKind.RENAMED).last()
    if last is not None and on < last.happened_on:
        raise RefusedError(
            _("%(day)s已登记过更名；更早的更名不能再补登。") % {"day": last.happened_on}, "on"
        )
    former, found.name = found.name, name
    found.full_clean(exclude=["path"])
    found.save(update_fields=["name"])
    AgencyChange.objects.create(
        agency=found,
        kind=ChangeKind.RENAMED,
        happened_on=on,
        former_name=former,
        basis=basis,
        recorded_at=actor.now,
    )
    record(actor, found.code, "agency.rename", found, on=on.isoformat())
    return found
