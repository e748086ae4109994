"""Blank forms (填报模板) of both editions, to be filled in by hand and read back.

DOCX: the pages as they are printed. XLSX: with the identities (勾稽关系) as live formulas, figures
held to what the form allows, and a sheet that says which identity does not hold.
"""

from collections.abc import Callable, Mapping

from gongkai.report.form import FORMS, Form, SectionForm, TableForm
from gongkai.report.model import AnnualReport, Rows, Section, Subsection
from gongkai.report.write.layout import layout
from gongkai.report.write.libraries import require_libraries
from gongkai.statute.editions import Edition
from gongkai.statute.numerals import chinese_numeral

FORM_SUFFIXES = ("docx", "xlsx")
TITLE = "（机关名称）（年份）年政府信息公开工作年度报告"
# 国办公开办函〔2021〕30号: what section one surveys.
_TOPICS = (
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）政府信息公开平台建设",
    "（五）监督保障",
)


def blank_form(edition: Edition, suffix: str) -> bytes:
    """Give the blank form of an edition as `docx` or `xlsx`; always the same bytes.

    Raises UnwritableError (no_library); KeyError for another suffix.
    """
    ways: Mapping[str, Callable[[Edition], bytes]] = {"docx": _docx, "xlsx": _xlsx}
    return ways[suffix](edition)


def blank_report(edition: Edition) -> AnnualReport:
    """Give the form of an edition as a report in which nothing is filled in."""
    form = FORMS[edition]
    return AnnualReport(
        agency=None,
        year=None,
        edition=edition,
        title=TITLE,
        sections=tuple(_section(section, form) for section in form.sections),
        proactive=_blank_rows(form.proactive),
        applications=_blank_rows(form.applications),
        disputes=_blank_rows(form.disputes),
    )


def _blank_rows(table: TableForm) -> Rows:
    return {row.key: (None,) * len(table.columns(row.key)) for row in table.rows}


def _section(section: SectionForm, form: Form) -> Section:
    """A section's heading and room for its prose; section one has its five topics from 2021 on."""
    tabled = section.number in {table.section for table in form.tables}
    topics = _TOPICS if section.number == 1 and form.edition is Edition.E2021 else ()
    room = () if tabled else tuple(Subsection(topic, ("",)) for topic in (topics or ("",)))
    return Section(section.number, section.heading, room, chinese_numeral(section.number))


def _docx(edition: Edition) -> bytes:
    from gongkai.report.write.docx import docx

    return docx(blank_report(edition))


def _xlsx(edition: Edition) -> bytes:
    require_libraries("xlsxwriter")
    from gongkai.report.write.blank_sheets import BlankWorkbook

    report = blank_report(edition)
    book = BlankWorkbook(report)
    book.fill(list(layout(report)))
    book.add_checks()
    return book.finished()
