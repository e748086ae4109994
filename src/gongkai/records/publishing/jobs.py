"""Jobs of publishing, which a worker runs: each may run twice and does its work once."""

from django.utils import timezone
from django_tasks import task

from gongkai.records.actor import Actor
from gongkai.records.agencies.models import User
from gongkai.records.errors import ConflictError
from gongkai.records.publishing.actions.import_decisions import (
    run_import,
    sweep_import_files,
    unfinished_imports,
)
from gongkai.records.publishing.actions.take_down_decisions import take_down_expired


@task()
def import_decisions(batch: int, user: int | None) -> str:
    """Import a batch on behalf of who asked for it, or go on with it; tells the state it is in."""
    actor = Actor(User.objects.get(pk=user) if user is not None else None, timezone.now())
    return _gone_on(actor, batch)


@task()
def take_down_expired_decisions() -> int:
    """Take down decisions whose time of publicity is over; for every night."""
    return take_down_expired(Actor(None, timezone.now()))


@task()
def mend_decision_imports() -> list[str]:
    """Go on with imports that somebody began and no process ended, and sweep lost files away."""
    actor = Actor(None, timezone.now())
    states = [_gone_on(actor, batch) for batch in unfinished_imports()]
    sweep_import_files(actor)
    return states


def _gone_on(actor: Actor, batch: int) -> str:
    try:
        return run_import(actor, batch).state
    except ConflictError:
        return "elsewhere"  # another worker goes on with it
