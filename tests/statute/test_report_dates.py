from datetime import date

import pytest

from gongkai.statute.report_dates import (
    LocalDates,
    MonthDay,
    ReportingBody,
    report_dates,
    report_period,
)

DEPARTMENT, GOVERNMENT = ReportingBody.DEPARTMENT, ReportingBody.GOVERNMENT

# year, body, submit by, publish by, citation
BY_LAW = [
    (2019, DEPARTMENT, date(2020, 1, 31), date(2020, 1, 31), "Reg. Art. 49(1)"),
    (2020, DEPARTMENT, date(2021, 1, 31), date(2021, 1, 31), "Reg. Art. 49(1)"),
    (2020, GOVERNMENT, None, date(2021, 3, 31), "Reg. Art. 49(2)"),
    (2023, DEPARTMENT, date(2024, 1, 31), date(2024, 1, 31), "Reg. Art. 49(1)"),
    (2023, GOVERNMENT, None, date(2024, 3, 31), "Reg. Art. 49(2)"),
]


@pytest.mark.parametrize(("year", "body", "submit_by", "publish_by", "citation"), BY_LAW)
def test_a_report_is_due_in_january_or_march(year, body, submit_by, publish_by, citation):
    dates = report_dates(year, body)
    assert (dates.submit_by, dates.publish_by) == (submit_by, publish_by)
    assert dates.citation.en == citation


# body, local dates, submit by, publish by (report on 2024)
BY_LOCAL_RULE = [
    (
        DEPARTMENT,
        LocalDates(submit_by=MonthDay(1, 10)),
        date(2025, 1, 10),
        date(2025, 1, 31),
    ),
    (
        DEPARTMENT,
        LocalDates(MonthDay(1, 15), MonthDay(1, 24)),
        date(2025, 1, 15),
        date(2025, 1, 24),
    ),
    (GOVERNMENT, LocalDates(publish_by=MonthDay(2, 28)), None, date(2025, 2, 28)),
    (
        GOVERNMENT,
        LocalDates(submit_by=MonthDay(2, 15)),
        date(2025, 2, 15),
        date(2025, 3, 31),
    ),
    (DEPARTMENT, LocalDates(MonthDay(1, 31)), date(2025, 1, 31), date(2025, 1, 31)),
]


@pytest.mark.parametrize(("body", "local", "submit_by", "publish_by"), BY_LOCAL_RULE)
def test_a_supervising_authority_may_set_earlier_dates(body, local, submit_by, publish_by):
    dates = report_dates(2024, body, local)
    assert (dates.submit_by, dates.publish_by) == (submit_by, publish_by)


@pytest.mark.parametrize(
    ("body", "local"),
    [
        (DEPARTMENT, LocalDates(submit_by=MonthDay(2, 1))),
        (DEPARTMENT, LocalDates(publish_by=MonthDay(3, 31))),
        (GOVERNMENT, LocalDates(submit_by=MonthDay(4, 1))),
        (GOVERNMENT, LocalDates(publish_by=MonthDay(4, 1))),
    ],
)
def test_a_local_date_is_never_later_than_the_laws(body, local):
    with pytest.raises(ValueError, match="not later"):
        report_dates(2024, body, local)


def test_article_49_begins_with_the_report_on_2019():
    with pytest.raises(ValueError, match="begin with the report on 2019"):
        report_dates(2018, DEPARTMENT)


@pytest.mark.parametrize(("month", "day"), [(2, 29), (2, 30), (13, 1), (1, 0)])
def test_a_yearly_date_comes_every_year(month, day):
    with pytest.raises(ValueError, match=r"day|month"):
        MonthDay(month, day)


@pytest.mark.parametrize("year", [2019, 2020, 2024])
def test_the_period_is_the_calendar_year(year):
    period = report_period(year)
    assert (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31))
