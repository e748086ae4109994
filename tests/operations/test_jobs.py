"""A real worker, killed: nothing that was accepted is lost, nothing runs for ever."""

import signal
import subprocess
import time

import pytest

PATIENCE = 60  # seconds
MEND = """
from datetime import timedelta
from django.utils import timezone
from gongkai.jobs.mending import reap, retry
now = timezone.now() + timedelta(seconds={later})
found = [reap(now), retry(now)]
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
print(json.dumps(found))
"""
STATE = """
from django_tasks_db.models import DBTaskResult
print(json.dumps([[t.task_path.rpartition(".")[2], t.status, len(t.worker_ids),
    t.exception_class_path.rpartition(".")[2]] for t in DBTaskResult.objects.all()]))
"""


@pytest.fixture
def works(installation):
    """A worker that runs what waits and ends."""

    def run():
        code = "import django; django.setup(); from gongkai.jobs.worker import work\n"
        process = installation.start("-c", f"{code}work(batch=True)", stderr=subprocess.PIPE)
        return process.communicate(timeout=PATIENCE)[1], process.returncode

    return run


def enqueue(installation, call):
    name = call.partition("(")[0]
    arguments = call.partition("(")[2].removesuffix(")")
    installation.python(
        f"from tests.operations.killed import {name}\n{name}.enqueue({arguments})\nprint('null')"
    )


def wait(condition):
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def traces(installation):
    return len(list((installation.home / "traces").glob("*")))


def mend(installation, later):
    """Mend as if so many seconds had passed; gives how many were reaped, and put back to retry."""
    return installation.python(MEND.format(later=later))


def test_a_task_whose_worker_was_killed_is_done_by_the_next(installation, works):
    enqueue(installation, "slow_once('x')")
    with installation.start("-m", "gongkai.jobs", "worker", stderr=subprocess.PIPE) as worker:
        wait(lambda: traces(installation) == 1)
        worker.send_signal(signal.SIGKILL)
        assert worker.wait(PATIENCE) == -signal.SIGKILL
    assert installation.python(STATE) == [["slow_once", "RUNNING", 1, ""]]
    # Alive as far as anybody knows: its last sign of life is fresh.
    assert mend(installation, 1) == [0, 0]
    assert mend(installation, 120) == [1, 0]
    assert installation.python(STATE) == [["slow_once", "READY", 1, ""]]
    works()
    assert installation.python(STATE) == [["slow_once", "SUCCESSFUL", 2, ""]]
    assert traces(installation) == 2


def test_a_task_that_kills_every_worker_is_given_up(installation, works):
    enqueue(installation, "dies('x')")
    for attempt in range(1, 5):
        _, status = works()
        assert status == -signal.SIGKILL
        assert installation.python(STATE) == [["dies", "RUNNING", attempt, ""]]
        assert mend(installation, 120) == [1, 0]
    assert installation.python(STATE) == [["dies", "FAILED", 4, "WorkerDiedError"]]
    assert mend(installation, 3000) == [0, 0]


def test_a_task_that_fails_is_tried_again_later_and_later(installation, works):
    enqueue(installation, "fails('x', 2)")
    logs, _ = works()
    assert installation.python(STATE) == [["fails", "FAILED", 1, "RuntimeError"]]
    assert mend(installation, 5) == [0, 0]
    assert mend(installation, 11) == [0, 1]
    works()
    assert mend(installation, 11) == [0, 0]  # the second rest is longer
    assert mend(installation, 61) == [0, 1]
    works()
    assert installation.python(STATE) == [["fails", "SUCCESSFUL", 3, ""]]
    assert "张三" not in logs
    assert "110101" not in logs


def test_what_was_refused_is_not_tried_again(installation, works):
    enqueue(installation, "refuses('x')")
    works()
    assert mend(installation, 1000) == [0, 0]
    assert installation.python(STATE) == [["refuses", "FAILED", 1, "RefusedError"]]


def test_a_worker_that_is_told_to_stop_leaves_no_sign_of_life(installation):
    beats = "from gongkai.jobs.models import Beat\nprint(json.dumps(Beat.objects.count()))"
    with installation.start("-m", "gongkai.jobs", "worker", stderr=subprocess.PIPE) as worker:
        wait(lambda: installation.python(beats) == 1)
        worker.terminate()
        assert worker.wait(PATIENCE) == 0
    assert installation.python(beats) == 0


SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from gongkai.jobs.schedule import put_due
now = timezone.now().replace(minute=1)  # so that no slot of ten minutes ends meanwhile
first = put_due(now)
again = put_due(now)
next_minute = put_due(now + timedelta(seconds=60))
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.update(status="SUCCESSFUL")
print(json.dumps([first, again, next_minute, put_due(now + timedelta(seconds=120)),
    sorted(put_due(now + timedelta(days=3)))]))
"""


def test_what_is_due_is_put_into_the_queue_once(installation):
    nightly = ["checkpoint", "reckon-due", "prune", "take-down", "try-links"]
    everything = ["publish-due", *nightly[:4], "mend-imports", "try-links"]
    assert installation.python(SCHEDULE) == [
        everything,
        [],  # the slot is taken
        [],  # the one before still waits
        ["publish-due"],
        sorted([*nightly, "mend-imports"]),  # made up for once; publish-due waits
    ]


def test_every_task_of_the_schedule_runs_and_may_run_twice(installation, works):
    put = "from gongkai.jobs.schedule import SCHEDULE\n"
    put += "[each.task.enqueue() for each in SCHEDULE for _ in range(2)]\nprint('null')"
    installation.python(put)
    works()
    found = installation.python(STATE)
    assert len(found) == 14
    assert {status for _, status, _, _ in found} == {"SUCCESSFUL"}
    assert "2 checkpoints with good signatures" in installation.done("audit", "verify")
