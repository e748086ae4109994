"""Every address of the platform: the portal at the root, the desk below /desk/."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from gongkai.operations.metrics import metrics
from gongkai.web import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("assets/site.<str:digest>.css", views.stylesheet, name="stylesheet"),
    path("language/", views.set_language, name="set-language"),
    path("healthz", views.health, name="health"),
    path("metrics", metrics, name="metrics"),
]
if "desk" in settings.PARTS:
    urlpatterns += [
        path("desk/account/", include("gongkai.desk.account_urls")),
        path("desk/", include("gongkai.desk.urls")),
    ]
if "portal" in settings.PARTS:
    urlpatterns.append(path("", include("gongkai.portal.urls")))

handler400 = "gongkai.web.views.bad_request"
handler403 = "gongkai.web.views.forbidden"
handler404 = "gongkai.web.views.not_found"
handler500 = "gongkai.web.views.server_error"
