"""Reckon due dates anew that rested on years whose holidays were not known."""

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.agencies.calendars import calendar_of
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.clock import set_due
from gongkai.records.publishing.models import Document
from gongkai.statute.calendar import WorkCalendar


def reckon_provisional(actor: Actor) -> int:
    """Set provisional due dates by what is known now; tells how many documents changed.

    A year's schedule comes with a new version of the package, or is loaded here; each document is
    a transaction of its own, so that what is edited meanwhile is not held up.
    """
    calendars: dict[int, WorkCalendar] = {}
    keys = Document.objects.filter(due_provisional=True).values_list("pk", flat=True)
    return sum(_reckon(actor, key, calendars) for key in list(keys))


@transaction.atomic
def _reckon(actor: Actor, key: int, calendars: dict[int, WorkCalendar]) -> bool:
    document = Document.objects.select_for_update().filter(pk=key).first()
    if document is None or not document.due_provisional:
        return False
    if document.agency_id not in calendars:
        calendars[document.agency_id] = calendar_of(document.agency)
    before = document.due_on, document.due_provisional
    set_due(document, calendars[document.agency_id])
    if before == (document.due_on, document.due_provisional):
        return False
    document.save(update_fields=["due_on", "due_provisional"])
    record(actor, document.agency.code, "document.reckon", document)
    return True
