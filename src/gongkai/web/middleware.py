"""What each request carries: its id, the time it came, and how its reader wants pages."""

import logging
import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Responder = Callable[[HttpRequest], HttpResponse]
_YEAR = 365 * 24 * 60 * 60
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_log = logging.getLogger("gongkai.web")


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


class RequestLogMiddleware:
    """Give each request an id, and write one line of it: what was asked for, how it ended.

    The line has the pattern of the address, not the address, which may hold what somebody typed;
    no query, no body, no name. The id comes from the proxy where that sends one.
    """

    def __init__(self, respond: Responder) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Respond, with the id in the answer."""
        asked = request.headers.get("X-Request-ID", "")
        request_id = asked if _REQUEST_ID.fullmatch(asked) else uuid.uuid4().hex
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self._respond(request)
            facts = {
                "method": request.method,
                "route": request.resolver_match.route if request.resolver_match else None,
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000, 1),
                "user": _user_key(request),
            }
            _log.info("request", extra={"facts": facts})
        response["X-Request-ID"] = request_id
        return response


def _user_key(request: HttpRequest) -> int | None:
    """The key of who asked, if the session was looked at: looking would be a query."""
    user = request.__dict__.get("_cached_user")
    return user.pk if user is not None else None
