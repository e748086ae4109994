"""The installed command as its users start it: processes, pipes, encodings, signals."""

import os
import signal
import subprocess
import sys
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
        (*COMMAND, "report", "check", *[__file__] * 2000),
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


def test_the_demonstration(tmp_path):
    done = run("report", "demo", tmp_path / "out")
    output = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert output.count("读出的 198 格与写入的完全一致") == 2
    assert "2638271.63" in output
    assert "T4-BLANK" in output
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".html", ".txt"}


HEAVY = ("rich", "lxml", "simplejson", "pebble", "dataclasses", "typing", "importlib.metadata")


def test_help_loads_nothing_heavy():
    done = run("--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in done.stderr.splitlines()}
    assert "argparse" in loaded
    assert [name for name in HEAVY if name in loaded] == []
    assert [name for name in loaded if name.startswith("gongkai.report")] == []
