"""Write src/gongkai/statute/data/holidays/YEAR.toml from chinesecalendar (a development library).

    python scripts/holiday_data.py 2027 "国办发明电〔2026〕…号" 2026-11-…

The days are chinesecalendar's; number and date of the notice are given by hand. A later change of
a year (2019, 2020) is added by hand as a second [[schedule]].
"""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from chinese_calendar.constants import holidays, workdays

FOLDER = Path(__file__).resolve().parent.parent / "src/gongkai/statute/data/holidays"
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


def periods(days):
    """Join days of one holiday that follow each other: name, first and last."""
    found: list[list[Any]] = []
    for day in sorted(days):
        name = NAMES[days[day]]
        if found and found[-1][0] == name and (day - found[-1][2]).days == 1:
            found[-1][2] = day
        else:
            found.append([name, day, day])
    return found


def schedule(year, notice, issued_on):
    """Return one year's schedule as TOML."""
    off = periods({day: name for day, name in holidays.items() if day.year == year})
    work = sorted(day for day in workdays if day.year == year)
    lines = ["[[schedule]]", f'notice = "{notice}"', f"known_from = {issued_on}"]
    lines += ["off = ["]
    lines += [f'  {{ name = "{n}", first = {a}, last = {b} }},' for n, a, b in off]
    lines += ["]", f"work = [{', '.join(map(str, work))}]"]
    return "\n".join(lines) + "\n"


def main():
    year, notice, issued_on = int(sys.argv[1]), sys.argv[2], date.fromisoformat(sys.argv[3])
    (FOLDER / f"{year}.toml").write_text(schedule(year, notice, issued_on), encoding="utf-8")


if __name__ == "__main__":
    main()
