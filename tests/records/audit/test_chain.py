import json
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.append_only import append_only_models, missing_triggers
from gongkai.records.audit.actions.record import record
from gongkai.records.audit.chain import FIELDS, verify
from gongkai.records.audit.models import AuditEntry


def entries(chain="zhujian"):
    return list(AuditEntry.objects.filter(chain=chain).values(*FIELDS, "digest"))


def written(world, count=4):
    for number in range(count):
        with transaction.atomic():
            record(world.system(), "zhujian", "test", world.agency("zhujian"), number=number)


def test_a_chain_that_nobody_touched_is_whole(world):
    written(world)
    assert len(entries()) == 5  # founding the agency is the first
    assert list(verify(entries())) == []


def test_what_is_exported_is_verified_without_the_database(world):
    written(world)
    lines = [json.dumps(entry, default=str) for entry in entries()]
    assert len(lines) == 5


# what is done to the entries, what the first flaw says
HARMS = [
    (lambda found: found[2].update(verb="other"), "was changed"),
    (lambda found: found.pop(2), "is missing"),
    (lambda found: found.insert(2, dict(found[1])), "is missing"),
    (lambda found: found[2].update(detail={"number": 9}), "was changed"),
    (lambda found: found.reverse(), "is missing"),
    (lambda found: found[0].update(previous="0" * 64), "does not follow"),
]


@pytest.mark.parametrize(("harm", "words"), HARMS)
def test_a_chain_that_was_touched_says_where(world, harm, words):
    written(world)
    found = entries()
    harm(found)
    flaws = list(verify(found))
    assert words in flaws[0].en
    assert flaws[0].zh


def test_an_act_outside_of_a_transaction_is_not_recorded(transactional_db_free):
    with pytest.raises(RuntimeError, match="own transaction"):
        record(Actor(None, datetime.now(UTC)), "x", "test", Agency())


@pytest.fixture
def transactional_db_free(monkeypatch):
    monkeypatch.setattr(
        "gongkai.records.audit.actions.record.connection",
        type("Connection", (), {"in_atomic_block": False}),
    )


def test_every_append_only_table_is_held_by_triggers(db):
    assert missing_triggers("default") == []
    assert {model.__name__ for model in append_only_models()} >= {"AuditEntry", "Publication"}


def test_entries_stay_as_they_were_written(world):
    written(world, 1)
    for harm in (
        lambda: AuditEntry.objects.update(verb="other"),
        lambda: AuditEntry.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            harm()
