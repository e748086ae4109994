"""What each request carries: the time it came, and whether its reader wants the elder mode."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Responder = Callable[[HttpRequest], HttpResponse]
_YEAR = 365 * 24 * 60 * 60


class ClockMiddleware:
    """Set `request.now`: the one time that a request's acts and pages go by."""

    def __init__(self, respond: Responder) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Respond with the time set."""
        request.now = timezone.now()  # type: ignore[attr-defined]
        return self._respond(request)


_MODES = {"elder": False, "keys": True}  # name of the cookie and parameter, and what holds at first


class ModesMiddleware:
    """Remember the reader's modes in cookies: `?elder=1` (larger and simpler), `?keys=0` (no keys).

    Sets `request.elder` and `request.keys`.
    """

    def __init__(self, respond: Responder) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Respond with the modes set."""
        asked = {name: request.GET.get(name) for name in _MODES}
        for name, default in _MODES.items():
            chosen = asked[name] or request.COOKIES.get(name)
            setattr(request, name, chosen == "1" if chosen in {"0", "1"} else default)
        response = self._respond(request)
        for name, value in asked.items():
            if value in {"0", "1"}:
                response.set_cookie(
                    name,
                    value,
                    max_age=_YEAR,
                    samesite="Lax",
                    httponly=True,
                    secure=request.is_secure(),
                )
        return response
