"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages of officers."""

    name = "gongkai.desk"
    label = "desk"
