"""Figures for a monitoring system, as Prometheus reads them (text format 0.0.4)."""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, Min, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongkai import __version__
from gongkai.jobs.beating import living
from gongkai.jobs.models import BeatKind
from gongkai.records.audit.models import AuditHead, Checkpoint
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import Document, Publication

Labels = Mapping[str, str]
Sample = tuple[str, str, Labels, float]
"""Name, what it is, labels, value."""
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Give the figures to who has the token, or without one to the machine itself; else 404."""
    if not _is_allowed(request):
        raise Http404
    text = "".join(_lines(samples(timezone.now())))
    response = HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def samples(now: datetime) -> Iterator[Sample]:
    """Give the figures as of a time: from the database, so that any process may be asked."""
    yield "gongkai_info", "Version of gongkai.", {"version": __version__}, 1
    yield from _jobs(now)
    yield from _records(now)
    free = shutil.disk_usage(settings.MEDIA_ROOT.parent).free
    yield "gongkai_disk_free_bytes", "Space left where the installation lies.", {}, free
    path = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and path.is_file():
        yield "gongkai_database_bytes", "Size of the SQLite database.", {}, path.stat().st_size


def _jobs(now: datetime) -> Iterator[Sample]:
    counted = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    for status in TaskResultStatus.values:
        yield "gongkai_tasks", "Tasks by status.", {"status": status}, counted.get(status, 0)
    first = DBTaskResult.objects.ready().aggregate(Min("enqueued_at"))["enqueued_at__min"]
    waited = (now - first).total_seconds() if first else 0
    yield "gongkai_task_oldest_seconds", "How long the oldest waiting task waits.", {}, waited
    for kind in BeatKind.values:
        count = len(living(now, BeatKind(kind)))
        yield "gongkai_processes", "Workers and schedulers that live.", {"kind": kind}, count


def _records(now: datetime) -> Iterator[Sample]:
    counted = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    for state in State.values:
        yield "gongkai_documents", "Documents by state.", {"state": state}, counted.get(state, 0)
    late = Document.objects.filter(due_on__lt=timezone.localdate(now)).exclude(
        state__in=[State.PUBLISHED, State.DECIDED, State.WITHDRAWN]
    )
    yield "gongkai_documents_overdue", "Documents past their due date.", {}, late.count()
    yield "gongkai_publications", "Publications, former ones too.", {}, Publication.objects.count()
    entries = AuditHead.objects.aggregate(Sum("seq"))["seq__sum"] or 0
    yield "gongkai_audit_entries", "Entries of the log of acts.", {}, entries
    last = Checkpoint.objects.aggregate(Max("signed_at"))["signed_at__max"]
    age = (now - last).total_seconds() if last else float("nan")
    yield "gongkai_audit_checkpoint_age_seconds", "Since the last signed checkpoint.", {}, age


def _lines(found: Iterator[Sample]) -> Iterator[str]:
    former = ""
    for name, what, labels, value in found:
        if name != former:
            yield f"# HELP {name} {what}\n# TYPE {name} gauge\n"
            former = name
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{name}{{{inside}}} {value:.15g}\n" if inside else f"{name} {value:.15g}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _is_allowed(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), token.encode())
    # Behind a proxy every request comes from the machine itself, and says for whom it is.
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
