"""Two versions of a document side by side."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.desk.requests import DeskRequest
from gongkai.desk.views.documents import document_or_404
from gongkai.records.publishing.differences import body_changes, field_changes


@require_safe
def compare(request: DeskRequest, key: int, first: int, second: int) -> HttpResponse:
    """Show what changed from one version to another."""
    document = document_or_404(request, key)
    before = get_object_or_404(document.versions, number=first).content
    after = get_object_or_404(document.versions, number=second).content
    context = {
        "document": document,
        "first": first,
        "second": second,
        "fields": field_changes(before, after),
        "paragraphs": body_changes(before["body"], after["body"]),
        "files": (
            [each["name"] for each in before["attachments"] if each not in after["attachments"]],
            [each["name"] for each in after["attachments"] if each not in before["attachments"]],
        ),
        "section": "documents",
    }
    return render(request, "desk/compare.html", context)
