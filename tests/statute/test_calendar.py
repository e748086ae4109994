from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import DayKind, WorkCalendar, official_calendar
from gongkai.statute.schedules import LocalDay, Schedule, ScheduleError, schedule_from

CALENDAR = official_calendar()
OFFICIAL = (date(2018, 1, 1), date(2026, 12, 31))

# received, working days, due (law.md section 12: worked examples and check values)
DUE = [
    (date(2024, 1, 31), 20, date(2024, 3, 4)),
    (date(2024, 3, 4), 20, date(2024, 4, 1)),
    (date(2025, 9, 24), 20, date(2025, 10, 28)),
    (date(2025, 9, 29), 15, date(2025, 10, 27)),
    (date(2025, 9, 26), 7, date(2025, 10, 13)),
    (date(2025, 10, 20), 20, date(2025, 11, 17)),
    (date(2025, 9, 26), 20, date(2025, 10, 30)),
    (date(2024, 2, 5), 7, date(2024, 2, 20)),
    (date(2024, 2, 5), 20, date(2024, 3, 8)),
    (date(2025, 12, 8), 20, date(2026, 1, 6)),
    (date(2026, 2, 9), 20, date(2026, 3, 13)),
    (date(2024, 2, 29), 1, date(2024, 3, 1)),
]


@pytest.mark.parametrize(("start", "workdays", "last"), DUE)
def test_a_period_ends_on_the_day_of_the_worked_examples(start, workdays, last):
    due = CALENDAR.due(start, workdays)
    assert due.date == last
    assert not due.provisional
    assert CALENDAR.count(start, last) == workdays


def test_every_day_is_what_chinesecalendar_says():
    first, last = OFFICIAL
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    wrong = [day for day in days if CALENDAR.is_workday(day) != is_workday(day)]
    assert wrong == []


# day, kind, name, notice
KINDS = [
    (date(2024, 2, 9), DayKind.WORKDAY, "", ""),  # 除夕 was no holiday in 2024
    (date(2024, 2, 4), DayKind.MAKEUP_WORKDAY, "", "国办发明电〔2023〕7号"),
    (date(2025, 1, 28), DayKind.HOLIDAY, "春节", "国办发明电〔2024〕12号"),  # and is one since
    (date(2026, 10, 4), DayKind.HOLIDAY, "国庆节", "国办发明电〔2025〕7号"),
    (date(2026, 11, 22), DayKind.WEEKEND, "", ""),
    (date(2018, 12, 31), DayKind.HOLIDAY, "元旦", "国办发明电〔2019〕3号"),
]


@pytest.mark.parametrize(("day", "kind", "name", "source"), KINDS)
def test_a_day_says_what_it_is_and_why(day, kind, name, source):
    found = CALENDAR.day(day)
    assert (found.kind, found.name, found.source, found.provisional) == (kind, name, source, False)


def test_a_year_without_a_schedule_is_provisional_and_says_so():
    due = CALENDAR.due(date(2026, 12, 14), 20)
    assert due.provisional_years == (2027,)
    assert due.date == date(2027, 1, 11)
    assert CALENDAR.day(date(2027, 1, 1)).provisional
    assert CALENDAR.due(date(2026, 12, 14), 13).provisional_years == ()


def test_loading_the_schedule_moves_what_was_provisional():
    loaded = Schedule(
        2027, "通知", date(2026, 12, 1), {date(2027, 1, 1): "元旦"}, frozenset({date(2027, 1, 3)})
    )
    calendar = CALENDAR.extended([loaded])
    due = calendar.due(date(2026, 12, 31), 2)
    assert (due.date, due.provisional) == (date(2027, 1, 4), False)
    before = calendar.known_at(date(2026, 11, 30)).due(date(2026, 12, 31), 2)
    assert (before.date, before.provisional) == (date(2027, 1, 4), True)


# known on, working days of the May that a second notice changed, and of February 2020
VERSIONS = [
    (date(2019, 3, 21), date(2019, 5, 2), True),
    (date(2019, 3, 22), date(2019, 5, 2), False),
    (date(2020, 1, 25), date(2020, 1, 31), True),
    (date(2020, 1, 26), date(2020, 1, 31), False),
    (date(2020, 1, 25), date(2020, 2, 1), True),
    (date(2020, 1, 26), date(2020, 2, 1), False),
]


@pytest.mark.parametrize(("known", "day", "works"), VERSIONS)
def test_a_second_notice_counts_from_the_day_it_was_issued(known, day, works):
    assert CALENDAR.known_at(known).is_workday(day) is works


def test_a_local_holiday_counts_for_its_place_alone():
    day = date(2026, 7, 1)
    local = LocalDay(day, off=True, name="地方节日", source="示例规定", known_from=date(2026, 1, 1))
    calendar = CALENDAR.extended(local=[local])
    assert calendar.day(day).kind is DayKind.HOLIDAY
    assert calendar.day(day).name == "地方节日"
    assert CALENDAR.is_workday(day)
    assert calendar.due(date(2026, 6, 30), 1).date == date(2026, 7, 2)


def test_a_period_of_calendar_days_ends_after_the_holiday():
    assert CALENDAR.on_or_after(date(2026, 10, 1)).date == date(2026, 10, 8)
    assert CALENDAR.on_or_after(date(2026, 10, 8)).date == date(2026, 10, 8)


DAYS = st.dates(*OFFICIAL)


@given(DAYS, st.integers(1, 250))
def test_a_due_day_is_the_last_of_as_many_working_days(start, workdays):
    due = CALENDAR.due(start, workdays)
    assert CALENDAR.is_workday(due.date)
    assert CALENDAR.count(start, due.date) == workdays
    # the obvious count, a day at a time
    day, left = start, workdays
    while left:
        day += timedelta(days=1)
        left -= CALENDAR.is_workday(day)
    assert day == due.date


@given(DAYS, DAYS, DAYS)
def test_counts_add_up_and_turn_their_sign(a, b, c):
    assert CALENDAR.count(a, b) + CALENDAR.count(b, c) == CALENDAR.count(a, c)
    assert CALENDAR.count(a, b) == -CALENDAR.count(b, a)


def test_a_period_without_a_day_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        CALENDAR.due(date(2026, 1, 5), 0)


GOOD = {
    "notice": "通知",
    "known_from": date(2026, 11, 1),
    "off": [{"name": "元旦", "first": date(2027, 1, 1), "last": date(2027, 1, 3)}],
    "work": [date(2027, 1, 9)],
}

# what is other than it should be, words of the message
BAD = [
    ({"notice": " "}, "notice"),
    ({"known_from": "2026-11-01"}, "known_from must be a date"),
    ({"off": "none"}, "off must be a list"),
    ({"off": [{"first": date(2027, 1, 1)}]}, "name, first and last"),
    (
        {"off": [{"name": "元旦", "first": date(2027, 1, 3), "last": date(2027, 1, 1)}]},
        "no holiday",
    ),
    (
        {"off": [{"name": "元旦", "first": date(2028, 1, 1), "last": date(2028, 1, 1)}]},
        "another year",
    ),
    ({"work": [date(2027, 1, 8)]}, "no Saturday or Sunday"),
    ({"work": [date(2027, 1, 2)]}, "both off and worked"),
    ({"work": [date(2026, 11, 7)]}, "another year"),
]


@pytest.mark.parametrize(("change", "words"), BAD)
def test_a_schedule_that_cannot_be_is_refused(change, words):
    assert schedule_from(2027, GOOD).work == {date(2027, 1, 9)}
    with pytest.raises(ScheduleError, match=words) as refused:
        schedule_from(2027, {**GOOD, **change})
    assert refused.value.zh


def test_a_calendar_without_any_schedule_knows_weekends():
    bare = WorkCalendar(())
    assert bare.due(date(2026, 9, 30), 1).date == date(2026, 10, 1)
    assert bare.due(date(2026, 9, 30), 1).provisional_years == (2026,)
