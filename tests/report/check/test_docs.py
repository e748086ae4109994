"""docs/checks.md is held to the rules, both ways."""

import re
from pathlib import Path

import pytest

from gongkai.report.check import RULES

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
TEXT = PAGE.read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^#{2,3} |\Z)", TEXT, re.MULTILINE | re.DOTALL))
THEIRS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", TEXT, re.MULTILINE)
CODE = re.compile(r"`((?:T2|T3|T4|TEXT|FORM|YEAR|TREE)-[A-Z0-9-]+)`")


def test_every_rule_is_explained_and_nothing_else():
    assert set(PARTS) == set(RULES)


def test_no_rule_is_explained_twice():
    headings = re.findall(r"^### (\S+)$", TEXT, re.MULTILINE)
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("code", RULES)
def test_the_facts_of_a_rule_are_those_of_the_code(code):
    known, said = RULES[code], PARTS[code]
    editions = "both forms" if len(known.editions) == 2 else f"{known.editions[0]} form"
    assert f"*{known.severity} · {editions} · from the report on {known.applies_from} · " in said
    assert known.source in said
    assert known.zh in said
    assert "- Example: " in said
    assert "- Silent where: " in said


def test_every_code_that_the_page_names_exists():
    assert set(CODE.findall(TEXT)) <= set(RULES)


def _numbered():
    """Number, rule and our answer of each row on a peer's rules; a range names each in turn."""
    for number, rule, ours in THEIRS:
        if first := re.fullmatch(r"(\d+)(?:–(\d+))?", number):
            yield range(int(first[1]), int(first[2] or first[1]) + 1), rule, ours


def test_each_of_a_peers_54_rules_has_our_code_or_a_reason():
    rows = list(_numbered())
    assert [number for numbers, _, _ in rows for number in numbers] == list(range(1, 55))
    for numbers, named, ours in rows:
        assert CODE.search(ours) or ours.startswith("none: ")
        assert len(numbers) == 1 or len(named.split("; ")) == len(numbers)
    others = [row for row in THEIRS if re.match(r"Marker|Across", row[0])]
    assert len(others) == 4 + 3
    assert all(CODE.search(ours) or ours.startswith("none") for _, _, ours in others)


def test_the_tests_that_the_page_names_exist():
    folder = Path(__file__).parent
    written = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", TEXT))
    assert named
    assert [name for name in named if f"def {name}(" not in written] == []
