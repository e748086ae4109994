"""TREE: the report of a government or a system beside the reports that it adds up.

The parent's own agency may be among the children and counts as one of them. The sums are checked
only where the children's reports are on the parent's year, each agency once.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gongkai.report.check.finding import Severity
from gongkai.report.check.groups import grouped
from gongkai.report.check.labels import cell_en, cell_zh, number, some_en, some_zh
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sources import by_form
from gongkai.report.form import CellRef, Comparability, correspondences
from gongkai.report.model import AnnualReport, Number, Value

_SUMMED = "汇总惯例：政府的报告汇总本级各部门和下级（格式未另行规定）"


@cache
def _in_2021_form() -> Mapping[CellRef, tuple[CellRef, ...]]:
    """For a cell of the 2019 form the cells of the 2021 form that add up to it."""
    return {
        CellRef(each.table, each.row_2019, each.column_2019): tuple(
            CellRef(each.table, row, column) for row, column in each.cells_2021
        )
        for each in correspondences()
        if each.comparability is not Comparability.NONE
    }


def _name(child: AnnualReport) -> str:
    return child.agency or "（机关不明）"


def _has(child: AnnualReport, cell: CellRef) -> tuple[CellRef, ...]:
    """The child's cells that stand to a cell of the parent; none where its form has none."""
    if cell in child.cells:
        return (cell,)
    parts = _in_2021_form().get(cell, ())
    return parts if all(part in child.cells for part in parts) else ()


def _value(child: AnnualReport, cell: CellRef) -> Value:
    """The child's number for a cell of the parent; None where any part of it is not known."""
    total: Number = 0
    for part in _has(child, cell):
        value = child.cells[part]
        if value is None:
            return None
        total += value
    return total


def children_fit(context: Context) -> bool:
    """Whether the children can be added up: there are some, on the parent's year, each once."""
    children, year = context.children, context.report.year
    names = [child.agency for child in children if child.agency]
    return (
        bool(children)
        and year is not None
        and all(child.year == year for child in children)
        and len(set(names)) == len(names)
    )


class _Total(NamedTuple):
    """A cell of the parent beside its children: what they add up to, and which are blank."""

    cell: CellRef
    printed: Number
    added: Number
    blank: tuple[AnnualReport, ...]

    @property
    def wrong(self) -> bool:
        return self.printed != self.added if not self.blank else self.added > self.printed


def _totals(context: Context) -> Iterator[_Total]:
    """Every known cell of the parent that all children's forms have."""
    for cell, printed in context.report.cells.items():
        if printed is None or not all(_has(child, cell) for child in context.children):
            continue
        values = [(child, _value(child, cell)) for child in context.children]
        added: Number = sum(value for _, value in values if value is not None)
        yield _Total(cell, printed, added, tuple(child for child, value in values if value is None))


def _whole_child(context: Context, wrong: list[_Total]) -> AnnualReport | None:
    """The one child whose figures, all left out, explain every difference."""
    if len(wrong) == 1 or any(total.blank for total in wrong):
        return None
    lacking = {total.cell: total.added - total.printed for total in wrong}
    fit = [
        child
        for child in context.children
        if all(
            (_value(child, cell) or 0) == lacking.get(cell, 0)
            for cell, printed in context.report.cells.items()
            if printed is not None and _has(child, cell)
        )
    ]
    return fit[0] if len(fit) == 1 else None


def _hint(context: Context, total: _Total) -> str:
    """Name the child that alone explains one cell, if one alone does."""
    if total.blank:
        return ""
    gap = total.added - total.printed
    left_out = [_name(each) for each in context.children if _value(each, total.cell) == gap]
    if gap > 0 and len(left_out) == 1:
        return f"差数正好是“{left_out[0]}”的数，可能没有汇总进来。"
    twice = [_name(each) for each in context.children if _value(each, total.cell) == -gap]
    if gap < 0 and len(twice) == 1:
        return f"差数正好是“{twice[0]}”的数，可能重复汇总。"
    return ""


def _cell_break(context: Context, total: _Total) -> Break:
    edition = context.report.edition
    added, printed = number(total.added), number(total.printed)
    filled = "已填的" if total.blank else ""
    return Break(
        f"{cell_zh(edition, total.cell)}填的是{printed}，{len(context.children)}份下级报告{filled}"
        f"相加是{added}。{_hint(context, total)}请核对。",
        f"{cell_en(edition, total.cell)} prints {printed}; the reports below add up to {added}.",
        (total.cell,),
        printed=printed,
        expected=f"≥{added}" if total.blank else added,
    )


@rule(
    "TREE-SUM",
    Severity.ERROR,
    zh="汇总报告的每一格等于各下级报告同一格之和。",
    en="Each cell of the parent's report is the sum of its children's.",
    source=_SUMMED,
)
def sums(context: Context) -> Iterator[Break]:
    """Parent = sum of the children, cell by cell; one finding where one child left out tells all.

    A cell that a child leaves blank is wrong only where the others alone exceed the parent's.
    """
    if not children_fit(context):
        return
    wrong = [total for total in _totals(context) if total.wrong]
    child = _whole_child(context, wrong) if wrong else None
    if child is None:
        for total in wrong:
            yield _cell_break(context, total)
        return
    yield Break(
        f"有{len(wrong)}格少于各下级报告之和，差数处处等于“{_name(child)}”的数："
        "这份报告很可能没有汇总进来。",
        f"{len(wrong)} cells fall short by exactly the figures of {_name(child)}, "
        "which was probably left out.",
        tuple(total.cell for total in wrong),
        expected=_name(child),
    )


@rule(
    "TREE-CHILD",
    Severity.WARNING,
    zh="下级报告与汇总报告同一年度，每个机关一份。",
    en="The reports below are on the same year, one an agency.",
    source="汇总核对的前提",
)
def child_reports(context: Context) -> Iterator[Break]:
    """A child on another year (or none known), or two reports of one agency: nothing is summed."""
    if not context.children:
        return
    year = context.report.year
    other = [_name(child) for child in context.children if not year or child.year != year]
    if other:
        yield Break(
            f"{some_zh(other, '报告')}不是{year or '（年份不明）'}年度的，"
            "没有做汇总核对。请换成同一年度的报告。",
            f"Not on {year or 'a known year'}: {some_en(other)}; nothing was summed.",
            expected=str(year or ""),
        )
    counts = Counter(child.agency for child in context.children if child.agency)
    twice = [name for name, times in counts.items() if times > 1]
    if twice:
        yield Break(
            f"{some_zh(twice, '报告')}给了不止一份，没有做汇总核对。请去掉重复的。",
            f"More than one report of {some_en(twice)}; nothing was summed.",
            expected="1",
        )


@rule(
    "TREE-EDITION",
    Severity.WARNING,
    zh="下级报告与汇总报告用同一版格式。",
    en="The reports below follow the parent's edition of the form.",
    source=by_form("{notice}：同一年度用同一版格式"),
)
def editions(context: Context) -> Iterator[Break]:
    """A child of the other edition: only the cells that both editions count alike are summed."""
    due = context.report.edition
    other = [_name(child) for child in context.children if child.edition is not due]
    if other:
        yield Break(
            f"{some_zh(other, '报告')}用的不是{due}年格式，只核对了两版格式都有的单元格。"
            "请改用同一版格式。",
            f"Not on the {due} form: {some_en(other)}; only cells of both editions were summed.",
            expected=str(due),
        )


@rule(
    "TREE-BLANK",
    Severity.NOTE,
    zh="下级报告有空格时，相应的汇总数无法核对。",
    en="Where a report below is blank the parent's sum cannot be checked.",
    source="空格不当作0",
)
def blank(context: Context) -> Iterator[Break]:
    """For each child the cells without a number that keep the parent's cells from being checked."""
    if not children_fit(context):
        return
    totals = [total for total in _totals(context) if total.blank]
    for child in context.children:
        cells = [total.cell for total in totals if any(child is each for each in total.blank)]
        for group in grouped(context.report.edition, cells):
            yield Break(
                f"“{_name(child)}”的{group.zh}没有数字，汇总数无法核对。请补填后再核对。",
                f"{_name(child)} has no number in {group.en}; the sum cannot be checked.",
                group.cells,
            )
