"""Tasks for the tests of workers: they leave traces in the folder of the installation."""

import os
import time
from pathlib import Path

from django.conf import settings
from django_tasks import task


def traces():
    return Path(settings.HOME) / "traces"


def leave(name):
    traces().mkdir(exist_ok=True)
    (traces() / f"{name}-{time.monotonic_ns()}").touch()


@task()
def slow_once(name):
    """The first time it does not end."""
    leave(name)
    if len(list(traces().glob(f"{name}-*"))) == 1:
        time.sleep(600)
    return name


@task()
def fails(name, times):
    leave(name)
    if len(list(traces().glob(f"{name}-*"))) <= times:
        raise RuntimeError("张三 110101199003070011")
    return name


@task()
def refuses(name):
    from gongkai.records.errors import RefusedError

    leave(name)
    raise RefusedError("no")


@task()
def dies(name):
    leave(name)
    os.kill(os.getpid(), 9)
