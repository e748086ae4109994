"""Importing decisions at the desk: a file, how far it is, and what is wrong with its rows."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk.downloads import csv_response
from gongkai.desk.forms.decisions import ImportForm
from gongkai.desk.requests import DeskRequest
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.policy import agencies_where, is_allowed
from gongkai.records.publishing.actions.import_decisions import (
    MOST_PROBLEMS,
    begin_import,
    cancel_import,
    undo_import,
)
from gongkai.records.publishing.decision_choices import DecisionKind, ImportMode, ImportState
from gongkai.records.publishing.decision_files.exporting import problem_headings, problem_rows
from gongkai.records.publishing.decision_files.problems import MESSAGES
from gongkai.records.publishing.jobs import import_decisions
from gongkai.records.publishing.models import DecisionImport
from gongkai.records.roles import Permission

_SHOWN = 100


@require_safe
def imports(request: DeskRequest) -> HttpResponse:
    """List the imports of my agencies, the newest first."""
    seen = DecisionImport.objects.for_user(request.user, request.actor.today)
    may = agencies_where(request.user, Permission.IMPORT_DECISIONS, request.actor.today).exists()
    context = {
        "imports": seen.select_related("agency", "by")[:_SHOWN],
        "may_import": may,
        "section": "decisions",
    }
    return render(request, "desk/decision_imports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Take in a file; what was understood of its headings is shown before anything is imported."""
    agencies = list(agencies_where(request.user, Permission.IMPORT_DECISIONS, request.actor.today))
    if not agencies:
        raise NotAllowedError(_("您没有导入行政决定的角色（拟稿人）。请联系本机关管理员。"))
    form = ImportForm(request.POST or None, request.FILES or None, agencies=agencies)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            agency = next(each for each in agencies if str(each.pk) == given["agency"])
            try:
                batch = begin_import(
                    request.actor,
                    agency,
                    DecisionKind(given["kind"]),
                    given["file"],
                    given["file"].name,
                    ImportMode(given["mode"]),
                )
            except RefusedError as error:
                form.refuse(error.field, str(error))
                status = error.status
            else:
                return redirect("desk:decision-import", batch.pk)
    context = {"form": form, "section": "decisions"}
    return render(request, "desk/decision_import_new.html", context, status=status)


def _batch(request: DeskRequest, key: int) -> DecisionImport:
    seen = DecisionImport.objects.for_user(request.user, request.actor.today)
    return get_object_or_404(seen.select_related("agency", "by"), pk=key)


@require_safe
def page(request: DeskRequest, key: int) -> HttpResponse:
    """Show how far an import is and what is wrong with its rows."""
    batch = _batch(request, key)
    problems = [
        (each, *MESSAGES[each.code]) for each in batch.problems.order_by("row", "pk")[:_SHOWN]
    ]
    may = is_allowed(request.user, Permission.IMPORT_DECISIONS, batch.agency, request.actor.today)
    context = {
        "batch": batch,
        "problems": problems,
        "shown": _SHOWN,
        "kept": MOST_PROBLEMS,
        "acts": _possible(batch) if may else [],
        "section": "decisions",
    }
    return render(request, "desk/decision_import.html", context)


def _start(request: DeskRequest, batch: DecisionImport) -> None:
    import_decisions.enqueue(batch.pk, request.user.pk)


def _cancel(request: DeskRequest, batch: DecisionImport) -> None:
    cancel_import(request.actor, batch)
    _start(request, batch)


def _undo(request: DeskRequest, batch: DecisionImport) -> None:
    undo_import(request.actor, batch)
    _start(request, batch)


_ACTS: dict[str, Callable[[DeskRequest, DecisionImport], None]] = {
    "start": _start,
    "cancel": _cancel,
    "undo": _undo,
}


def _possible(batch: DecisionImport) -> list[dict[str, Any]]:
    """Name what may be done with an import now."""
    start = {"key": "start", "label": _("开始导入"), "look": "primary"}
    go_on = {"key": "start", "label": _("从断点继续"), "look": "outline-primary"}
    cancel = {"key": "cancel", "label": _("取消导入"), "look": "outline-danger"}
    undo = {"key": "undo", "label": _("撤销这次导入"), "look": "outline-danger"}
    if batch.state == ImportState.WAITING:
        return [start, cancel]
    if batch.state == ImportState.RUNNING:
        return [go_on, cancel]
    if batch.is_dropping:
        return [go_on]
    return [undo] if batch.state == ImportState.DONE and batch.rows_taken else []


@require_POST
def act(request: DeskRequest, key: int, act: str) -> HttpResponse:
    """Start an import or go on with it, cancel it, or take it back."""
    if act not in _ACTS:
        raise Http404
    batch = _batch(request, key)
    if not is_allowed(request.user, Permission.IMPORT_DECISIONS, batch.agency, request.actor.today):
        raise NotAllowedError(_("您没有导入行政决定的角色（拟稿人）。请联系本机关管理员。"))
    _ACTS[act](request, batch)
    messages.success(request, _("已交给后台办理，刷新本页可看进度。"))
    return redirect("desk:decision-import", key)


@require_safe
def problems(request: DeskRequest, key: int) -> StreamingHttpResponse:
    """Give all that is wrong with the rows of a file, as a file."""
    batch = _batch(request, key)
    rows = problem_rows(batch.problems.order_by("row", "pk").iterator(chunk_size=1000))
    return csv_response(f"problems-{batch.pk}", problem_headings(), rows)
