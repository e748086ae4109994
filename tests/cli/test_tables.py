"""What people see: golden files of every table, on a pipe and on a terminal."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len

from gongkai.cli import checking, explain_command
from gongkai.cli import reading as readers
from gongkai.cli.demo.sample import sample_report
from gongkai.report.check import Finding, Rule, Severity
from gongkai.report.form import FORMS, CellRef, application_rows
from gongkai.report.model import AnnualReport
from gongkai.report.read.blocks import Place
from gongkai.report.read.reading import CellSource, Doubt, How, Origin, Reading, Reason
from gongkai.statute.editions import Edition
from tests.cli.conftest import Screen

LICENCES = CellRef("proactive", "licences", "decisions")
NEW_TOTAL = CellRef("applications", "new", "total")
GRANTED = CellRef("applications", "granted", "total")
FINDINGS = (
    Finding("T9-NOTE", Severity.NOTE, "提示一条。", "A note."),
    Finding(
        "T9-ERROR",
        Severity.ERROR,
        "合计不等。",
        "The sum is wrong.",
        (NEW_TOTAL, GRANTED),
        "7",
        "0",
        "条例第五十条",
    ),
    Finding(
        "T9-MANY",
        Severity.WARNING,
        "许多格。",
        "Many cells.",
        tuple(sample_report().cells)[:6],
    ),
)


def odd_reading():
    """A doubt, marks and blanks; a title with a control character; nothing known of the year."""
    sample = sample_report()
    report = replace(
        sample,
        year=None,
        title=f"{sample.title}\x1b[31m",
        marks={NEW_TOTAL: "/", CellRef("proactive", "procurement", "amount_yuan"): "251000元"},
        doubtful=frozenset({LICENCES}),
        proactive={
            **sample.proactive,
            "licences": (26, 0, None),
            "procurement": (1, Decimal(251000)),
        },
        applications={**sample.applications, "new": (0, 0, 0, 0, 0, 0, None)},
    )
    where = Place(page=2, table=1, row=3, column=4)
    return Reading(
        report,
        "html",
        {
            NEW_TOTAL: CellSource("/", where, How.LABEL),
            GRANTED: CellSource("0", Place(line=9), How.ORDER),
        },
        (Doubt(LICENCES, Reason.NUMBER, (16612, 1661), "16612 1661"),),
        {"agency": Origin(sample.agency or "", "title"), "edition": Origin("2019", "table")},
    )


@pytest.fixture
def odd(run, monkeypatch):
    """The command reads the odd report whatever the file."""
    monkeypatch.setattr(readers, "read_many", lambda paths: iter([odd_reading() for _ in paths]))
    monkeypatch.setattr(checking, "check", lambda *_: FINDINGS)
    monkeypatch.setattr(
        readers, "check_many", lambda paths: iter([checking.checked(odd_reading()) for _ in paths])
    )
    return run


@pytest.mark.parametrize("language", ["zh", "en"])
def test_read(odd, golden, language):
    ran = odd("report", "read", "odd.html", "--places", "--lang", language)
    golden(f"read-{language}.txt", ran.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_check(odd, golden, language):
    ran = odd("report", "check", "one.html", "two.html", "--lang", language)
    assert ran.status == 1
    golden(f"check-{language}.txt", ran.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_compare(run, files, golden, monkeypatch, language):
    monkeypatch.chdir(files)
    ran = run("report", "compare", "clean.txt", "wrong.txt", "--lang", language)
    golden(f"compare-{language}.txt", ran.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_compare_between_editions(run, golden, monkeypatch, language):
    form = FORMS[Edition.E2021]
    report = AnnualReport(
        "澜州市公安局",
        2021,
        Edition.E2021,
        {row.key: (2,) * len(form.proactive.columns(row.key)) for row in form.proactive.rows},
        {row.key: (0,) * 7 for row in application_rows(split=True)},
        {row.key: (0,) * 5 for row in form.disputes.rows},
        sections=sample_report().sections[:5],
    )
    readings = (odd_reading(), Reading(report, "text", {}, (), {}))
    monkeypatch.setattr(readers, "read_many", lambda _: iter(readings))
    ran = run("report", "compare", "2020.html", "2021.txt", "--lang", language)
    assert ran.status == 1
    golden(f"compare-editions-{language}.txt", ran.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_explain(run, golden, monkeypatch, language):
    def rule(code, severity, first, last, editions):
        return Rule(
            code, severity, "合计等于各项之和。", "The total is the sum.", "条例第五十条",
            lambda _: (), editions, first, last,
        )  # fmt: skip

    rules = (
        rule("T9-SUM", Severity.ERROR, 2019, None, (Edition.E2019, Edition.E2021)),
        rule("T9-OLD", Severity.NOTE, 2019, 2020, (Edition.E2019,)),
        rule("T9-ONCE", Severity.WARNING, 2021, 2021, (Edition.E2021,)),
    )
    monkeypatch.setattr(explain_command, "RULES", {each.code: each for each in rules})
    outputs = [run("report", "explain", "--lang", language).out]
    outputs += [run("report", "explain", each.code, "--lang", language).out for each in rules]
    golden(f"explain-{language}.txt", "\n".join(outputs))
    assert run("report", "explain", "t9-sum").status == 0, "a code in small letters will do"
    assert "T9-SUM" in run("report", "explain", "T9-SUN").err


def test_columns_line_up_under_chinese_headings(run, files):
    lines = run("report", "read", files / "clean.txt").out.splitlines()
    start = next(number for number, line in enumerate(lines) if "科研机构" in line)
    width = {cell_len(line) for line in lines[start : start + 24]}
    assert len(width) == 1
    assert not any(line != line.rstrip() for line in lines)


def test_a_terminal_gets_colours_and_a_pipe_none(odd, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in odd("report", "read", "a", out=Screen()).out
    assert "\x1b" not in odd("report", "read", "a").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in odd("report", "check", "a", out=Screen()).out


@pytest.mark.parametrize("columns", range(30, 200, 10))
def test_no_terminal_is_too_narrow_for_a_figure(run, files, monkeypatch, columns):
    """Labels and headings may break, but a figure is neither cut nor left out."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    out = run("report", "read", files / "many.html", out=Screen()).out
    plain = re.sub("\x1b\\[[0-9;]*m", "", out)
    assert "…" not in plain
    assert re.findall(r"\b100000\d\b", plain) == [str(1_000_000 + number) for number in range(7)]
    assert max(map(cell_len, plain.splitlines())) <= columns


def on_screen(run, monkeypatch, columns, *arguments):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    out = run("report", *arguments, out=Screen()).out
    return re.sub("\x1b\\[[0-9;]*m", "", out).splitlines()


def test_on_a_narrow_terminal_a_row_is_a_list(run, files, monkeypatch):
    lines = on_screen(run, monkeypatch, 40, "read", files / "many.html")
    first = next(number for number, line in enumerate(lines) if "1000000" in line)
    assert "新收" in lines[first - 1]
    assert lines[first].split() == ["自然人", "1000000"]
    assert lines[first + 6].split() == ["总计", "1000006"]


def test_lines_of_a_finding_keep_their_indent_where_they_wrap(odd, monkeypatch):
    lines = on_screen(odd, monkeypatch, 40, "check", "one.html")
    begun = [number for number, line in enumerate(lines) if line.startswith("  ")]
    inside = [line for line in lines[begun[0] : begun[-1] + 1] if line.strip()]
    assert len(inside) > 8, "some lines wrap"
    assert all(line.startswith("  ") for line in inside)


def test_an_explanation_wraps_to_the_terminal(run, monkeypatch):
    for arguments in (("explain",), ("explain", "T3-BALANCE")):
        lines = on_screen(run, monkeypatch, 40, *arguments, "--lang", "en")
        assert max(map(cell_len, lines)) <= 40


def test_no_control_character_of_a_file_reaches_the_terminal(odd, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    out = odd("report", "read", "a", out=Screen()).out
    assert "\x1b[31m" not in out
    assert "\N{REPLACEMENT CHARACTER}[31m" in out


@pytest.mark.parametrize("out", [None, Screen])
def test_progress_is_shown_on_stderr_or_above_it(odd, out, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    ran = odd("report", "check", *"abc", err=Screen(), out=out() if out else None)
    bar, results = (ran.out, ran.out) if out else (ran.err, ran.out)
    assert "3/3" in re.sub("\x1b\\[[0-9;?]*[A-Za-z]", "", bar)
    assert results.count("T9-ERROR") == 3
    assert odd("report", "check", "a", err=Screen()).err == ""


def test_the_gravest_stand_first(odd):
    out = odd("report", "check", "a").out
    assert out.index("T9-ERROR") < out.index("T9-MANY") < out.index("T9-NOTE")


def test_a_clean_report_says_so(run, files):
    assert "没有发现问题" in run("report", "check", files / "clean.txt").out
