"""The desk's door: nobody passes without logging in, and a second factor where it is required."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.records.actor import Actor
from gongkai.records.errors import RefusedError

_DOOR = "/desk/"
_ACCOUNT = "/desk/account/"


class DeskMiddleware:
    """Set `request.actor` below /desk/, and tell what an act was refused for."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Respond, or send to the login or to setting up the second factor."""
        if not request.path.startswith(_DOOR) or request.path.startswith(_ACCOUNT):
            return self._respond(request)
        user = request.user
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if settings.MFA_REQUIRED and not is_mfa_enabled(user):
            return redirect("mfa_index")
        request.actor = Actor(user, request.now)  # type: ignore[attr-defined]
        response = self._respond(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show a refusal that no view has shown in its form."""
        if not isinstance(error, RefusedError):
            return None
        return render(request, "desk/refused.html", {"error": error}, status=error.status)
