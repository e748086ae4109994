from datetime import date

import pytest

from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.publishing.actions.keep_places import hand_over, keep_place, listed
from gongkai.records.roles import Role
from tests.records.publishing.test_workflow import published

PLACE = {
    "kind": "library",
    "name": "示例市图书馆",
    "address": "示例路1号",
    "hours": "周二至周日 9:00—17:00",
    "since": date(2020, 1, 1),
}


def test_a_list_holds_what_is_new_since_the_last(world, fields):
    publisher = world.actor("zhujian", Role.PUBLISHER)
    place = keep_place(publisher, world.agency("zhujian"), PLACE)
    with pytest.raises(RefusedError, match="没有新公开"):
        hand_over(publisher, place)
    published(world, fields)
    first = hand_over(publisher, place)
    assert [each.title for each in listed(first)] == [fields["title"]]
    with pytest.raises(RefusedError, match="没有新公开"):
        hand_over(publisher, place)
    world.wait(days=1)
    published(world, fields | {"title": "后一件"})
    second = hand_over(world.actor("zhujian", Role.PUBLISHER), place)
    assert (second.number, [each.title for each in listed(second)]) == (2, ["后一件"])


def test_a_place_cannot_close_before_it_opens(world):
    with pytest.raises(RefusedError) as refused:
        keep_place(
            world.actor("zhujian", Role.PUBLISHER),
            world.agency("zhujian"),
            PLACE | {"until": date(2019, 1, 1)},
        )
    assert refused.value.field == "until"


def test_places_are_kept_by_who_keeps_the_catalogue(world):
    with pytest.raises(NotAllowedError):
        keep_place(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), PLACE)
