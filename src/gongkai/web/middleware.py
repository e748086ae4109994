"""What each request carries: the time it came, and whether its reader wants the elder mode."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Responder = Callable[[HttpRequest], HttpResponse]
ELDER_COOKIE = "elder"
_YEAR = 365 * 24 * 60 * 60


class ClockMiddleware:
    """Set `request.now`: the one time that a request's acts and pages go by."""

    def __init__(self, respond: Responder) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Respond with the time set."""
        request.now = timezone.now()  # type: ignore[attr-defined]
        return self._respond(request)


class ElderMiddleware:
    """Remember `?elder=1` or `?elder=0` in a cookie, and set `request.elder` by it."""

    def __init__(self, respond: Responder) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Respond with the mode set."""
        asked = request.GET.get("elder")
        elder = asked == "1" if asked in {"0", "1"} else request.COOKIES.get(ELDER_COOKIE) == "1"
        request.elder = elder  # type: ignore[attr-defined]
        response = self._respond(request)
        if asked in {"0", "1"}:
            response.set_cookie(
                ELDER_COOKIE,
                asked,
                max_age=_YEAR,
                samesite="Lax",
                httponly=True,
                secure=request.is_secure(),
            )
        return response
