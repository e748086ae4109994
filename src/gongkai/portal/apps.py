"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages of the public."""

    name = "gongkai.portal"
    label = "portal"
