"""Due dates that rested on a year whose holidays were not known are set by what is known now."""

from datetime import date

import pytest

from gongkai.records.agencies.models import LoadedSchedule
from gongkai.records.audit.models import AuditEntry
from gongkai.records.publishing.actions.draft import begin
from gongkai.records.publishing.actions.reckon import reckon_provisional
from gongkai.records.roles import Role


@pytest.fixture
def document(world, fields):
    """Made so late in 2026 that its 20 working days run into 2027, which is not known."""
    drafter = world.actor("zhujian", Role.DRAFTER)
    found = begin(drafter, world.agency("zhujian"), fields | {"made_on": date(2026, 12, 21)})
    assert found.due_provisional
    return found


def known_now(world):
    """As a new version of the package would bring it: no act loads it and moves the days."""
    LoadedSchedule.objects.create(
        year=2027,
        notice="国办发明电〔2026〕9号",
        known_from=date(2026, 11, 5),
        off={"2027-01-01": "元旦", "2027-01-04": "元旦"},
        work=[],
        loaded_at=world.now,
    )


def test_a_year_that_became_known_moves_the_day_once(world, document):
    before = document.due_on
    known_now(world)
    assert reckon_provisional(world.system()) == 1
    document.refresh_from_db()
    assert document.due_on > before
    assert not document.due_provisional
    assert reckon_provisional(world.system()) == 0
    recorded = AuditEntry.objects.filter(verb="document.reckon")
    assert [entry.object_id for entry in recorded] == [str(document.pk)]


def test_what_is_still_not_known_stays_and_is_not_recorded(world, document):
    assert reckon_provisional(world.system()) == 0
    assert not AuditEntry.objects.filter(verb="document.reckon").exists()
    document.refresh_from_db()
    assert document.due_provisional
