"""The README's printed result is what the demo prints."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("work")
    env = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.cli", "report", "demo", "demo/"],
        cwd=folder,
        env=env | {"LC_ALL": "zh_CN.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_every_line_of_the_result_is_printed_in_that_order(name, printed):
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = text.split("<!-- demo: begin -->")[1].split("<!-- demo: end -->")[0]
    lines = shown.split("```text\n")[1].split("```")[0].splitlines()
    assert len(lines) > 20
    rest = iter(printed)
    assert [line for line in lines if line not in ("", "…") and line not in rest] == []
