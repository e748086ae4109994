"""An official label is written once in the code: in the form."""

import ast
from functools import cache
from pathlib import Path

import pytest

from . import official

PACKAGE = Path(__file__).parents[3] / "src" / "gongkai"
FORM = PACKAGE / "report" / "form"
# Shorter ones are words of the language ("其他", "重复申请") that sentences and messages need.
SHORTEST = 5
REQUESTS = sorted(
    {label for rows in official.REQUESTS.values() for *_, label in rows if len(label) >= SHORTEST}
)


@cache
def quoted(path):
    """Strings of a module, its docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    statements = (node for node in ast.walk(tree) if isinstance(node, ast.Expr))
    docstrings = {id(node.value) for node in statements}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def modules_that_quote(label):
    return {path for path in PACKAGE.rglob("*.py") if any(label in text for text in quoted(path))}


@pytest.mark.parametrize("label", REQUESTS)
def test_a_row_of_table_three_is_quoted_in_the_form_alone(label):
    assert modules_that_quote(label) == {FORM / "applications.py"}


@pytest.mark.parametrize("label", ["其他对外管理服务事项", "政府集中采购", "行政事业性收费"])
def test_no_code_but_rules_and_reasons_quotes_a_row_of_table_two(label):
    # Rules read these words in prose and name them in findings; comparison says what is dropped.
    # Kinds of decisions bear the same names, as messages that are translated; migrations copy them.
    free = {"check", "form", "compare.py", "decision_choices.py", "migrations"}
    elsewhere = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules_that_quote(label)
        if not free & set(path.parts)
    }
    assert elsewhere == set()
