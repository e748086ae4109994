"""A small set of what `make bench` measures whole: shares found, and false alarms."""

import pytest

from gongkai.records.publishing.precheck import check_text
from tests.generator.texts import make_text, plain_text, score

LEAST = {
    "id": 0.99,
    "card": 0.99,
    "phone": 0.99,
    "plate": 0.95,
    "passport": 0.95,
    "name": 0.95,
    "listed": 0.95,
    "address": 0.85,
    "home": 0.85,
    "fixed": 0.85,
    "email": 0.95,
    "oldid": 0.95,
}


def alarms(text):
    return [(each.code, each.start, each.end) for each in check_text(text)]


@pytest.fixture(scope="module")
def measured():
    return score([make_text(seed, 20) for seed in range(100, 106)], alarms)


@pytest.mark.parametrize("kind", LEAST)
def test_of_planted_data_enough_is_found(measured, kind):
    assert measured.planted[kind] == 120
    missed = [shown for each, shown in measured.missed if each == kind]
    assert measured.recall()[kind] >= LEAST[kind], missed


def test_among_planted_data_nothing_else_is_alarmed(measured):
    assert measured.false == []


def test_official_prose_has_at_most_one_false_alarm_in_twenty_thousand_characters():
    text = plain_text(100, 100_000)
    assert len(alarms(text)) <= len(text) // 20_000, alarms(text)
