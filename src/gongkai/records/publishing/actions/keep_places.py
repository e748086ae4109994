"""Keep reading places, and hand over to them what was made public (Reg. Art. 25)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.models import HandOver, Publication, ReadingPlace
from gongkai.records.publishing.public import current_publications
from gongkai.records.roles import Permission

_WRITTEN = ("kind", "name", "address", "hours", "phone", "since", "until")


@transaction.atomic
def keep_place(
    actor: Actor, agency: Agency, fields: Mapping[str, Any], place: ReadingPlace | None = None
) -> ReadingPlace:
    """Add a reading place, or change one. Raises ValidationError naming each wrong field."""
    policy.require(actor, Permission.KEEP_OBLIGATIONS, agency)
    found = place or ReadingPlace(agency=agency)
    for name, value in fields.items():
        if name not in _WRITTEN:
            raise KeyError(name)
        setattr(found, name, value)
    if found.until is not None and found.until < found.since:
        raise RefusedError(_("停用日期不能在启用日期之前。"), "until")
    found.full_clean()
    found.save()
    record(actor, agency.code, "place.keep", found)
    return found


@transaction.atomic
def hand_over(actor: Actor, place: ReadingPlace) -> HandOver:
    """List what was made public since the last list, and write down that it is handed over.

    Raises RefusedError where there is nothing new.
    """
    policy.require(actor, Permission.KEEP_OBLIGATIONS, place.agency)
    locked = ReadingPlace.objects.select_for_update().get(pk=place.pk)
    last = locked.hand_overs.order_by("-number").first()
    found = current_publications().filter(agency=locked.agency, published_at__lte=actor.now)
    if last is not None:
        found = found.filter(published_at__gt=last.until)
    keys = list(found.order_by("published_at", "pk").values_list("pk", flat=True))
    if not keys:
        raise RefusedError(_("上次移交以后没有新公开的信息。"))
    made = HandOver.objects.create(
        place=locked,
        number=last.number + 1 if last else 1,
        until=actor.now,
        publications=keys,
        made_at=actor.now,
        made_by=actor.user,
    )
    record(actor, locked.agency.code, "place.hand_over", made, count=len(keys))
    return made


def listed(made: HandOver) -> list[Publication]:
    """Give the publications of a list in its order."""
    found = Publication.objects.in_bulk(made.publications)
    return [found[key] for key in made.publications]
