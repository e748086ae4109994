"""The publishing queue, a document's page, and the acts on it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk.acts import allowed_acts
from gongkai.desk.downloads import csv_response
from gongkai.desk.filters import DocumentFilter
from gongkai.desk.forms.acts import ActForm
from gongkai.desk.forms.attachments import AttachmentForm
from gongkai.desk.forms.documents import DocumentForm, NewDocumentForm
from gongkai.desk.requests import DeskRequest
from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.policy import agencies_where, permissions_at
from gongkai.records.publishing.actions.draft import begin, save
from gongkai.records.publishing.actions.lock import other_lock, take_lock
from gongkai.records.publishing.actions.oblige import show
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.content import FIELDS
from gongkai.records.publishing.models import Document, Obligation
from gongkai.records.roles import Permission
from gongkai.web.fields import PageForm

_A_PAGE = 50


def document_or_404(request: DeskRequest, key: int) -> Document:
    """Give a document that the person may see."""
    seen = Document.objects.for_user(request.user, request.actor.today)
    return get_object_or_404(seen.select_related("agency", "created_by"), pk=key)


@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    """List the documents of my agencies, with filters."""
    seen = Document.objects.for_user(request.user, request.actor.today)
    found = DocumentFilter(request.GET, seen.select_related("agency", "created_by"))
    page = Paginator(found.qs, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "page": page,
        "views": request.user.saved_views.filter(page="desk:documents"),
        "section": "documents",
    }
    return render(request, "desk/documents.html", context)


@require_safe
def export(request: DeskRequest) -> StreamingHttpResponse:
    """Give the list, with its filters, as a table."""
    seen = Document.objects.for_user(request.user, request.actor.today)
    found = DocumentFilter(request.GET, seen.select_related("agency", "created_by")).qs
    headings = [
        _("标题"), _("机关"), _("状态"), _("公开属性"), _("发文字号"), _("索引号"), _("成文日期"),
        _("公开期限"), _("起草人"),
    ]  # fmt: skip
    rows = (
        (each.title, each.agency.name, each.get_state_display(), each.get_disclosure_display(),
         each.document_number, each.index_number, each.made_on, each.due_on, each.created_by)
        for each in found.iterator(chunk_size=1000)
    )  # fmt: skip
    return csv_response(_("主动公开"), headings, rows)


@require_safe
def page(request: DeskRequest, key: int) -> HttpResponse:
    """Show a document: where it stands, what it says, what was done, and what may be done now."""
    document = document_or_404(request, key)
    context = {
        "document": document,
        "steps": document.steps.select_related("by", "version").order_by("-at", "-pk"),
        "offers": allowed_acts(request.actor, document),
        "attachments": document.attachments.filter(removed_at=None),
        "attachment_form": AttachmentForm() if may_edit(request, document) else None,
        "pairs": _pairs(document),
        "plans": document.interpretation_plans.select_related("fulfilled_by"),
        "lock": other_lock(request.actor, document),
        "publications": document.publications.prefetch_related("notices"),
        "section": "documents",
    }
    return render(request, "desk/document.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Begin a document at one of the agencies I draft for."""
    agencies = list(agencies_where(request.user, Permission.DRAFT, request.actor.today))
    if not agencies:
        raise NotAllowedError(_("您没有拟稿人的角色。请联系本机关管理员。"))
    obligation = _obligation(request)
    initial = {"item": obligation.item, "agency": obligation.agency_id} if obligation else {}
    form = NewDocumentForm(request.POST or None, agencies=agencies, initial=initial)
    if request.method == "POST" and form.is_valid():
        agency = next(each for each in agencies if str(each.pk) == form.cleaned_data["agency"])
        done = _act(form, lambda: begin(request.actor, agency, form.fields_written()))
        if done is not None:
            if obligation is not None and obligation.agency_id == done.agency_id:
                show(request.actor, obligation, done)
            messages.success(request, _("已保存草稿。"))
            return redirect("desk:document", done.pk)
    return _form(request, form, {"heading": _("新建信息"), "obligation": obligation})


def _obligation(request: DeskRequest) -> Obligation | None:
    """Give the obligation that a draft is begun for, as the address names it."""
    key = request.GET.get("obligation", "")
    if not key.isdecimal():
        return None
    seen = Obligation.objects.for_user(request.user, request.actor.today)
    return seen.filter(pk=key).select_related("agency").first()


def may_edit(request: DeskRequest, document: Document) -> bool:
    """Tell whether the person may write in the document now."""
    rights = permissions_at(request.user, document.agency, request.actor.today)
    return document.state == State.DRAFT and Permission.DRAFT in rights


def _pairs(document: Document) -> list[tuple[int, int]]:
    """Give the versions that follow each other, the last first, for comparing."""
    numbers = list(document.versions.order_by("-number").values_list("number", flat=True))
    return [(before, after) for after, before in pairwise(numbers)]


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: DeskRequest, key: int) -> HttpResponse:
    """Edit a draft; where somebody saved it meanwhile, nothing typed is lost."""
    document = document_or_404(request, key)
    initial = {name: getattr(document, name) for name in FIELDS}
    initial["revision"] = document.revision
    form = DocumentForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"heading": _("修改信息"), "document": document}
    context["lock"] = other_lock(request.actor, document)
    if request.method == "GET" and may_edit(request, document):
        take_lock(request.actor, document)
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            done = _act(
                form, lambda: save(request.actor, document, revision, form.fields_written())
            )
        except ConflictError as error:
            document.refresh_from_db()
            context["conflict"] = error
            context["now"] = document
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["revision"] = str(document.revision)  # type: ignore[index]
            done = None
        if done is not None:
            messages.success(request, _("已保存草稿。"))
            return redirect("desk:document", document.pk)
    return _form(request, form, context)


@require_POST
def act(request: DeskRequest, key: int, act: str) -> HttpResponse:
    """Do one of the acts that the document's page offers."""
    document = document_or_404(request, key)
    offers = allowed_acts(request.actor, document)
    chosen = next((each.act for each in offers if each.act.key == act), None)
    if chosen is None:
        if act not in ActForm.FIELDS_OF:
            raise Http404
        raise ConflictError(
            _("这件信息现在是“%(state)s”，不能这样办理，或者您没有这个角色。")
            % {"state": document.get_state_display()}
        )
    form = ActForm(act, document, request.POST)
    if form.is_valid():
        try:
            chosen.do(request.actor, document, form.cleaned_data)
        except RefusedError as error:
            form.refuse(error.field, str(error))
            status = error.status
        else:
            messages.success(request, _("%(act)s：已办理。") % {"act": chosen.label})
            return redirect("desk:document", key)
    else:
        status = 422
    context = {
        "document": document,
        "act": chosen,
        "form": form,
        "section": "documents",
    }
    return render(request, "desk/act.html", context, status=status)


def _act(form: PageForm, do: Callable[[], Document]) -> Document | None:
    """Do an act; what it is refused for goes to the form's fields, conflicts to the caller."""
    try:
        return do()
    except ConflictError:
        raise
    except RefusedError as error:
        form.refuse(error.field, str(error))
    except ValidationError as error:
        for field, texts in error.message_dict.items():
            for text in texts:
                form.refuse(field, text)
    return None


def _form(request: DeskRequest, form: PageForm, context: dict[str, Any]) -> HttpResponse:
    wrong = form.is_bound and (bool(form.errors) or "conflict" in context)
    status = (409 if "conflict" in context else 422) if wrong else 200
    context |= {"form": form, "section": "documents"}
    return render(request, "desk/document_form.html", context, status=status)
