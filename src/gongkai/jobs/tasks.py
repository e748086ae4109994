"""What the schedule runs: each may run twice, or at once with itself, and does its work once."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from gongkai.jobs.beating import forget_dead
from gongkai.records.actor import Actor
from gongkai.records.audit.actions.checkpoint import checkpoint
from gongkai.records.publishing.actions import publish, reckon
from gongkai.records.publishing.actions.try_links import try_due_links

_TASKS_KEPT = timedelta(days=30)
_ATTEMPTS_KEPT = timedelta(days=90)


def _installation() -> Actor:
    return Actor(None, timezone.now())


@task()
def publish_due() -> int:
    """Publish what was scheduled for now or earlier (Reg. Art. 26)."""
    return publish.publish_due(_installation())


@task()
def sign_checkpoints() -> int:
    """Sign where each audit chain ends; fails where a chain is flawed, so that somebody looks."""
    return checkpoint(_installation())


@task()
def reckon_due() -> int:
    """Reckon due dates anew that rested on a year whose holidays were not known."""
    return reckon.reckon_provisional(_installation())


@task()
def try_links() -> int:
    """Try the links of documents that were not tried for a month."""
    return try_due_links(_installation())


@task()
def prune() -> int:
    """Take away sessions that ended, and traces of tasks and log-ins that nobody needs."""
    from allauth.usersessions.models import UserSession  # noqa: PLC0415 - once apps are loaded
    from axes.models import AccessAttempt, AccessLog  # noqa: PLC0415 - as above
    from django.contrib.sessions.models import Session  # noqa: PLC0415 - as above

    now = timezone.now()
    engine: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    engine.clear_expired()
    open_sessions = Session.objects.values("session_key")
    count: int = UserSession.objects.exclude(session_key__in=open_sessions).delete()[0]
    finished = [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    old_tasks = DBTaskResult.objects.filter(status__in=finished, finished_at__lt=now - _TASKS_KEPT)
    count += old_tasks.delete()[0]
    for model in (AccessAttempt, AccessLog):
        count += model.objects.filter(attempt_time__lt=now - _ATTEMPTS_KEPT).delete()[0]
    return count + forget_dead(now)
