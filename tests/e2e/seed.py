"""Fill a new installation with the made-up city; run by the tests of pages."""

import os
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from gongkai.operations.messages import compile_messages  # noqa: E402
from gongkai.records.actor import Actor  # noqa: E402
from gongkai.records.agencies.actions.appoint import appoint  # noqa: E402
from gongkai.records.agencies.actions.found import found  # noqa: E402
from gongkai.records.agencies.models import Agency, User  # noqa: E402
from gongkai.records.roles import Role  # noqa: E402
from tests.records.city import AGENCIES, FOUNDED  # noqa: E402

home = Path(os.environ["GONGKAI_HOME"])
home.mkdir(exist_ok=True)
compile_messages(home)
call_command("migrate", verbosity=0)
system = Actor(None, timezone.now())
agencies: dict[str, Agency] = {}
for code, name, level, kind, parent in AGENCIES:
    agencies[code] = found(
        system,
        code=code,
        name=name,
        level=level,
        kind=kind,
        parent=agencies.get(parent or ""),
        valid_from=FOUNDED,
    )
    for role in Role:
        user = User.objects.create_user(
            f"{code}.{role.value}", password=os.environ["SEED_PASSWORD"], name=f"{role.label}{code}"
        )
        appoint(system, user, agencies[code], role)
