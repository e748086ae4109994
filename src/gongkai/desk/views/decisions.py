"""Administrative decisions at the desk: the list, a page of each, and what becomes public."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk.downloads import csv_response
from gongkai.desk.forms.decisions import ClassifyForm, ReleaseForm, RevokeForm, TakeDownForm
from gongkai.desk.requests import DeskRequest
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.policy import agencies_where, is_allowed, permissions_anywhere
from gongkai.records.publishing.actions.classify_decisions import classify_decisions
from gongkai.records.publishing.actions.decided import MOST_AT_ONCE, in_steps
from gongkai.records.publishing.actions.release_decisions import (
    Release,
    can_be_released,
    public_copy,
    release_decisions,
)
from gongkai.records.publishing.actions.take_down_decisions import (
    revoke_decision,
    take_down_decision,
)
from gongkai.records.publishing.choices import Ground
from gongkai.records.publishing.decision_choices import (
    DecisionKind,
    DecisionStatus,
    ReleaseGround,
)
from gongkai.records.publishing.decision_files.exporting import (
    MOST_ROWS,
    decision_headings,
    decision_rows,
    write_xlsx,
)
from gongkai.records.publishing.decision_queries import (
    COUNTED_TO,
    DecisionFilter,
    decision_page,
    matching_decisions,
    matching_keys,
    seen_agencies,
)
from gongkai.records.publishing.models import AdministrativeDecision
from gongkai.records.publishing.place import Place
from gongkai.records.roles import Permission
from gongkai.web.fields import PageForm

_SAMPLE = 5
_KEY_DIGITS = 18
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_YEARS = 8


def wanted_by(query: QueryDict) -> DecisionFilter:
    """Give the filter that an address asks for; what names nothing asks for nothing."""
    kind, status, year = (query.get(name, "") for name in ("kind", "status", "year"))
    return DecisionFilter(
        agency=query.get("agency", ""),
        kind=kind if kind in DecisionKind.values else "",
        year=int(year) if year.isdecimal() and 1949 <= int(year) <= 9998 else None,  # noqa: PLR2004
        status=status if status in DecisionStatus.values else "",
        words=query.get("q", "").strip()[:100],
    )


@require_safe
def decisions(request: DeskRequest) -> HttpResponse:
    """List the decisions of my agencies, the newest first."""
    agencies = seen_agencies(request.user, request.actor.today)
    wanted = wanted_by(request.GET)
    page = decision_page(
        agencies,
        wanted,
        Place.read(request.GET.get("older", "")),
        Place.read(request.GET.get("newer", "")),
    )
    names = {each.pk: each for each in agencies}
    for each in page.decisions:
        each.agency = names[each.agency_id]
    may = permissions_anywhere(request.user, request.actor.today)
    year = request.actor.today.year
    context = {
        "page": page,
        "wanted": wanted,
        "agencies": agencies,
        "kinds": DecisionKind.choices,
        "statuses": DecisionStatus.choices,
        "years": range(year, year - _YEARS, -1),
        "counted_to": COUNTED_TO,
        "may_release": Permission.RELEASE_DECISIONS in may,
        "may_import": Permission.IMPORT_DECISIONS in may,
        "query": request.GET.urlencode(),
        "section": "decisions",
    }
    return render(request, "desk/decisions.html", context)


@require_safe
def decision(request: DeskRequest, key: int) -> HttpResponse:
    """Show a decision, what was decided about it, and what may be done now."""
    found = _decision(request, key)
    return _page(request, found, {})


def _decision(request: DeskRequest, key: int) -> AdministrativeDecision:
    seen = AdministrativeDecision.objects.for_user(request.user, request.actor.today)
    return get_object_or_404(seen.select_related("agency", "batch", "act__by"), pk=key)


def _page(
    request: DeskRequest,
    found: AdministrativeDecision,
    forms: dict[str, PageForm],
    status: int = 200,
) -> HttpResponse:
    today = request.actor.today
    may_release = is_allowed(request.user, Permission.RELEASE_DECISIONS, found.agency, today)
    may_see_names = may_release or is_allowed(
        request.user, Permission.IMPORT_DECISIONS, found.agency, today
    )
    acts = []
    if may_release:
        acts = [
            {
                "key": each.key,
                "label": each.label(),
                "look": each.look,
                "form": forms.get(each.key) or each.form(auto_id=f"{each.key}-%s"),
                "open": each.key in forms,
            }
            for each in _ACTS.values()
            if each.possible(found)
        ]
    context = {
        "decision": found,
        "party": found.party if may_see_names else found.masked_party,
        "names_hidden": found.is_about_a_person and not may_see_names,
        "copy": public_copy(found),
        "acts": acts,
        "may_release": may_release and can_be_released(found, today, None),
        "publications": found.publications.prefetch_related("notices").order_by("-pk"),
        "section": "decisions",
    }
    if not may_see_names and found.is_about_a_person:
        context["shown"] = context["copy"]
    else:
        context["shown"] = {name: getattr(found, name) for name in ("facts", "content", "basis")}
    return render(request, "desk/decision.html", context, status=status)


@dataclass(frozen=True, slots=True)
class _Act:
    """An act on one decision."""

    key: str
    label: Callable[[], str]
    look: str
    form: type[PageForm]
    possible: Callable[[AdministrativeDecision], bool]
    do: Callable[[DeskRequest, int, dict[str, Any]], None]


_ACTS = {
    each.key: each
    for each in (
        _Act(
            "take-down",
            lambda: _("撤下"),
            "outline-danger",
            TakeDownForm,
            lambda found: found.status == DecisionStatus.PUBLIC,
            lambda request, key, given: take_down_decision(request.actor, key, **given),
        ),
        _Act(
            "revoke",
            lambda: _("登记决定被撤销"),
            "outline-danger",
            RevokeForm,
            lambda found: found.revoked_on is None,
            lambda request, key, given: revoke_decision(request.actor, key, **given),
        ),
    )
}


@require_POST
def act(request: DeskRequest, key: int, act: str) -> HttpResponse:
    """Take a decision down, or note that it was revoked."""
    if act not in _ACTS:
        raise Http404
    found = _decision(request, key)
    form = _ACTS[act].form(request.POST, auto_id=f"{act}-%s")
    status = 422
    if form.is_valid():
        try:
            _ACTS[act].do(request, key, form.cleaned_data)
        except NotAllowedError:
            raise
        except RefusedError as error:
            form.refuse(error.field, str(error))
            status = error.status
        else:
            messages.success(request, _("%(act)s：已办理。") % {"act": _ACTS[act].label()})
            return redirect("desk:decision", key)
    return _page(request, found, {act: form}, status)


@require_POST
def release(request: DeskRequest) -> HttpResponse:
    """Make the chosen decisions public: first shown as they would be, then done."""
    return _of_many(
        request,
        ReleaseForm,
        "desk/decisions_release.html",
        lambda keys, given: release_decisions(
            request.actor, keys, Release(**given | {"ground": ReleaseGround(given["ground"])})
        ),
        lambda done: _("已公开 %(n)d 件。") % {"n": done},
    )


@require_POST
def classify(request: DeskRequest) -> HttpResponse:
    """Decide that the chosen decisions are not published on the agency's own initiative."""
    return _of_many(
        request,
        ClassifyForm,
        "desk/decisions_classify.html",
        lambda keys, given: classify_decisions(
            request.actor, keys, given["status"], _ground(given["ground"]), given["reason"]
        ),
        lambda done: _("已定 %(n)d 件的公开属性。") % {"n": done},
    )


def _ground(value: str) -> Ground:
    if not value:
        raise RefusedError(_("不主动公开的，请选择依据（条例第十三条至第十六条）。"), "ground")
    return Ground(value)


def _of_many(
    request: DeskRequest,
    form_class: type[PageForm],
    template: str,
    do: Callable[[list[int], dict[str, Any]], int],
    told: Callable[[int], str],
) -> HttpResponse:
    """Ask for what an act on many takes, and do it; what was chosen stays chosen."""
    keys, too_many = _chosen(request)
    confirmed = "confirm" in request.POST
    form = form_class(request.POST if confirmed else None)
    status = 200
    if confirmed:
        status = 422
        if form.is_valid():
            try:
                done = do(keys, form.cleaned_data)
            except NotAllowedError:
                raise
            except RefusedError as error:
                form.refuse(error.field, str(error))
                status = error.status
            else:
                messages.success(request, told(done))
                query = request.POST.get("query", "")
                return redirect(reverse("desk:decisions") + (f"?{query}" if query else ""))
    some = AdministrativeDecision.objects.counted().filter(pk__in=keys[:_SAMPLE])
    sample = list(some.select_related("agency").order_by("-decided_on", "-pk"))
    context = {
        "form": form,
        "count": len(keys),
        "too_many": too_many,
        "most": MOST_AT_ONCE,
        "keys": ",".join(map(str, keys)),
        "query": request.POST.get("query", ""),
        "sample": [(each, public_copy(each)) for each in sample],
        "more": len(keys) - len(sample),
        "section": "decisions",
    }
    return render(request, template, context, status=status)


def _chosen(request: DeskRequest) -> tuple[list[int], bool]:
    """Give the keys that were ticked, or all that the filter asks for; those I may decide about.

    Also tells whether the filter asks for more than one act takes.
    """
    agencies = list(agencies_where(request.user, Permission.RELEASE_DECISIONS, request.actor.today))
    if not agencies:
        raise NotAllowedError(_("您没有决定公开行政决定的角色（发布人、负责人）。"))
    if request.POST.get("scope") == "all":
        wanted = wanted_by(QueryDict(request.POST.get("query", "")))
        keys = matching_keys(agencies, wanted, MOST_AT_ONCE + 1)
        too_many = len(keys) > MOST_AT_ONCE
        return keys[:MOST_AT_ONCE], too_many
    ticked = [*request.POST.getlist("key"), *request.POST.get("keys", "").split(",")]
    asked = list(
        dict.fromkeys(int(each) for each in ticked if each.isdecimal() and len(each) <= _KEY_DIGITS)
    )[: MOST_AT_ONCE + 1]
    if not asked:
        raise RefusedError(_("没有选中任何决定。请回到列表勾选，或者选“全部符合条件的”。"))
    mine = {each.pk for each in agencies}
    found = AdministrativeDecision.objects.counted().filter(agency__in=mine)
    mine_among: list[int] = []
    for step in in_steps(asked):
        mine_among += found.filter(pk__in=step).values_list("pk", flat=True)
    if len(mine_among) < len(asked):
        raise NotAllowedError(
            _("所选的决定中，有的不在您可以办理的机关，或者已经不在了。请刷新列表后重新勾选。")
        )
    return mine_among, False


@require_http_methods(["GET", "HEAD"])
def export(
    request: DeskRequest,
    format: str,  # noqa: A002 - as the address has it
) -> HttpResponse | StreamingHttpResponse | FileResponse:
    """Give what the list shows as CSV or XLSX, persons masked."""
    if format not in {"csv", "xlsx"}:
        raise Http404
    agencies = seen_agencies(request.user, request.actor.today)
    found = matching_decisions(agencies, wanted_by(request.GET))
    rows = decision_rows(islice(found, MOST_ROWS))
    name = f"decisions-{request.actor.today.isoformat()}"
    if format == "csv":
        return csv_response(name, decision_headings(), rows)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_xlsx(decision_headings(), rows, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=_XLSX)
