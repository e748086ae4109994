from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.report.check import Severity, check
from gongkai.statute.editions import Edition
from tests.report.check.reports import cell, codes, findings_of, printing, report

ORGANISATIONS = ("business", "research", "public_interest", "legal_services", "other")

BLANKS = [
    ("T2-BLANK", ["proactive.charges.amount_10k_yuan"], 1),
    ("T2-BLANK", ["proactive.rules.made", "proactive.rules.repealed"], 1),
    ("T3-BLANK", ["carried_forward.total"], 1),
    ("T3-BLANK", [f"granted.{key}" for key in ORGANISATIONS], 1),
    # the same columns in two rows are one finding, other columns another
    ("T3-BLANK", ["new.business", "granted.business", "total.other"], 2),
    ("T4-BLANK", [f"disputes.reconsideration.{key}" for key in ("upheld", "other", "total")], 1),
]


@pytest.mark.parametrize(("code", "cells", "count"), BLANKS)
def test_blanks_are_warned_of_once_a_group(code, cells, count):
    found = findings_of(code, printing(report(), dict.fromkeys(cells)))
    assert count == len(found)
    assert {Severity.WARNING} == {finding.severity for finding in found}
    assert set(map(cell, cells)) == {each for finding in found for each in finding.cells}


def test_blank_columns_in_every_row_are_one_finding():
    base = report()
    cells = {f"{row}.{key}": None for row in base.applications for key in ORGANISATIONS}
    (finding,) = findings_of("T3-BLANK", printing(base, cells))
    assert len(finding.cells) == 25 * 5
    assert "25行" in finding.zh
    assert [code for code in codes(check(printing(base, cells))) if "SUM" in code] == []


def test_a_blank_reconsideration_block_is_five_cells_in_one_warning():
    """As a real report of 2020 prints it: blank reconsideration, zeros for litigation."""
    keys = ("upheld", "corrected", "other", "pending", "total")
    cells = {f"disputes.reconsideration.{key}": None for key in keys}
    found = check(printing(report(2020), cells))
    assert codes(found) == ["T4-BLANK"]
    assert len(found[0].cells) == 5


def test_marks_and_doubts_are_not_blanks():
    where = cell("proactive.rules.made")
    blank = printing(report(), {"proactive.rules.made": None})
    assert findings_of("T2-BLANK", replace(blank, marks={where: "/"})) == []
    assert findings_of("T2-BLANK", replace(blank, doubtful=frozenset({where}))) == []


MARKS = [
    ("/", 1, "WARNING"),
    ("无", 1, "WARNING"),
]


@pytest.mark.parametrize(("text", "count", "severity"), MARKS)
def test_a_mark_is_not_a_number(text, count, severity):
    columns = ("made", "repealed", "in_force")
    cells = {f"proactive.rules.{column}": None for column in columns}
    marked = replace(printing(report(), cells), marks=dict.fromkeys(map(cell, cells), text))
    found = findings_of("FORM-CELL-MARK", marked)
    assert count == len(found)
    assert (Severity[severity], text) == (found[0].severity, found[0].printed)
    assert len(found[0].cells) == 3


REMARKS = [
    # cell, printed, codes
    ("proactive.licences.decisions", "300（含年审）", ["FORM-CELL-REMARK"]),
    ("proactive.licences.decisions", "300件", []),
    ("proactive.charges.amount_10k_yuan", "45.5万元", []),
    ("proactive.charges.amount_10k_yuan", "45.5 元", ["FORM-CELL-UNIT"]),
    ("proactive.charges.amount_10k_yuan", "45.5亿元", ["FORM-CELL-UNIT"]),
    ("proactive.charges.amount_10k_yuan", "45.5（单位：万元）", ["FORM-CELL-REMARK"]),
    ("proactive.charges.amount_10k_yuan", "45.5", []),
]


@pytest.mark.parametrize(("where", "text", "expected"), REMARKS)
def test_what_stands_beside_a_number(where, text, expected):
    assert expected == codes(check(replace(report(), marks={cell(where): text})))


def test_yuan_after_an_amount_in_yuan_is_let_pass():
    where = cell("proactive.procurement.amount_yuan")
    assert check(replace(report(2020), marks={where: "1204500.50 元"})) == []


FIGURES = [
    # year, cell, value, code expected
    (2024, "proactive.licences.decisions", Decimal("12.5"), "FORM-CELL-DECIMAL"),
    (2024, "proactive.licences.decisions", Decimal("12.0"), None),
    (2024, "proactive.charges.amount_10k_yuan", Decimal("96171.6"), None),
    (2024, "proactive.charges.amount_10k_yuan", Decimal("-0.5"), "FORM-CELL-NEGATIVE"),
    (2024, "proactive.penalties.decisions", -1, "FORM-CELL-NEGATIVE"),
    (2020, "proactive.procurement.amount_yuan", Decimal("2638271.63"), None),
    (2020, "proactive.penalties.items_change", -3, None),
    (2020, "proactive.penalties.items_last_year", -3, "FORM-CELL-NEGATIVE"),
    (2020, "proactive.charges.items_change", Decimal("0.5"), "FORM-CELL-DECIMAL"),
]


@pytest.mark.parametrize(("year", "where", "value", "expected"), FIGURES)
def test_counts_are_whole_and_not_negative(year, where, value, expected):
    found = check(printing(report(year), {where: value}))
    said = [each for each in found if each.code.startswith("FORM-CELL-")]
    assert ([expected] if expected else []) == codes(said)
    assert all(each.cells == (cell(where),) for each in said)
    assert all(each.severity is Severity.ERROR for each in said)


def test_cells_in_doubt_are_told_once_and_not_summed():
    where = cell("granted.natural_person")
    doubtful = replace(
        printing(report(), {"granted.natural_person": None}), doubtful=frozenset({where})
    )
    (finding,) = check(doubtful)
    assert ("FORM-CELL-DOUBT", Severity.NOTE, (where,)) == (
        finding.code,
        finding.severity,
        finding.cells,
    )


def test_a_table_in_doubt_as_a_whole_is_one_finding():
    base = report()
    cells = [each for each in base.cells if each.table == "disputes"]
    unread = replace(
        printing(base, {".".join(each): None for each in cells}), doubtful=frozenset(cells)
    )
    assert codes(check(unread)) == ["FORM-TABLE-UNREAD"]


def test_a_table_that_is_not_there_is_one_finding():
    assert codes(check(replace(report(), disputes={}))) == ["FORM-TABLE-UNREAD"]


def test_a_blank_table_is_one_error():
    base = report()
    cells = {".".join(each): None for each in base.cells if each.table == "applications"}
    (finding,) = check(printing(base, cells))
    assert (finding.code, finding.severity) == ("FORM-TABLE-EMPTY", Severity.ERROR)
    assert len(finding.cells) == 25 * 7


def test_a_row_left_out_is_named():
    rows = {key: values for key, values in report().proactive.items() if key != "compulsion"}
    (finding,) = check(replace(report(), proactive=rows))
    assert finding.code == "FORM-ROW-MISSING"
    assert "行政强制" in finding.zh


EDITIONS = [
    (2019, Edition.E2019, None),
    (2020, Edition.E2019, None),
    (2020, Edition.E2021, "2019"),
    (2021, Edition.E2021, None),
    (2021, Edition.E2019, "2021"),
    (2025, Edition.E2021, None),
    # before the uniform form, and where the year is not known, nothing is held against it
    (2018, Edition.E2019, None),
    (None, Edition.E2019, None),
]


@pytest.mark.parametrize(("year", "edition", "expected"), EDITIONS)
def test_the_edition_goes_with_the_year(year, edition, expected):
    found = findings_of("FORM-EDITION", report(year, edition))
    assert ([expected] if expected else []) == [finding.expected for finding in found]


def test_the_one_row_of_2019_in_a_2021_form():
    old = replace(report(), applications=report(2020).applications)
    (finding,) = check(old)
    assert (finding.code, len(finding.cells)) == ("FORM-OTHER-ROWS", 7)
    assert check(report(2020)) == []


def test_the_rows_of_2021_under_a_table_2_of_2019_are_checked_as_printed():
    mixed = replace(report(2020), applications=report(2021).applications)
    assert check(mixed) == []
    wrong = printing(mixed, {"other_fee_unpaid.business": 1})
    assert {"T3-ROW-SUM", "T3-COLUMN-SUM"} <= set(codes(check(wrong)))


WITHIN_TABLE_2 = [
    # year, code, cells of one row, found
    (2024, "T2-IN-FORCE", {"rules.made": 3, "rules.repealed": 0, "rules.in_force": 2}, 1),
    (2024, "T2-IN-FORCE", {"rules.made": 3, "rules.repealed": 1, "rules.in_force": 2}, 0),
    (2024, "T2-IN-FORCE", {"rules.made": 3, "rules.repealed": None, "rules.in_force": 2}, 0),
    (2020, "T2-PUBLISHED", {"rules.published": 3, "rules.total": 2}, 1),
    (2020, "T2-PUBLISHED", {"rules.published": 2, "rules.total": 2}, 0),
    (2020, "T2-PUBLISHED", {"rules.published": 3, "rules.total": None}, 0),
    (2020, "T2-ITEMS", {"charges.items_last_year": 2, "charges.items_change": -3}, 1),
    (2020, "T2-ITEMS", {"charges.items_last_year": 3, "charges.items_change": -3}, 0),
    (2020, "T2-NO-ITEM", {"licences.items_last_year": 0, "licences.items_change": 0}, 1),
    (2020, "T2-NO-ITEM", {"licences.items_last_year": 0, "licences.items_change": 1}, 0),
    (2020, "T2-NO-ITEM", {"compulsion.items_last_year": 0, "compulsion.items_change": 0}, 0),
    (2020, "T2-PROCUREMENT", {"procurement.projects": 0}, 1),
    (2020, "T2-PROCUREMENT", {"procurement.amount_yuan": 0}, 1),
    (2020, "T2-PROCUREMENT", {"procurement.amount_yuan": 0, "procurement.projects": 0}, 0),
    (2020, "T2-PROCUREMENT", {"procurement.amount_yuan": None, "procurement.projects": 3}, 0),
    (2024, "T2-CHARGE-UNIT", {"charges.amount_10k_yuan": 1_000_000}, 1),
    (2024, "T2-CHARGE-UNIT", {"charges.amount_10k_yuan": 999_999}, 0),
    (2024, "T2-CHARGE-UNIT", {"charges.amount_10k_yuan": Decimal("3638271.63")}, 0),
    (2024, "T2-CHARGE-UNIT", {"charges.amount_10k_yuan": None}, 0),
]


@pytest.mark.parametrize(("year", "code", "figures", "count"), WITHIN_TABLE_2)
def test_figures_of_table_2_bind_each_other(year, code, figures, count):
    named = {f"proactive.{name}": value for name, value in figures.items()}
    found = findings_of(code, printing(report(year), named))
    assert count == len(found)
    assert all({cell(name) for name in named} <= set(finding.cells) for finding in found)
