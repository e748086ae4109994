"""Add a day off, or worked, in one place alone (《全国年节及纪念日放假办法》 Art. 4)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies import deadlines
from gongkai.records.agencies.calendars import Calendars
from gongkai.records.agencies.models import Agency, LocalHoliday
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.roles import Permission
from gongkai.statute.schedules import LocalDay


def preview_local_day(
    actor: Actor, agency: Agency, day: LocalDay
) -> list[tuple[deadlines.Shift, int]]:
    """Give the days that would move; refuses what `add_local_day` refuses."""
    _require(actor, agency, day)
    return deadlines.preview(Calendars(local=[(agency.pk, day)]), day.day, day.day)


@transaction.atomic
def add_local_day(actor: Actor, agency: Agency, day: LocalDay) -> LocalHoliday:
    """Add a local day for an agency and those below it, and reckon open days anew.

    A day that was added by mistake is set right by adding the opposite. Raises NotAllowedError, and
    RefusedError where the day is that already.
    """
    _require(actor, agency, day)
    added = LocalHoliday.objects.create(
        agency=agency,
        day=day.day,
        off=day.off,
        name=day.name,
        source=day.source,
        known_from=day.known_from,
    )
    moved = deadlines.reset(Calendars(), day.day, day.day)
    record(
        actor, agency.code, "calendar.local_day", added, day=day.day.isoformat(), off=day.off,
        moved=moved,
    )  # fmt: skip
    return added


def _require(actor: Actor, agency: Agency, day: LocalDay) -> None:
    policy.require(actor, Permission.MANAGE_CALENDAR, agency)
    works = Calendars().of(agency).day(day.day).works
    if works != day.off:
        what = _("工作日") if works else _("休息日")
        raise RefusedError(
            _("%(day)s在%(agency)s已经是%(what)s。")
            % {"day": day.day, "agency": agency.name, "what": what},
            "day",
        )


def local_day(day: date, *, off: bool, name: str, source: str, known_from: date) -> LocalDay:
    """Make a local day; RefusedError where its name or source is missing."""
    if not name.strip():
        raise RefusedError(_("请填写节日名称。"), "name")
    if not source.strip():
        raise RefusedError(_("请填写依据（文件名称和文号）。"), "source")
    return LocalDay(day, off, name.strip(), source.strip(), known_from)
