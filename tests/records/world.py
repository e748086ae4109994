"""A small made-up city for tests of records: three levels, and people in every role."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.appoint import appoint
from gongkai.records.agencies.actions.found import found
from gongkai.records.agencies.models import Agency, User
from gongkai.records.roles import Role
from tests.records.city import AGENCIES, FOUNDED

NOW = datetime(2026, 10, 13, 9, 0, tzinfo=timezone.get_default_timezone())


@dataclass
class World:
    """The city's agencies and people, and the time; `at` gives who acts."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    people: dict[tuple[str, str], User] = field(default_factory=dict)
    now: datetime = NOW

    def agency(self, code):
        return self.agencies[code]

    def user(self, code, role):
        """The person with one role at one agency, appointed when first asked for."""
        key = (code, role.value)
        if key not in self.people:
            user = User.objects.create_user(f"{code}.{role.value}", name=f"{code}{role.label}")
            appoint(self.system(), user, self.agencies[code], role)
            self.people[key] = user
        return self.people[key]

    def actor(self, code, role):
        return Actor(self.user(code, role), self.now)

    def system(self):
        return Actor(None, self.now)

    def wait(self, **span):
        self.now += timedelta(**span)


@pytest.fixture
def world(db):
    """The city, in the test's own transaction."""
    city = World()
    for code, name, level, kind, parent in AGENCIES:
        city.agencies[code] = found(
            city.system(),
            code=code,
            name=name,
            level=level,
            kind=kind,
            parent=city.agencies.get(parent or ""),
            valid_from=FOUNDED,
        )
    return city


FIELDS = {
    "title": "示例市既有住宅加装电梯管理办法",
    "body": "<p>第一条　为规范加装电梯工作，制定本办法。</p>",
    "document_number": "示建规〔2026〕3号",
    "made_on": date(2026, 9, 28),
    "kind": "normative",
    "genre": "notice",
    "topic": "城乡建设、环境保护\\城乡建设（含住房）",
    "item": 1,
}


@pytest.fixture
def fields():
    """What an officer writes of a document that lacks nothing."""
    return dict(FIELDS)


__all__ = ["Role", "World"]
