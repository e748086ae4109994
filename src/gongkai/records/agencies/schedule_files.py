"""A year's schedule as a file (TOML, as in statute/data/holidays), or as lines that are typed."""

import re
import tomllib
from datetime import date

from gongkai.statute.schedules import Schedule, ScheduleError, schedule_from

_DAY = re.compile(r"(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def read_schedules(year: int, content: bytes) -> list[Schedule]:
    """Read the schedules of a year from a file, in the order of their notices.

    Raises ScheduleError saying what is wrong, also for what is no TOML.
    """
    _require_year(year)
    try:
        parsed = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ScheduleError(
            "文件不是 UTF-8 编码，请另存为 UTF-8",
            "the file is not UTF-8: save it as UTF-8",
        ) from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise ScheduleError(
            f"不是有效的 TOML 文件（日期不存在时也会这样）：{error}",
            f"no valid TOML (a day that does not exist is none either): {error}",
        ) from None
    entries = parsed.get("schedule")
    if not isinstance(entries, list) or not entries:
        raise ScheduleError(
            "文件里没有 [[schedule]]，每份通知一节：notice、known_from、off、work",
            "the file has no [[schedule]], one a notice: notice, known_from, off, work",
        )
    found = [schedule_from(year, each if isinstance(each, dict) else {}) for each in entries]
    return sorted(found, key=lambda each: each.known_from)


def typed_schedule(year: int, notice: str, known_from: date, off: str, work: str) -> Schedule:
    """Make a schedule from lines: 春节 2027-02-05 至 2027-02-11, and days that are worked.

    Raises ScheduleError naming the line that could not be read.
    """
    _require_year(year)
    periods = [_period(line) for line in off.splitlines() if line.strip()]
    if not periods:
        raise ScheduleError("请填写放假的日期", "the days off are missing")
    worked = [day for line in work.splitlines() for day in _days(line)]
    entry = {"notice": notice, "known_from": known_from, "off": periods, "work": worked}
    return schedule_from(year, entry)


def typed_lines(schedule: Schedule) -> tuple[str, str]:
    """Give a schedule as the lines that `typed_schedule` reads."""
    periods: list[tuple[str, date, date]] = []
    for day, name in sorted(schedule.off.items()):
        if periods and periods[-1][0] == name and (day - periods[-1][2]).days == 1:
            periods[-1] = (name, periods[-1][1], day)
        else:
            periods.append((name, day, day))
    off = "\n".join(f"{name} {first} 至 {last}" for name, first, last in periods)
    return off, "\n".join(map(str, sorted(schedule.work)))


def _require_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ScheduleError(f"年份有误：{year}", f"no year: {year}")


def _period(line: str) -> dict[str, object]:
    days = _days(line)
    name = _DAY.split(line)[0].strip(" ：:、，,\t")
    if not name or len(days) not in {1, 2}:
        raise ScheduleError(
            f"看不懂这一行：{line.strip()}（应如：春节 2027-02-05 至 2027-02-11）",
            f"this line is not understood: {line.strip()} (write: 春节 2027-02-05 至 2027-02-11)",
        )
    return {"name": name, "first": days[0], "last": days[-1]}


def _days(line: str) -> list[date]:
    found = []
    for match in _DAY.finditer(line):
        try:
            found.append(date(*map(int, match.groups())))
        except ValueError:
            raise ScheduleError(
                f"没有这一天：{match.group(0)}", f"there is no such day: {match.group(0)}"
            ) from None
    if not found and line.strip():
        raise ScheduleError(f"没有日期：{line.strip()}", f"no day in this line: {line.strip()}")
    return found
