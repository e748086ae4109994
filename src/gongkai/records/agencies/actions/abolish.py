"""Abolish an agency."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.end import end_agency
from gongkai.records.agencies.actions.held import held, require_day
from gongkai.records.agencies.models import Agency, ChangeKind


@transaction.atomic
def abolish(
    actor: Actor, agency: Agency, on: date, successors: Sequence[Agency] = (), basis: str = ""
) -> Agency:
    """Abolish an agency from a day on; the first successor takes over its records (see `end`)."""
    found = held(actor, agency)
    require_day(actor, found, on, "on")
    return end_agency(actor, found, ChangeKind.ABOLISHED, on, successors, basis)
