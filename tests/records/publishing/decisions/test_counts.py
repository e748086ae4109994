"""Whatever a file holds: every row is taken, known or bad, and as many are there as were taken."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.records.publishing.actions import import_decisions
from gongkai.records.publishing.actions.import_decisions import (
    begin_import,
    run_import,
    undo_import,
)
from gongkai.records.publishing.decision_choices import DecisionKind, ImportMode, ImportState
from gongkai.records.publishing.models import AdministrativeDecision
from gongkai.records.roles import Role
from tests.records.publishing.decisions.files import csv_file, rows

GOOD = list(rows(8))
BAD = [[*row[:7], "2026-02-30", row[8]] for row in rows(3, 20)]
OTHER = [[*row[:6], "别的内容", *row[7:]] for row in rows(8)]  # numbers of GOOD, other content
files = st.lists(st.sampled_from([*GOOD, *BAD, *OTHER]), min_size=1, max_size=25)


@pytest.mark.parametrize("mode", ImportMode)
def test_rows_taken_known_and_bad_are_all_the_rows(world, monkeypatch, mode):
    monkeypatch.setattr(import_decisions, "ROWS_A_STEP", 4)
    actor, agency = world.actor("zhujian", Role.DRAFTER), world.agency("zhujian")

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(body=files)
    def check(body):
        batch = begin_import(actor, agency, DecisionKind.LICENCE, csv_file(body), "a.csv", mode)
        batch = run_import(actor, batch.pk)
        there = AdministrativeDecision.objects.counted().count()
        assert batch.rows_read == len(body)
        if batch.state == ImportState.DONE:
            assert batch.rows_taken + batch.rows_known + batch.rows_bad == len(body)
            assert there == batch.rows_taken == len({row[4] for row in body if row not in BAD})
            assert batch.rows_bad == 0 or mode == ImportMode.SKIP_BAD
            undo_import(actor, batch)
            run_import(actor, batch.pk)
        else:
            assert batch.rows_bad > 0
            assert there == 0
        assert not AdministrativeDecision.objects.exists()

    check()
