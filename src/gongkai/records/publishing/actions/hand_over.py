"""Hand the documents of an agency that ends to the one that takes over its functions."""

from django.utils.translation import gettext_lazy as _

from gongkai.records.actor import Actor
from gongkai.records.agencies.calendars import calendar_of
from gongkai.records.agencies.estates import Estate
from gongkai.records.agencies.models import Agency
from gongkai.records.publishing.choices import StepKind
from gongkai.records.publishing.clock import set_due
from gongkai.records.publishing.models import Document, Step
from gongkai.records.publishing.queries import OPEN

_BATCH = 1000


def hand_over_documents(actor: Actor, agency: Agency, heir: Agency) -> int:
    """Give every document to another agency, in the caller's transaction; tells how many.

    Open ones go on where they stand; of public ones the heir may revise or withdraw from now on.
    Publications stay as they are, under the name of the agency that published them.
    """
    keys = list(Document.objects.select_for_update().filter(agency=agency).values_list("pk"))
    Document.objects.filter(agency=agency).update(agency=heir)
    steps = [
        Step(
            document_id=key,
            kind=StepKind.HANDED_OVER,
            by=actor.user,
            at=actor.now,
            detail={"from": agency.code, "to": heir.code},
        )
        for (key,) in keys
    ]
    Step.objects.bulk_create(steps, batch_size=_BATCH)
    _set_due_anew(heir, {key for (key,) in keys})
    return len(keys)


def _set_due_anew(heir: Agency, keys: set[int]) -> None:
    calendar = calendar_of(heir)
    still_open = Document.objects.filter(agency=heir, state__in=OPEN)
    moved = [each for each in still_open if each.pk in keys]
    for document in moved:
        set_due(document, calendar)
    Document.objects.bulk_update(moved, ["due_on", "due_provisional"], batch_size=_BATCH)


DOCUMENTS = Estate(
    _("信息"), lambda agency: Document.objects.filter(agency=agency).count(), hand_over_documents
)
