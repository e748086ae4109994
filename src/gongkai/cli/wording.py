"""Words that several commands print, in Chinese and English."""

from collections.abc import Iterable

from gongkai.cli.checking import CheckedReport
from gongkai.cli.terminal import Terminal, shown
from gongkai.report.check.finding import Severity
from gongkai.report.form import FORMS, OTHER, CellRef
from gongkai.report.model import AnnualReport
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import REASONS, Doubt, Reason
from gongkai.statute.editions import Edition

SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}
# Where agency, year and edition are read from; `read` names a source by these keys.
ORIGINS = {
    "title": ("标题", "title"),
    "metadata": ("文件元数据", "metadata"),
    "publisher": ("发布机构", "publisher"),
    "period": ("统计期限", "period reported on"),
    "table": ("表格标签", "tables' labels"),
    "shape": ("表格行列", "tables' shape"),
    "year": ("年度", "year"),
    "default": ("默认", "default"),
}
_TABLE_NUMERALS = {"proactive": "二", "applications": "三", "disputes": "四"}
_TABLE_NUMBERS = {"proactive": "2", "applications": "3", "disputes": "4"}
_ITEM_NUMBERS = {"一": 1, "五": 5, "六": 6, "八": 8, "九": 9}


def block_heading(heading: str, terminal: Terminal) -> str:
    """Give the heading of a part of table 二, 第二十条第（五）项, or in English Art. 20(1)(5)."""
    for numeral, number in _ITEM_NUMBERS.items():
        if f"（{numeral}）" in heading:
            return terminal.say(heading, f"Reg. Art. 20(1)({number})")
    return heading


def table_name(table: str, terminal: Terminal) -> str:
    """Name a table by the number of its section: 表三, table 3."""
    return terminal.say(f"表{_TABLE_NUMERALS[table]}", f"table {_TABLE_NUMBERS[table]}")


def row_label(edition: Edition, table: str, row: str, terminal: Terminal) -> str:
    """Give a row's label as printed (Chinese), or in English."""
    if row == OTHER.key and table == "applications":
        return terminal.say(OTHER.label, OTHER.english)
    for each in (FORMS[edition], *FORMS.values()):
        for found in each.table(table).rows:
            if found.key == row:
                return terminal.say(found.label, found.english)
    raise KeyError(row)


def column_label(edition: Edition, cell: CellRef, terminal: Terminal) -> str:
    """Give a column's label as printed (Chinese), or in English."""
    for each in (FORMS[edition], *FORMS.values()):
        for block in each.table(cell.table).blocks:
            for column in block.columns:
                if column.key == cell.column and _has(block.rows, cell.row):
                    return terminal.say(column.label, column.english)
    raise KeyError(cell)


def _has(rows: Iterable[object], key: str) -> bool:
    return key == OTHER.key or any(getattr(row, "key", None) == key for row in rows)


def cell_label(edition: Edition, cell: CellRef, terminal: Terminal) -> str:
    """Name a cell by table, row and column: 表三“予以公开”自然人."""
    table = table_name(cell.table, terminal)
    row = row_label(edition, cell.table, cell.row, terminal)
    column = column_label(edition, cell, terminal)
    return terminal.say(f"{table}“{row}”{column}", f"{table}, {row}, {column}")


def report_name(report: AnnualReport | CheckedReport, terminal: Terminal) -> str:
    """Name a report by agency, year and edition of the form."""
    agency = report.agency or terminal.say("机关不明", "unknown agency")
    if report.year is None:
        year = terminal.say("年度不明", "unknown year")
    else:
        year = terminal.say(f"{report.year}年度", f"{report.year}")
    edition = terminal.say(f"（{report.edition}年版）", f" (form of {report.edition})")
    return f"{agency} {year}{edition}"


def uncalculated_text(doubts: Iterable[Doubt]) -> tuple[str, str] | None:
    """Say what to do where totals were left as formulas; None where none were."""
    count = sum(doubt.reason is Reason.FORMULA for doubt in doubts)
    if not count:
        return None
    cells = "1 cell" if count == 1 else f"{count} cells"
    zh, en = REASONS[Reason.FORMULA]
    return f"有 {count} 格{zh}。", f"In {cells} {en}."


def unreadable_text(path: str, error: UnreadableError) -> tuple[str, str]:
    """Say of which file it is that it cannot be read, in Chinese and English."""
    name = shown(path)
    if path in error.zh:  # some sentences name the file themselves
        return error.zh, error.en
    return f"{name}：{error.zh}", f"{name}: {error.en}"
