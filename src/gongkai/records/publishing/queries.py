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
from gongkai.records.publishing.models import Document, InterpretationPlan

_SHOWN = 20
_SOON = timedelta(days=7)
_AHEAD = timedelta(days=30)
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
    """Give what is late or due soon, waits for this person, is theirs, or comes up again.

    Each queue is two queries at most; the same for any number of documents.
    """
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
        _queue("interpretations", _("待解读"), _("解读应当与文件同步公开"),
               seen.filter(pk__in=_uninterpreted(today)).order_by("made_on")),
        _queue("again", _("待再次审查"), _("不公开的信息要定期评估（条例第十八条）"),
               seen.filter(state=State.DECIDED, review_again_on__lte=today + _AHEAD)
               .order_by("review_again_on")),
    ]  # fmt: skip


def _uninterpreted(today: date) -> QuerySet[InterpretationPlan, int]:
    """Documents whose planned interpretation is due within a week, or should have been out."""
    due = InterpretationPlan.objects.filter(
        fulfilled_on=None, dropped_because="", due_on__lte=today + _SOON
    )
    return due.values_list("document", flat=True)


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
