"""What is done by the clock, and when: slots that are due, each taken once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from gongkai.jobs import tasks
from gongkai.jobs.models import Slot
from gongkai.records.publishing import jobs as publishing

SlotOf = Callable[[datetime], datetime]
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done by the clock; `slot` gives the last slot at or before a time."""

    name: str
    task: Task[[], Any]
    slot: SlotOf


def every(span: timedelta) -> SlotOf:
    """Give slots a span apart."""
    return lambda now: _LONG_AGO + (now - _LONG_AGO) // span * span


def nightly(hour: int, minute: int) -> SlotOf:
    """Give a slot a day, at a time in China."""

    def slot(now: datetime) -> datetime:
        local = timezone.localtime(now)
        at = datetime.combine(local.date(), time(hour, minute), tzinfo=local.tzinfo)
        return at if at <= now else at - timedelta(days=1)

    return slot


SCHEDULE = (
    Entry("publish-due", tasks.publish_due, every(timedelta(minutes=1))),
    Entry("checkpoint", tasks.sign_checkpoints, nightly(1, 0)),
    Entry("reckon-due", tasks.reckon_due, nightly(1, 10)),
    Entry("prune", tasks.prune, nightly(1, 20)),
    Entry("take-down", publishing.take_down_expired_decisions, nightly(0, 10)),
    Entry("mend-imports", publishing.mend_decision_imports, every(timedelta(minutes=10))),
    Entry("try-links", tasks.try_links, nightly(2, 0)),
)


def put_due(now: datetime, schedule: tuple[Entry, ...] = SCHEDULE) -> list[str]:
    """Put what is due into the queue, once a slot; tells what.

    A slot that passed while nothing ran is made up for once. What still waits or runs is not put
    there again.
    """
    return [entry.name for entry in schedule if _put(entry, now)]


def _put(entry: Entry, now: datetime) -> bool:
    at = entry.slot(now)
    with transaction.atomic():
        Slot.objects.get_or_create(name=entry.name, defaults={"at": _LONG_AGO})
        if not Slot.objects.filter(name=entry.name, at__lt=at).update(at=at):
            return False
        unfinished = DBTaskResult.objects.filter(
            task_path=entry.task.module_path,
            status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        )
        if unfinished.exists():
            return False
        entry.task.enqueue()
    return True
