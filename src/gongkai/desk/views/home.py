"""What is due, and what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.desk.requests import DeskRequest
from gongkai.records.publishing.queries import today_queues


@require_safe
def home(request: DeskRequest) -> HttpResponse:
    """Show today's queues: late, due, waiting for me, returned to me."""
    queues = today_queues(request.user, request.actor.today)
    return render(request, "desk/home.html", {"queues": queues, "section": "home"})
