"""What a reader's own process may use, and how much more once it recognises pictures.

Recognition takes a model and libraries that would leave little of what a text document needs; a
process that has loaded them keeps them, so its bound stays the larger one.
"""

import resource
import signal

from gongkai.report.read.limits import Limits

GRACE = 10  # seconds after which a process whose pool is gone ends by itself


class _Process:
    """Whether the process is held to limits now, and whether it has recognised pictures."""

    held = False
    recognises = False


def hold(limits: Limits) -> None:
    """Hold this process to memory and time, until `release`."""
    memory = max(limits.memory, limits.scan_memory) if _Process.recognises else limits.memory
    _bound_memory(memory)
    signal.alarm(limits.seconds + GRACE)
    _Process.held = True


def release() -> None:
    """Let the time run; the bound on memory stays."""
    signal.alarm(0)
    _Process.held = False


def allow_recognition(limits: Limits) -> None:
    """Give a process that is held to limits what recognition needs; any other has it."""
    if _Process.held:
        _Process.recognises = True
        _bound_memory(max(limits.memory, limits.scan_memory))
        signal.alarm(limits.scan_seconds + GRACE)


def _bound_memory(limit: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
