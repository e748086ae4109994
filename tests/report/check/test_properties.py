"""Properties that hold for every report, not for the tables of cases alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.report.check import RULES, Finding, check
from gongkai.report.form import (
    APPLICANT_COLUMNS,
    APPLICATIONS,
    DISPUTES,
    FORMS,
    CellRef,
    application_rows,
)
from gongkai.report.model import AnnualReport, Section, Subsection
from gongkai.statute.editions import Edition
from tests.report.check.reports import report, with_tables

SUMS = {"T3-ROW-SUM", "T3-COLUMN-SUM", "T3-BALANCE", "T3-CROSS", "T4-TOTAL"}
COUNTS = st.integers(0, 99_999)
DISPUTE_ROWS = tuple(row.key for row in FORMS[Edition.E2021].disputes.rows)


@st.composite
def consistent_applications(draw, *, split: bool):
    """Table 三 with any results and any carried balance that they leave room for."""
    rows = [row.key for row in application_rows(split=split)]
    places = st.tuples(st.sampled_from(rows[2:-2]), st.integers(0, 5))
    counted = draw(st.dictionaries(places, COUNTS, max_size=12))
    results = {key: [counted.get((key, at), 0) for at in range(6)] for key in rows[2:-2]}
    total = [sum(column) for column in zip(*results.values(), strict=True)]
    forward = draw(st.lists(COUNTS, min_size=6, max_size=6))
    over = [draw(st.integers(0, t + f)) for t, f in zip(total, forward, strict=True)]
    new = [t + f - o for t, f, o in zip(total, forward, over, strict=True)]
    table = {"new": new, "carried_over": over, **results, "total": total}
    table["carried_forward"] = forward
    return {key: (*row, sum(row)) for key, row in table.items()}


@st.composite
def consistent_reports(draw):
    split = draw(st.booleans())
    disputes = {key: draw(st.lists(COUNTS, min_size=4, max_size=4)) for key in DISPUTE_ROWS}
    return replace(
        report(2024 if split else 2020),
        applications=draw(consistent_applications(split=split)),
        disputes={key: (*row, sum(row)) for key, row in disputes.items()},
    )


@given(consistent_reports())
def test_a_consistent_report_has_no_finding_on_sums(consistent):
    assert [each for each in check(consistent) if each.code in SUMS] == []


@given(consistent_reports(), st.data())
def test_changing_any_one_number_is_found_and_the_cell_named(consistent, data):
    cells = [cell for cell in consistent.cells if cell.table in {APPLICATIONS, DISPUTES}]
    where = data.draw(st.sampled_from(cells))
    right = consistent.cells[where]
    wrong = data.draw(COUNTS.filter(lambda value: value != right))
    found = check(changed(consistent, where, wrong))
    assert any(where in each.cells for each in found if each.code in SUMS)


@given(consistent_reports(), st.data())
def test_blanking_cells_of_a_consistent_report_never_makes_a_sum_wrong(consistent, data):
    cells = [cell for cell in consistent.cells if cell.table in {APPLICATIONS, DISPUTES}]
    for where in data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=30)):
        consistent = changed(consistent, where, None)
    assert [each for each in check(consistent) if each.code in SUMS] == []


@given(consistent_reports(), st.data())
def test_the_suspect_cell_is_the_one_that_was_changed(consistent, data):
    rows = [row for row in consistent.applications if row not in {"total", "new"}][1:-1]
    columns = [column.key for column in APPLICANT_COLUMNS][:-1]
    where = CellRef(
        APPLICATIONS, data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(columns))
    )
    right = consistent.cells[where]
    wrong = data.draw(COUNTS.filter(lambda value: value != right))
    found = [each for each in check(changed(consistent, where, wrong)) if each.code == "T3-CROSS"]
    assert [(each.cells, each.expected) for each in found] == [((where,), str(right))]


def changed(of: AnnualReport, where: CellRef, value: int | None) -> AnnualReport:
    rows = dict(of.rows(where.table))
    keys = [cell.column for cell in of.cells if cell[:2] == where[:2]]
    rows[where.row] = tuple(
        value if key == where.column else old
        for key, old in zip(keys, rows[where.row], strict=True)
    )
    return with_tables(of, {where.table: rows})


# Odd reports take some milliseconds each to draw; these run often rather than long.
FEWER = settings(max_examples=settings().max_examples * 2 // 5)
VALUES = st.none() | st.integers(-99, 10**12) | st.decimals(-99, 10**9, places=2)
TEXT = st.text(
    alphabet="无本年度统计期限至月日一二十三、（）。\n 0123456789％元万件收到申请处罚信息处理费",
    max_size=80,
)


@st.composite
def any_table(draw, form, rows):
    """Rows that print one value throughout, some left out, some cells printing another."""
    gone = draw(st.sets(st.sampled_from(rows), max_size=3)) if draw(st.booleans()) else set()
    gone = set(rows) if len(gone) == 3 else gone
    usual = draw(VALUES)
    places = st.tuples(st.sampled_from(rows), st.integers(0, 6))
    others = draw(st.dictionaries(places, VALUES, max_size=6))
    width = {row: 7 if form.name == APPLICATIONS else len(form.columns(row)) for row in rows}
    return {
        row: tuple(others.get((row, at), usual) for at in range(width[row]))
        for row in rows
        if row not in gone
    }


@st.composite
def any_section(draw):
    parts = draw(st.lists(st.tuples(TEXT, st.lists(TEXT, max_size=2)), max_size=2))
    return Section(
        draw(st.integers(1, 6)),
        draw(TEXT),
        tuple(Subsection(heading, tuple(texts)) for heading, texts in parts),
        draw(TEXT),
    )


@st.composite
def any_report(draw):
    edition = draw(st.sampled_from(Edition))
    form = FORMS[edition]
    # table 三 may have the rows of the other edition
    applications = [row.key for row in application_rows(split=draw(st.booleans()))]
    made = AnnualReport(
        draw(st.none() | st.sampled_from(["", "澄川市人民政府", "澄川市教育局"]) | TEXT),
        draw(st.none() | st.integers(0, 9999)),
        edition,
        draw(any_table(form.proactive, [row.key for row in form.proactive.rows])),
        draw(any_table(form.applications, applications)),
        draw(any_table(form.disputes, list(DISPUTE_ROWS))),
        draw(TEXT),
        tuple(draw(st.lists(TEXT, max_size=2))),
        tuple(draw(st.lists(any_section(), max_size=7))),
        published_on=draw(st.none() | st.dates()),
    )
    cells = list(form.cells())
    return replace(
        made,
        marks=draw(st.dictionaries(st.sampled_from(cells), TEXT, max_size=3)),
        doubtful=frozenset(draw(st.lists(st.sampled_from(cells), max_size=3))),
    )


def held(finding: Finding) -> bool:
    """Whether a finding is what is promised of every finding."""
    known = RULES[finding.code]
    return (
        bool(finding.zh and finding.en and finding.source)
        and finding.severity is known.severity
        and all(isinstance(cell, CellRef) for cell in finding.cells)
        and "None" not in finding.zh
    )


@FEWER
@given(any_report(), st.none() | any_report(), st.lists(any_report(), max_size=2))
def test_checking_never_raises_and_keeps_its_promises(of, previous, children):
    assert all(map(held, check(of, previous, children)))


@FEWER
@given(any_report(), any_report())
def test_last_year_is_compared_whatever_it_is(of, previous):
    """The same agency's year before, so that the rules of years all run."""
    of = replace(of, year=2024, agency="澄川市教育局")
    previous = replace(previous, year=2023, agency="澄川市教育局")
    found = check(of, previous)
    assert "YEAR-PREVIOUS" not in {each.code for each in found}
    assert all(map(held, found))


@FEWER
@given(any_report(), any_report(), any_report())
def test_children_are_summed_whatever_they_are(of, one, other):
    of = replace(of, year=2024)
    children = (replace(one, year=2024, agency="甲"), replace(other, year=2024, agency="乙"))
    found = check(of, children=children)
    assert "TREE-CHILD" not in {each.code for each in found}
    assert all(map(held, found))


def test_checking_leaves_the_report_as_it_is():
    before = report()
    check(before, report(2023), [before])
    assert before == report()
    assert before.published_on is None or isinstance(before.published_on, date)
    assert before.proactive["charges"] == (Decimal("45.5"),)
