"""The app of shared templates."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, tags and static files that portal and desk share."""

    name = "gongkai.web"
    label = "web"
