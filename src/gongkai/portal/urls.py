"""Addresses of the portal."""

from django.urls import path

from gongkai.portal import decision_views, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("content/", views.content, name="content"),
    path("content/<int:key>/", views.publication, name="publication"),
    path("administrative-decisions/", decision_views.decisions, name="decisions"),
    path("administrative-decisions/<int:key>/", decision_views.decision, name="decision"),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<slug:code>/", views.agency, name="agency"),
    path("files/<int:key>/<int:number>/", views.attachment, name="attachment"),
]
