"""Addresses of the desk."""

from django.urls import path

from gongkai.desk.views import decision_imports, decisions, documents, home

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
    path("documents/", documents.queue, name="documents"),
    path("documents/new/", documents.new, name="document-new"),
    path("documents/<int:key>/", documents.page, name="document"),
    path("documents/<int:key>/edit/", documents.edit, name="document-edit"),
    path("documents/<int:key>/<str:act>/", documents.act, name="document-act"),
]
