"""What a worker does with decisions by itself."""

import pytest

from gongkai.records.publishing import jobs
from gongkai.records.publishing.actions import import_decisions
from gongkai.records.publishing.actions.import_decisions import begin_import, cancel_import
from gongkai.records.publishing.decision_choices import DecisionKind, ImportState
from gongkai.records.publishing.models import AdministrativeDecision, DecisionImport
from gongkai.records.roles import Role
from tests.records.publishing.decisions.files import csv_file, rows


@pytest.fixture
def batch(world):
    actor = world.actor("zhujian", Role.DRAFTER)
    kind = DecisionKind.LICENCE
    return begin_import(actor, world.agency("zhujian"), kind, csv_file(rows(30)), "决定.csv")


def test_an_import_that_waits_is_not_started_by_itself(batch):
    assert jobs.mend_decision_imports.enqueue().return_value == []
    assert DecisionImport.objects.get().state == ImportState.WAITING


def test_one_that_was_stopped_goes_on_and_the_file_is_gone(batch, monkeypatch):
    def stop(*_):
        raise MemoryError

    monkeypatch.setattr(import_decisions, "ROWS_A_STEP", 10)
    monkeypatch.setattr(import_decisions, "_close", stop)
    jobs.import_decisions.enqueue(batch.pk, None)
    assert not AdministrativeDecision.objects.counted().exists()
    monkeypatch.undo()
    assert jobs.mend_decision_imports.enqueue().return_value == ["done"]
    assert AdministrativeDecision.objects.counted().count() == 30
    assert DecisionImport.objects.get().path == ""
    assert jobs.mend_decision_imports.enqueue().return_value == []


def test_one_that_was_cancelled_is_cleared_away(world, batch):
    cancel_import(world.actor("zhujian", Role.DRAFTER), batch)
    assert jobs.mend_decision_imports.enqueue().return_value == ["cancelled"]


def test_expired_decisions_are_looked_for(db):
    assert jobs.take_down_expired_decisions.enqueue().return_value == 0
