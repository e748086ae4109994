"""Load a year's holidays (节假日安排), and reckon open days anew by them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies import deadlines
from gongkai.records.agencies.calendars import Calendars, is_loaded
from gongkai.records.agencies.models import Agency, LoadedSchedule
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.roles import Permission
from gongkai.statute.schedules import Schedule, ScheduleError

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, and how many days it moved."""

    schedule: LoadedSchedule
    moved: int


def require_calendars(actor: Actor) -> Agency:
    """Refuse who may not change the calendar of all: it takes the role at every top agency.

    Gives the first of those, in whose chain the act is recorded.
    """
    tops = list(Agency.objects.current(actor.today).filter(parent=None))
    for top in tops:
        policy.require(actor, Permission.MANAGE_CALENDAR, top)
    if not tops:
        raise NotAllowedError(_("还没有机关：请先导入机关。"))
    return tops[0]


def touched(schedule: Schedule) -> tuple[date, date]:
    """Give the first and the last day that a schedule may change."""
    return date(schedule.year - 1, _DECEMBER, 1), date(schedule.year, _DECEMBER, 31)


def preview_schedule(schedule: Schedule) -> list[tuple[deadlines.Shift, int]]:
    """Give the days that would move."""
    return deadlines.preview(Calendars([schedule]), *touched(schedule))


@transaction.atomic
def load_schedule(actor: Actor, schedule: Schedule) -> Loaded:
    """Load a schedule; of two of a year the one whose notice is later counts.

    Raises NotAllowedError, and RefusedError where this notice was loaded already.
    """
    top = require_calendars(actor)
    if is_loaded(schedule):
        raise RefusedError(
            _("%(year)d年的%(notice)s已经载入。")
            % {"year": schedule.year, "notice": schedule.notice},
            "notice",
        )
    loaded = LoadedSchedule.objects.create(
        year=schedule.year,
        notice=schedule.notice,
        known_from=schedule.known_from,
        off={day.isoformat(): name for day, name in sorted(schedule.off.items())},
        work=[day.isoformat() for day in sorted(schedule.work)],
        loaded_at=actor.now,
    )
    moved = deadlines.reset(Calendars(), *touched(schedule))
    record(actor, top.code, "calendar.load", loaded, year=schedule.year, moved=moved)
    return Loaded(loaded, moved)


def schedule_refusal(error: ScheduleError, field: str = "") -> RefusedError:
    """Give the refusal that says what a schedule cannot be, in the reader's language."""
    zh = (get_language() or "zh").startswith("zh")
    return RefusedError(error.zh if zh else error.en, field)
