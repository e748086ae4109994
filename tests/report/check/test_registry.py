import re
from dataclasses import replace
from pathlib import Path

import pytest

import gongkai.report.check as package
from gongkai.report.check import RULES, Severity, check
from gongkai.report.check.catalogue import MODULES
from gongkai.report.check.rule import Break, rule
from gongkai.statute.editions import Edition
from tests.report.check.reports import printing, report

FAMILIES = {"T2", "T3", "T4", "TEXT", "FORM", "YEAR", "TREE"}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_what_it_demands_and_on_what_authority(code):
    known = RULES[code]
    assert code.split("-")[0] in FAMILIES
    assert re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)+", code)
    assert known.zh.endswith("。")
    assert known.en.endswith(".")
    assert known.source
    assert known.check.__doc__


def test_every_module_with_rules_is_in_the_catalogue():
    folder = Path(package.__file__).parent
    holding = {path.stem for path in folder.glob("*.py") if "\n@rule(" in path.read_text("utf-8")}
    assert holding == set(MODULES) & holding
    assert {known.check.__module__.split(".")[-1] for known in RULES.values()} <= set(MODULES)


def test_a_code_is_taken_once():
    code = next(iter(RULES))
    with pytest.raises(ValueError, match=code):
        rule(code, Severity.NOTE, zh="。", en=".", source="x")(lambda _: ())


def test_findings_come_in_the_order_of_the_rules():
    figures = {"granted.total": 10, "total.business": 3, "carried_forward.other": None}
    wrong = printing(report(), figures)
    order = list(RULES)
    places = [order.index(each.code) for each in check(wrong)]
    assert places == sorted(places)
    assert len(places) > 3


APPLIES = [
    # applies_from, editions, year, edition, applies
    (2019, (Edition.E2019, Edition.E2021), None, Edition.E2021, True),
    (2021, (Edition.E2019, Edition.E2021), None, Edition.E2021, False),
    (2021, (Edition.E2019, Edition.E2021), 2020, Edition.E2021, False),
    (2021, (Edition.E2019, Edition.E2021), 2021, Edition.E2019, True),
    (2019, (Edition.E2021,), 2021, Edition.E2019, False),
    (2019, (Edition.E2021,), 2020, Edition.E2021, True),
    (2019, (Edition.E2021,), 2018, Edition.E2021, False),
]


@pytest.mark.parametrize("case", APPLIES)
def test_a_rule_applies_to_its_years_and_editions(case):
    applies_from, editions, year, edition, applies = case
    known = replace(
        next(iter(RULES.values())),
        applies_from=applies_from,
        editions=editions,
        check=lambda _: [Break("坏。", "bad")],
    )
    assert known.applies(replace(report(), year=year, edition=edition)) is applies


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("year", [2019, 2020])
def test_no_earlier_report_is_held_to_the_notice_of_2021(code, year):
    known = RULES[code]
    if known.covers(Edition.E2019, year):
        said = known.source_for(Edition.E2019)
        assert "30号" not in said.replace("国办公开办函〔2021〕30号（2021年度起）", "")
        assert said in known.source


def test_a_finding_cites_the_source_of_its_reports_edition():
    for year, notice in ((2020, "60号"), (2024, "30号")):
        of = printing(report(year), {"granted.total": 10})
        (finding,) = [each for each in check(of) if each.code == "T3-ROW-SUM"]
        assert notice in finding.source
        assert finding.source == RULES["T3-ROW-SUM"].source_for(of.edition)


@pytest.mark.parametrize("year", [2020, 2024])
def test_blanks_rest_on_practice_alone_and_stay_warnings(year):
    of = printing(report(year), {"granted.business": None})
    (finding,) = [each for each in check(of) if each.code == "T3-BLANK"]
    assert finding.severity is Severity.WARNING
    assert finding.source.startswith("填报惯例（各地要求，非全国统一规定）：")
    assert "号" not in finding.source
    assert ("多有留空" in finding.source) is (year == 2020)


DEMANDED_LATER = [
    # what notice 30 (the report on 2021 and later) and the fee measures brought
    ("FORM-TOPICS", 2021, 2),
    ("FORM-FEE", 2021, 2),
    ("FORM-OTHER-ROWS", 2021, 1),
    ("YEAR-COPIED", 2021, 2),
    # what Art. 49 and 50 demand from the Regulation on
    ("FORM-OVERSIGHT", 2019, 2),
    ("FORM-LATE", 2019, 2),
    ("FORM-SECTION-MISSING", 2019, 2),
]


@pytest.mark.parametrize(("code", "first", "editions"), DEMANDED_LATER)
def test_what_a_later_notice_demands_is_not_held_against_an_earlier_year(code, first, editions):
    assert (RULES[code].applies_from, len(RULES[code].editions)) == (first, editions)
