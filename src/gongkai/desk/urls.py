"""Addresses of the desk."""

from django.urls import path

from gongkai.desk.views import documents, home

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("documents/", documents.queue, name="documents"),
    path("documents/new/", documents.new, name="document-new"),
    path("documents/<int:key>/", documents.page, name="document"),
    path("documents/<int:key>/edit/", documents.edit, name="document-edit"),
    path("documents/<int:key>/<str:act>/", documents.act, name="document-act"),
]
