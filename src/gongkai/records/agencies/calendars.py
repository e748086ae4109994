"""The working days that hold at an agency: schedules of the package and loaded here, local days."""

from datetime import date

from gongkai.records.agencies.models import Agency, LoadedSchedule, LocalHoliday
from gongkai.statute.calendar import WorkCalendar, official_calendar
from gongkai.statute.schedules import LocalDay, Schedule


def calendar_of(agency: Agency) -> WorkCalendar:
    """Give the calendar of an agency: local days of those above it hold for it too."""
    above = [int(key) for key in agency.path.strip("/").split("/") if key]
    schedules = [_schedule(each) for each in LoadedSchedule.objects.all()]
    local = [_local(each) for each in LocalHoliday.objects.filter(agency__in=above)]
    return official_calendar().extended(schedules, local)


def _schedule(loaded: LoadedSchedule) -> Schedule:
    off = {date.fromisoformat(day): name for day, name in loaded.off.items()}
    work = frozenset(map(date.fromisoformat, loaded.work))
    return Schedule(loaded.year, loaded.notice, loaded.known_from, off, work)


def _local(holiday: LocalHoliday) -> LocalDay:
    return LocalDay(holiday.day, holiday.off, holiday.name, holiday.source, holiday.known_from)
