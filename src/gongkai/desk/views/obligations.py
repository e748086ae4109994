"""What the agencies must publish: how each entry stands, and what an inspection would find."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk.forms.obligations import ObligationForm
from gongkai.desk.requests import DeskRequest
from gongkai.records.agencies.models import Agency
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.policy import agencies_where, permissions_at
from gongkai.records.publishing.actions.oblige import (
    oblige_by_law,
    oblige_by_sector,
    publish_catalogue,
    settle,
)
from gongkai.records.publishing.fulfilment import Standing, fulfilments, health
from gongkai.records.publishing.models import Obligation
from gongkai.records.publishing.sectors import sector_names, sector_rules
from gongkai.records.roles import Permission


def _agency(request: DeskRequest, code: str) -> Agency:
    seen = agencies_where(request.user, Permission.SEE, request.actor.today)
    return get_object_or_404(seen, code=code)


@require_safe
def board(request: DeskRequest) -> HttpResponse:
    """Show how every agency I see stands, the worst first."""
    today = request.actor.today
    seen = agencies_where(request.user, Permission.SEE, today).current(today)
    rows = []
    for agency in seen:
        found = fulfilments(agency, today)
        counts = dict.fromkeys(Standing, 0)
        for each in found:
            counts[each.standing] += 1
        rows.append((agency, counts, health(agency, today), bool(found)))
    rows.sort(key=lambda row: (-len(row[2]), -row[1][Standing.MISSING], row[0].path))
    return render(request, "desk/board.html", {"rows": rows, "section": "obligations"})


@require_safe
def entries(request: DeskRequest, code: str) -> HttpResponse:
    """Show what one agency must publish, and how each entry stands."""
    agency = _agency(request, code)
    today = request.actor.today
    found = fulfilments(agency, today)
    standing = request.GET.get("standing", "")
    context = {
        "agency": agency,
        "fulfilments": [each for each in found if standing in {"", each.standing.value}],
        "counts": [(each, sum(f.standing == each for f in found)) for each in Standing],
        "standing": standing,
        "findings": health(agency, today),
        "rights": {each.value for each in permissions_at(request.user, agency, today)},
        "sectors": [(name, sector_rules(name).name) for name in sector_names()],
        "catalogue": agency.public_catalogues.order_by("-published_at").first(),
        "section": "obligations",
    }
    return render(request, "desk/obligations.html", context)


@require_POST
def act(request: DeskRequest, code: str, act: str) -> HttpResponse:
    """Generate entries by law or by a sector's rules, or make the catalogue public."""
    agency = _agency(request, code)
    if act == "by-law":
        count = oblige_by_law(request.actor, agency)
        messages.success(request, _("已按条例生成，新增 %(n)s 项。") % {"n": count})
    elif act == "by-sector":
        name = request.POST.get("sector", "")
        if name not in sector_names():
            raise RefusedError(_("请选择行业。"), "sector")
        count = oblige_by_sector(request.actor, agency, sector_rules(name))
        messages.success(request, _("已按行业规定生成，新增 %(n)s 项。") % {"n": count})
    elif act == "publish":
        publish_catalogue(request.actor, agency)
        messages.success(request, _("目录已公开。"))
    else:
        raise Http404
    return redirect("desk:obligations", code)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, key: int) -> HttpResponse:
    """Say who sees to an entry, when it is stale, or why it does not apply."""
    seen = Obligation.objects.for_user(request.user, request.actor.today)
    obligation = get_object_or_404(seen.select_related("agency"), pk=key)
    rights = permissions_at(request.user, obligation.agency, request.actor.today)
    if Permission.KEEP_OBLIGATIONS not in rights:
        raise NotAllowedError(_("您没有维护公开目录的角色。"))
    form = ObligationForm(request.POST or None, initial=ObligationForm.initial_of(obligation))
    if request.method == "POST" and form.is_valid():
        try:
            settle(request.actor, obligation, form.cleaned_data)
        except RefusedError as error:
            form.refuse(error.field, str(error))
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                for text in texts:
                    form.refuse(field, text)
        else:
            messages.success(request, _("已保存。"))
            return redirect("desk:obligations", obligation.agency.code)
    context = {"form": form, "obligation": obligation, "section": "obligations"}
    status = 422 if form.errors else 200
    return render(request, "desk/obligation_form.html", context, status=status)
