"""FORM: what a cell prints besides a plain count: marks, remarks, units, decimals, doubts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.check.finding import Severity
from gongkai.report.check.groups import grouped
from gongkai.report.check.labels import cell_en, cell_zh, columns, number
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sources import by_form
from gongkai.report.form import CellRef, Column

_PRACTICE = "填报惯例（各地要求，非全国统一规定）：每格只填数字"
_FORM = by_form("{notice} 格式")
_NUMBER = re.compile(r"[-+−－]?[\d,，.．\s]+")
_MONEY = ("元", "万元", "亿元")


def _column(context: Context, cell: CellRef) -> Column:
    return columns(context.report.edition, cell.table, cell.row)[cell.column]


def _marked(context: Context, *, numbered: bool) -> Iterator[tuple[CellRef, str]]:
    """The cells that print something else than a plain number, with or without one in it."""
    report = context.report
    for cell, text in report.marks.items():
        if cell in report.cells and context.known(cell) is numbered:
            yield cell, text


def _beside_number(text: str) -> str:
    return "".join(_NUMBER.sub("", text).split()).strip("()（）")


@rule(
    "FORM-CELL-MARK",
    Severity.WARNING,
    zh="单元格只填数字，不用“/”“—”“无”等代替。",
    en='A cell prints a number, not "/", a dash or a word.',
    source=_PRACTICE,
)
def mark(context: Context) -> Iterator[Break]:
    """A mark such as "/" where a number belongs; cells with the same mark make one finding."""
    by_text: dict[str, list[CellRef]] = {}
    for cell, text in _marked(context, numbered=False):
        by_text.setdefault(text, []).append(cell)
    for text, cells in by_text.items():
        for group in grouped(context.report.edition, cells):
            yield Break(
                f"{group.zh}填的是“{text}”，不是数字。没有发生的请填0。",
                f"{group.en}: prints {text!r}, not a number; print 0 where there was none.",
                group.cells,
                printed=text,
            )


@rule(
    "FORM-CELL-UNIT",
    Severity.WARNING,
    zh="单元格里写的金额单位与表头一致。",
    en="A unit of money written in a cell is that of its column.",
    source=_FORM,
)
def unit(context: Context) -> Iterator[Break]:
    """元 printed in a column of 万元, or the reverse."""
    for cell, text in _marked(context, numbered=True):
        said, due = _beside_number(text), str(_column(context, cell).unit)
        if said in _MONEY and said != due:
            yield Break(
                f"{cell_zh(context.report.edition, cell)}填的是“{text}”，"
                f"这一列的单位是{due}。请换算成{due}，只填数字。",
                f"{cell_en(context.report.edition, cell)} prints {text!r} in a column of {due}.",
                (cell,),
                printed=text,
                expected=due,
            )


@rule(
    "FORM-CELL-REMARK",
    Severity.NOTE,
    zh="数字后面不加说明文字。",
    en="A number stands alone in its cell.",
    source=_PRACTICE,
)
def remark(context: Context) -> Iterator[Break]:
    """A number with a remark; the column's own unit after it is let pass."""
    for cell, text in _marked(context, numbered=True):
        said, taken = _beside_number(text), number(context.value(cell))
        if not said or said in _MONEY or said == _column(context, cell).unit:
            continue
        yield Break(
            f"{cell_zh(context.report.edition, cell)}填的是“{text}”，按{taken}核对。"
            "说明文字请移到正文。",
            f"{cell_en(context.report.edition, cell)} prints {text!r}, taken as {taken}.",
            (cell,),
            printed=text,
            expected=taken,
        )


@rule(
    "FORM-CELL-DECIMAL",
    Severity.ERROR,
    zh="件数、项数是整数，只有金额可以有小数。",
    en="Counts are whole numbers; only amounts of money have decimals.",
    source=_FORM,
)
def decimal(context: Context) -> Iterator[Break]:
    """A fraction in a cell that counts."""
    if Decimal not in map(type, context.numbers):
        return
    for cell, value in context.report.cells.items():
        if isinstance(value, Decimal) and _column(context, cell).whole and value % 1:
            yield Break(
                f"{cell_zh(context.report.edition, cell)}填的是{number(value)}，这一格应当是整数。",
                f"{cell_en(context.report.edition, cell)} prints {number(value)}, not whole.",
                (cell,),
                printed=number(value),
            )


@rule(
    "FORM-CELL-NEGATIVE",
    Severity.ERROR,
    zh="除“本年增/减”外，单元格不能是负数。",
    en="No cell is negative save the change of items this year.",
    source=_FORM,
)
def negative(context: Context) -> Iterator[Break]:
    """A negative number where the column is not signed."""
    if min(context.numbers, default=0) >= 0:
        return
    for cell, value in context.report.cells.items():
        if value is not None and value < 0 and not _column(context, cell).signed:
            yield Break(
                f"{cell_zh(context.report.edition, cell)}填的是{number(value)}，不能是负数。",
                f"{cell_en(context.report.edition, cell)} prints {number(value)}, negative.",
                (cell,),
                printed=number(value),
            )


@rule(
    "FORM-CELL-DOUBT",
    Severity.NOTE,
    zh="读不准的单元格不参加核对，请人工查看。",
    en="Cells that could not be read for certain are not checked; look at them.",
    source="读取说明（docs/reading.md）：读不准的不猜",
)
def doubt(context: Context) -> Iterator[Break]:
    """Cells in doubt, by rows with the same columns; silent where the whole table is unread."""
    report = context.report
    for table, all_cells in context.table_cells.items() if report.doubtful else ():
        if table not in context.printed_tables:
            continue
        cells = [cell for cell in all_cells if cell in report.doubtful]
        for group in grouped(report.edition, cells):
            yield Break(
                f"{group.zh}没有读准，没有参加核对。请对照原文查看。",
                f"{group.en}: could not be read for certain and was not checked.",
                group.cells,
            )
