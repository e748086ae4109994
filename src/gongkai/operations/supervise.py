"""Keep processes running beside each other: start again what dies, stop all together."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

_TIED = (sys.executable, "-m", "gongkai.operations.tied")
_LOOK_EVERY = 0.2  # seconds
_PATIENCE = 30.0  # seconds for a process to end by itself
_WELL_AFTER = 30.0  # a process that ran so long did not fail at its start
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0

Tell = Callable[[str, int, float], None]
"""Told when a process died: its name, its exit status, the seconds until it is started again."""


@dataclass(frozen=True, slots=True)
class Service:
    """A process to keep running."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]


@dataclass
class _Running:
    service: Service
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = _FIRST_WAIT
    due: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches the supervisor alone, which then stops each in order.
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            [*_TIED, *self.service.command],
            env=dict(self.service.environment),
            start_new_session=True,
        )
        self.started = time.monotonic()


class Supervisor:
    """Starts services and looks after them until told to stop."""

    def __init__(self, services: Sequence[Service], tell: Tell) -> None:
        self._running = [_Running(each) for each in services]
        self._tell = tell
        self._stop = threading.Event()

    def run(self) -> None:
        """Run the services until SIGTERM, SIGINT or `stop`."""
        former = {
            number: signal.signal(number, self._stopped_by)
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            while not self._stop.is_set():
                for each in self._running:
                    self._look(each, time.monotonic())
                self._stop.wait(_LOOK_EVERY)
        finally:
            self._end()
            for number, handler in former.items():
                signal.signal(number, handler)

    def stop(self) -> None:
        """Have `run` stop everything and return."""
        self._stop.set()

    def _stopped_by(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as signal
        self._stop.set()

    def _look(self, each: _Running, now: float) -> None:
        if each.process is None:
            if now >= each.due:
                each.start()
            return
        status = each.process.poll()
        if status is None:
            return
        _sweep(each.process)
        if now - each.started >= _WELL_AFTER:
            each.wait = _FIRST_WAIT
        self._tell(each.service.name, status, each.wait)
        each.process, each.due = None, now + each.wait
        each.wait = min(each.wait * 2, _LONGEST_WAIT)

    def _end(self) -> None:
        living = [each.process for each in self._running if each.process is not None]
        for process in living:
            process.terminate()
        until = time.monotonic() + _PATIENCE
        for process in living:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            _sweep(process)


def _sweep(process: subprocess.Popen[bytes]) -> None:
    """End what a service that died left behind: its processes would keep its port."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
