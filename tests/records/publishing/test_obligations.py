from datetime import date

import pytest

from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.publishing.actions.oblige import (
    oblige_by_law,
    oblige_by_sector,
    publish_catalogue,
    settle,
    show,
)
from gongkai.records.publishing.actions.withdraw import withdraw
from gongkai.records.publishing.fulfilment import Standing, fulfilments, health
from gongkai.records.publishing.sectors import rules_from, sector_names, sector_rules
from gongkai.records.roles import Role
from tests.records.publishing.test_workflow import published


def standing_of(world, number, today=None):
    found = fulfilments(world.agency("zhujian"), today or world.now.date())
    return next(each for each in found if each.obligation.number == number)


def test_a_department_owes_the_fifteen_items_and_a_government_more(world):
    publisher = world.actor("zhujian", Role.PUBLISHER)
    assert oblige_by_law(publisher, world.agency("zhujian")) == 15
    assert oblige_by_law(publisher, world.agency("zhujian")) == 0
    assert oblige_by_law(world.system(), world.agency("shi")) == 22  # Art. 21: seven more
    with pytest.raises(NotAllowedError):
        oblige_by_law(publisher, world.agency("gongan"))


def test_what_is_published_shows_its_item_done_until_it_is_stale(world, fields):
    oblige_by_law(world.system(), world.agency("zhujian"))
    assert standing_of(world, 1).standing is Standing.MISSING
    document = published(world, fields)
    found = standing_of(world, 1)
    assert (found.standing, found.last) == (Standing.FULFILLED, world.now.date())
    assert standing_of(world, 1, date(2027, 4, 14)).standing is Standing.FULFILLED  # 183 days
    assert standing_of(world, 1, date(2027, 4, 15)).standing is Standing.STALE
    assert standing_of(world, 2).standing is Standing.MISSING
    withdraw(world.actor("zhujian", Role.PUBLISHER), document, "有误")
    assert standing_of(world, 1).standing is Standing.MISSING


def test_an_entry_without_an_item_is_shown_by_a_linked_document(world, fields):
    agency = world.agency("gongan")
    assert oblige_by_sector(world.system(), agency, sector_rules("public_security")) == 11
    entry = agency.obligations.get(key="complaints")
    with pytest.raises(RefusedError, match="本机关"):
        show(world.system(), entry, published(world, fields))
    assert {each.standing for each in fulfilments(agency, world.now.date())} == {Standing.MISSING}
    own = world.agency("zhujian")
    oblige_by_sector(world.system(), own, sector_rules("public_security"))
    entry = own.obligations.get(key="complaints")
    show(world.actor("zhujian", Role.DRAFTER), entry, published(world, fields))
    done = [f for f in fulfilments(own, world.now.date()) if f.standing is Standing.FULFILLED]
    assert [each.obligation for each in done] == [entry]


def test_an_entry_that_does_not_apply_needs_a_reason(world):
    oblige_by_law(world.system(), world.agency("zhujian"))
    publisher = world.actor("zhujian", Role.PUBLISHER)
    entry = world.agency("zhujian").obligations.get(number=14)
    with pytest.raises(RefusedError) as refused:
        settle(publisher, entry, {"applies": False, "why_not": ""})
    assert refused.value.field == "why_not"
    settle(publisher, entry, {"applies": False, "why_not": "本机关不招录公务员", "unit": "办公室"})
    assert standing_of(world, 14).standing is Standing.NOT_APPLICABLE


def test_carriers_that_lack_an_item_are_named(world, fields):
    oblige_by_law(world.system(), world.agency("zhujian"))
    entry = world.agency("zhujian").obligations.get(number=1)
    settle(world.system(), entry, {"carriers": ["own_portal", "gazette"]})
    published(world, fields)
    assert standing_of(world, 1).lacking == ("gazette",)


def test_the_health_board_says_what_an_inspection_would(world, fields):
    agency = world.agency("zhujian")
    oblige_by_law(world.system(), agency)
    codes = [each.code for each in health(agency, world.now.date())]
    assert codes == ["HOME-STALE", "COLUMNS-EMPTY"]
    published(world, fields)
    for entry in agency.obligations.filter(number__gt=5):
        settle(world.system(), entry, {"applies": False, "why_not": "无此职能"})
    assert health(agency, world.now.date()) == []
    assert [each.code for each in health(agency, date(2026, 10, 28))] == ["HOME-STALE"]
    vetoes = [(each.code, each.veto) for each in health(agency, date(2027, 4, 15))]
    assert vetoes == [("HOME-STALE", True), ("POLICY-STALE", False)]


def test_the_public_catalogue_is_a_copy(world):
    agency = world.agency("zhujian")
    head = world.actor("zhujian", Role.HEAD)
    with pytest.raises(RefusedError, match="还没有公开义务"):
        publish_catalogue(head, agency)
    oblige_by_law(world.system(), agency)
    entry = agency.obligations.get(number=14)
    settle(world.system(), entry, {"applies": False, "why_not": "不招录"})
    published_catalogue = publish_catalogue(head, agency)
    settle(world.system(), entry, {"applies": True})
    assert [each["number"] for each in published_catalogue.entries] == [*range(1, 14), 15]


@pytest.mark.parametrize("name", sector_names())
def test_every_sector_names_its_source_and_keys_once(name):
    rules = sector_rules(name)
    assert "《" in rules.source
    assert len({entry.key for entry in rules.entries}) == len(rules.entries) > 0


# text, words of what is wrong
BAD_RULES = [
    ('name = "甲"', "entry is missing"),
    ('name = "甲"\n[[entry]]\nkey = "a"\nsubject = "b"', "source is missing"),
    ("name = ", "Invalid value"),
]


@pytest.mark.parametrize(("text", "words"), BAD_RULES)
def test_rules_that_cannot_be_read_say_what_is_wrong(text, words):
    with pytest.raises(ValueError, match=words):
        rules_from(text)
