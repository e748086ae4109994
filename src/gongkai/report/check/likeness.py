"""YEAR: this year's report too like last year's, or too unlike.

The thresholds are conventions of ours, no source sets them; small numbers are left alone.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz import fuzz

from gongkai.report.check.finding import Severity
from gongkai.report.check.labels import TABLE_EN, TABLE_ZH, cell_en, cell_zh, number
from gongkai.report.check.proactive import CHARGES
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sections import NUMERALS
from gongkai.report.check.years import year_before
from gongkai.report.form import APPLICATIONS, DISPUTES, PROACTIVE, TABLE_NAMES, CellRef
from gongkai.report.model import AnnualReport, Number

_ALIKE_PER_CENT = 90
_LONG_ENOUGH = 150
# Comparing takes time by the product of two lengths, so no more than this is compared.
_COMPARED_AT_MOST = 60_000
_DIGITS = re.compile(r"\d+")
_SAME_FIGURES_FROM = 4
_TIMES, _SMALL, _LARGE = 10, 10, 200
# 10,000 times, give or take: the ratio of 元 to 万元 with a year's growth or fall in it.
_UNIT_RATIO = (2_000, 50_000)

# The figures that say how much an agency did; parts of them vary too much to be compared.
_MAIN = (
    *(CellRef(PROACTIVE, row, "decisions") for row in ("licences", "penalties", "compulsion")),
    CellRef(PROACTIVE, "other_services", "decisions"),
    CellRef(PROACTIVE, "procurement", "projects"),
    CellRef(PROACTIVE, "normative_documents", "in_force"),
    CellRef(APPLICATIONS, "new", "total"),
    CellRef(APPLICATIONS, "total", "total"),
    CellRef(DISPUTES, "reconsideration", "total"),
    CellRef(DISPUTES, "direct_litigation", "total"),
    CellRef(DISPUTES, "litigation_after_reconsideration", "total"),
)


def _compared(text: str) -> str:
    """Prose as it is compared: without figures, since new figures in old words are still copied."""
    return _DIGITS.sub("", "".join(text.split()))[:_COMPARED_AT_MOST]


@rule(
    "YEAR-COPIED",
    Severity.WARNING,
    zh="正文不照抄上年。",
    en="The prose is not last year's.",
    source="国办公开办函〔2021〕30号（照抄照搬、敷衍了事的予以问责）；相似度九成为经验界限",
    applies_from=2021,
)
def copied(context: Context) -> Iterator[Break]:
    """A section of some length nine tenths like last year's, figures apart."""
    last = year_before(context)
    if last is None:
        return
    before = {section.number: _compared(section.text) for section in last.sections}
    for section in context.report.sections:
        text, old = _compared(section.text), before.get(section.number, "")
        if min(len(text), len(old)) < _LONG_ENOUGH:
            continue
        alike = fuzz.ratio(text, old, score_cutoff=_ALIKE_PER_CENT)
        if alike:
            part = f"第{NUMERALS[section.number - 1]}部分“{section.heading}”"
            yield Break(
                f"{part}除数字外，有{int(alike)}%的文字与上年报告相同。请按今年的实际情况重写。",
                f"Section {section.number} is {int(alike)}% last year's, figures apart.",
                printed=f"{int(alike)}%",
                expected=f"<{_ALIKE_PER_CENT}%",
            )


def _figures(report: AnnualReport, table: str) -> dict[CellRef, Number]:
    return {
        cell: value
        for cell, value in report.cells.items()
        if value is not None and cell.table == table
    }


@rule(
    "YEAR-SAME-FIGURES",
    Severity.WARNING,
    zh="整张表的数字与上年完全相同时，看是否错用了上年的表。",
    en="A whole table with last year's figures may be last year's table.",
    source="填报经验；四个以上非零数字才比",
)
def same_figures(context: Context) -> Iterator[Break]:
    """Every figure of a table is last year's, at least four of them not 0."""
    last = year_before(context)
    for table in TABLE_NAMES if last else ():
        now = _figures(context.report, table)
        if sum(map(bool, now.values())) < _SAME_FIGURES_FROM or last is None:
            continue
        if now == _figures(last, table):
            yield Break(
                f"{TABLE_ZH[table]}的数字与上年报告完全相同。请核对是否错用了上年的表。",
                f"Every figure of {TABLE_EN[table]} is last year's.",
                tuple(cell for cell, value in now.items() if value),
            )


def _times(one: Number, other: Number) -> str:
    return number(round(Decimal(max(one, other)) / Decimal(min(one, other))))


@rule(
    "YEAR-TENFOLD",
    Severity.NOTE,
    zh="主要数字比上年多十倍或少到十分之一时，看是否填错。",
    en="A main figure ten times last year's, or a tenth of it, may be a slip.",
    source="填报经验：两年相差十倍以上，且大数不少于200、小数不少于10",
)
def tenfold(context: Context) -> Iterator[Break]:
    """Ten times or a tenth of last year's, among the figures that say how much was done."""
    last = year_before(context)
    for cell in _MAIN if last else ():
        now, before = context.value(cell), last.cells.get(cell) if last else None
        if now is None or before is None:
            continue
        small, large = min(now, before), max(now, before)
        if small < _SMALL or large < _LARGE or large < small * _TIMES:
            continue
        edition, times = context.report.edition, _times(now, before)
        yield Break(
            f"{cell_zh(edition, cell)}今年是{number(now)}，上年是{number(before)}，"
            f"相差约{times}倍。请核对；确属实际情况的可以不改。",
            f"{cell_en(edition, cell)} is {number(now)}, last year {number(before)}: "
            f"about {times} times.",
            (cell,),
            printed=number(now),
            expected=number(before),
        )


@rule(
    "YEAR-UNIT",
    Severity.WARNING,
    zh="行政事业性收费与上年相差约一万倍时，看单位是否填错。",
    en="Charges about ten thousand times last year's may be in yuan, not in 10,000 yuan.",
    source="国办公开办函〔2021〕30号 表二第二十条第（八）项（单位：万元）；约一万倍为经验界限",
    applies_from=2022,
)
def unit(context: Context) -> Iterator[Break]:
    """The amount charged is some 10,000 times last year's, or the reverse."""
    last = year_before(context)
    now, before = context.value(CHARGES), last.cells.get(CHARGES) if last else None
    if now is None or before is None or now <= 0 or before <= 0:
        return
    least, most = _UNIT_RATIO
    if not least <= Decimal(max(now, before)) / Decimal(min(now, before)) <= most:
        return
    yield Break(
        f"表二“行政事业性收费”今年填{number(now)}，上年填{number(before)}，"
        f"相差约{_times(now, before)}倍，可能有一年是按元填的。应以万元为单位，请核对。",
        f"table 2, charges: {number(now)}, last year {number(before)}; one may be in yuan.",
        (CHARGES,),
        printed=number(now),
        expected=number(before),
    )
