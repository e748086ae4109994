"""The commands that the documents name are those that the Makefile has."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/index.md"]
TARGETS = set(
    re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)


def make(*arguments):
    """Run make as a user would, even where these tests are themselves run by make."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_in_the_documents_exists(page):
    named = set(re.findall(r"\bmake ([a-z]+)\b(?= *[`#\n])", (ROOT / page).read_text("utf-8")))
    assert named, "the page names no command: nothing was tested"
    assert named <= TARGETS


def test_help_lists_every_command():
    said = make("help")
    assert {line.split()[1] for line in said.stdout.splitlines()} == TARGETS


def test_make_says_what_to_install_where_python_is_missing(tmp_path):
    said = make(f"VENV={tmp_path}/venv", "PYTHON=python-that-is-not-there", "demo")
    assert said.returncode == 2
    assert "apt install python3 python3-venv" in said.stderr
    assert "缺少 Python 3.11" in said.stderr
