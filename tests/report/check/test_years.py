from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.report.check import Severity, check
from tests.report.check.reports import cell, codes, findings_of, printing, report, sections

CARRIED = {"natural_person": 2, "business": 0, "total": 2}
IN_FORCE = {"proactive.normative_documents.in_force": 12}


def before(year=2023, **figures):
    """A report that the one on the next year follows from, with what a case changes."""
    if year >= 2021:
        figures = {**IN_FORCE, **figures}
    over = {f"carried_forward.{key}": value for key, value in CARRIED.items()}
    other = {"granted.natural_person": 5, "disputes.reconsideration.upheld": 1}
    return printing(report(year), {**over, **other, **figures})


def test_two_years_that_agree_have_no_findings():
    assert check(report(), before()) == []
    earlier = printing(before(2019), {"proactive.licences.items_last_year": 19})
    settled = {
        "licences": (19, 1, 295),
        "other_services": (8, 0, 40),
        "penalties": (32, -2, 50),
        "compulsion": (4, 0, 0),
        "charges": (2, 0),
    }
    earlier = replace(earlier, proactive={**earlier.proactive, **settled})
    assert check(report(2020), earlier) == []


OTHERS = [
    ({"year": 2022}, 1),
    ({"year": 2024}, 1),
    ({"year": None}, 1),
    ({"agency": "澄川市财政局"}, 1),
    ({"agency": "市教育局"}, 0),
    ({"agency": None}, 0),
]


@pytest.mark.parametrize(("changes", "count"), OTHERS)
def test_another_report_is_told_and_compared_with_nothing(changes, count):
    last = replace(before(**{"carried_forward.total": 9}), **changes)
    said = codes(check(report(), last))
    assert said == (["YEAR-PREVIOUS"] if count else ["YEAR-CARRIED"])


def test_a_report_of_unknown_year_is_not_compared():
    assert "YEAR-PREVIOUS" in codes(check(replace(report(), year=None), before()))


@pytest.mark.parametrize("column", ["natural_person", "research", "total"])
def test_what_was_carried_forward_is_carried_over_column_by_column(column):
    last = before(**{f"carried_forward.{column}": 7})
    (finding,) = findings_of("YEAR-CARRIED", report(), last)
    assert finding.severity is Severity.ERROR
    assert cell(f"carried_over.{column}") in finding.cells
    assert finding.expected == "7"


def test_a_blank_in_either_year_is_not_compared():
    assert findings_of("YEAR-CARRIED", report(), before(**{"carried_forward.total": None})) == []
    blank = printing(report(), {"carried_over.total": None})
    assert findings_of("YEAR-CARRIED", blank, before(**{"carried_forward.total": 9})) == []


def test_the_carried_balance_is_compared_from_one_edition_to_the_other():
    last = before(2020, **{"carried_forward.total": 9})
    assert len(findings_of("YEAR-CARRIED", report(2021), last)) == 1


IN_FORCE_CASES = [
    # in force last year; made, repealed, in force this year; expected
    (12, (3, 1, 14), None),
    (12, (3, 1, 15), "14"),
    (12, (3, 5, 12), "10"),
    (None, (3, 1, 15), None),
    (12, (None, 1, 15), None),
]


@pytest.mark.parametrize(("last", "now", "expected"), IN_FORCE_CASES)
def test_in_force_follows_from_last_year(last, now, expected):
    keys = [f"proactive.normative_documents.{key}" for key in ("made", "repealed", "in_force")]
    this = printing(report(), dict(zip(keys, now, strict=True)))
    found = findings_of("YEAR-IN-FORCE", this, before(**{keys[2]: last}))
    assert [finding.expected for finding in found] == ([expected] if expected else [])


def test_in_force_is_not_compared_with_the_published_total_of_2019():
    assert findings_of("YEAR-IN-FORCE", report(2021), before(2020)) == []


ITEMS = [
    # last year's number and change, this year's number of last year, expected
    (20, 0, 20, None),
    (22, -2, 20, None),
    (22, 0, 20, "22"),
    (22, None, 20, None),
]


@pytest.mark.parametrize(("had", "change", "now", "expected"), ITEMS)
def test_items_follow_from_last_year(had, change, now, expected):
    last = {
        "proactive.licences.items_last_year": had,
        "proactive.licences.items_change": change,
    }
    this = printing(report(2020), {"proactive.licences.items_last_year": now})
    found = findings_of("YEAR-ITEMS", this, before(2019, **last))
    about = [each for each in found if cell("proactive.licences.items_last_year") in each.cells]
    assert [finding.expected for finding in about] == ([expected] if expected else [])


PENDING = [(4, 0), (5, 1), (None, 0)]


@pytest.mark.parametrize(("pending", "count"), PENDING)
def test_pending_disputes_are_counted_again(pending, count):
    last = before(**{"disputes.reconsideration.pending": pending})
    assert len(findings_of("YEAR-PENDING", report(), last)) == count


TOLD = "".join(
    f"第{number}类栏目由承办科室按月检查并公开结果。" for number in "甲乙丙丁戊己庚辛壬癸"
)
ALSO = "".join(
    f"{number}年召开会议，讨论{number * 7}项任务，形成整改清单。" for number in range(10)
)
THESE = "".join(
    f"全年召开会议{number * 7919}次，整改问题{number * 104729}个。" for number in range(12, 24)
)
THOSE = "".join(f"全年召开会议{number}次，整改问题{number + 1}个。" for number in range(12, 24))
COPIES = [
    # this year's section five, last year's, found
    (TOLD, TOLD, 1),
    (TOLD + "2024年3件。", TOLD + "2023年15件。", 1),
    # new figures in old words
    (THESE, THOSE, 1),
    (TOLD, ALSO, 0),
    (TOLD[:60], TOLD[:60], 0),
    ("无。", "无。", 0),
]


@pytest.mark.parametrize(("now", "old", "count"), COPIES)
def test_prose_copied_from_last_year(now, old, count):
    this = replace(report(), sections=sections({5: now}))
    last = replace(before(), sections=sections({5: old}))
    found = findings_of("YEAR-COPIED", this, last)
    assert len(found) == count
    assert all("第五部分" in finding.zh for finding in found)
    assert all("除数字外，有" in finding.zh for finding in found)


def test_a_table_with_last_years_figures():
    last = replace(before(), applications=report().applications)
    (finding,) = findings_of("YEAR-SAME-FIGURES", report(), last)
    assert "表三" in finding.zh


def test_a_table_of_zeros_may_be_the_same_every_year():
    zeros = dict.fromkeys(report().disputes, (0, 0, 0, 0, 0))
    last = replace(before(), disputes=zeros)
    assert findings_of("YEAR-SAME-FIGURES", replace(report(), disputes=zeros), last) == []


TENFOLD = [
    # last year, this year, found
    (30, 300, 1),
    (3000, 300, 1),
    (31, 300, 0),
    # small numbers are left alone
    (9, 300, 0),
    (15, 199, 0),
    (0, 300, 0),
    (None, 300, 0),
]


@pytest.mark.parametrize(("old", "now", "count"), TENFOLD)
def test_ten_times_last_years_value(old, now, count):
    this = printing(report(), {"proactive.licences.decisions": now})
    found = findings_of("YEAR-TENFOLD", this, before(**{"proactive.licences.decisions": old}))
    assert len(found) == count


CHARGES = [
    (Decimal("45.5"), 455_000, 1),
    (455_000, Decimal("45.5"), 1),
    (Decimal("45.5"), 600_000, 1),
    (Decimal("45.5"), 455, 0),
    (Decimal("0.01"), 4_550_000, 0),
    (0, 455_000, 0),
    (None, 455_000, 0),
]


@pytest.mark.parametrize(("old", "now", "count"), CHARGES)
def test_yuan_taken_for_ten_thousand_yuan(old, now, count):
    where = "proactive.charges.amount_10k_yuan"
    found = findings_of("YEAR-UNIT", printing(report(), {where: now}), before(**{where: old}))
    assert len(found) == count


def test_a_huge_charge_that_last_year_explains_is_not_noted_for_its_size():
    where = "proactive.charges.amount_10k_yuan"
    huge, last = printing(report(), {where: 2_000_000}), before(**{where: 1_900_000})
    assert findings_of("T2-CHARGE-UNIT", huge, last) == []
    assert len(findings_of("T2-CHARGE-UNIT", huge)) == 1
