"""What is written: by suffix, whole or not at all, the same bytes each time, no text as code."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.form import CellRef
from gongkai.report.read import read
from gongkai.report.write import SUFFIXES, UnwritableError, render, write
from gongkai.report.write.files import put
from tests.report.write.samples import with_prose, without_section

LICENCES = CellRef("proactive", "licences", "decisions")
# What would be code to a typesetter, a spreadsheet, a browser or a word processor.
CODE = (
    '#panic("typst")',
    "=1+1",
    "=HYPERLINK(A1)",
    "+1-cmd",
    "@SUM(1)",
    "{{name}}",
    "<script>alert(1)</script>",
    "</w:t></w:r><w:br/>",
    "<!--x-->",
    "&amp;&lt;",
    "$x^2$",
    "*粗* _斜_",
    "http://127.0.0.1/x",
    "]]>",
    "\\u0041",
    "%PDF",
)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_tells_the_format(suffix, tmp_path):
    path = tmp_path / f"报告.{suffix.upper()}"
    write(sample_report(), path)
    assert read(path).report == sample_report()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_report_gives_the_same_bytes_in_another_process(suffix):
    here = render(sample_report(), [suffix])[suffix]
    script = (
        "import sys\n"
        "from gongkai.cli.demo.sample import sample_report\n"
        "from gongkai.report.write import render\n"
        f"sys.stdout.buffer.write(render(sample_report(), ['{suffix}'])['{suffix}'])\n"
    )
    environment = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Shanghai",
        "PATH": "",
        # The code that is tested, which need not be the one that is installed.
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    command = [sys.executable, "-c", script]
    there = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert there.stdout == here


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_never_becomes_code(suffix):
    report = with_prose(*(f"{code}是普通文字。" for code in CODE))
    found = read(render(report, [suffix])[suffix]).report
    assert [part.paragraphs for part in found.sections[-1].subsections] == [
        part.paragraphs for part in report.sections[-1].subsections
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_mark_never_becomes_a_formula(suffix):
    mark = "16612（=1+1）"
    report = replace(sample_report(), marks={**sample_report().marks, LICENCES: mark})
    assert read(render(report, [suffix])[suffix]).report == report


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_heading_that_was_not_printed_is_not_invented(suffix, number):
    report = without_section(number)
    assert read(render(report, [suffix])[suffix]).report == report


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_cell_in_doubt_stays_in_doubt(suffix):
    rows = {**sample_report().proactive, "licences": (26, 0, None)}
    report = replace(sample_report(), proactive=rows, doubtful=frozenset({LICENCES}))
    assert read(render(report, [suffix])[suffix]).report == report


def test_a_missing_title_is_put_together_from_agency_and_year():
    report = replace(sample_report(), title="")
    found = read(render(report, ["html"])["html"]).report
    assert (found.agency, found.year) == (report.agency, report.year)


def test_an_agency_that_the_title_does_not_name_is_printed_before_it():
    report = replace(sample_report(), title="2020年政府信息公开工作年度报告")
    assert read(render(report, ["docx"])["docx"]).report.agency == report.agency


def test_an_unknown_suffix_is_refused_and_nothing_written(tmp_path):
    with pytest.raises(UnwritableError, match=r"\.docx") as refused:
        write(sample_report(), tmp_path / "report.doc")
    assert refused.value.code == "unknown_format"
    assert "后缀" in refused.value.zh
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_control_character_is_named_with_its_place(suffix):
    with pytest.raises(UnwritableError, match=r"U\+0007") as refused:
        render(with_prose("好\a。"), [suffix])
    assert refused.value.code == "bad_character"
    assert "“六、其他需要报告的事项”第1段" in refused.value.zh


def test_files_are_written_all_or_none(tmp_path):
    kept = tmp_path / "kept.html"
    kept.write_bytes(b"before")
    with pytest.raises(UnwritableError, match="cannot be written") as refused:
        put({kept: b"after", tmp_path / "absent" / "other.html": b"x"})
    assert refused.value.code == "not_written"
    assert kept.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize("name", ["长" * 90 + ".html", "a/" * 2500 + "a.html"])
def test_a_name_that_is_too_long_is_said_so(tmp_path, name):
    with pytest.raises(UnwritableError, match="too long") as refused:
        put({tmp_path / "good.html": b"x", tmp_path / name: b"x"})
    assert refused.value.code == "name_too_long"
    assert "过长" in refused.value.zh
    assert len(refused.value.zh) < 100
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_and_the_file_that_it_points_to_is_written(tmp_path):
    place = tmp_path / "there" / "report.html"
    place.parent.mkdir()
    link = tmp_path / "link.html"
    link.symlink_to(place)
    for data in (b"first", b"second"):
        put({link: data})
        assert link.is_symlink()
        assert place.read_bytes() == data


def test_two_names_of_one_file_are_refused(tmp_path):
    place = tmp_path / "report.html"
    link = tmp_path / "report.pdf"
    link.symlink_to(place)
    with pytest.raises(UnwritableError) as refused:
        put({place: b"page", link: b"print"})
    assert refused.value.code == "same_file"
    assert list(tmp_path.iterdir()) == [link]


def test_a_pipe_is_not_replaced(tmp_path):
    pipe = tmp_path / "report.html"
    os.mkfifo(pipe)
    with pytest.raises(UnwritableError, match="a pipe or a device"):
        put({pipe: b"page"})
    assert pipe.is_fifo()


def test_a_link_to_itself_is_refused(tmp_path):
    link = tmp_path / "report.html"
    link.symlink_to(link)
    with pytest.raises(UnwritableError) as refused:
        put({link: b"page"})
    assert "符号链接循环" in refused.value.zh
    assert link.is_symlink()


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path, monkeypatch):
    kept = tmp_path / "kept.html"
    kept.write_bytes(b"before")
    # Who runs the tests as root may write anything.
    monkeypatch.setattr("os.access", lambda path, _: path != kept)
    with pytest.raises(UnwritableError) as refused:
        put({kept: b"after"})
    assert "没有权限" in refused.value.zh
    assert kept.read_bytes() == b"before"


def test_a_file_that_is_replaced_gets_the_usual_permissions(tmp_path):
    path = tmp_path / "report.json"
    write(sample_report(), path)
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert path.stat().st_mode == plain.stat().st_mode


def test_every_format_is_documented():
    page = (Path(__file__).parents[3] / "docs" / "writing.md").read_text(encoding="utf-8")
    assert [suffix for suffix in SUFFIXES if f"`.{suffix}`" not in page] == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_report_of_which_neither_agency_nor_year_is_known_gets_no_title(suffix):
    nameless = replace(sample_report(), agency=None, year=None, title="", preamble=())
    first = replace(nameless.sections[0], subsections=())
    nameless = replace(nameless, sections=(first, *nameless.sections[1:-1]))
    assert read(render(nameless, [suffix])[suffix]).report == nameless
