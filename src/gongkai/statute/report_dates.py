"""Art. 49: which period a report covers, and by when it is submitted and published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.statute.citations import Citation, regulation
from gongkai.statute.editions import REGULATION_IN_FORCE


class ReportingBody(StrEnum):
    """Whose report it is: a department's (人民政府部门), or a government's own (本级政府)."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year, such as 31 January; ValueError if no year of four has it."""

    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse a day that does not come every year, 29 February included."""
        self.of(2023)

    def of(self, year: int) -> date:
        """Return the day in *year*."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class LocalDates:
    """Earlier dates that a supervising authority sets, to submit and to publish apart.

    A setting of the agency; the default is none: the law's own dates.
    """

    submit_by: MonthDay | None = None
    publish_by: MonthDay | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days from first to last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ReportDates:
    """Last days to submit (None: nobody to submit to by law) and to publish, with their source."""

    submit_by: date | None
    publish_by: date
    citation: Citation


_DEPARTMENTS = MonthDay(1, 31)
_GOVERNMENTS = MonthDay(3, 31)


def report_period(year: int) -> Period:
    """Return the period of the report on *year*: the calendar year (form: 1月1日 to 12月31日)."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def report_dates(year: int, body: ReportingBody, local: LocalDates | None = None) -> ReportDates:
    """Return by when the report on *year* is submitted and published (Reg. Art. 49).

    A department submits to the supervising authority of its level and publishes by 31 January of
    the next year; the supervising authority publishes the government's own report by 31 March.
    ValueError for a year before the Regulation, or a local date later than the law's.
    """
    if year < REGULATION_IN_FORCE.year:
        raise ValueError(f"the dates of Art. 49 begin with the report on 2019, not {year}")
    local = local or LocalDates()
    if body is ReportingBody.DEPARTMENT:
        last = _DEPARTMENTS.of(year + 1)
        submit_by: date | None = _earlier(local.submit_by, last)
        paragraph = 1
    else:
        last = _GOVERNMENTS.of(year + 1)
        submit_by = _earlier(local.submit_by, last) if local.submit_by else None
        paragraph = 2
    return ReportDates(submit_by, _earlier(local.publish_by, last), regulation(49, paragraph))


def _earlier(local: MonthDay | None, last: date) -> date:
    """Return the local date in the year of the law's, or the law's where there is none."""
    if local is None:
        return last
    day = local.of(last.year)
    if day > last:
        raise ValueError(f"a local date may be earlier than {last}, not later: {day}")
    return day
