"""Dealing with alarms of the checks before publication."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.requests import DeskRequest
from gongkai.desk.views.documents import document_or_404
from gongkai.records.publishing.actions.pass_alarm import mask_personal, pass_alarm


@require_POST
def let_pass(request: DeskRequest, key: int) -> HttpResponse:
    """Let an alarm pass with a reason."""
    document = document_or_404(request, key)
    reason, digest = request.POST.get("reason", ""), request.POST.get("digest", "")
    pass_alarm(request.actor, document, digest, reason)
    messages.success(request, _("已说明理由，审查人会看到。"))
    return redirect("desk:document", key)


@require_POST
def mask(request: DeskRequest, key: int) -> HttpResponse:
    """Mask the personal data that was found."""
    document = document_or_404(request, key)
    revision = request.POST.get("revision", "")
    mask_personal(request.actor, document, int(revision) if revision.isdecimal() else 0)
    messages.success(request, _("已遮盖个人信息，请再看一遍正文。"))
    return redirect("desk:document", key)
