"""T3 and T4: rows, columns and balance of table 三, totals of table 四.

What is assessed where cells are blank is told in `reconcile`: a blank is never taken as 0.
"""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.labels import cell_en, cell_zh, column_en, column_zh, number, reckoned
from gongkai.report.check.reconcile import Unequal
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sources import by_form
from gongkai.report.form import CellRef, Identity, IdentityKind
from gongkai.report.model import Number

_TABLE_NOTE = by_form("{notice} 表三注")
_CONVENTION = by_form("总计列的含义（{notice} 格式）")


def _broken(context: Context, kind: IdentityKind) -> Iterator[Unequal]:
    return (found for found in context.unequal if found.identity.kind is kind)


def _gap(left: Number, right: Number) -> str:
    return reckoned(left - right if left > right else right - left)


def _known_cells(context: Context, identity: Identity) -> tuple[CellRef, ...]:
    return tuple(cell for cell in (*identity.left, *identity.right) if context.known(cell))


def _sum_break(context: Context, found: Unequal, parts_zh: str, parts_en: str) -> Break:
    """Parts that do not add up to the one cell of their total."""
    edition, total = context.report.edition, found.identity.right[0]
    left, right = reckoned(found.left), number(found.right)
    if found.complete:
        added = f"{parts_zh}相加是{left}，相差{_gap(found.left, found.right)}"
        english = f"{parts_en} add up to {left}"
    else:
        added = f"{parts_zh}中已填的各格相加已是{left}，超过了总计"
        english = f"those of {parts_en} that are filled alone add up to {left}"
    return Break(
        f"{cell_zh(edition, total)}填的是{right}，{added}。请核对这些单元格。",
        f"{cell_en(edition, total)} prints {right}, but {english}.",
        _known_cells(context, found.identity),
        printed=right,
        expected=left if found.complete else f"≥{left}",
    )


@rule(
    "T3-ROW-SUM",
    Severity.ERROR,
    zh="表三每一行，六类申请人之和等于总计。",
    en="In each row of table 3 the six kinds of applicants add up to the total.",
    source=_CONVENTION,
)
def row_sum(context: Context) -> Iterator[Break]:
    """自然人 + five kinds of organisations = 总计, in each row."""
    for found in _broken(context, IdentityKind.ROW_SUM):
        yield _sum_break(
            context, found, "自然人和各类法人或其他组织", "the six kinds of applicants"
        )


@rule(
    "T3-COLUMN-SUM",
    Severity.ERROR,
    zh="表三每一列，（一）至（六）各项办理结果之和等于（七）总计。",
    en="In each column of table 3 the results (1) to (6) add up to (7), the total.",
    source=by_form("{notice} 表三（七）总计"),
)
def column_sum(context: Context) -> Iterator[Break]:
    """The 21 (2019: 19) rows of results = （七）总计, in each column."""
    for found in _broken(context, IdentityKind.COLUMN_SUM):
        yield _sum_break(context, found, "（一）至（六）各行", "the rows of results")


@rule(
    "T3-BALANCE",
    Severity.ERROR,
    zh="表三每一列，一（新收）＋二（上年结转）＝三（七）（总计）＋四（结转下年度）。",
    en="In each column of table 3, received + carried over = total of results + carried forward.",
    source=_TABLE_NOTE,
)
def balance(context: Context) -> Iterator[Break]:
    """一 + 二 = 三（七） + 四, in each column."""
    for identity, left, right, _ in _broken(context, IdentityKind.BALANCE):
        edition, first = context.report.edition, identity.left[0]
        new, over = (_shown(context, cell) for cell in identity.left)
        total, forward = (_shown(context, cell) for cell in identity.right)
        yield Break(
            f"表三“{column_zh(edition, first)}”列：本年新收{new}＋上年结转{over}"
            f"＝{reckoned(left)}，办理结果总计{total}＋结转下年度{forward}＝{reckoned(right)}，"
            f"相差{_gap(left, right)}。请核对这四格。",
            f"table 3, {column_en(edition, first)}: received {new} + carried over {over} is "
            f"{reckoned(left)}, results {total} + carried forward {forward} is {reckoned(right)}.",
            _known_cells(context, identity),
            printed=reckoned(right),
            expected=reckoned(left),
        )


def _shown(context: Context, cell: CellRef) -> str:
    return number(context.value(cell)) or "（未填）"


@rule(
    "T3-CROSS",
    Severity.NOTE,
    zh="横、竖各有一处不平且差数相同时，两者相交的单元格最可疑。",
    en="Where one row and one column fail by the same difference, the cell in both is suspect.",
    source="表三横向合计与纵向合计的推算，供核对参考",
)
def cross(context: Context) -> Iterator[Break]:
    """The one cell whose change would mend both the one row and the one column that fail."""
    rows = [each for each in _broken(context, IdentityKind.ROW_SUM) if each[3]]
    columns = [each for each in _broken(context, IdentityKind.COLUMN_SUM) if each[3]]
    if len(rows) != 1 or len(columns) != 1:
        return
    (row, row_left, row_right, _), (column, column_left, column_right, _) = rows[0], columns[0]
    shared = set(row.left) & set(column.left)
    excess = row_left - row_right
    if not shared or excess != column_left - column_right:
        return
    cell = shared.pop()
    printed = context.value(cell)
    if printed is None or printed - excess < 0:
        return
    edition = context.report.edition
    expected = reckoned(printed - excess)
    yield Break(
        f"{cell_zh(edition, cell)}填的是{number(printed)}；如果改为{expected}，"
        "这一行和这一列就都平了。请先核对这一格。",
        f"{cell_en(edition, cell)} prints {number(printed)}; {expected} would mend row and column.",
        (cell,),
        printed=number(printed),
        expected=expected,
    )


@rule(
    "T4-TOTAL",
    Severity.ERROR,
    zh="表四每一组，结果维持、结果纠正、其他结果、尚未审结之和等于总计。",
    en="In each group of table 4 upheld, corrected, other and pending add up to the total.",
    source=by_form("{notice} 表四"),
)
def dispute_total(context: Context) -> Iterator[Break]:
    """Four results = 总计, for reconsideration and both kinds of litigation."""
    for found in _broken(context, IdentityKind.DISPUTE_TOTAL):
        yield _sum_break(context, found, "维持、纠正、其他结果、尚未审结", "the four results")
