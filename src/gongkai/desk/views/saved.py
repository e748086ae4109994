"""Filters that people keep: saved and removed from the list they are of."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.requests import DeskRequest
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.models import SavedView

PAGES = ("desk:documents",)
"""Lists whose filters can be kept."""
_MOST = 20
_LONGEST_NAME, _LONGEST_QUERY = 40, 500


@require_POST
def keep(request: DeskRequest) -> HttpResponse:
    """Keep a list's filters under a name; the same name again replaces them."""
    page, name = request.POST.get("page", ""), request.POST.get("name", "").strip()
    if page not in PAGES:
        raise Http404
    query = QueryDict(request.POST.get("query", ""), mutable=True)
    query.pop("page", None)
    text = urlencode([(key, value) for key, values in query.lists() for value in values if value])
    if not name or len(name) > _LONGEST_NAME or len(text) > _LONGEST_QUERY:
        raise RefusedError(_("请给视图起一个40字以内的名称。"), "name")
    if request.user.saved_views.filter(page=page).exclude(name=name).count() >= _MOST:
        raise RefusedError(_("最多保存 %(most)s 个视图，请先删去不用的。") % {"most": _MOST})
    SavedView.objects.update_or_create(
        user=request.user, page=page, name=name, defaults={"query": text}
    )
    messages.success(request, _("已保存视图“%(name)s”。") % {"name": name})
    return redirect(f"{reverse(page)}?{text}")


@require_POST
def forget(request: DeskRequest, key: int) -> HttpResponse:
    """Remove a kept view of one's own."""
    view = get_object_or_404(request.user.saved_views, pk=key)
    view.delete()
    messages.success(request, _("已删去视图“%(name)s”。") % {"name": view.name})
    return redirect(view.page)
