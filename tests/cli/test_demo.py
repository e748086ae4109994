"""The demonstration: what it writes, and that it would say so if a reading were wrong."""

from dataclasses import replace

import pytest

from gongkai.cli import reading as readers
from gongkai.cli.demo.sample import sample_report
from gongkai.cli.demo.text import text
from gongkai.report.form import CellRef
from gongkai.report.read import UnreadableError, read

WRONG = {**sample_report().proactive, "rules": (0, 0, 1)}


def test_what_was_read_is_what_was_written(run, tmp_path):
    ran = run("report", "demo", tmp_path / "made" / "here")
    assert ran.status == 0
    assert ran.out.count("读出的 198 格和正文与写入的完全一致") == 7
    assert ran.out.count("T4-BLANK") == 1
    assert "错误 0 个" in ran.out


@pytest.mark.parametrize(
    "damage",
    [
        {"agency": "澜州市"},
        {"year": 2021},
        {"proactive": WRONG},
        {"doubtful": frozenset({CellRef("proactive", "rules", "made")})},
    ],
    ids=lambda damage: next(iter(damage)),
)
def test_a_wrong_reading_is_not_passed_over(run, tmp_path, monkeypatch, damage):
    def misread(paths):
        for path in paths:
            reading = read(path)
            yield replace(reading, report=replace(reading.report, **damage))

    monkeypatch.setattr(readers, "read_many", misread)
    ran = run("report", "demo", tmp_path)
    assert ran.status == 1
    assert ran.out.count("不一致") == 7


def test_a_sample_that_cannot_be_read(run, tmp_path, monkeypatch):
    error = UnreadableError("empty", "空文件。", "The file is empty.")
    monkeypatch.setattr(readers, "read_many", lambda paths: iter([error for _ in paths]))
    ran = run("report", "demo", tmp_path)
    assert (ran.status, ran.err.count("空文件")) == (2, 1)


def test_the_text_prints_every_figure():
    page = text(sample_report())
    figures = ("16612", "435", "-3", "1737", "2638271.63元")
    assert [figure for figure in figures if figure not in page] == []
    assert page.count("其他处理") == 1
