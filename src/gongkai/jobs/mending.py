"""Put back what broke: tasks of workers that died, and tasks that failed and may succeed later.

The number of workers that took a task is the number of its attempts, so nothing need be counted.
Both may run twice at once: a task is changed only where it still is as it was seen.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai.jobs.beating import living

MOST_ATTEMPTS = 4
_FIRST_WAIT = timedelta(seconds=10)
_GROWTH = 6  # 10 s, 1 min, 6 min
_LOOK_BACK = timedelta(hours=1)  # longer than the longest wait
_REFUSED = "gongkai.records.errors."
DIED = "gongkai.jobs.mending.WorkerDiedError"


class WorkerDiedError(Exception):
    """What a task failed of whose workers died every time."""


def wait_after(attempts: int) -> timedelta:
    """Tell how long a task that failed so many times rests."""
    return _FIRST_WAIT * int(_GROWTH ** (attempts - 1))


def reap(now: datetime) -> int:
    """Put tasks of dead workers back, or give them up after the last attempt; tells how many."""
    alive = {beat.worker_id for beat in living(now)}
    found = 0
    for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if task.worker_ids and task.worker_ids[-1] in alive:
            continue
        if len(task.worker_ids) < MOST_ATTEMPTS:
            found += _still(task).update(status=TaskResultStatus.READY, run_after=now)
        else:
            found += _still(task).update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path=DIED,
                traceback=f"its workers died {len(task.worker_ids)} times",
            )
    return found


def retry(now: datetime) -> int:
    """Put failed tasks back whose rest is over; what was refused would be refused again."""
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__gt=now - _LOOK_BACK
    ).exclude(exception_class_path__startswith=_REFUSED)
    found = 0
    for task in failed.exclude(exception_class_path=DIED):
        attempts = len(task.worker_ids)
        over = task.finished_at is not None and task.finished_at + wait_after(attempts) <= now
        if attempts < MOST_ATTEMPTS and over:
            found += _still(task).update(status=TaskResultStatus.READY, run_after=now)
    return found


def _still(task: DBTaskResult[..., Any]) -> QuerySet[DBTaskResult[..., Any]]:
    """The task, if it is as it was seen."""
    return DBTaskResult.objects.filter(
        pk=task.pk, status=task.status, worker_ids=task.worker_ids, finished_at=task.finished_at
    )
