"""Jobs of publishing, which a worker runs: each may run twice and does its work once."""

from django.utils import timezone
from django_tasks import task

from gongkai.records.actor import Actor
from gongkai.records.agencies.models import User
from gongkai.records.errors import ConflictError
from gongkai.records.publishing.actions.import_decisions import run_import


@task()
def import_decisions(batch: int, user: int | None) -> str:
    """Import a batch on behalf of who asked for it, or go on with it; tells the state it is in."""
    actor = Actor(User.objects.get(pk=user) if user is not None else None, timezone.now())
    try:
        return run_import(actor, batch).state
    except ConflictError:
        return "elsewhere"  # another worker goes on with it
