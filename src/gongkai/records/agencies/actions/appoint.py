"""Give somebody a role at an agency, and end one."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency, Membership, User
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.roles import Permission, Role


@transaction.atomic
def appoint(actor: Actor, user: User, agency: Agency, role: Role, *, unit: str = "") -> Membership:
    """Give a role from today on. Raises RefusedError where the person holds it already."""
    policy.require(actor, Permission.MANAGE_PEOPLE, agency)
    held = policy.memberships_of(user, actor.today).filter(agency=agency, role=role)
    if held.exists():
        raise RefusedError(
            _("%(user)s已经是%(agency)s的%(role)s。")
            % {"user": user, "agency": agency, "role": role.label},
            "role",
        )
    membership = Membership.objects.create(
        user=user, agency=agency, role=role, unit=unit, since=actor.today
    )
    record(actor, agency.code, "people.appoint", membership, user=user.pk, role=role.value)
    return membership


@transaction.atomic
def dismiss(actor: Actor, membership: Membership) -> None:
    """End a role: yesterday was its last day. The row stays, for what was done under it."""
    policy.require(actor, Permission.MANAGE_PEOPLE, membership.agency)
    if membership.until is not None and membership.until < actor.today:
        return
    membership.until = policy.day_before(actor.today)
    membership.save(update_fields=["until"])
    record(
        actor,
        membership.agency.code,
        "people.dismiss",
        membership,
        user=membership.user_id,
        role=membership.role,
    )
