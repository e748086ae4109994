"""FORM: the tables as wholes: which edition they follow, whether they are there at all."""

from collections.abc import Iterator
from functools import cache

from gongkai.report.check.finding import Severity
from gongkai.report.check.labels import TABLE_EN, TABLE_ZH, row_en, row_zh, some_en, some_zh
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.form import (
    APPLICATIONS,
    FORMS,
    OTHER,
    TABLE_NAMES,
    application_rows,
)
from gongkai.statute.editions import Edition, edition_for

FIRST_YEAR_OF_2021_FORM = 2021
_NOTICES = "国办公开办函〔2019〕60号（2019、2020年度）；国办公开办函〔2021〕30号（2021年度起）"


@rule(
    "FORM-EDITION",
    Severity.ERROR,
    zh="2019、2020年度报告用2019年格式，2021年度起用2021年格式。",
    en="Reports on 2019 and 2020 use the 2019 form, later ones the 2021 form.",
    source=_NOTICES,
)
def edition(context: Context) -> Iterator[Break]:
    """The edition of table 二 is the one in force for the report's year."""
    report = context.report
    if report.year is None:
        return
    due = edition_for(report.year)
    if report.edition is not due:
        yield Break(
            f"{report.year}年度报告的表二用的是{report.edition}年格式，应当用{due}年格式。"
            "请换用正确的表格重新填写。",
            f"The report on {report.year} uses the {report.edition} form; it should be {due}.",
            printed=str(report.edition),
            expected=str(due),
        )


@rule(
    "FORM-OTHER-ROWS",
    Severity.WARNING,
    zh="2021年格式的表三，“（六）其他处理”分三行填写。",
    en="Table 3 of the 2021 form has three rows for requests otherwise closed.",
    source="国办公开办函〔2021〕30号 表三",
    editions=(Edition.E2021,),
    applies_from=FIRST_YEAR_OF_2021_FORM,
)
def other_rows(context: Context) -> Iterator[Break]:
    """A 2021 report does not print the one row 其他处理 of 2019."""
    if OTHER.key in context.report.applications:
        yield Break(
            "表三“（六）其他处理”只有一行，是2019年的旧表；2021年格式分为三行"
            "（逾期不补正、逾期未缴费、其他）。请按新表拆开填写。",
            "Table 3 has the one row of 2019 for requests otherwise closed; 2021 has three.",
            tuple(cell for cell in context.report.cells if cell.row == OTHER.key),
            printed="1行",
            expected="3行",
        )


@rule(
    "FORM-TABLE-UNREAD",
    Severity.WARNING,
    zh="表二、表三、表四应当齐全，并能读出文字。",
    en="Tables 2, 3 and 4 are there and can be read as text.",
    source=_NOTICES,
)
def table_unread(context: Context) -> Iterator[Break]:
    """No cell of the table was found, or every one of them is in doubt."""
    doubtful = context.report.doubtful
    for table in TABLE_NAMES:
        if table not in context.printed_tables and all(
            cell in doubtful for cell in context.table_cells[table]
        ):
            yield Break(
                f"没有读到{TABLE_ZH[table]}。如果报告里没有这张表，请补上；"
                "如果表格是图片或者被拆乱，请换成文字表格。",
                f"{TABLE_EN[table]} was not found, or none of its cells could be read.",
            )


@rule(
    "FORM-TABLE-EMPTY",
    Severity.ERROR,
    zh="表二、表三、表四不能整张空着。",
    en="None of tables 2, 3 and 4 is wholly blank.",
    source="《政府信息公开条例》第五十条第（一）至（三）项",
)
def table_empty(context: Context) -> Iterator[Break]:
    """A table that is there and prints nothing at all."""
    doubtful = context.report.doubtful
    for table in TABLE_NAMES:
        cells = context.table_cells[table]
        if table not in context.printed_tables and any(cell not in doubtful for cell in cells):
            yield Break(
                f"{TABLE_ZH[table]}整张没有填数。请逐格填写，没有发生的填0。",
                f"{TABLE_EN[table]} prints no figure at all.",
                cells,
            )


@cache
def _rows_of_form(edition: Edition, table: str, *, split: bool) -> tuple[str, ...]:
    of_form = FORMS[edition].table(table).rows
    rows = application_rows(split=split) if table == APPLICATIONS else of_form
    return tuple(row.key for row in rows)


@rule(
    "FORM-ROW-MISSING",
    Severity.WARNING,
    zh="表格各行齐全，不能删行。",
    en="No row of the form is left out.",
    source=_NOTICES,
)
def row_missing(context: Context) -> Iterator[Break]:
    """A table that is there lacks a row of the form."""
    report = context.report
    for table in FORMS[report.edition].tables:
        rows = report.rows(table.name)
        due = _rows_of_form(report.edition, table.name, split=report.split_other)
        lacking = [row for row in due if rows and row not in rows]
        if lacking:
            names = some_zh([row_zh(report.edition, table.name, row) for row in lacking], "行")
            english = some_en([row_en(report.edition, table.name, row) for row in lacking])
            yield Break(
                f"{TABLE_ZH[table.name]}缺少{names}。请补上，没有发生的填0。",
                f"{TABLE_EN[table.name]} lacks {english}.",
            )
