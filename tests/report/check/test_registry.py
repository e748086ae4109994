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


DEMANDED_LATER = [
    # what notice 30 (the report on 2021 and later) and the fee measures brought
    ("FORM-TOPICS", 2021, 2),
    ("FORM-FEE", 2021, 2),
    ("FORM-OTHER-ROWS", 2021, 1),
    # what Art. 49 and 50 demand from the Regulation on
    ("FORM-OVERSIGHT", 2019, 2),
    ("FORM-LATE", 2019, 2),
    ("FORM-SECTION-MISSING", 2019, 2),
]


@pytest.mark.parametrize(("code", "first", "editions"), DEMANDED_LATER)
def test_what_a_later_notice_demands_is_not_held_against_an_earlier_year(code, first, editions):
    assert (RULES[code].applies_from, len(RULES[code].editions)) == (first, editions)
