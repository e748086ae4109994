"""T2: table 二 within one year. The form has no sums there, but some figures bind each other."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongkai.report.check.finding import Severity
from gongkai.report.check.labels import cell_en, cell_zh, number, row_en, row_zh
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.form import PROACTIVE, CellRef
from gongkai.report.model import Number
from gongkai.statute.editions import Edition

_FORM_2019 = "国办公开办函〔2019〕60号 表二"
_FORM_2021 = "国办公开办函〔2021〕30号 表二"
_ITEM_ROWS = ("licences", "other_services", "penalties", "compulsion", "charges")
# A whole prefecture's charges are some 10 亿元 a year; 100 亿元 in one report is rather 元 taken
# for 万元. A convention: no source sets a limit.
_IMPROBABLE_10K_YUAN = 1_000_000

CHARGES = CellRef(PROACTIVE, "charges", "amount_10k_yuan")


def _known(context: Context, row: str, columns: tuple[str, ...]) -> tuple[Number, ...] | None:
    """The numbers of a row's columns, None unless all of them are known."""
    values = [context.value(cell) for cell in _refs(row, columns)]
    known = tuple(value for value in values if value is not None)
    return known if len(known) == len(values) else None


@cache
def _refs(row: str, columns: tuple[str, ...]) -> tuple[CellRef, ...]:
    return tuple(CellRef(PROACTIVE, row, column) for column in columns)


@rule(
    "T2-IN-FORCE",
    Severity.WARNING,
    zh="现行有效件数不少于本年制发件数减本年废止件数。",
    en="In force is at least made this year less repealed this year.",
    source=f"{_FORM_2021}；现行有效＝上年现行有效＋本年制发－本年废止，上年数不会是负数",
    editions=(Edition.E2021,),
)
def in_force(context: Context) -> Iterator[Break]:
    """in_force ≥ made − repealed, for 规章 and 行政规范性文件."""
    columns = ("made", "repealed", "in_force")
    for row in ("rules", "normative_documents"):
        values = _known(context, row, columns)
        if values is None or values[2] >= values[0] - values[1]:
            continue
        made, repealed, valid = map(number, values)
        label = row_zh(context.report.edition, PROACTIVE, row)
        yield Break(
            f"表二“{label}”：本年制发{made}件、废止{repealed}件，现行有效只有{valid}件，"
            f"比两者之差还少。请核对这三格。",
            f"table 2, {row_en(context.report.edition, PROACTIVE, row)}: {made} made and "
            f"{repealed} repealed leave more than the {valid} in force.",
            _refs(row, columns),
            printed=valid,
            expected=f"≥{number(values[0] - values[1])}",
        )


@rule(
    "T2-PUBLISHED",
    Severity.WARNING,
    zh="本年新公开数量不大于对外公开总数量。",
    en="Published this year is not more than published in all.",
    source=_FORM_2019,
    editions=(Edition.E2019,),
)
def published(context: Context) -> Iterator[Break]:
    """The published of the year ≤ total, for 规章 and 规范性文件."""
    columns = ("published", "total")
    for row in ("rules", "normative_documents"):
        values = _known(context, row, columns)
        if values is None or values[0] <= values[1]:
            continue
        new, total = map(number, values)
        label = row_zh(context.report.edition, PROACTIVE, row)
        yield Break(
            f"表二“{label}”：本年新公开{new}件，大于对外公开总数量{total}件。请核对这两格。",
            f"table 2, {row_en(context.report.edition, PROACTIVE, row)}: {new} published this "
            f"year, but {total} in all.",
            _refs(row, columns),
            printed=total,
            expected=f"≥{new}",
        )


@rule(
    "T2-ITEMS",
    Severity.ERROR,
    zh="上一年项目数量加本年增/减不能小于0。",
    en="Items last year plus the change this year is not below 0.",
    source=_FORM_2019,
    editions=(Edition.E2019,),
)
def items(context: Context) -> Iterator[Break]:
    """items_last_year + items_change ≥ 0, in each row that counts items."""
    columns = ("items_last_year", "items_change")
    for row in _ITEM_ROWS:
        values = _known(context, row, columns)
        if values is None or sum(values) >= 0:
            continue
        last, change = map(number, values)
        label = row_zh(context.report.edition, PROACTIVE, row)
        yield Break(
            f"表二“{label}”：上一年项目数量{last}，本年增/减{change}，减得比原有的还多。"
            "请核对这两格。",
            f"table 2, {row_en(context.report.edition, PROACTIVE, row)}: {last} items last year "
            f"and a change of {change} leave less than none.",
            _refs(row, columns),
            printed=change,
            expected=f"≥-{last}",
        )


@rule(
    "T2-NO-ITEM",
    Severity.WARNING,
    zh="有处理决定，就应当有相应的事项。",
    en="Where there are decisions there are items to decide on.",
    source=_FORM_2019,
    editions=(Edition.E2019,),
)
def no_item(context: Context) -> Iterator[Break]:
    """Decisions in a row that had no item last year and has none now."""
    columns = ("items_last_year", "items_change", "decisions")
    for row in _ITEM_ROWS[:-1]:
        values = _known(context, row, columns)
        if values is None or values[0] or values[1] or values[2] <= 0:
            continue
        decisions = number(values[2])
        label = row_zh(context.report.edition, PROACTIVE, row)
        yield Break(
            f"表二“{label}”：处理决定{decisions}件，事项数却是0。请核对项目数量。",
            f"table 2, {row_en(context.report.edition, PROACTIVE, row)}: {decisions} decisions "
            "without an item.",
            _refs(row, columns),
            printed="0",
        )


@rule(
    "T2-PROCUREMENT",
    Severity.WARNING,
    zh="政府集中采购的项目数量与金额同时有或者同时无。",
    en="Procurement has both projects and an amount, or neither.",
    source=f"{_FORM_2019} 第二十条第（九）项",
    editions=(Edition.E2019,),
)
def procurement(context: Context) -> Iterator[Break]:
    """Projects without an amount, or an amount without a project."""
    columns = ("projects", "amount_yuan")
    values = _known(context, "procurement", columns)
    if values is None or bool(values[0]) == bool(values[1]):
        return
    projects, amount = map(number, values)
    yield Break(
        f"表二“政府集中采购”：采购项目{projects}项，采购总金额{amount}元，有一个是0。请核对这两格。",
        f"table 2, procurement: {projects} projects, {amount} yuan; one of them is 0.",
        _refs("procurement", columns),
        printed=f"{projects} / {amount}",
    )


@rule(
    "T2-CHARGE-UNIT",
    Severity.NOTE,
    zh="行政事业性收费以万元填报；数额大得少见时看是否误填成元。",
    en="Charges are in 10,000 yuan; a whole number of a million or more may be in yuan.",
    source=f"{_FORM_2021} 第二十条第（八）项（单位：万元）；一百万万元为经验界限",
    editions=(Edition.E2021,),
)
def charge_unit(context: Context) -> Iterator[Break]:
    """A whole amount from 1,000,000 万元 on, where last year's does not tell (YEAR-UNIT then)."""
    value = context.value(CHARGES)
    if value is None or value < _IMPROBABLE_10K_YUAN or (isinstance(value, Decimal) and value % 1):
        return
    if context.previous is not None and context.previous.cells.get(CHARGES):
        return
    edition = context.report.edition
    yield Break(
        f"{cell_zh(edition, CHARGES)}填的是{number(value)}万元，"
        f"合{number(Decimal(value) / 10_000)}亿元，是不是按元填的？请核对单位。",
        f"{cell_en(edition, CHARGES)} prints {number(value)} in units of 10,000 yuan; is it yuan?",
        (CHARGES,),
        printed=number(value),
    )
