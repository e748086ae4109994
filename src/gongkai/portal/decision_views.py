"""Public pages of administrative decisions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.records.agencies.public import current_agencies
from gongkai.records.publishing.public import DecisionKind, decision_list, public_decision_page


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """List decisions that are public, by kind and agency."""
    today = timezone.localdate(request.now)  # type: ignore[attr-defined]
    kind, agency = request.GET.get("kind", ""), request.GET.get("agency", "")
    found = decision_list(today, kind=kind, agency=agency, after=request.GET.get("after", ""))
    context = {
        "found": found,
        "kinds": DecisionKind.choices,
        "agencies": current_agencies(today),
        "kind": kind,
        "agency": agency,
        "column": "decisions",
    }
    return render(request, "portal/decisions.html", context)


@require_safe
def decision(request: HttpRequest, key: int) -> HttpResponse:
    """Show a decision, or the stub of one that is public no more (410)."""
    found = public_decision_page(key, timezone.localdate(request.now))  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    shown, is_public = found
    context = {"decision": shown, "is_public": is_public, "column": "decisions"}
    return render(request, "portal/decision.html", context, status=200 if is_public else 410)
