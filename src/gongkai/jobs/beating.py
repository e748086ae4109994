"""Signs of life: written by a thread beside the work, read by who mends and who watches."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from gongkai.jobs.models import Beat, BeatKind

EVERY = 10  # seconds
LOST_AFTER = timedelta(seconds=90)
"""A process unseen for so long is taken for dead: a database may be busy for some beats."""
_FORGOTTEN_AFTER = timedelta(days=1)
_log = logging.getLogger("gongkai.jobs")


def living(now: datetime, kind: BeatKind | None = None) -> list[Beat]:
    """Give the processes that live."""
    found = Beat.objects.filter(seen_at__gt=now - LOST_AFTER)
    return list(found.filter(kind=kind) if kind else found)


def forget_dead(now: datetime) -> int:
    """Take away the signs of processes long dead."""
    return Beat.objects.filter(seen_at__lt=now - _FORGOTTEN_AFTER).delete()[0]


@contextmanager
def beating(worker_id: str, kind: BeatKind, every: float = EVERY) -> Iterator[None]:
    """Give signs of life for as long as the block runs."""
    now = timezone.now()
    Beat.objects.create(worker_id=worker_id, kind=kind, started_at=now, seen_at=now)
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(worker_id, every, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(every)
        with suppress(DatabaseError):
            Beat.objects.filter(pk=worker_id).delete()


def _beat(worker_id: str, every: float, stop: threading.Event) -> None:
    while not stop.wait(every):
        try:
            connection.close_if_unusable_or_obsolete()
            Beat.objects.filter(pk=worker_id).update(seen_at=timezone.now())
        except DatabaseError:
            _log.warning("no sign of life written")
            connection.close()
    connection.close()
