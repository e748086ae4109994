"""Addresses of the desk."""

from django.urls import path

from gongkai.desk.views import (
    attachments,
    checks,
    comparison,
    decision_imports,
    decisions,
    documents,
    home,
    obligations,
    places,
    saved,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/release/", decisions.release, name="decisions-release"),
    path("decisions/classify/", decisions.classify, name="decisions-classify"),
    path("decisions/export.<str:format>", decisions.export, name="decisions-export"),
    path("decisions/imports/", decision_imports.imports, name="decision-imports"),
    path("decisions/imports/new/", decision_imports.new, name="decision-import-new"),
    path("decisions/imports/<int:key>/", decision_imports.page, name="decision-import"),
    path(
        "decisions/imports/<int:key>/problems.csv",
        decision_imports.problems,
        name="decision-import-problems",
    ),
    path(
        "decisions/imports/<int:key>/<str:act>/", decision_imports.act, name="decision-import-act"
    ),
    path("decisions/<int:key>/", decisions.decision, name="decision"),
    path("decisions/<int:key>/<str:act>/", decisions.act, name="decision-act"),
    path("obligations/", obligations.board, name="board"),
    path("obligations/<slug:code>/", obligations.entries, name="obligations"),
    path("obligations/<slug:code>/<slug:act>/", obligations.act, name="obligations-act"),
    path("obligation/<int:key>/", obligations.edit, name="obligation-edit"),
    path("places/<slug:code>/", places.places, name="places"),
    path("places/<slug:code>/new/", places.new, name="place-new"),
    path("place/<int:key>/", places.edit, name="place-edit"),
    path("place/<int:key>/list/", places.make_list, name="place-list"),
    path("hand-over/<int:key>/", places.download, name="hand-over"),
    path("views/", saved.keep, name="view-keep"),
    path("views/<int:key>/forget/", saved.forget, name="view-forget"),
    path("documents/export/", documents.export, name="documents-export"),
    path("documents/", documents.queue, name="documents"),
    path("documents/new/", documents.new, name="document-new"),
    path("documents/<int:key>/", documents.page, name="document"),
    path("documents/<int:key>/edit/", documents.edit, name="document-edit"),
    path("documents/<int:key>/alarms/", checks.let_pass, name="alarm-pass"),
    path("documents/<int:key>/mask/", checks.mask, name="document-mask"),
    path("documents/<int:key>/files/", attachments.add, name="attachment-add"),
    path("documents/<int:key>/files/<int:attachment>/", attachments.download, name="attachment"),
    path(
        "documents/<int:key>/files/<int:attachment>/remove/",
        attachments.remove,
        name="attachment-remove",
    ),
    path(
        "documents/<int:key>/versions/<int:first>-<int:second>/",
        comparison.compare,
        name="document-compare",
    ),
    path("documents/<int:key>/<str:act>/", documents.act, name="document-act"),
]
