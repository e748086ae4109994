"""`gongkai decisions import` on the installation of the tests."""

import io

import pytest

from gongkai.cli.main import main
from gongkai.cli.parser import DECISION_KINDS
from gongkai.records.publishing.decision_choices import DecisionKind, ImportState
from gongkai.records.publishing.models import AdministrativeDecision, DecisionImport
from tests.records.publishing.decisions.files import csv_file, rows


@pytest.fixture
def command(world, tmp_path):
    """Run the command on a file; gives its status and what it said."""
    assert world.agency("zhujian")

    def run(body, *options, agency="zhujian", kind="licence", lang="zh"):
        path = tmp_path / "决定.csv"
        path.write_bytes(csv_file(body).read())
        out, err = io.StringIO(), io.StringIO()
        argv = ["decisions", "import", str(path), "--agency", agency, "--kind", kind]
        status = main([*argv, "--lang", lang, *options], out, err)
        return status, out.getvalue() + err.getvalue()

    return run


def test_the_kinds_are_those_of_the_records():
    assert list(DECISION_KINDS) == DecisionKind.values


def test_a_good_file(command):
    status, said = command(rows(40), "--yes")
    assert status == 0
    assert "导入 40 件，原来已有 0 件，不合格 0 行" in said
    assert AdministrativeDecision.objects.counted().count() == 40
    status, said = command(rows(40), "--yes", lang="en")
    assert status == 0
    assert "0 imported, 40 there already, 0 bad" in said


@pytest.mark.parametrize(("options", "imported"), [((), 0), (("--skip-bad",), 39)])
def test_a_file_with_a_bad_row(command, options, imported):
    body = list(rows(40))
    body[30][7] = "2026-02-30"
    status, said = command(body, "--yes", *options)
    assert status == 1
    assert "第 32 行：许可决定日期 不是一个日期" in said
    assert AdministrativeDecision.objects.counted().count() == imported


@pytest.mark.parametrize(
    ("asked", "said"), [("y\n", "导入 3 件"), ("n\n", "没有导入。"), ("", "没有导入。")]
)
def test_it_asks_before_it_imports(command, monkeypatch, asked, said):
    keys = io.StringIO(asked)
    monkeypatch.setattr(keys, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", keys)
    status, told = command(rows(3))
    assert said in told
    assert (status == 0) == (asked == "y\n")
    expected = ImportState.DONE if status == 0 else ImportState.CANCELLED
    assert DecisionImport.objects.get().state == expected


def test_without_a_terminal_it_does_not_ask(command, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    status, said = command(rows(3))
    assert (status, "--yes" in said) == (2, True)


def test_an_agency_that_is_not(command):
    status, said = command(rows(3), "--yes", agency="nowhere")
    assert (status, "nowhere" in said) == (2, True)


def test_a_file_of_something_else(command):
    status, said = command([], "--yes")
    assert (status, "没有导入任何一行" in said) == (1, True)
