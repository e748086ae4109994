from dataclasses import replace

import pytest

from gongkai.report.check import Severity, check
from gongkai.report.form import TABLE_NAMES
from gongkai.report.model import AnnualReport
from tests.report.check.reports import (
    AGENCY,
    GOVERNMENT,
    cell,
    codes,
    findings_of,
    printing,
    report,
    with_tables,
)


def child(name: str, year: int = 2024, **figures) -> AnnualReport:
    return replace(printing(report(year), figures), agency=name, title="")


def parent_of(*children: AnnualReport, **figures) -> AnnualReport:
    """The government's report that adds its children up."""
    tables = {
        table: {
            row: tuple(
                sum(each.rows(table)[row][at] or 0 for each in children)
                for at in range(len(children[0].rows(table)[row]))
            )
            for row in children[0].rows(table)
        }
        for table in TABLE_NAMES
    }
    base = report(children[0].year)
    return printing(with_tables(base, tables, agency=GOVERNMENT, title=""), figures)


A, B, C = child(AGENCY), child("澄川市财政局"), child("澄川市公安局")
B = printing(B, {"granted.business": 4, "total.business": 4, "new.business": 5})
C = printing(C, {"proactive.licences.decisions": 16612, "granted.research": 2})


def findings(parent, *children):
    return [each for each in check(parent, children=children) if each.code.startswith("TREE-")]


def test_a_parent_that_adds_its_children_up_has_no_findings():
    assert findings(parent_of(A, B, C), A, B, C) == []


def test_the_parents_own_report_may_be_among_the_children():
    own = replace(A, agency=GOVERNMENT)
    assert findings(parent_of(own, B), own, B) == []


@pytest.mark.parametrize(
    "where", ["proactive.rules.in_force", "new.total", "disputes.reconsideration.pending"]
)
def test_each_cell_is_summed(where):
    right = parent_of(A, B)
    wrong = printing(right, {where: (right.cells[cell(where)] or 0) + 9})
    (finding,) = findings(wrong, A, B)
    assert (finding.code, finding.severity, finding.cells) == (
        "TREE-SUM",
        Severity.ERROR,
        (cell(where),),
    )
    assert finding.expected == str(right.cells[cell(where)])


HINTS = [
    # licences of the parent, hint
    (600, "差数正好是“澄川市公安局”的数，可能没有汇总进来。"),
    (600 + 2 * 16612, "差数正好是“澄川市公安局”的数，可能重复汇总。"),
    # two children have this figure: neither is named
    (16612 + 300, ""),
    (600 + 16612 + 300, ""),
    (17000, ""),
]


@pytest.mark.parametrize(("licences", "hint"), HINTS)
def test_the_child_that_explains_a_cell_is_named(licences, hint):
    wrong = parent_of(A, B, C, **{"proactive.licences.decisions": licences})
    (finding,) = findings(wrong, A, B, C)
    assert hint in finding.zh
    assert ("可能" in finding.zh) is bool(hint)


def test_a_child_left_out_altogether_is_one_finding():
    (finding,) = findings(parent_of(A, B), A, B, C)
    assert (finding.code, finding.expected) == ("TREE-SUM", "澄川市公安局")
    assert cell("proactive.licences.decisions") in finding.cells
    assert len(finding.cells) == sum(map(bool, C.cells.values()))


def test_differences_that_no_child_explains_are_told_cell_by_cell():
    wrong = parent_of(A, B, **{"new.total": 1, "total.total": 2})
    assert codes(findings(wrong, A, B)) == ["TREE-SUM", "TREE-SUM"]


def test_a_blank_child_is_named_and_not_summed():
    blank = printing(B, {"new.total": None})
    (finding,) = findings(parent_of(A, B), A, blank)
    assert (finding.code, finding.severity) == ("TREE-BLANK", Severity.NOTE)
    assert "澄川市财政局" in finding.zh
    assert finding.cells == (cell("new.total"),)


def test_children_that_exceed_the_parent_are_an_error_in_spite_of_a_blank():
    blank = printing(B, {"new.total": None})
    wrong = parent_of(A, B, **{"new.total": 15})
    (finding,) = findings_of("TREE-SUM", wrong, children=(A, blank))
    assert finding.expected == "≥16"


def test_a_blank_parent_is_not_summed():
    assert findings(parent_of(A, B, **{"new.total": None}), A, B) == []


UNFIT = [
    ({"year": 2023}, "不是2024年度的"),
    ({"year": None}, "不是2024年度的"),
    ({"agency": AGENCY}, "给了不止一份"),
]


@pytest.mark.parametrize(("changes", "words"), UNFIT)
def test_children_that_do_not_fit_are_told_and_nothing_is_summed(changes, words):
    (finding,) = findings(parent_of(A, B, **{"new.total": 999}), A, replace(B, **changes))
    assert finding.code == "TREE-CHILD"
    assert words in finding.zh


def test_between_editions_only_what_compares_is_summed():
    """A child of 2021 rows under a parent of 2019 rows: the three rows of 其他处理 make one."""
    old_rows = replace(report(2020), agency=AGENCY, title="")
    new_rows = replace(
        printing(report(2021), {"other_fee_unpaid.business": 2}),
        year=2020,
        agency="澄川市财政局",
        title="",
    )
    right = parent_of(old_rows, replace(old_rows, agency="澄川市财政局"))
    other = {"other.business": 2, "proactive.compulsion.items_last_year": 99}
    right = printing(right, {**other, "proactive.licences.decisions": 600})
    said = findings(right, old_rows, new_rows)
    assert codes(said) == ["TREE-EDITION"]
    wrong = printing(right, {"other.business": 5})
    assert codes(findings(wrong, old_rows, new_rows)) == ["TREE-SUM", "TREE-EDITION"]


def test_a_child_that_lacks_a_row_is_not_summed_there():
    old_rows = replace(report(2020), agency=AGENCY, title="")
    new_rows = replace(report(2021), year=2020, agency="澄川市财政局", title="")
    rows = {key: row for key, row in new_rows.applications.items() if key != "other_fee_unpaid"}
    lacking = replace(new_rows, applications=rows)
    right = parent_of(old_rows, replace(old_rows, agency="澄川市财政局"), **{"other.business": 99})
    assert codes(findings(right, old_rows, lacking)) == ["TREE-EDITION"]
