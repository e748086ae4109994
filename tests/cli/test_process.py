"""The installed command as its users start it: processes, pipes, encodings, signals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import simplejson

COMMAND = (sys.executable, "-m", "gongkai.cli")


def environment(**settings):
    """This environment without a locale, and without the measuring of coverage.

    It would load modules and write files that the command itself does not.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "COVERAGE_"))
        and name not in {"LANG", "PYTHONIOENCODING", "PYTHONUTF8"}
    }
    return {**kept, **settings}


def run(*arguments, **settings):
    return subprocess.run(
        (*COMMAND, *map(str, arguments)),
        capture_output=True,
        check=False,
        env=environment(**settings),
        timeout=120,
    )


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {}])
def test_pipes_carry_utf8_in_every_locale(files, locale):
    done = run("report", "read", files / "clean.txt", **locale)
    assert done.returncode == 0, done.stderr.decode()
    assert "澜州市公安局" in done.stdout.decode("utf-8")


def test_many_files_in_the_order_given(files):
    names = ["wrong.txt", "letter.txt", "clean.txt", "blank.html"]
    done = run("report", "check", *(files / name for name in names), "--format", "json")
    assert done.returncode == 2
    items = simplejson.loads(done.stdout)
    assert [item["file"] for item in items] == [str(files / name) for name in names]
    assert ["error" in item for item in items] == [False, True, False, False]


def test_a_reader_that_stops_listening(files):
    with subprocess.Popen(
        (*COMMAND, "report", "explain"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_full_disk():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            (*COMMAND, "report", "explain"),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(LC_ALL="en_US.UTF-8"),
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["gongkai: Cannot go on: No space left on device"]


def test_an_interrupt_ends_everything_quietly():
    """Ctrl-C reaches the whole group of processes; one of them speaks."""
    with subprocess.Popen(
        (*COMMAND, "report", "check", *[__file__] * 15_000),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    ) as process:
        assert process.stderr
        assert process.stderr.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "gongkai: 已中断。"
    assert b"Traceback" not in errors


def descendants(pid):
    """The processes below one, from /proc: (pid, when it started), so that none is mistaken."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        found.append((int(stat.parent.name), int(fields[1]), fields[0], fields[19]))
    below = {pid}
    for _ in range(4):
        below |= {number for number, parent, _, _ in found if parent in below}
    return {(number, start) for number, _, _, start in found if number in below - {pid}}


def alive(process):
    number, start = process
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return fields[19] == start and fields[0] != "Z"


NEEDS_PROC = pytest.mark.skipif(
    sys.platform != "linux", reason="NOT CHECKED: needs /proc, which Linux has"
)
IDLE_READER = """
import time
from gongkai.report.read.isolate import ReaderPool
if __name__ == "__main__":
    with ReaderPool() as pool:
        pool.run(abs, 1)
        print("begun", flush=True)
        pool.run(time.sleep, 50)
"""


@NEEDS_PROC
def test_a_terminated_command_ends_its_processes():
    with subprocess.Popen(
        (*COMMAND, "report", "check", *[__file__] * 2000),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stderr
        process.stderr.readline()
        below = descendants(process.pid)
        assert len(below) >= 3, "the server, its keeper and a reader"
        process.terminate()
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 143
    assert b"leaked" not in errors
    assert b"Traceback" not in errors
    assert wait_until(lambda: not any(map(alive, below)))


@NEEDS_PROC
def test_a_killed_program_leaves_no_reader_at_work(tmp_path):
    (tmp_path / "program.py").write_text(IDLE_READER)
    with subprocess.Popen(
        (sys.executable, tmp_path / "program.py"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        below = descendants(process.pid)
        assert len(below) >= 3, "the server, its keeper and a reader"
        process.kill()
        process.wait(60)
    assert wait_until(lambda: not any(map(alive, below)))


def wait_until(true):
    for _ in range(200):
        if true():
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_while_the_readers_start_leaves_no_traceback(tmp_path):
    """The server imports the reader as it starts, and Ctrl-C reaches it too."""
    (tmp_path / "slow.py").write_text(
        "import os, signal, sys\n"
        "if sys.argv[0] == '-c':\n"  # in the server alone
        "    os.kill(os.getpid(), signal.SIGINT)\n"
    )
    program = (
        "from gongkai.report.read.isolate import ReaderPool\n"
        "if __name__ == '__main__':\n"
        "    with ReaderPool(preload=('slow',)) as pool:\n"
        "        print(pool.run(len, 'ab'))\n"
    )
    (tmp_path / "program.py").write_text(program)
    done = subprocess.run(
        (sys.executable, tmp_path / "program.py"),
        capture_output=True,
        check=False,
        env=environment(PYTHONPATH=os.pathsep.join([str(tmp_path), *sys.path])),
        timeout=60,
    )
    assert (done.stdout, done.stderr) == (b"2\n", b"")


@pytest.mark.parametrize(
    ("closed", "status"), [("1", 2), ("2", 1), ("0", 1), ("0 1 2", 2), ("0 2", 1)]
)
def test_streams_that_are_closed(files, closed, status):
    program = (
        "import os, sys\n"
        "for number in sys.argv[1].split(): os.close(int(number))\n"
        "os.execv(sys.executable, [sys.executable, '-m', 'gongkai.cli', *sys.argv[2:]])\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", program, closed, "report", "check", files / "wrong.txt"),
        capture_output=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    assert done.returncode == status
    assert ("错误 " in done.stdout.decode()) == ("1" not in closed)
    assert done.stderr.decode() == (
        "gongkai: 标准输出已关闭，结果无处可写。\n" if closed == "1" else ""
    )


def test_the_demonstration(tmp_path):
    done = run("report", "demo", tmp_path / "out")
    output = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert output.count("读出的 198 格和正文与写入的完全一致") == 7
    assert "2638271.63" in output
    assert "T4-BLANK" in output
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {
        ".docx",
        ".pdf",
        ".ofd",
        ".xlsx",
        ".html",
        ".json",
        ".txt",
    }


HEAVY = ("rich", "lxml", "simplejson", "pebble", "dataclasses", "typing", "importlib.metadata")


def test_help_loads_nothing_heavy():
    done = run("--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in done.stderr.splitlines()}
    assert "argparse" in loaded
    assert [name for name in HEAVY if name in loaded] == []
    assert [name for name in loaded if name.startswith("gongkai.report")] == []
