"""docs/publishing-checks.md explains every code, with its severity, and no other."""

import re
from pathlib import Path

import pytest

from gongkai.records.publishing.precheck import CODES

PAGE = (Path(__file__).parents[4] / "docs" / "publishing-checks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_with_severity_meaning_and_remedy(code):
    [row] = [line for line in PAGE.splitlines() if line.startswith(f"| `{code}` ")]
    _, _, severity, meaning, remedy, _ = (cell.strip() for cell in row.split("|"))
    assert severity == CODES[code].severity.value
    assert CODES[code].zh.rstrip("。") in meaning
    assert CODES[code].remedy_zh.rstrip("。") in remedy


def test_no_other_code_is_explained():
    assert set(re.findall(r"^\| `([A-Z-]+)` ", PAGE, re.MULTILINE)) == set(CODES)
