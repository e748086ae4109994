"""Take hold of an agency for an act: the tree locked, the right and the dates checked."""

from datetime import date

from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.agencies.tree import lock_tree
from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.roles import Permission


def held(actor: Actor, agency: Agency) -> Agency:
    """Give the agency as it is now, with the tree locked until the transaction ends.

    Raises NotAllowedError without the right to manage it, ConflictError where it has ended.
    """
    lock_tree()
    found = Agency.objects.select_related("parent").get(pk=agency.pk)
    policy.require(actor, Permission.MANAGE_AGENCY, found)
    if found.valid_until is not None:
        raise ConflictError(
            _("%(agency)s已于%(day)s撤销，不能再变更。")
            % {"agency": found.name, "day": found.valid_until}
        )
    return found


def require_day(actor: Actor, agency: Agency, day: date, field: str) -> None:
    """Refuse a day that is still to come, or lies before the agency was."""
    if day > actor.today:
        raise RefusedError(_("%(day)s还没有到：请在生效当天或之后登记。") % {"day": day}, field)
    if day < agency.valid_from:
        raise RefusedError(
            _("%(day)s早于%(agency)s的设立日期%(founded)s。")
            % {"day": day, "agency": agency.name, "founded": agency.valid_from},
            field,
        )


def require_root_right(actor: Actor) -> None:
    """Refuse to put an agency at the top of the tree: nobody's rights reach there."""
    if actor.user is not None:
        raise NotAllowedError(
            _("最上级机关只能用命令 gongkai agencies import 设立；请选择上级机关。"), "parent"
        )
