"""The one policy that views, commands, jobs and the API ask: who may do what where."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency, Membership, User
from gongkai.records.agencies.models.agency import AgencyQuerySet
from gongkai.records.errors import NotAllowedError
from gongkai.records.roles import RIGHTS, Permission, Role, roles_with


def day_before(day: date) -> date:
    """Give the last day of what ends when a day begins."""
    return day - timedelta(days=1)


def memberships_of(user: User, today: date) -> QuerySet[Membership]:
    """Give the roles that a person holds today."""
    current = Q(until=None) | Q(until__gte=today)
    return Membership.objects.filter(current, user=user, since__lte=today).select_related("agency")


def agencies_where(user: User, permission: Permission, today: date) -> AgencyQuerySet:
    """Give the agencies with whose records the person may do it."""
    if not user.is_active:
        return Agency.objects.none()
    found = memberships_of(user, today).filter(role__in=roles_with(permission))
    conditions = [
        Q(path__startswith=each.agency.path)
        if RIGHTS[Role(each.role)].reach_below
        else Q(pk=each.agency_id)
        for each in found
    ]
    if not conditions:
        return Agency.objects.none()
    return Agency.objects.filter(reduce(or_, conditions))


def permissions_anywhere(user: User, today: date) -> frozenset[Permission]:
    """Give what the person may do at some agency or other, for what a page offers."""
    if not user.is_active:
        return frozenset()
    roles = memberships_of(user, today).order_by().values_list("role", flat=True)
    return frozenset(each for role in roles for each in RIGHTS[Role(role)].permissions)


def permissions_at(user: User, agency: Agency, today: date) -> frozenset[Permission]:
    """Give all that the person may do with an agency's records, in one query."""
    if not user.is_active:
        return frozenset()
    found: set[Permission] = set()
    for each in memberships_of(user, today):
        rights = RIGHTS[Role(each.role)]
        below = rights.reach_below and agency.path.startswith(each.agency.path)
        if below or each.agency_id == agency.pk:
            found |= rights.permissions
    return frozenset(found)


def is_allowed(user: User, permission: Permission, agency: Agency, today: date) -> bool:
    """Tell whether the person may do it with the agency's records."""
    return permission in permissions_at(user, agency, today)


def require(actor: Actor, permission: Permission, agency: Agency) -> None:
    """Raise NotAllowedError unless the person may do it; a job may do all that it was made for."""
    if actor.user is None or is_allowed(actor.user, permission, agency, actor.today):
        return
    names = "、".join(str(role.label) for role in roles_with(permission))
    raise NotAllowedError(
        _("您在%(agency)s没有办理此事的角色，需要：%(roles)s。请联系本机关管理员。")
        % {"agency": agency.name, "roles": names}
    )
