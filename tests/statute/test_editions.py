from datetime import date

import pytest

from gongkai.statute.editions import EDITION_RULES, REGULATION_IN_FORCE, Edition, edition_for

# year of the report, edition prescribed
YEARS = [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2022, "2021"), (2026, "2021")]


@pytest.mark.parametrize(("year", "edition"), YEARS)
def test_each_year_has_its_form(year, edition):
    assert edition_for(year) == edition


@pytest.mark.parametrize("year", [2008, 2018])
def test_no_uniform_form_before_the_revised_regulation(year):
    with pytest.raises(ValueError, match=f"report on {year}"):
        edition_for(year)


def test_the_regulation_is_in_force_from_15_may_2019():
    assert date(2019, 5, 15) == REGULATION_IN_FORCE


def test_every_edition_names_its_notice_and_says_what_is_not_certain():
    assert set(EDITION_RULES) == set(Edition)
    assert EDITION_RULES[Edition.E2021].notice.zh == "国办公开办函〔2021〕30号"
    assert EDITION_RULES[Edition.E2021].issued_on == date(2021, 9, 26)
    assert EDITION_RULES[Edition.E2019].notice.zh == "国办公开办函〔2019〕60号"
    assert not EDITION_RULES[Edition.E2019].certain
    assert EDITION_RULES[Edition.E2019].note
