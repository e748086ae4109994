"""Figures for a monitoring system: right, readable by Prometheus, and for nobody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.jobs.models import Beat, BeatKind
from gongkai.operations.metrics import samples
from gongkai.records.publishing.actions.draft import begin
from gongkai.records.roles import Role

LINE = re.compile(
    r"# (HELP|TYPE) gongkai_\w+ .+|"
    r'gongkai_\w+(\{\w+="[^"\\\n]*"(,\w+="[^"\\\n]*")*\})? (-?\d+(\.\d+)?(e[+-]\d+)?|nan)'
)


@pytest.fixture
def values(world):
    def read():
        return {(name, *labels.values()): value for name, _, labels, value in samples(world.now)}

    return read


def test_the_text_is_what_prometheus_reads(client, db):
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=0.0.4")
    text = response.content.decode()
    assert text.endswith("\n")
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    described = re.findall(r"^# TYPE (\w+)", text, re.MULTILINE)
    assert len(described) == len(set(described))
    assert {*re.findall(r"^(gongkai_\w+)", text, re.MULTILINE)} == set(described)


def test_documents_are_counted_by_state_and_lateness(world, fields, values):
    before = values()
    late = fields | {"made_on": world.now.date() - timedelta(days=90)}
    begin(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), fields)
    begin(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), late)
    after = values()
    draft, overdue = ("gongkai_documents", "draft"), ("gongkai_documents_overdue",)
    assert after[draft] - before[draft] == 2
    assert after[overdue] - before[overdue] == 1
    assert after["gongkai_audit_entries",] > before["gongkai_audit_entries",]


def test_tasks_and_processes_are_counted(world, values):
    for status in ("READY", "READY", "FAILED"):
        DBTaskResult.objects.create(
            status=status,
            task_path="x.y",
            args_kwargs={},
            backend_name="default",
            run_after=timezone.now(),
        )
    seen = {"started_at": world.now, "seen_at": world.now}
    Beat.objects.create(worker_id="a", kind=BeatKind.WORKER, **seen)
    gone = {"started_at": world.now, "seen_at": world.now - timedelta(minutes=5)}
    Beat.objects.create(worker_id="b", kind=BeatKind.WORKER, **gone)
    found = values()
    assert found["gongkai_tasks", "READY"] == 2
    assert found["gongkai_tasks", "FAILED"] == 1
    assert found["gongkai_processes", "worker"] == 1
    assert found["gongkai_processes", "scheduler"] == 0


# the token that is set; who asks and how; whether they may read
ASKING = [
    ("", {"REMOTE_ADDR": "127.0.0.1"}, True),
    ("", {"REMOTE_ADDR": "::1"}, True),
    ("", {"REMOTE_ADDR": "10.0.0.8"}, False),
    ("", {"REMOTE_ADDR": ""}, False),
    ("", {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.8"}, False),
    ("", {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=10.0.0.8"}, False),
    ("t0k", {"REMOTE_ADDR": "10.0.0.8", "HTTP_AUTHORIZATION": "Bearer t0k"}, True),
    ("t0k", {"REMOTE_ADDR": "10.0.0.8", "HTTP_AUTHORIZATION": "Bearer 令牌"}, False),
    ("t0k", {"REMOTE_ADDR": "127.0.0.1"}, False),
]


@pytest.mark.parametrize(("token", "asking", "allowed"), ASKING)
@pytest.mark.usefixtures("db")
def test_who_may_read(client, settings, token, asking, allowed):
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", **asking).status_code == (200 if allowed else 404)
