"""Merge agencies into one."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.end import end_agency
from gongkai.records.agencies.actions.held import held, require_day
from gongkai.records.agencies.models import Agency, ChangeKind
from gongkai.records.errors import RefusedError


@transaction.atomic
def merge(
    actor: Actor, agencies: Sequence[Agency], into: Agency, on: date, basis: str = ""
) -> Agency:
    """End agencies whose records another takes over from a day on; that one may be newly founded.

    Raises RefusedError where nothing is merged, and what `end_agency` raises.
    """
    merged = [each for each in agencies if each.pk != into.pk]
    if not merged:
        raise RefusedError(_("请选择并入的机关。"), "agencies")
    heir = held(actor, into)
    for each in merged:
        found = held(actor, each)
        require_day(actor, found, on, "on")
        end_agency(actor, found, ChangeKind.MERGED, on, [heir], basis)
    return Agency.objects.get(pk=heir.pk)
