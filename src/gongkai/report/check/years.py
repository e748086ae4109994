"""YEAR: figures that last year's report binds; silent where that report is another one."""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.labels import cell_zh, column_en, number, row_en, row_zh
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sources import by_form
from gongkai.report.check.title import same_agency
from gongkai.report.form import (
    APPLICANT_COLUMNS,
    APPLICATIONS,
    DISPUTES,
    PROACTIVE,
    CellRef,
)
from gongkai.report.model import AnnualReport, Number
from gongkai.statute.editions import Edition

_FORM_2019 = "国办公开办函〔2019〕60号 表二"
_FORM_2021 = "国办公开办函〔2021〕30号 表二"
_DOCUMENT_ROWS = ("rules", "normative_documents")
_ITEM_ROWS = ("licences", "other_services", "penalties", "compulsion", "charges")
_DISPUTE_ROWS = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")


def year_before(context: Context) -> AnnualReport | None:
    """The previous report where it is the same agency's on the year before, else None."""
    report, last = context.report, context.previous
    if last is None or report.year is None or last.year != report.year - 1:
        return None
    if report.agency and last.agency and not same_agency(report.agency, last.agency):
        return None
    return last


def both_of(context: Context, edition: Edition) -> AnnualReport | None:
    """The year before's report where both reports follow this edition's table 二."""
    last = year_before(context)
    if last is None or (context.report.edition, last.edition) != (edition, edition):
        return None
    return last


@rule(
    "YEAR-PREVIOUS",
    Severity.WARNING,
    zh="对照的上年报告是同一机关前一年度的。",
    en="The previous report is the same agency's on the year before.",
    source="跨年度核对的前提",
)
def previous(context: Context) -> Iterator[Break]:
    """Another agency's report, another year's, or one that does not tell."""
    last, report = context.previous, context.report
    if last is None or year_before(context) is not None:
        return
    said = f"{last.agency or '机关不明'}{last.year or '年份不明'}"
    due = f"{report.agency or '机关不明'}{report.year - 1 if report.year else '年份不明'}"
    yield Break(
        f"用来对照的上年报告是“{said}”，不是“{due}”，没有做跨年度核对。请换成正确的报告。",
        f"The previous report given is {said}, not {due}; nothing was checked across years.",
        printed=said,
        expected=due,
    )


@rule(
    "YEAR-CARRIED",
    Severity.ERROR,
    zh="上年报告的结转下年度，逐列等于今年报告的上年结转。",
    en="Carried forward last year equals carried over this year, column by column.",
    source=by_form("{notice} 表三第二项、第四项"),
)
def carried(context: Context) -> Iterator[Break]:
    """carried_forward of last year = carried_over of this year, in each of the seven columns."""
    last = year_before(context)
    if last is None:
        return
    for column in APPLICANT_COLUMNS:
        forward = CellRef(APPLICATIONS, "carried_forward", column.key)
        over = CellRef(APPLICATIONS, "carried_over", column.key)
        due, printed = last.cells.get(forward), context.value(over)
        if due is None or printed is None or due == printed:
            continue
        yield Break(
            f"表三“{column.label}”列：上年报告结转下年度{number(due)}件，"
            f"今年填的上年结转是{number(printed)}件。两者应当相等，请核对。",
            f"table 3, {column.english}: {number(due)} carried forward last year, "
            f"{number(printed)} carried over this year.",
            (over, forward),
            printed=number(printed),
            expected=number(due),
        )


def _numbers(report: AnnualReport, row: str, columns: tuple[str, ...]) -> list[Number] | None:
    values = [report.cells.get(CellRef(PROACTIVE, row, column)) for column in columns]
    known = [value for value in values if value is not None]
    return known if len(known) == len(values) else None


@rule(
    "YEAR-IN-FORCE",
    Severity.WARNING,
    zh="现行有效＝上年现行有效＋本年制发－本年废止。",
    en="In force = in force last year + made − repealed.",
    source=f"{_FORM_2021}；历史更正、机构划转会造成差异",
    editions=(Edition.E2021,),
)
def in_force(context: Context) -> Iterator[Break]:
    """规章 and 行政规范性文件, where both years use the 2021 form; corrections may break it."""
    last = both_of(context, Edition.E2021)
    for row in _DOCUMENT_ROWS if last else ():
        before = _numbers(last, row, ("in_force",)) if last else None
        now = _numbers(context.report, row, ("made", "repealed", "in_force"))
        if not before or not now or before[0] + now[0] - now[1] == now[2]:
            continue
        due = number(before[0] + now[0] - now[1])
        made, repealed, printed = map(number, now)
        label = row_zh(context.report.edition, PROACTIVE, row)
        yield Break(
            f"表二“{label}”：上年现行有效{number(before[0])}件＋本年制发{made}件－本年废止{repealed}件"
            f"＝{due}件，今年填的现行有效是{printed}件。请核对，如系更正或划转请说明。",
            f"table 2, {row_en(context.report.edition, PROACTIVE, row)}: {number(before[0])} in "
            f"force last year + {made} − {repealed} is {due}, not {printed}.",
            tuple(CellRef(PROACTIVE, row, key) for key in ("made", "repealed", "in_force")),
            printed=printed,
            expected=due,
        )


@rule(
    "YEAR-ITEMS",
    Severity.WARNING,
    zh="2019年格式：上年报告的项目数量加增减，等于今年报告的上一年项目数量。",
    en="2019 form: last year's items and their change are this year's items last year.",
    source=_FORM_2019,
    editions=(Edition.E2019,),
)
def items(context: Context) -> Iterator[Break]:
    """items_last_year + items_change of last year = items_last_year of this year, by row."""
    last = both_of(context, Edition.E2019)
    for row in _ITEM_ROWS if last else ():
        before = _numbers(last, row, ("items_last_year", "items_change")) if last else None
        now = _numbers(context.report, row, ("items_last_year",))
        if not before or not now or sum(before) == now[0]:
            continue
        had, change = map(number, before)
        cell = CellRef(PROACTIVE, row, "items_last_year")
        yield Break(
            f"{cell_zh(context.report.edition, cell)}填的是{number(now[0])}；上年报告为{had}项、"
            f"增减{change}项，应为{number(sum(before))}。请核对。",
            f"table 2, {row_en(context.report.edition, PROACTIVE, row)}: {number(now[0])} items "
            f"last year, but last year's report has {had} and a change of {change}.",
            (cell,),
            printed=number(now[0]),
            expected=number(sum(before)),
        )


@rule(
    "YEAR-PENDING",
    Severity.WARNING,
    zh="上年尚未审结的复议、诉讼，今年应当再次计入。",
    en="Disputes pending last year are counted again this year.",
    source="填报惯例：上年未结案件在办结年度或继续未结时再次计入（表四）",
)
def pending(context: Context) -> Iterator[Break]:
    """The total of each group ≥ last year's pending (a convention)."""
    last = year_before(context)
    for row in _DISPUTE_ROWS if last else ():
        total = CellRef(DISPUTES, row, "total")
        waiting = CellRef(DISPUTES, row, "pending")
        due = last.cells.get(waiting) if last else None
        printed = context.value(total)
        if due is None or printed is None or printed >= due:
            continue
        edition = context.report.edition
        yield Break(
            f"表四“{row_zh(edition, DISPUTES, row)}”：上年报告尚未审结{number(due)}件，"
            f"今年总计只有{number(printed)}件。上年未结的今年应当计入，请核对。",
            f"table 4, {row_en(edition, DISPUTES, row)} / {column_en(edition, total)}: "
            f"{number(printed)}, but {number(due)} were pending last year.",
            (total, waiting),
            printed=number(printed),
            expected=f"≥{number(due)}",
        )
