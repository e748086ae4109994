"""Decisions and problems as tables for others: persons masked, no cell a formula."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from gongkai.records.publishing.decision_files.problems import MESSAGES
from gongkai.records.publishing.models import AdministrativeDecision, DecisionImportProblem
from gongkai.records.tables import neutral

MOST_ROWS = 100_000
Cells = list[Any]


def decision_headings() -> list[str]:
    """Name the columns of `decision_rows`."""
    return [
        _("机关"), _("类别"), _("决定文书号"), _("事项名称"), _("决定类别"), _("相对人类别"),
        _("相对人"), _("统一社会信用代码"), _("决定日期"), _("有效期至"), _("罚款金额（元）"),
        _("公开属性"), _("公示截止期"), _("决定撤销日期"),
    ]  # fmt: skip


def decision_rows(decisions: Iterable[AdministrativeDecision]) -> Iterator[Cells]:
    """Give decisions as lists show them: without persons' names."""
    for each in decisions:
        yield [
            each.agency.name, each.get_kind_display(), each.document_number, each.item,
            each.category, each.get_party_kind_display(), each.masked_party, each.party_code,
            _day(each.decided_on), _day(each.valid_until),
            "" if each.amount is None else each.amount, each.get_status_display(),
            _day(each.publicity_until), _day(each.revoked_on),
        ]  # fmt: skip


def problem_headings() -> list[str]:
    """Name the columns of `problem_rows`."""
    return [_("行"), _("栏"), _("问题"), _("填写的内容"), _("怎么改")]


def problem_rows(problems: Iterable[DecisionImportProblem]) -> Iterator[Cells]:
    """Give what is wrong with each row of a file, and what to do."""
    for each in problems:
        what, remedy = MESSAGES[each.code]
        yield [each.row, each.column, str(what), each.value, str(remedy)]


def write_xlsx(headings: Sequence[str], rows: Iterable[Cells], file: BinaryIO) -> None:
    """Write a workbook, a row at a time in memory; text is text and never a formula."""
    import xlsxwriter  # noqa: PLC0415 - of the extra `write`, which not every site has

    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, neutral(cell))
            else:
                sheet.write_number(number, column, cell)
    book.close()


def _day(day: Any) -> str:  # noqa: ANN401 - a date or None
    return day.isoformat() if day is not None else ""
