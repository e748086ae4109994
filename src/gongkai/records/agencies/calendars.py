"""The working days that hold at an agency: schedules of the package and loaded here, local days."""

from collections.abc import Iterable
from datetime import date

from gongkai.records.agencies.models import Agency, LoadedSchedule, LocalHoliday
from gongkai.statute.calendar import WorkCalendar, official_calendar
from gongkai.statute.schedules import LocalDay, Schedule


class Calendars:
    """The calendars of all agencies, read once; `schedules` and `local` are what if they held too.

    Local days of an agency hold for those below it.
    """

    def __init__(
        self,
        schedules: Iterable[Schedule] = (),
        local: Iterable[tuple[int, LocalDay]] = (),
    ) -> None:
        loaded = [_schedule(each) for each in LoadedSchedule.objects.order_by("pk")]
        self.official = official_calendar().extended([*loaded, *schedules])
        kept = [(each.agency_id, _local(each)) for each in LocalHoliday.objects.order_by("pk")]
        self._local = [*kept, *local]
        self._by_days: dict[tuple[int, ...], WorkCalendar] = {}

    def of(self, agency: Agency) -> WorkCalendar:
        """Give the calendar of an agency."""
        above = set(map(int, agency.path.strip("/").split("/")))
        which = tuple(at for at, (key, _day) in enumerate(self._local) if key in above)
        if which not in self._by_days:
            days = [self._local[at][1] for at in which]
            self._by_days[which] = self.official.extended(local=days)
        return self._by_days[which]


def calendar_of(agency: Agency) -> WorkCalendar:
    """Give the calendar of one agency."""
    return Calendars().of(agency)


def official_here() -> WorkCalendar:
    """Give the official calendar as known here: of the package and loaded."""
    return Calendars().official


def is_loaded(schedule: Schedule) -> bool:
    """Tell whether the schedule of this notice is known here already."""
    return any(
        each.year == schedule.year and each.notice == schedule.notice
        for each in official_here().schedules
    )


def _schedule(loaded: LoadedSchedule) -> Schedule:
    off = {date.fromisoformat(day): name for day, name in loaded.off.items()}
    work = frozenset(map(date.fromisoformat, loaded.work))
    return Schedule(loaded.year, loaded.notice, loaded.known_from, off, work)


def _local(holiday: LocalHoliday) -> LocalDay:
    return LocalDay(holiday.day, holiday.off, holiday.name, holiday.source, holiday.known_from)
