"""A request at the desk, as its views see it."""

from django.http import HttpRequest

from gongkai.records.actor import Actor
from gongkai.records.agencies.models import User


class DeskRequest(HttpRequest):
    """A request whose actor the desk's middleware set."""

    user: User
    actor: Actor
