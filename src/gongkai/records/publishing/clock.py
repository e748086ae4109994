"""The clock of Art. 26: 20 working days from the day information is made or changed."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from gongkai.records.agencies.calendars import Calendars, calendar_of
from gongkai.records.agencies.deadlines import Deadlines, Shift
from gongkai.records.publishing.choices import DisclosureStatus
from gongkai.records.publishing.models import Document
from gongkai.statute.calendar import WorkCalendar

WORKDAYS_TO_PUBLISH = 20
"""Reg. Art. 26."""
_BATCH = 1000


def set_due(document: Document, calendar: WorkCalendar | None = None) -> None:
    """Set by when a document is due, from the day it was made; no day, or not proactive: none."""
    if document.made_on is None or document.disclosure != DisclosureStatus.PROACTIVE:
        document.due_on, document.due_provisional = None, False
        return
    calendar = calendar or calendar_of(document.agency)
    due = calendar.due(document.made_on, WORKDAYS_TO_PUBLISH)
    document.due_on, document.due_provisional = due.date, due.provisional


def _counted_over(first: date, last: date) -> QuerySet[Document]:
    """Give the documents whose 20 days run over some of these."""
    return Document.objects.filter(due_on__gte=first, made_on__lt=last).select_related("agency")


def _shifts(calendars: Calendars, first: date, last: date) -> Iterator[Shift]:
    for document in _counted_over(first, last).only("agency", "made_on", "due_on", "disclosure"):
        before = document.due_on
        set_due(document, calendars.of(document.agency))
        if before and document.due_on and before != document.due_on:
            yield Shift(document.agency, before, document.due_on)


def _reset(calendars: Calendars, first: date, last: date) -> int:
    moved, changed = 0, []
    for document in _counted_over(first, last).select_for_update(of=("self",)):
        before = document.due_on, document.due_provisional
        set_due(document, calendars.of(document.agency))
        if before != (document.due_on, document.due_provisional):
            changed.append(document)
            moved += before[0] != document.due_on
    Document.objects.bulk_update(changed, ["due_on", "due_provisional"], batch_size=_BATCH)
    return moved


DOCUMENTS = Deadlines(_shifts, _reset)
