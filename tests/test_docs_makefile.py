"""The commands that the documents name are those that the Makefile has."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/index.md"]
TARGETS = set(
    re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_in_the_documents_exists(page):
    named = set(re.findall(r"\bmake ([a-z]+)\b(?= *[`#\n])", (ROOT / page).read_text("utf-8")))
    assert named, "the page names no command: nothing was tested"
    assert named <= TARGETS


def test_help_lists_every_command():
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split()[1] for line in said.stdout.splitlines()} == TARGETS


def test_make_says_what_to_install_where_python_is_missing(tmp_path):
    command = ["make", f"VENV={tmp_path}/venv", "PYTHON=python-that-is-not-there", "demo"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "apt install python3 python3-venv" in said.stderr
    assert "缺少 Python 3.11" in said.stderr
