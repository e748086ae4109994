"""FORM: title, agency, year and period of the report.

The title is 机关名称 + 年份 + 政府信息公开工作年度报告. That an opening paragraph tells the period
is a convention, so a report that does not tell it is left alone.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.report.check.finding import Severity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sources import by_form

_WORDING = "政府信息公开工作年度报告"
_TITLE = by_form(f"{{notice}} 格式：机关名称＋年份＋{_WORDING}")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"(20\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})(?=年)")
_STANDARD_WORDS = re.compile(
    r"20\d{2}|二[〇○零][〇○零一二三四五六七八九]{2}|年度|年报|年|政府|政务|信息|公开|工作|报告|关于|的|本级"
    r"|[^\u4e00-\u9fff]+"
)
_PERIOD = re.compile(
    r"(?:统计|数据)[^。；]{0,30}?(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日起?"
    r"[至到—－\-~～–]+(?:(20\d{2})年)?(\d{1,2})月(\d{1,2})日"
)
_WHOLE_YEAR = (1, 1, 12, 31)
# The period stands in the opening paragraph, or at the head of section one.
_OPENING_LENGTH = 400


class Period(NamedTuple):
    """A period as the prose tells it: its words, its years (None where left out), its days."""

    words: str
    first_year: int | None
    last_year: int | None
    days: tuple[int, int, int, int]


def abbreviates(short: str, full: str) -> bool:
    """Whether the characters of one name stand in the other in order (科委, 科学技术委员会)."""
    rest = iter(full)
    return all(character in rest for character in short)


def same_agency(one: str, other: str) -> bool:
    """Whether two names may be one agency's: equal, or one abbreviates the other."""
    one, other = "".join(one.split()), "".join(other.split())
    return abbreviates(one, other) or abbreviates(other, one)


def _title(context: Context) -> str:
    return "".join(context.report.title.split())


def year_in(title: str) -> int | None:
    """The year that a title tells, in figures or in Chinese numerals."""
    found = _YEAR.search("".join(title.split()))
    return int(found[1].translate(_CHINESE_DIGITS)) if found else None


def told_period(context: Context) -> Period | None:
    """The period that the opening tells, None where it tells none."""
    opening = context.plain[0] + "\n" + context.plain.get(1, "")[:_OPENING_LENGTH]
    found = _PERIOD.search(opening)
    if found is None:
        return None
    first_year, month, day, last_year, last_month, last_day = (
        int(text) if text else None for text in found.groups()
    )
    days = (month or 0, day or 0, last_month or 0, last_day or 0)
    return Period(found[0], first_year, last_year or first_year, days)


@rule(
    "FORM-UNKNOWN",
    Severity.WARNING,
    zh="报告写明是哪个机关、哪一年的。",
    en="The report tells whose it is and on which year.",
    source=_TITLE,
)
def unknown(context: Context) -> Iterator[Break]:
    """Agency or year could not be told; the rules of a later notice are then not applied."""
    report = context.report
    lacking = [
        names
        for names, value in (
            (("机关名称", "agency"), report.agency),
            (("年份", "year"), report.year),
        )
        if value is None
    ]
    if lacking:
        zh, en = "和".join(name[0] for name in lacking), " and ".join(name[1] for name in lacking)
        yield Break(
            f"没有读出报告的{zh}。请在标题中写明机关名称和年份。",
            f"The report's {en} could not be told; the title should say.",
        )


@rule(
    "FORM-TITLE",
    Severity.WARNING,
    zh="标题由机关名称、年份和“政府信息公开工作年度报告”组成。",
    en="The title has the agency's name, the year and 政府信息公开工作年度报告.",
    source=_TITLE,
)
def title(context: Context) -> Iterator[Break]:
    """A title without a year, not of an annual report, or with another agency's name."""
    text, agency = _title(context), context.report.agency
    if not text:
        return
    if year_in(text) is None:
        yield Break(f"标题“{text}”没有写年份。", f"The title {text!r} has no year.", printed=text)
    if "年度报告" not in text and "年报" not in text:
        yield Break(
            f"标题“{text}”没有写明是年度报告。",
            f"The title {text!r} does not say that it is an annual report.",
            printed=text,
            expected=_WORDING,
        )
    named = _STANDARD_WORDS.sub("", text)
    whose = _STANDARD_WORDS.sub("", agency or "")
    if named and whose and not same_agency(named, whose):
        yield Break(
            f"标题“{text}”中的机关与报告机关“{agency}”不一致。请核对。",
            f"The title {text!r} names another agency than {agency!r}.",
            printed=text,
            expected=agency or "",
        )


@rule(
    "FORM-TITLE-WORDING",
    Severity.NOTE,
    zh="标题的固定用语是“政府信息公开工作年度报告”。",
    en="The title's fixed words are 政府信息公开工作年度报告.",
    source=_TITLE,
)
def title_wording(context: Context) -> Iterator[Break]:
    """An annual report's title that words it otherwise, 工作 left out for instance."""
    text = _title(context)
    if ("年度报告" in text or "年报" in text) and _WORDING not in text:
        yield Break(
            f"标题“{text}”的用语不规范，应为“…年{_WORDING}”。",
            f"The title {text!r} does not use the words {_WORDING}.",
            printed=text,
            expected=_WORDING,
        )


@rule(
    "FORM-YEAR",
    Severity.ERROR,
    zh="标题年份、统计期限年份与报告年份一致。",
    en="Title, period and report tell the same year.",
    source=by_form("《政府信息公开条例》第四十九条（公布上一年度报告）；{notice} 格式"),
)
def year(context: Context) -> Iterator[Break]:
    """The title's year or the period's is not the report's."""
    due = context.report.year
    period = told_period(context)
    said = {"标题": year_in(_title(context))}
    if period is not None:
        said["统计期限"] = period.last_year
    for where, found in said.items():
        if due is not None and found is not None and found != due:
            yield Break(
                f"{where}写的是{found}年，报告是{due}年度的。请改成一致。",
                f"The {'title' if where == '标题' else 'period'} says {found}, the report {due}.",
                printed=str(found),
                expected=str(due),
            )


@rule(
    "FORM-PERIOD",
    Severity.WARNING,
    zh="统计期限是当年1月1日至12月31日。",
    en="The period is the calendar year.",
    source=by_form("{notice} 格式；《政府信息公开条例》第四十九条"),
)
def period(context: Context) -> Iterator[Break]:
    """The prose tells another period than 1 January to 31 December of one year."""
    told = told_period(context)
    if told is None or (told.days == _WHOLE_YEAR and told.first_year in {None, told.last_year}):
        return
    yield Break(
        f"正文写的统计期限是“{told.words}”，应当是一个完整的年度（1月1日至12月31日）。",
        f"The period told is {told.words!r}, not the calendar year.",
        printed=told.words,
        expected="1月1日至12月31日",
    )
