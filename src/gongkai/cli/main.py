"""The entrance of the `gongkai` command: parse, run, and leave with a status and no traceback.

Status: 0 well; 1 findings or differences; 2 what was asked could not be done.
"""

from __future__ import annotations

import os
import signal
import sys

from gongkai.cli.argparse_words import ArgparseWords
from gongkai.cli.language import language_of
from gongkai.cli.parser import Leave, build_parser
from gongkai.cli.terminal import Terminal, printable

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from typing import NoReturn, TextIO

    Command = Callable[[Namespace, Terminal], int]

_STDERR = 2
FAILED = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 + SIGPIPE, as shells have it
TERMINATED = 143  # 128 + SIGTERM, as shells have it


def main(
    argv: Sequence[str] | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Run the command and give its exit status; the arguments default to the process's own."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    language = language_of(arguments, os.environ)
    if argv is None:
        signal.signal(signal.SIGTERM, _terminate)
    if stdout is None or stderr is None:
        unheard = sys.stdout is None
        _open_what_is_closed()
        _set_encoding()
        if unheard:
            Terminal(language, sys.stdout, sys.stderr).complain(
                "标准输出已关闭，结果无处可写。", "Standard output is closed; nothing can be shown."
            )
            return FAILED
    terminal = Terminal(language, stdout or sys.stdout, stderr or sys.stderr)
    return _status(arguments, terminal)


class _TerminatedError(BaseException):
    """SIGTERM came: what is open is closed on the way out, the reader's processes above all."""


def _terminate(number: int, frame: object) -> NoReturn:  # noqa: ARG001 - as signal asks
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _TerminatedError


def _status(arguments: Sequence[str], terminal: Terminal) -> int:
    try:
        status = _run(arguments, terminal)
        terminal.stdout.flush()
    except BrokenPipeError:
        _drop_stdout(terminal.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        terminal.complain("已中断。", "Interrupted.")
        return INTERRUPTED
    except _TerminatedError:
        return TERMINATED
    except OSError as error:
        _complain(error, terminal)
        return FAILED
    return status


def _complain(error: OSError, terminal: Terminal) -> None:
    from gongkai.report.system import system_reason

    zh, en = system_reason(error)
    where = f"{error.filename}: " if error.filename else ""
    terminal.complain(f"无法完成：{where}{zh}", f"Cannot go on: {where}{en}")


def _run(arguments: Sequence[str], terminal: Terminal) -> int:
    try:
        with ArgparseWords(terminal.language):
            parsed = build_parser(terminal.language).parse_args(arguments)
    except Leave as leave:
        stream = terminal.stderr if leave.status else terminal.stdout
        stream.write(leave.text if leave.status == 0 else printable(leave.text.rstrip()) + "\n")
        return leave.status
    return _command(parsed.command)(parsed, terminal)


def _command(name: str) -> Callable[[Namespace, Terminal], int]:
    """Import only the command at hand; the others' libraries stay away."""
    from importlib import import_module

    command: Command = import_module(f"gongkai.cli.{name}_command").run
    return command


def _open_what_is_closed() -> None:
    """Put /dev/null where the shell closed a stream: else the next file opened takes its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        os.set_inheritable(number, True)  # noqa: FBT003 - it has no name
    os.close(number)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good


def _set_encoding() -> None:
    """UTF-8 wherever no terminal asks for its own encoding, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")  # type: ignore[union-attr]


def _drop_stdout(stdout: TextIO) -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not fail as well."""
    if stdout is sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
