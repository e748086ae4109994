"""Set an installation up: database, data of the law, a first agency and administrator."""

import secrets
from datetime import date

from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.agencies.actions.appoint import appoint
from gongkai.records.agencies.actions.found import found
from gongkai.records.agencies.models import Agency, User
from gongkai.records.agencies.models.agency import AgencyKind
from gongkai.records.append_only import append_only_models, make_triggers, missing_triggers
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.sectors import sector_names
from gongkai.records.publishing.topics import topics
from gongkai.records.roles import Role
from gongkai.statute.calendar import official_calendar
from gongkai.statute.items import statutory_items

INSTALLATION = ""
"""The audit chain of what belongs to no agency."""
_PASSWORD_BYTES = 12


def install() -> list[int]:
    """Bring the database to this version; gives the years whose holidays are known.

    May be run again. Raises what is wrong with the data of the package.
    """
    call_command("migrate", verbosity=0, interactive=False)
    if missing_triggers("default"):
        make_triggers("default", [each._meta.db_table for each in append_only_models()])  # noqa: SLF001
    if not (topics() and statutory_items() and sector_names()):
        raise RuntimeError("data of the package are missing")
    return sorted(official_calendar().official_years)


@transaction.atomic
def first_agency(actor: Actor, code: str, name: str, level: str) -> Agency | None:
    """Found the agency at the top of the tree; None where there are agencies already."""
    if Agency.objects.exists():
        return None
    return found(
        actor,
        code=code,
        name=name,
        level=level,
        kind=AgencyKind.GOVERNMENT,
        valid_from=date(actor.today.year, 1, 1),
    )


@transaction.atomic
def first_administrator(actor: Actor, username: str) -> str:
    """Make an administrator of the agency at the top; gives the one-time password.

    Raises RefusedError where there is no agency, or an administrator, or the name is taken.
    """
    top = Agency.objects.current(actor.today).filter(parent=None).order_by("pk").first()
    if top is None:
        raise RefusedError(_("还没有机关，请用 --agency 给出第一个机关的代码和名称。"), "agency")
    if top.memberships.filter(role=Role.ADMINISTRATOR).exists():
        raise RefusedError(
            _("%(agency)s已经有管理员，由管理员在工作台建立其他账号。") % {"agency": top.name},
            "admin",
        )
    if User.objects.filter(username=username).exists():
        raise RefusedError(_("登录名“%(name)s”已有人用。") % {"name": username}, "admin")
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    user = User(username=username, name=username, must_change_password=True)
    user.full_clean(exclude=["password"])
    user.set_password(password)
    user.save()
    record(actor, INSTALLATION, "people.create", user)
    appoint(actor, user, top, Role.ADMINISTRATOR)
    return password
