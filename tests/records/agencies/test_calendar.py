from datetime import date

import pytest

from gongkai.records.agencies.actions.add_local_day import (
    add_local_day,
    local_day,
    preview_local_day,
)
from gongkai.records.agencies.actions.load_schedule import load_schedule, preview_schedule
from gongkai.records.agencies.calendars import calendar_of
from gongkai.records.agencies.schedule_files import read_schedules, typed_lines, typed_schedule
from gongkai.records.audit.models import AuditEntry
from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.publishing.actions.draft import begin
from gongkai.records.roles import Role
from gongkai.statute.schedules import ScheduleError

FILE = """
[[schedule]]
notice = "国办发明电〔2026〕9号"
known_from = 2026-11-05
off = [
  { name = "元旦", first = 2027-01-01, last = 2027-01-03 },
  { name = "春节", first = 2027-02-05, last = 2027-02-12 },
]
work = [2027-01-31]
"""


@pytest.fixture
def schedule():
    return read_schedules(2027, FILE.encode())[0]


@pytest.fixture
def waiting(world, fields):
    """A document whose 20 working days run into a year that is not known yet."""
    drafter = world.actor("zhujian", Role.DRAFTER)
    return begin(drafter, world.agency("zhujian"), fields | {"made_on": date(2026, 12, 21)})


def test_loading_a_year_moves_what_was_provisional(world, waiting, schedule):
    assert (waiting.due_on, waiting.due_provisional) == (date(2027, 1, 18), True)
    (shift, count), *others = preview_schedule(schedule)
    assert (shift.before, shift.after, count) == (date(2027, 1, 18), date(2027, 1, 19), 1)
    assert not others
    waiting.refresh_from_db()
    assert waiting.due_on == date(2027, 1, 18)  # looking changes nothing
    loaded = load_schedule(world.actor("shi", Role.ADMINISTRATOR), schedule)
    assert loaded.moved == 1
    waiting.refresh_from_db()
    assert (waiting.due_on, waiting.due_provisional) == (date(2027, 1, 19), False)
    entry = AuditEntry.objects.filter(chain="shi").last()
    assert (entry.verb, entry.detail) == ("calendar.load", {"year": 2027, "moved": 1})


def test_a_notice_is_loaded_once(world, schedule):
    admin = world.actor("shi", Role.ADMINISTRATOR)
    load_schedule(admin, schedule)
    with pytest.raises(RefusedError, match="已经载入"):
        load_schedule(admin, schedule)


def test_the_calendar_of_all_is_changed_at_the_top_alone(world, schedule):
    with pytest.raises(NotAllowedError):
        load_schedule(world.actor("zhujian", Role.ADMINISTRATOR), schedule)


def test_a_local_day_holds_at_the_agency_and_below_it(world, fields):
    document = begin(world.actor("zhan", Role.DRAFTER), world.agency("zhan"), fields)
    other = begin(world.actor("gongan", Role.DRAFTER), world.agency("gongan"), fields)
    before = document.due_on
    admin = world.actor("zhujian", Role.ADMINISTRATOR)
    day = local_day(
        date(2026, 10, 20),
        off=True,
        name="开斋节",
        source="示府〔2026〕1号",
        known_from=admin.today,
    )
    ((shift, count),) = preview_local_day(admin, world.agency("zhujian"), day)
    assert (shift.agency.code, shift.before, count) == ("zhan", before, 1)
    add_local_day(admin, world.agency("zhujian"), day)
    document.refresh_from_db()
    other.refresh_from_db()
    assert document.due_on == date(2026, 11, 2)
    assert other.due_on == before
    with pytest.raises(RefusedError, match="已经是休息日"):
        add_local_day(admin, world.agency("zhujian"), day)
    undone = local_day(
        date(2026, 10, 20), off=False, name="更正", source="误登", known_from=admin.today
    )
    add_local_day(admin, world.agency("zhujian"), undone)
    document.refresh_from_db()
    assert document.due_on == before
    assert calendar_of(world.agency("zhan")).day(date(2026, 10, 20)).works


# a file, what the refusal says
WRONG_FILES = [
    (b"", "没有 [[schedule]]"),
    (b"\xd4\xaa\xb5\xa9", "UTF-8"),
    (b"x = ", "TOML"),
    (FILE.replace("2027-01-31", "2027-02-30").encode(), "TOML"),
    (FILE.replace("2027-01-31", "2028-01-29").encode(), "不属于该年"),
    (FILE.replace("2027-01-31", "2027-02-01").encode(), "不是周六或周日"),
    (FILE.replace('notice = "国办发明电〔2026〕9号"', "").encode(), "文号"),
    (b"schedule = [1]", "文号"),
]


@pytest.mark.parametrize(("content", "words"), WRONG_FILES)
def test_a_file_that_is_no_schedule_says_why(content, words):
    with pytest.raises(ScheduleError) as refused:
        read_schedules(2027, content)
    assert words in refused.value.zh
    assert refused.value.en


def test_a_schedule_may_be_typed(schedule):
    off, work = typed_lines(schedule)
    assert off == "元旦 2027-01-01 至 2027-01-03\n春节 2027-02-05 至 2027-02-12"
    typed = typed_schedule(2027, schedule.notice, schedule.known_from, off, work)
    assert typed == schedule
    written = typed_schedule(2027, "a", date(2026, 11, 5), "元旦：2027年1月1日—2027年1月3日", "")
    assert len(written.off) == 3


WRONG_LINES = [
    ("春节 2027-02-30", "", "没有这一天"),
    ("春节", "", "没有日期"),
    ("2027-01-01", "", "看不懂这一行"),
    ("", "", "请填写放假的日期"),
    ("元旦 2027-01-01", "周日", "没有日期"),
]


@pytest.mark.parametrize(("off", "work", "words"), WRONG_LINES)
def test_a_line_that_is_not_understood_is_named(off, work, words):
    with pytest.raises(ScheduleError) as refused:
        typed_schedule(2027, "号", date(2026, 11, 5), off, work)
    assert words in refused.value.zh
