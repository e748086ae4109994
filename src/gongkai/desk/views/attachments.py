"""Files of a document at the desk."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.desk.forms.attachments import AttachmentForm
from gongkai.desk.requests import DeskRequest
from gongkai.desk.views.documents import document_or_404
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.publishing.actions.attach import attach, detach


@require_POST
def add(request: DeskRequest, key: int) -> HttpResponse:
    """Add one or more files to a draft; what is wrong with one is told, the others are kept."""
    document = document_or_404(request, key)
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        for upload in form.cleaned_data["uploads"]:
            try:
                attach(request.actor, document, upload)
            except NotAllowedError:
                raise
            except RefusedError as error:
                form.refuse("uploads", str(error))
    if form.errors:
        context = {"document": document, "form": form, "section": "documents"}
        return render(request, "desk/attach.html", context, status=422)
    messages.success(request, _("附件已上传。"))
    return redirect("desk:document", key)


@require_POST
def remove(request: DeskRequest, key: int, attachment: int) -> HttpResponse:
    """Take a file out of a draft."""
    detach(request.actor, document_or_404(request, key), attachment)
    messages.success(request, _("附件已移除，以前的稿件仍保留它。"))
    return redirect("desk:document", key)


@require_safe
def download(request: DeskRequest, key: int, attachment: int) -> FileResponse:
    """Give a file, as a download."""
    document = document_or_404(request, key)
    found = get_object_or_404(document.attachments, pk=attachment)
    try:
        file = default_storage.open(found.path)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=found.name, content_type=found.content_type
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
