from decimal import Decimal

import pytest

from gongkai.report.check import Severity, check
from gongkai.report.form import TOTAL, Identity, IdentityKind, identities
from tests.report.check.reports import cell, codes, findings_of, printing, report

SUMS = ["T3-ROW-SUM", "T3-COLUMN-SUM", "T3-BALANCE", "T3-CROSS", "T4-TOTAL"]

BROKEN = [
    # code, figures changed, cells of totals that the findings name, printed, expected
    ("T3-ROW-SUM", {"granted.total": 10}, ["granted.total"], "10", "9"),
    ("T3-ROW-SUM", {"new.research": 4}, ["new.total"], "16", "20"),
    ("T3-COLUMN-SUM", {"total.business": 3}, ["total.business"], "3", "2"),
    ("T3-COLUMN-SUM", {"other_other.total": 5}, ["total.total"], "16", "20"),
    ("T3-BALANCE", {"carried_over.other": 1}, ["new.other"], "0", "1"),
    ("T3-BALANCE", {"carried_forward.total": 0}, ["new.total"], "16", "18"),
    (
        "T4-TOTAL",
        {"disputes.reconsideration.total": 3},
        ["disputes.reconsideration.total"],
        "3",
        "4",
    ),
    (
        "T4-TOTAL",
        {"disputes.direct_litigation.pending": 1},
        ["disputes.direct_litigation.total"],
        "0",
        "1",
    ),
    # the decimal that a reader keeps is compared as printed, not cut to a whole number
    ("T3-ROW-SUM", {"granted.total": Decimal("9.5")}, ["granted.total"], "9.5", "9"),
]


@pytest.mark.parametrize(("code", "figures", "totals", "printed", "expected"), BROKEN)
def test_a_wrong_sum_is_an_error_naming_its_cells(code, figures, totals, printed, expected):
    (finding,) = findings_of(code, printing(report(), figures))
    assert finding.severity is Severity.ERROR
    assert {*map(cell, figures), *map(cell, totals)} <= set(finding.cells)
    assert (finding.printed, finding.expected) == (printed, expected)


SILENT = [
    # a blank is not 0: the identity is not assessed ...
    ("granted.business",),
    ("granted.natural_person",),
    ("granted.total",),
    ("new.natural_person", "carried_forward.natural_person"),
    ("disputes.reconsideration.upheld",),
    # ... even if 0 would make it hold
    ("granted.research",),
    ("total.total", "carried_forward.total"),
    # ... or would make it fail
    ("disputes.reconsideration.total",),
]


@pytest.mark.parametrize("blank", SILENT)
def test_a_sum_with_a_blank_is_not_assessed(blank):
    said = codes(check(printing(report(), dict.fromkeys(blank))))
    assert [code for code in said if code in SUMS] == []


EXCEEDED = [
    ("T3-ROW-SUM", {"granted.natural_person": 10, "granted.other": None}, "≥13"),
    ("T3-COLUMN-SUM", {"granted.business": 5, "refused_enquiry.business": None}, "≥5"),
    (
        "T4-TOTAL",
        {"disputes.reconsideration.upheld": 9, "disputes.reconsideration.other": None},
        "≥11",
    ),
]


@pytest.mark.parametrize(("code", "figures", "expected"), EXCEEDED)
def test_known_parts_that_exceed_the_total_are_an_error_in_spite_of_a_blank(
    code, figures, expected
):
    (finding,) = findings_of(code, printing(report(), figures))
    assert expected == finding.expected
    assert not any(report().cells[each] is None for each in finding.cells)


BALANCES = [
    ({"new.natural_person": None, "carried_over.natural_person": 20}, 1),
    ({"new.natural_person": None, "carried_over.natural_person": 13}, 0),
    ({"total.natural_person": None, "carried_forward.natural_person": 20}, 1),
    ({"total.natural_person": None, "carried_forward.natural_person": 14}, 0),
    ({"total.natural_person": None, "new.natural_person": None}, 0),
    # negative figures are their own finding; no bound holds beside them
    (
        {
            "total.natural_person": None,
            "new.natural_person": -9,
            "carried_forward.natural_person": 0,
        },
        0,
    ),
]


@pytest.mark.parametrize(("figures", "count"), BALANCES)
def test_a_balance_with_a_blank_fails_where_the_other_side_is_exceeded(figures, count):
    assert count == len(findings_of("T3-BALANCE", printing(report(), figures)))


CROSSINGS = [
    ({"granted.natural_person": 7}, "granted.natural_person", "6"),
    ({"granted.natural_person": 4}, "granted.natural_person", "6"),
    # two cells wrong: no one cell explains both
    ({"granted.natural_person": 7, "refused_process.business": 1}, None, ""),
    # the row alone, the column alone
    ({"granted.total": 10, "total.total": 17}, None, ""),
    ({"total.business": 3}, None, ""),
    # row and column fail by different amounts
    ({"granted.natural_person": 7, "total.natural_person": 15}, None, ""),
    # the cell would have to be negative
    (
        {"granted.total": 2, "total.total": 9, "total.natural_person": 6},
        None,
        "",
    ),
    # the blank's row is not assessed, its column neither
    ({"granted.natural_person": None}, None, ""),
]


@pytest.mark.parametrize(("figures", "suspect", "expected"), CROSSINGS)
def test_the_cell_in_the_one_row_and_one_column_that_fail_is_suspect(figures, suspect, expected):
    found = findings_of("T3-CROSS", printing(report(), figures))
    if suspect is None:
        assert found == []
        return
    (finding,) = found
    assert (finding.severity, finding.cells) == (Severity.NOTE, (cell(suspect),))
    assert expected == finding.expected


def test_what_was_calculated_is_told_without_places_that_a_cell_happens_to_print():
    wrong = printing(report(), {"granted.natural_person": Decimal("7.0")})
    (finding,) = findings_of("T3-CROSS", wrong)
    assert "如果改为6，" in finding.zh
    assert finding.expected == "6"
    (finding,) = findings_of("T3-ROW-SUM", wrong)
    assert "相加是10，相差1。" in finding.zh


def test_the_message_names_row_and_column_as_the_form_prints_them():
    wrong = printing(report(), {"refused_process.total": 2})
    (finding,) = findings_of("T3-ROW-SUM", wrong)
    assert finding.zh.startswith("表三“（三）不予公开6.属于四类过程性信息”行“总计”列填的是2，")
    assert "相差2" in finding.zh


def test_long_labels_are_cut_at_their_first_clause():
    (finding,) = findings_of("T3-ROW-SUM", printing(report(), {"other_not_clarified.total": 2}))
    assert finding.zh.startswith("表三“（六）其他处理1.申请人无正当理由逾期不补正”行“总计”列")
    (finding,) = findings_of("T3-ROW-SUM", printing(report(), {"partly_granted.total": 3}))
    assert finding.zh.startswith("表三“（二）部分公开”行“总计”列")


@pytest.mark.parametrize(("split", "results"), [(True, 21), (False, 19)])
def test_every_result_row_counts_in_the_column_sum(split, results):
    sums = [each for each in identities(split=split) if each.kind is IdentityKind.COLUMN_SUM]
    assert len(sums) == 7
    assert all(len(each.left) == results for each in sums)


def test_the_sums_of_a_report_with_the_one_row_of_2019_are_checked_too():
    base = report(2020)
    (finding,) = findings_of("T3-COLUMN-SUM", printing(base, {"other.business": 4}))
    assert cell("other.business") in finding.cells


def test_each_identity_of_the_form_is_assessed():
    """The first 42 rules of a peer's list (docs/checks.md) are these identities; each can fail."""
    codes_of = {
        IdentityKind.ROW_SUM: "T3-ROW-SUM",
        IdentityKind.COLUMN_SUM: "T3-COLUMN-SUM",
        IdentityKind.BALANCE: "T3-BALANCE",
        IdentityKind.DISPUTE_TOTAL: "T4-TOTAL",
    }
    base = report()
    for each in identities(split=True):
        target = _total_of(each)
        wrong = printing(base, {".".join(target): (base.cells[target] or 0) + 1})
        named = [set(found.cells) for found in findings_of(codes_of[each.kind], wrong)]
        assert {*each.left, *each.right} in named


def _total_of(identity: Identity):
    if identity.kind is IdentityKind.BALANCE:
        return identity.right[1]
    assert TOTAL.key in identity.right[0]
    return identity.right[0]
