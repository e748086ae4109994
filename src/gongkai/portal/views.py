"""Pages of the public: what is published, and the agencies that publish."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from gongkai.records.agencies.public import current_agencies, profile_of
from gongkai.records.publishing.public import (
    current_publications,
    open_attachment,
    publication_page,
    publications_of,
    reading_places,
)

_A_PAGE = 20
_AT_HOME = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest publications and the way to everything else."""
    return render(
        request,
        "portal/home.html",
        {"publications": current_publications()[:_AT_HOME], "column": "home"},
    )


@require_safe
def content(request: HttpRequest) -> HttpResponse:
    """List statutory content (法定主动公开内容), the newest first."""
    page = Paginator(current_publications(), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/content.html", {"page": page, "column": "content"})


@require_safe
def publication(request: HttpRequest, key: int) -> HttpResponse:
    """Show one publication, or the stub of one that was withdrawn (410)."""
    found = publication_page(key)
    if found is None:
        raise Http404
    status = 410 if found.withdrawn else 200
    context = {"publication": found, "column": "content"}
    return render(request, "portal/publication.html", context, status=status)


@require_safe
def attachment(request: HttpRequest, key: int, number: int) -> FileResponse:  # noqa: ARG001
    """Give a file of a publication as a download, never to be shown in the site's own name."""
    found = open_attachment(key, number)
    if found is None:
        raise Http404
    file, name, content_type = found
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """List the agencies."""
    found = current_agencies(localdate(request.now))  # type: ignore[attr-defined]
    return render(request, "portal/agencies.html", {"agencies": found, "column": "agencies"})


@require_safe
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """Show an agency: its profile and what it published last."""
    found = current_agencies(localdate(request.now)).filter(code=code).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    context = {
        "agency": found,
        "profile": profile_of(found),
        "publications": publications_of(found)[:_AT_HOME],
        "places": reading_places(found, localdate(request.now)),  # type: ignore[attr-defined]
        "column": "agencies",
    }
    return render(request, "portal/agency.html", context)
