"""The scheduler: puts into the queue what is due by the clock, and mends what broke."""

import logging
import signal
import threading
import uuid
from datetime import datetime

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from gongkai.jobs.beating import EVERY, beating
from gongkai.jobs.mending import reap, retry
from gongkai.jobs.models import BeatKind
from gongkai.jobs.schedule import put_due

TICK = 5  # seconds
_log = logging.getLogger("gongkai.jobs")


def tick(now: datetime) -> None:
    """Do what there is to do at a time; may be done by two schedulers at once."""
    if put := put_due(now):
        _log.debug("scheduled %s", " ".join(put))
    if count := reap(now):
        _log.warning("put %d tasks of dead workers back", count)
    if count := retry(now):
        _log.warning("put %d failed tasks back", count)


def run() -> None:
    """Tick until told to stop (SIGTERM, SIGINT), through times without a database."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with beating(uuid.uuid4().hex, BeatKind.SCHEDULER, EVERY):
        while not stop.is_set():
            close_old_connections()
            try:
                tick(timezone.now())
            except DatabaseError:
                _log.exception("the database did not answer")
            stop.wait(TICK)
