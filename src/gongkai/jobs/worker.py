"""The worker: takes tasks from the database, one after another, and gives signs of life."""

import logging
import uuid

from django_tasks_db.management.commands.db_worker import Worker

from gongkai.jobs.beating import EVERY, beating
from gongkai.jobs.models import BeatKind

POLL = 1  # seconds
_log = logging.getLogger("gongkai.jobs")


def work(*, batch: bool = False, beat_every: float = EVERY) -> None:
    """Run tasks until told to stop (SIGTERM, SIGINT); with `batch` until none waits."""
    worker_id = uuid.uuid4().hex
    worker = Worker(
        queue_names=["*"],
        interval=POLL,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    with beating(worker_id, BeatKind.WORKER, beat_every):
        worker.run()
