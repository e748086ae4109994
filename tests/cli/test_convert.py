"""`convert` and `form`: what is written, what is said of doubts, and that errors write nothing."""

import openpyxl
import pytest
import simplejson

from gongkai.cli.demo.sample import sample_report
from gongkai.report.read import read
from gongkai.report.write import SUFFIXES
from gongkai.statute.editions import Edition


def test_one_report_in_every_format_at_once(run, files, tmp_path):
    outs = [tmp_path / f"report.{suffix}" for suffix in SUFFIXES]
    ran = run("report", "convert", files / "blank.html", *outs)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("已写入") == len(SUFFIXES)
    for out in outs:
        assert read(out).report == sample_report()


def test_json_is_what_read_prints(run, files, tmp_path):
    out = tmp_path / "report.json"
    assert run("report", "convert", files / "blank.html", out).status == 0
    printed = run("report", "read", files / "blank.html", "--format", "json").out
    assert simplejson.loads(out.read_text("utf-8")) == simplejson.loads(printed)


def test_cells_in_doubt_are_named_and_written_as_question_marks(run, files, tmp_path):
    page = (files / "blank.html").read_text("utf-8").replace(">16612<", ">166?2<")
    assert "166?2" in page
    source = tmp_path / "doubtful.html"
    source.write_text(page, "utf-8")
    out = tmp_path / "out.html"
    ran = run("report", "convert", source, out)
    assert ran.status == 1
    assert "表二“行政许可”处理决定数量" in ran.err
    assert ">?<" in out.read_text("utf-8")
    english = run("report", "convert", source, out, "--lang", "en")
    assert "1 cell is in doubt" in english.err


@pytest.fixture
def uncalculated(run, tmp_path):
    """A blank form that a program without formulas saved: its totals have no results."""
    made = tmp_path / "form.xlsx"
    run("report", "form", made)
    openpyxl.load_workbook(made).save(made)
    return made


def test_totals_never_calculated_are_said_with_the_remedy(run, uncalculated, tmp_path):
    remedy = "公式尚未计算：请用 WPS 或 Excel 打开并保存一次"
    assert remedy in run("report", "read", uncalculated).out
    assert f"有 34 格{remedy}。" in run("report", "check", uncalculated).out
    ran = run("report", "convert", uncalculated, tmp_path / "out.html")
    assert f"有 34 格{remedy}。" in ran.err
    assert "对照原件" not in ran.err
    english = run("report", "check", uncalculated, "--lang", "en")
    assert "In 34 cells the formula was never calculated" in english.out


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("report.doc", ".docx"),
        ("report", ".docx"),
        (".html", "只有后缀"),
        ("absent/report.pdf", "absent”不存在"),
        ("folder.pdf", "写不出"),
        ("长" * 90 + ".html", "过长，请改短"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(run, files, tmp_path, out, said):
    (tmp_path / "folder.pdf").mkdir()
    before = sorted(tmp_path.rglob("*"))
    ran = run("report", "convert", files / "blank.html", tmp_path / "good.html", tmp_path / out)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_the_source_is_never_overwritten(run, files, tmp_path):
    source = tmp_path / "report.html"
    source.write_bytes((files / "blank.html").read_bytes())
    link = tmp_path / "link.html"
    link.symlink_to(source)
    for out in (source, link):
        ran = run("report", "convert", source, out)
        assert ran.status == 2
        assert "毁掉" in ran.err
    assert source.read_bytes() == (files / "blank.html").read_bytes()


def test_what_cannot_be_read_is_said_and_nothing_written(run, files, tmp_path):
    ran = run("report", "convert", files / "letter.txt", tmp_path / "out.pdf")
    assert (ran.status, ran.out) == (2, "")
    assert "letter.txt" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_folder_of_fonts_is_said(run, files, tmp_path):
    fonts = tmp_path / "absent"
    ran = run("report", "convert", files / "blank.html", tmp_path / "out.pdf", "--fonts", fonts)
    assert ran.status == 2
    assert "字体文件夹" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("edition", list(Edition))
def test_a_blank_form_of_each_edition(run, tmp_path, edition):
    outs = [tmp_path / "form.xlsx", tmp_path / "form.docx"]
    ran = run("report", "form", "--edition", edition, *outs)
    assert (ran.status, ran.err) == (0, "")
    for out in outs:
        report = read(out).report
        assert report.edition is edition
        assert set(report.cells.values()) == {None}


def test_the_newest_form_unless_another_is_asked_for(run, tmp_path):
    run("report", "form", tmp_path / "form.xlsx")
    assert read(tmp_path / "form.xlsx").report.edition is Edition.E2021


def test_a_form_of_another_kind_is_refused(run, tmp_path):
    for name, said in (("form.pdf", ".xlsx"), (".xlsx", "只有后缀")):
        ran = run("report", "form", tmp_path / name)
        assert ran.status == 2
        assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_was_filled_in_is_not_overwritten(run, tmp_path):
    kept, other = tmp_path / "form.xlsx", tmp_path / "form.docx"
    assert run("report", "form", kept).status == 0
    assert run("report", "form", kept).status == 0, "nothing is filled in yet"
    book = openpyxl.load_workbook(kept)
    book.worksheets[0]["A1"] = "澜州市教育局2022年政府信息公开工作年度报告"
    book.save(kept)
    before = kept.read_bytes()
    ran = run("report", "form", other, kept)
    assert ran.status == 2
    assert "已经存在" in ran.err
    assert kept.read_bytes() == before
    assert not other.exists()
