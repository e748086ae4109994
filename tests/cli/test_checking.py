"""Reports are checked and compared where they are read: in processes with limits."""

import io
import os

import pytest
import simplejson

from gongkai.cli import checking
from gongkai.cli import reading as readers
from gongkai.cli.main import main
from gongkai.report.read import UnreadableError


def never(*_):
    raise AssertionError("this belongs into a process with limits")


@pytest.mark.parametrize("beside", [(), ("--previous", "wrong.txt", "--child", "blank.html")])
def test_what_hostile_prose_costs_is_not_paid_by_the_command_itself(files, monkeypatch, beside):
    monkeypatch.setattr(checking, "check", never)
    monkeypatch.chdir(files)
    out, err = io.StringIO(), io.StringIO()
    status = main(["report", "check", "wrong.txt", *beside, "--format", "json"], out, err)
    assert (status, err.getvalue()) == (1, "")
    assert simplejson.loads(out.getvalue())[0]["findings"]


def test_nor_does_it_compare(files, monkeypatch):
    monkeypatch.setattr("gongkai.report.compare.unified_diff", never)
    monkeypatch.chdir(files)
    out, err = io.StringIO(), io.StringIO()
    assert main(["report", "compare", "clean.txt", "wrong.txt"], out, err) == 1
    assert err.getvalue() == ""


def test_checking_that_comes_to_its_limits_is_one_sentence(run, files, monkeypatch):
    error = UnreadableError("out_of_time", "超时。", "Out of time.")
    monkeypatch.setattr(readers, "bounded", lambda *_: error)
    for arguments in (
        ("check", files / "clean.txt", "--previous", files / "wrong.txt"),
        ("compare", files / "clean.txt", files / "wrong.txt"),
    ):
        ran = run("report", *arguments)
        assert ran.status == 2
        assert ran.err == f"gongkai: {files / 'clean.txt'}：超时。\n"


def test_what_stops_the_work_is_given():
    assert readers.bounded(len, "ab") == 2
    stopped = readers.bounded(os.abort)
    assert isinstance(stopped, UnreadableError)


def test_a_report_that_is_not_checked_for_want_of_another_has_its_item(run, files):
    ran = run(
        "report", "check", files / "wrong.txt", "--previous", "/nope", "--child", files,
        "--format", "json",
    )  # fmt: skip
    items = simplejson.loads(ran.out)
    assert [item["file"] for item in items] == [str(files / "wrong.txt"), "/nope", str(files)]
    codes = [item["error"]["code"] for item in items]
    assert codes == ["not_checked", "absent", "directory"]
    assert "/nope" in items[0]["error"]["message"]
    assert ran.err.count("\n") == 2, "each that cannot be read is complained of once"
