"""XLSX: a sheet a section, each table with the form's own columns, figures as numbers.

User text is always written as a string: it never becomes a formula, a link or markup.
"""

from gongkai.report.model import AnnualReport
from gongkai.report.write.characters import require_xml
from gongkai.report.write.layout import layout
from gongkai.report.write.libraries import require_libraries
from gongkai.report.write.sheets import Workbook


def xlsx(report: AnnualReport) -> bytes:
    """Write the report as a workbook; the same report gives the same bytes.

    Raises UnwritableError: no_library, bad_character, too_long.
    """
    require_libraries("xlsxwriter")
    items = list(layout(report))
    require_xml(items)
    book = Workbook(report)
    book.fill(items)
    return book.finished()
