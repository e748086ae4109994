"""Split an agency into several."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.end import end_agency, note_change
from gongkai.records.agencies.actions.held import held, require_day
from gongkai.records.agencies.models import Agency, ChangeKind
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.roles import Permission


@transaction.atomic
def split(
    actor: Actor,
    agency: Agency,
    into: Sequence[Agency],
    on: date,
    basis: str = "",
    *,
    continues: bool = False,
) -> Agency:
    """Part an agency from a day on; the first of the others takes over its records.

    With `continues` the agency goes on beside those that came out of it, and keeps its records.
    """
    found = held(actor, agency)
    require_day(actor, found, on, "on")
    others = [each for each in into if each.pk != found.pk]
    if not others:
        raise RefusedError(_("请选择分出的机关；新机关请先设立。"), "successors")
    if not continues:
        return end_agency(actor, found, ChangeKind.SPLIT, on, others, basis)
    for each in others:
        policy.require(actor, Permission.MANAGE_AGENCY, each)
    note_change(actor, found, ChangeKind.SPLIT, on, others, basis)
    codes = [each.code for each in others]
    record(
        actor,
        found.code,
        "agency.split",
        found,
        on=on.isoformat(),
        successors=codes,
        continues=True,
    )
    return found
