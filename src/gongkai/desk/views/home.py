"""What is due, and what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.desk.requests import DeskRequest
from gongkai.records.policy import agencies_where
from gongkai.records.publishing.queries import today_queues
from gongkai.records.roles import Permission


@require_safe
def home(request: DeskRequest) -> HttpResponse:
    """Show today's queues: late, due, waiting for me, returned to me."""
    today = request.actor.today
    context = {
        "queues": today_queues(request.user, today),
        "may_draft": agencies_where(request.user, Permission.DRAFT, today).exists(),
        "section": "home",
    }
    return render(request, "desk/home.html", context)
