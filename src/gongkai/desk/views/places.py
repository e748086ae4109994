"""Reading places of an agency, and the lists handed over to them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk.downloads import csv_response
from gongkai.desk.forms.places import PlaceForm
from gongkai.desk.requests import DeskRequest
from gongkai.records.agencies.models import Agency
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.policy import agencies_where, permissions_at
from gongkai.records.publishing.actions.keep_places import hand_over, keep_place, listed
from gongkai.records.publishing.models import HandOver, ReadingPlace
from gongkai.records.roles import Permission


def _agency(request: DeskRequest, code: str, permission: Permission) -> Agency:
    return get_object_or_404(
        agencies_where(request.user, permission, request.actor.today), code=code
    )


def _place(request: DeskRequest, key: int) -> ReadingPlace:
    seen = ReadingPlace.objects.for_user(request.user, request.actor.today)
    return get_object_or_404(seen.select_related("agency"), pk=key)


@require_safe
def places(request: DeskRequest, code: str) -> HttpResponse:
    """Show the places of an agency, with their lists."""
    agency = _agency(request, code, Permission.SEE)
    rights = permissions_at(request.user, agency, request.actor.today)
    context = {
        "agency": agency,
        "places": agency.reading_places.prefetch_related("hand_overs"),
        "may_keep": Permission.KEEP_OBLIGATIONS in rights,
        "section": "obligations",
    }
    return render(request, "desk/places.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, code: str) -> HttpResponse:
    """Add a place."""
    agency = _agency(request, code, Permission.KEEP_OBLIGATIONS)
    return _form(request, agency, None, {})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, key: int) -> HttpResponse:
    """Change a place, or close it."""
    place = _place(request, key)
    rights = permissions_at(request.user, place.agency, request.actor.today)
    if Permission.KEEP_OBLIGATIONS not in rights:
        raise NotAllowedError(_("您没有维护公开目录的角色。"))
    initial = {name: getattr(place, name) for name in PlaceForm.base_fields}
    return _form(request, place.agency, place, initial)


@require_POST
def make_list(request: DeskRequest, key: int) -> HttpResponse:
    """Make the list of what is new for a place."""
    made = hand_over(request.actor, _place(request, key))
    messages.success(
        request, _("已生成第 %(n)s 次移交清单，共 %(count)s 件。")
        % {"n": made.number, "count": len(made.publications)},
    )  # fmt: skip
    return redirect("desk:places", made.place.agency.code)


@require_safe
def download(request: DeskRequest, key: int) -> StreamingHttpResponse:
    """Give a list as a table."""
    seen = ReadingPlace.objects.for_user(request.user, request.actor.today)
    made = get_object_or_404(HandOver.objects.filter(place__in=seen), pk=key)
    headings = [_("序号"), _("索引号"), _("标题"), _("发文字号"), _("成文日期"), _("发布日期")]
    rows = (
        (at, each.index_number, each.title, each.document_number, each.made_on,
         f"{each.published_at:%Y-%m-%d}")
        for at, each in enumerate(listed(made), start=1)
    )  # fmt: skip
    return csv_response(_("移交清单"), headings, rows)


def _form(
    request: DeskRequest, agency: Agency, place: ReadingPlace | None, initial: dict[str, Any]
) -> HttpResponse:
    form = PlaceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            keep_place(request.actor, agency, form.cleaned_data, place)
        except RefusedError as error:
            form.refuse(error.field, str(error))
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                for text in texts:
                    form.refuse(field, text)
        else:
            messages.success(request, _("已保存。"))
            return redirect("desk:places", agency.code)
    context = {"form": form, "agency": agency, "place": place, "section": "obligations"}
    return render(request, "desk/place_form.html", context, status=422 if form.errors else 200)
