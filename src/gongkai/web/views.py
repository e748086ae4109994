"""Views that portal and desk share: style sheet, language, health, and error pages that help."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.web.stylesheet import stylesheet as joined

_YEAR = 365 * 24 * 60 * 60


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the style sheet; its address changes with its content, so that it may be kept."""
    sheet = joined()
    if digest != sheet.digest:
        raise Http404
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(sheet.gzipped if zipped else sheet.css, content_type="text/css")
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    response["Vary"] = "Accept-Encoding"
    return response


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language that was asked for, and go back to the page."""
    following = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(following, {request.get_host()})
    response = HttpResponseRedirect(following if safe else "/")
    if (language := request.POST.get("language")) in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=_YEAR,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """Say whether the database answers: 200 and ok, or 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # noqa: BLE001 - whatever it is, the answer is the same
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


def _error(request: HttpRequest, status: int, title: str, what: str) -> HttpResponse:
    return render(request, "web/error.html", {"title": title, "what": what}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that could not be understood."""
    return _error(request, 400, _("没有看懂这个请求"), _("请从页面上的链接或按钮重新操作。"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed, with the reason where there is one."""
    return _error(
        request, 403, _("您不能这样操作"), str(exception) or _("请先登录，或联系管理员。")
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request for what is not there."""
    return _error(
        request, 404, _("没有找到这一页"), _("地址可能有误，或者内容已移走。可以回到首页查找。")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer where we failed."""
    return _error(
        request,
        500,
        _("系统出错了"),
        _("您提交的内容可能没有保存。请稍后再试；再出错请联系管理员。"),
    )
