"""The command that serves: it starts its parts, mends what dies, and leaves nothing behind."""

import os
import signal
import subprocess
import time
import urllib.request

import pytest

from tests.e2e.conftest import _free_port

PATIENCE = 30  # seconds


def answers(port, path="/healthz"):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as said:
            return said.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def until(wanted):
    """Wait until it holds, and give what it gave."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := wanted():
            return found
        time.sleep(0.1)
    pytest.fail(f"not within {PATIENCE} s")


def children(process):
    """The processes that a process started, by what they run."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(process.pid)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = {line.split(None, 1)[1]: int(line.split()[0]) for line in listed.splitlines()}
    return {what: pid for what, pid in found.items() if "operations.tied" not in what}  # yet


@pytest.fixture
def serving(installation):
    """Start the command; it is stopped at the end, whatever happens."""
    started = []

    def start(*arguments):
        port = _free_port()
        process = installation.start(
            "-m",
            "gongkai.cli",
            "serve",
            "--port",
            str(port),
            *arguments,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(process)
        return process, port

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_stopped_and_leaves_nothing(serving, stop):
    process, port = serving()
    until(lambda: answers(port) == 200)
    assert answers(port, "/") == 200
    parts = until(lambda: len(found := children(process)) >= 3 and found)
    process.send_signal(stop)
    out, _err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}/" in out
    assert all(not os.path.exists(f"/proc/{pid}") for pid in parts.values())  # noqa: PTH110
    assert answers(port) is None


def test_what_dies_is_started_again(serving):
    process, port = serving()
    until(lambda: answers(port) == 200)
    parts = until(lambda: len(found := children(process)) >= 3 and found)
    for pid in parts.values():
        os.kill(pid, signal.SIGKILL)
    again = until(
        lambda: (
            len(found := children(process)) >= 3
            and not set(found.values()) & set(parts.values())
            and found
        )
    )
    until(lambda: answers(port) == 200)
    assert set(again) == set(parts)


def test_the_worker_alone_serves_no_pages(serving):
    process, port = serving("--only", "worker")
    until(lambda: len(children(process)) >= 2)
    assert answers(port) is None


def test_the_portal_alone_has_no_desk(serving):
    _process, port = serving("--only", "portal")
    until(lambda: answers(port) == 200)
    assert answers(port, "/desk/account/login/") == 404


def test_a_port_that_is_taken_is_told(serving, installation):
    _process, port = serving()
    until(lambda: answers(port) == 200)
    second = installation.run("serve", "--port", str(port))
    assert second.returncode == 2
    assert str(port) in second.stderr


def test_an_installation_that_was_not_set_up_is_told(workshop):
    refused = workshop.empty().run("serve")
    assert refused.returncode == 2
    assert "gongkai setup" in refused.stderr
