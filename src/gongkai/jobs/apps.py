"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Workers, the schedule, and their traces in the database."""

    name = "gongkai.jobs"
    label = "jobs"
