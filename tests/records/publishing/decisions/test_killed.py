"""An import that is killed at any point goes on: every row once, or none at all."""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings

from tests.records.publishing.decisions.files import LICENCE, csv_file, rows

_SCRIPT = Path(__file__).with_name("killed_import.py")
_ROOT = Path(__file__).resolve().parents[4]
ROWS = 3_000
_number = count()


@pytest.fixture
def installation(tmp_path):
    """The environment of an installation of its own, on the database that the suite runs on."""
    url = ""
    if os.environ.get("TEST_DB") == "postgresql":
        import psycopg

        name = f"killed_{os.getpid()}_{next(_number)}"
        host = settings.DATABASES["default"]["HOST"]
        with psycopg.connect(f"postgresql://postgres@/postgres?host={host}") as server:
            server.autocommit = True
            server.execute(f"CREATE DATABASE {name}")
        url = f"postgresql://postgres@/{name}?host={host}"
    return os.environ | {
        "GONGKAI_HOME": str(tmp_path / "home"),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "gongkai.settings.production",
        "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }


def prepared(installation, tmp_path, body):
    file = tmp_path / "决定.csv"
    file.write_bytes(csv_file(body).read())
    (tmp_path / "home").mkdir()
    command = [sys.executable, str(_SCRIPT), str(file)]
    subprocess.run([*command, "prepare"], env=installation, check=True)
    return command


def killed_again_and_again(command, installation, chance):
    """Run until it ends by itself, killing it at a random moment after one step or several."""
    kills = 0
    while True:
        with subprocess.Popen(
            command, env=installation, stdout=subprocess.PIPE, text=True
        ) as running:
            assert running.stdout is not None
            last = 0 if kills >= 12 else chance.randint(1, 4)
            for number, line in enumerate(running.stdout, 1):
                if line.startswith("end"):
                    running.wait()
                    return kills, line.split()
                if number == last:
                    time.sleep(chance.random() * 0.03)
                    os.kill(running.pid, signal.SIGKILL)
                    kills += 1
                    break
            else:
                assert running.wait() == 0, "it ended without a word"


@pytest.mark.slow
def test_killed_at_random_points_every_row_comes_once(installation, tmp_path):
    command = prepared(installation, tmp_path, rows(ROWS))
    kills, end = killed_again_and_again(command, installation, random.Random(1))
    assert kills >= 3
    assert end[:6] == ["end", "done", str(ROWS), str(ROWS), str(ROWS), "1"]
    assert (len(end[6]), end[7]) == (64, "False")


@pytest.mark.slow
def test_killed_at_random_points_nothing_is_left_of_what_is_refused(installation, tmp_path):
    body = list(rows(ROWS))
    body[-1][LICENCE.index("许可决定日期")] = "2026-02-30"
    command = prepared(installation, tmp_path, body)
    kills, end = killed_again_and_again(command, installation, random.Random(2))
    assert kills >= 3
    assert end[1] == "refused"
    assert end[3:6] == ["0", "0", "1"]
    assert end[7] == "False"
