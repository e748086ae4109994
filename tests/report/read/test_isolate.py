"""A file costs no more than its limits, and what stops it is one clear sentence."""

import os
import resource
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest
from pebble.pool.base_pool import PoolStatus

from gongkai.report.read import UnreadableError
from gongkai.report.read.isolate import (
    ReaderCrashedError,
    ReaderPool,
    _result,
    _Waiting,
    bounded,
    hold_back,
    run_isolated,
)
from gongkai.report.read.limits import DEFAULT_LIMITS, MIB, Limits

# Several tests below run in the processes of one pool, as files do.


def twice(number):
    return 2 * number


def process_id():
    return os.getpid()


def loop_forever():
    while True:
        pass


def take_memory():
    return len(bytearray(2048 * MIB))


def refuse():
    raise UnreadableError("encrypted", "已加密。", "Encrypted.")


def fail():
    raise KeyError("a fault")


def recurse():
    return recurse()


def die(how):
    os.kill(os.getpid(), how)


def write_a_file(path):
    with Path(path).open("wb", buffering=0) as stream:
        return stream.write(b"x")


def open_many(path):
    streams = []
    try:
        for _ in range(1000):
            streams.append(Path(path).open("rb"))  # noqa: PERF401, SIM115 - closed below, also half done
    except OSError:
        return len(streams)
    finally:
        for stream in streams:
            stream.close()
    return None


def lines_of(path):
    return Path(path).read_text(encoding="utf-8").splitlines()


def test_what_a_function_gives_arrives():
    assert run_isolated(twice, 21) == 42


def test_it_runs_in_another_process_that_is_used_again():
    with ReaderPool() as pool:
        first, second = pool.run(process_id), pool.run(process_id)
    assert first == second != os.getpid()


@pytest.mark.parametrize(
    ("function", "args", "limits", "code"),
    [
        (loop_forever, (), Limits(seconds=1), "out_of_time"),
        (take_memory, (), Limits(memory=400 * MIB), "out_of_memory"),
        (die, (signal.SIGSEGV,), Limits(), "damaged"),
        (die, (signal.SIGKILL,), Limits(), "out_of_memory"),
        (die, (signal.SIGABRT,), Limits(), "out_of_memory"),
        (die, (signal.SIGTRAP,), Limits(), "out_of_memory"),
        (refuse, (), Limits(), "encrypted"),
        (recurse, (), Limits(), "too_deep"),
        (fail, (), Limits(), "crashed"),
    ],
)
def test_whatever_goes_wrong_is_one_sentence_and_the_next_file_is_read(
    function, args, limits, code
):
    with pytest.raises(UnreadableError) as caught:
        run_isolated(function, *args, limits=limits)
    assert caught.value.code == code
    assert caught.value.zh.endswith("。")
    assert caught.value.en.endswith(".")
    assert isinstance(caught.value, ReaderCrashedError) is (code == "crashed")
    assert run_isolated(twice, 4) == 8


def test_nothing_is_written_and_few_files_are_open(tmp_path):
    with pytest.raises(ReaderCrashedError, match="OSError"):
        run_isolated(write_a_file, str(tmp_path / "x"))
    assert run_isolated(open_many, __file__) < 64


def test_many_files_come_in_their_order_and_a_bad_one_stops_no_other(tmp_path):
    blank = tmp_path / "blank"
    blank.write_bytes(b"")
    sources = [b"\x00\x01\x02 garbage" * 50, blank, tmp_path / "absent", b"", b"GIF89a....."]
    with ReaderPool(max_workers=2) as pool:
        found = list(pool.map(sources))
    codes = [error.code for error in found if isinstance(error, UnreadableError)]
    assert codes == ["unknown_format", "empty", "absent", "empty", "pictures_only"]


def test_files_are_loaded_only_a_little_ahead():
    taken = []

    def sources():
        for number in range(20):
            taken.append(number)
            yield b""

    with ReaderPool(max_workers=1) as pool:
        next(iter(pool.map(sources())))
    assert len(taken) < 5


def test_an_error_of_the_reader_keeps_all_it_says():
    with pytest.raises(UnreadableError) as caught:
        run_isolated(refuse)
    assert (caught.value.code, caught.value.zh, caught.value.en) == (
        "encrypted",
        "已加密。",
        "Encrypted.",
    )


def test_a_task_is_bounded_and_its_alarm_taken_back(monkeypatch):
    held = []
    monkeypatch.setattr("resource.setrlimit", lambda what, limit: held.append((what, limit[0])))
    assert bounded(twice, (3,), Limits(memory=512 * MIB)) == 6
    _, free = resource.getrlimit(resource.RLIMIT_FSIZE)
    assert held == [
        (resource.RLIMIT_AS, 512 * MIB),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_FSIZE, free),
    ]
    assert signal.alarm(0) == 0


def test_a_process_gives_up_what_a_reader_does_not_need(monkeypatch):
    held = []
    monkeypatch.setattr("resource.setrlimit", lambda what, limit: held.append((what, limit)))
    ended = signal.getsignal(signal.SIGTERM)
    hold_back()
    assert signal.signal(signal.SIGTERM, ended) is signal.SIG_DFL
    assert held == [(resource.RLIMIT_CORE, (0, 0)), (resource.RLIMIT_NOFILE, (64, 64))]


def test_a_closed_pool_takes_no_more():
    with ReaderPool() as pool:
        assert pool.run(twice, 1) == 2
    with pytest.raises(RuntimeError):
        pool.run(twice, 1)


def test_a_pool_that_broke_without_a_word_is_told():
    with ReaderPool() as pool:
        assert pool.run(twice, 1) == 2
        pool._pool._context.status = PoolStatus.ERROR  # as where its threads died
        waiting: _Waiting[int] = _Waiting(
            Future(), DEFAULT_LIMITS, 1, lambda: bool(pool._pool.active)
        )
        with pytest.raises(RuntimeError, match="cannot start"):
            _result(waiting)


def test_a_program_from_standard_input_is_told_why_it_cannot():
    program = "from gongkai.report.read.isolate import run_isolated; run_isolated(len, 'x')"
    done = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "RuntimeError: the reader's processes cannot start" in done.stderr
