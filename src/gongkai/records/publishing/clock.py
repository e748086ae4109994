"""The clock of Art. 26: 20 working days from the day information is made or changed."""

from gongkai.records.agencies.calendars import calendar_of
from gongkai.records.publishing.choices import DisclosureStatus
from gongkai.records.publishing.models import Document
from gongkai.statute.calendar import WorkCalendar

WORKDAYS_TO_PUBLISH = 20
"""Reg. Art. 26."""


def set_due(document: Document, calendar: WorkCalendar | None = None) -> None:
    """Set by when a document is due, from the day it was made; no day, or not proactive: none."""
    if document.made_on is None or document.disclosure != DisclosureStatus.PROACTIVE:
        document.due_on, document.due_provisional = None, False
        return
    calendar = calendar or calendar_of(document.agency)
    due = calendar.due(document.made_on, WORKDAYS_TO_PUBLISH)
    document.due_on, document.due_provisional = due.date, due.provisional
