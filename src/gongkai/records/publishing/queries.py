"""Questions the desk asks of documents, by who asks."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.records.agencies.models import User
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.actions.review import PERMISSION_IN
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import Document

_SHOWN = 20
_SOON = timedelta(days=7)
OPEN = (
    State.DRAFT,
    State.IN_REVIEW,
    State.IN_SECRECY_REVIEW,
    State.IN_APPROVAL,
    State.SCHEDULED,
)
"""States in which a document is still on its way."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Documents that want the same thing done: the first of them, and how many there are."""

    key: str
    title: str | Promise
    note: str | Promise
    documents: list[Document]
    count: int


def today_queues(user: User, today: date) -> list[Queue]:
    """Give what is late, what is due within a week, what waits for this person, and own drafts."""
    seen = Document.objects.for_user(user, today).select_related("agency", "created_by")
    running = seen.filter(state__in=OPEN)
    return [
        _queue("late", _("已逾期"), _("形成后20个工作日内公开（条例第二十六条）"),
               running.filter(due_on__lt=today).order_by("due_on")),
        _queue("due", _("一周内到期"), "",
               running.filter(due_on__gte=today, due_on__lte=today + _SOON).order_by("due_on")),
        _queue("mine", _("待我办理"), _("自己提交的不能自己审查、批准"),
               waiting_for(user, today).select_related("agency", "created_by").order_by("due_on")),
        _queue("drafts", _("我起草的"), _("退回的也在这里"),
               seen.filter(state=State.DRAFT, created_by=user)),
    ]  # fmt: skip


def waiting_for(user: User, today: date) -> QuerySet[Document]:
    """Give what this person may pass on, save what they submitted (unless alone in the office)."""
    wanted = Q(pk__in=[])
    for state, permission in PERMISSION_IN.items():
        wanted |= Q(state=state, agency__in=agencies_where(user, permission, today))
    own = Q(created_by=user, agency__one_person_office=False)
    return Document.objects.filter(wanted).exclude(own)


def _queue(
    key: str, title: str | Promise, note: str | Promise, documents: QuerySet[Document]
) -> Queue:
    shown = list(documents[: _SHOWN + 1])
    count = len(shown) if len(shown) <= _SHOWN else documents.count()
    return Queue(key, title, note, shown[:_SHOWN], count)
