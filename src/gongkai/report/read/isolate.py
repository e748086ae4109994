"""Reading in a process of its own, so that no file can cost more than its limits.

The processes are kept warm and used again. Each may use so much memory and time, write nothing and
open few files; one that takes too long is killed and replaced. They are forked from a server that
has no threads, so a program that uses this guards its start with `if __name__ == "__main__":`.
"""

import atexit
import multiprocessing
import os
import resource
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from multiprocessing import forkserver, resource_tracker
from threading import Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from gongkai.report.read.allowance import hold, release
from gongkai.report.read.detect import may_hold_pictures
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import DEFAULT_LIMITS, Limits
from gongkai.report.read.load import Source, load
from gongkai.report.read.reading import Reading

_PRELOAD = tuple(
    f"gongkai.report.read{module}"
    for module in ("", ".isolate", ".pdf", ".docx", ".xlsx", ".ofd", ".html", ".text")
)
_CANNOT_START = (
    "the reader's processes cannot start: call it from a module or script, not from standard "
    "input, below `if __name__ == '__main__':`"
)
_MAX_TASKS = 200  # then a process is replaced, so that no leak grows
_OPEN_FILES = 64
_HEARTBEAT = 1.0  # seconds between looks at whether the pool still runs
# How a process ends for want of memory: by its own hand or the kernel's, or, where a library in C
# gets none, by abort or a trap. A fault of its own would be SIGSEGV or SIGBUS.
_WANT_OF_MEMORY = frozenset({signal.SIGKILL, signal.SIGABRT, signal.SIGTRAP, signal.SIGILL})
_AHEAD = 2  # files a process that are loaded before their turn

T = TypeVar("T")


class ReaderCrashedError(UnreadableError):
    """The reader itself failed on a file: a fault of gongkai, to be reported."""


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[T]):
    """What a process is doing, the limits it is held to, the seconds that the pool gives it.

    `alive` tells whether the pool still runs: one that broke never ends what it was given.
    """

    future: Future[T]
    limits: Limits
    seconds: int
    alive: Callable[[], bool]


class ReaderPool:
    """Processes that read files, each bounded in memory and time; closed as a context manager."""

    def __init__(
        self,
        *,
        max_workers: int = 1,
        limits: Limits = DEFAULT_LIMITS,
        preload: Sequence[str] = (),
    ) -> None:
        """`preload` names modules that the processes need besides the reader's own."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*_PRELOAD, *preload])
        _start_server()
        self._limits = limits
        self._ahead = max_workers * _AHEAD
        self._pool = ProcessPool(
            max_workers=max_workers,
            max_tasks=_MAX_TASKS,
            initializer=begin,
            initargs=(os.getpid(),),
            context=context,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, what they are doing included."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def read(self, source: Source, limits: Limits | None = None) -> Reading:
        """Read one file.

        Raises UnreadableError, of which ReaderCrashedError is a kind.
        """
        limits = limits or self._limits
        waiting = self._file(read_here, load(source, limits), limits)
        return _result(waiting)

    def map(self, sources: Iterable[Source]) -> Iterator[Reading | UnreadableError]:
        """Read many files and give for each, in their order, its reading or what stopped it.

        Only a few files are loaded at a time.
        """
        return self.apply(read_here, sources)

    def apply(
        self, function: Callable[[bytes, Limits], T], sources: Iterable[Source]
    ) -> Iterator[T | UnreadableError]:
        """As `map`, with an importable function of a file's bytes and the limits."""
        waiting: deque[_Waiting[T] | UnreadableError] = deque()
        for source in sources:
            waiting.append(self._begun(function, source))
            if len(waiting) > self._ahead:
                outcome = _ended(waiting.popleft())
                yield outcome
        while waiting:
            outcome = _ended(waiting.popleft())
            yield outcome

    def run(self, function: Callable[..., T], *args: object, limits: Limits | None = None) -> T:
        """Run an importable function in one of the processes, and give what it gives."""
        limits = limits or self._limits
        return _result(self._scheduled(function, args, limits, limits.seconds))

    def _begun(
        self, function: Callable[[bytes, Limits], T], source: Source
    ) -> "_Waiting[T] | UnreadableError":
        try:
            data = load(source, self._limits)
        except UnreadableError as error:
            return error
        return self._file(function, data, self._limits)

    def _file(
        self, function: Callable[[bytes, Limits], T], data: bytes, limits: Limits
    ) -> "_Waiting[T]":
        """Let a function have a file, and longer for one whose pages may be pictures.

        Whether a PDF's are, its process finds out; until then its own alarm holds it.
        """
        seconds = limits.seconds
        if may_hold_pictures(data):
            seconds = max(seconds, limits.scan_seconds)
        return self._scheduled(function, (data, limits), limits, seconds)

    def _scheduled(
        self, function: Callable[..., T], args: tuple[object, ...], limits: Limits, seconds: int
    ) -> "_Waiting[T]":
        future: Future[T] = self._pool.schedule(
            bounded, args=(function, args, limits), timeout=seconds
        )
        return _Waiting(future, limits, seconds, lambda: bool(self._pool.active))


def read_isolated(source: Source, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a report as `read` does, in a process that cannot cost more than the limits.

    Raises UnreadableError, of which ReaderCrashedError is a kind.
    """
    return _shared().read(source, limits)


def run_isolated(function: Callable[..., T], *args: object, limits: Limits = DEFAULT_LIMITS) -> T:
    """Run an importable function as `read_isolated` reads."""
    return _shared().run(function, *args, limits=limits)


def _start_server() -> None:
    """Start the server that forks the processes, deaf to Ctrl-C from its first instruction.

    It would otherwise break off its imports with a traceback; the program itself still hears it.
    """
    resource_tracker.ensure_running()  # which takes SIGINT out of the mask, so it goes first
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _shared() -> ReaderPool:
    pool = ReaderPool()
    atexit.register(pool.close)
    return pool


def _ended(waiting: _Waiting[T] | UnreadableError) -> T | UnreadableError:
    if isinstance(waiting, UnreadableError):
        return waiting
    try:
        return _result(waiting)
    except UnreadableError as error:
        return error


def _outcome(waiting: _Waiting[T]) -> T:
    """Give what the process gave; BrokenProcessPool where the pool ended without a word."""
    while not wait([waiting.future], _HEARTBEAT).done:
        if not waiting.alive():
            raise BrokenProcessPool
    return waiting.future.result()


def _result(waiting: _Waiting[T]) -> T:
    try:
        return _outcome(waiting)
    except UnreadableError:
        raise
    except TimeoutError as error:
        raise _out_of_time(waiting.seconds) from error
    except RecursionError as error:
        raise _too_deep() from error
    except ProcessExpired as error:
        raise _expired(-error.exitcode, waiting.limits) from error
    except BrokenProcessPool as error:  # no file's fault, but the calling program's
        raise RuntimeError(_CANNOT_START) from error
    except Exception as error:
        # Whatever else the reader raises is its own fault; the user gets a sentence, not a trace.
        raise _crashed(error) from error


def begin(program: int) -> None:
    """Make a reader of this process, which ends with the process `program`."""
    hold_back()
    if sys.platform == "linux":
        try:
            end = os.pidfd_open(program)
        except ProcessLookupError:
            os.kill(os.getpid(), signal.SIGKILL)
            raise
        Thread(target=_end_with, args=(end,), daemon=True).start()


def _end_with(program: int) -> None:
    """Wait for the end of a process and end with it; so a killed program leaves none behind.

    The kernel's death signal of a parent would not do: the parent is the server that forks, which
    lives as long as any process that it forked.
    """
    select.select([program], [], [])
    os.kill(os.getpid(), signal.SIGKILL)


def hold_back() -> None:
    """Take from this process for good what a reader does not need."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # it has nothing to put in order when it is ended
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


def bounded(function: Callable[..., T], args: tuple[object, ...], limits: Limits) -> T:
    """Run a function in this process with a bound on memory and nothing written.

    Should the pool be gone, an alarm ends the process.
    """
    hold(limits)
    _bound(resource.RLIMIT_FSIZE, 0)
    try:
        return function(*args)
    except MemoryError:
        # A new process starts small; this one would stay large, and may not even say so.
        os.kill(os.getpid(), signal.SIGKILL)
        raise
    finally:
        release()
        _bound(resource.RLIMIT_FSIZE, None)


def _bound(what: int, limit: int | None) -> None:
    """Set a limit that this process may set anew; None is as far as it may go."""
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (hard if limit is None else limit, hard))


def read_here(data: bytes, limits: Limits) -> Reading:
    """Read in this process."""
    reading: Reading = import_module("gongkai.report.read").read(data, limits)
    return reading


def _expired(killed_by: int, limits: Limits) -> UnreadableError:
    """Tell why a process ended before its work."""
    if killed_by == signal.SIGALRM:
        return _out_of_time(limits.seconds)
    return _out_of_memory(limits) if killed_by in _WANT_OF_MEMORY else _died()


def _out_of_memory(limits: Limits) -> UnreadableError:
    size = limits.memory // (1024 * 1024)
    return UnreadableError(
        "out_of_memory",
        f"处理所需内存超过 {size} MB，已停止，不像年度报告，请检查文件。",
        f"The file took more than {size} MB of memory and was stopped; check the file.",
    )


def _out_of_time(seconds: int) -> UnreadableError:
    return UnreadableError(
        "out_of_time",
        f"处理超过 {seconds} 秒，已停止，不像年度报告，请检查文件。",
        f"The file took longer than {seconds} seconds and was stopped; check the file.",
    )


def _too_deep() -> UnreadableError:
    return UnreadableError(
        "too_deep",
        "文件嵌套层数过多，不像年度报告，请检查文件。",
        "The file is nested too deeply to be an annual report; check the file.",
    )


def _died() -> UnreadableError:
    return UnreadableError(
        "damaged",
        "读取时进程中止，文件可能已损坏，请重新下载或重新导出。",
        "The process that read the file died, so the file may be damaged; download or export it "
        "again.",
    )


def _crashed(error: Exception) -> ReaderCrashedError:
    kind = type(error).__name__
    return ReaderCrashedError(
        "crashed",
        f"读取程序出错（{kind}），这是 gongkai 的缺陷，请将文件报告给项目。",
        f"The reader failed ({kind}), which is a fault of gongkai; please report the file.",
    )
