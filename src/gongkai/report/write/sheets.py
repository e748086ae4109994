"""The sheets of a workbook: where each item stands, how wide its columns are, what a cell holds."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from gongkai.report.form import CellRef
from gongkai.report.model import AnnualReport, Value
from gongkai.report.write.archive import archive, unpacked
from gongkai.report.write.errors import UnwritableError
from gongkai.report.write.grid import Cell, Grid, Role, place_lines, plain_number
from gongkai.report.write.layout import Heading, Item, Level, Prose, title_of
from gongkai.report.write.metadata import file_date, keywords

SHEETS = {
    0: "标题",
    1: "一、总体情况",
    2: "二、主动公开",
    3: "三、依申请公开",
    4: "四、复议诉讼",
    5: "五、问题及改进",
    6: "六、其他事项",
}
"""The sheet of each section; a section that is printed twice has a second one."""
_EXACT = 15  # digits that a spreadsheet keeps of a number
_MOST_CHARACTERS = 32_767  # of a cell
_TENTHS_A_CHARACTER = 19  # of a millimetre, that a character of 11 points is wide
_WHOLE_WIDTH = 70  # characters that a sheet of prose is wide
_HANZI_A_LINE = 33  # of 11 points, in that width
_LINE = 17.0  # points
_TALLEST = 409.0  # points that a row can be high
_A4 = 9


class Workbook:
    """A workbook that is filled from the top, an item at a time.

    `places` has the sheet, row and column of each figure that stands so far.
    """

    def __init__(self, report: AnnualReport) -> None:
        import xlsxwriter

        self._report = report
        self._stream = BytesIO()
        self.book = xlsxwriter.Workbook(self._stream, {"in_memory": True})
        self.book.set_properties(
            {
                "title": title_of(report),
                "author": report.agency or "",
                "keywords": ", ".join(keywords(report)),
                "created": datetime(*file_date(report).timetuple()[:3]),  # noqa: DTZ001 - a date
            }
        )
        self.places: dict[CellRef, tuple[str, int, int]] = {}
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def fill(self, items: list[Item]) -> None:
        """Write the items, each section on a sheet of its own."""
        for section, group in _by_section(items):
            self._sheet(section, group)

    def style(self, **options: Any) -> Any:
        """Give the format with these options, made once."""
        key = tuple(sorted(options.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"text_wrap": True, **options})
        return self._formats[key]

    def sheet(self, name: str) -> Any:
        """Begin a sheet that prints on A4."""
        taken = [each.get_name() for each in self.book.worksheets()]
        count = sum(each == name or each.startswith(f"{name}（") for each in taken)
        sheet = self.book.add_worksheet(f"{name}（{count + 1}）" if count else name)
        sheet.set_paper(_A4)
        sheet.set_margins(left=1.1, right=1.02, top=1.46, bottom=1.38)  # inches: GB/T 9704-2012
        sheet.set_footer("&C— &P —")
        sheet.fit_to_pages(1, 0)
        return sheet

    def finished(self) -> bytes:
        """End the workbook and give its bytes."""
        self.book.close()
        return archive((name, self.part(data)) for name, data in unpacked(self._stream.getvalue()))

    def part(self, data: bytes) -> bytes:
        """Give a part of the package as it is to be written."""
        return data

    def _sheet(self, section: int, items: list[Item]) -> None:
        sheet = self.sheet(SHEETS[section])
        grid = next((item for item in items if isinstance(item, Grid)), None)
        widths = (_WHOLE_WIDTH,) if grid is None else grid.widths
        for column, width in enumerate(widths):
            wide = width if grid is None else width / _TENTHS_A_CHARACTER
            sheet.set_column(column, column, wide)
        row = 0
        for item in items:
            if isinstance(item, Grid):
                row = self.write_table(sheet, row, item)
            else:
                self._words(sheet, row, item, len(widths))
                row += 1

    def _words(self, sheet: Any, row: int, item: Heading | Prose, columns: int) -> None:
        if len(item.text) > _MOST_CHARACTERS:
            raise _too_long(item)
        options = _HEADINGS[item.level] if isinstance(item, Heading) else _PROSE
        size = options["font_size"]
        lines = max(1, -(-len(item.text) * size // (_HANZI_A_LINE * 11)))
        height = self.row_height(item.text, _LINE * lines * size / 11)
        sheet.set_row(row, min(_TALLEST, height))
        style = self.style(**options)
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", style)
        sheet.write_string(row, 0, item.text, style)

    def row_height(self, text: str, needed: float) -> float:  # noqa: ARG002 - blank forms ask
        """Give how high a row of words is; `needed` is enough for the text."""
        return needed

    def write_table(self, sheet: Any, first: int, grid: Grid) -> int:
        """Write a table from the row `first` on, and give the row below it."""
        if len(grid.parts) == 1:
            sheet.repeat_rows(first, first + grid.parts[0].head - 1)
        row = first
        for line in place_lines(grid.lines):
            sheet.set_row(row, _height(line, grid))
            for x, cell in line:
                self._cell(sheet, row, x, cell)
            row += 1
        return row

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        value = self._report.cells[cell.ref] if cell.ref is not None else None
        style = self.cell_style(cell, value)
        last, bottom = column + cell.columns - 1, row + cell.rows - 1
        if (last, bottom) != (column, row):
            sheet.merge_range(row, column, bottom, last, "", style)
        if cell.ref is not None:
            self.places[cell.ref] = (sheet.get_name(), row, column)
        if is_exact(cell, value):
            sheet.write_number(row, column, value, style)
        elif cell.text:
            sheet.write_string(row, column, cell.text, style)
        else:
            sheet.write_blank(row, column, None, style)

    def cell_style(self, cell: Cell, value: Value) -> Any:
        """Give the format of a table's cell; a figure shows as many decimals as are printed."""
        shown = {"num_format": _number_format(value)} if is_exact(cell, value) else {}
        left = cell.role is Role.LABEL
        align = "left" if left else "center"
        return self.style(border=1, valign="vcenter", align=align, font_size=9, **shown)


def _by_section(items: list[Item]) -> Iterator[tuple[int, list[Item]]]:
    """Items by the sheet on which they stand: a section's heading begins one."""
    section, group = 0, list[Item]()
    for item in items:
        begins = isinstance(item, Heading) and item.level is Level.SECTION
        alone = isinstance(item, Grid) and item.section != section
        if begins or alone:
            if group:
                yield section, group
            section, group = item.section, []  # type: ignore[union-attr]  # prose begins none
        group.append(item)
    yield section, group


_HEADINGS: Mapping[Level, Mapping[str, Any]] = {
    Level.TITLE: {"font_size": 18, "align": "center", "valign": "vcenter", "font_name": "宋体"},
    Level.SECTION: {"font_size": 12, "valign": "vcenter", "font_name": "黑体"},
    Level.SUBSECTION: {"font_size": 12, "valign": "vcenter", "font_name": "楷体"},
}
_PROSE: Mapping[str, Any] = {"font_size": 11, "valign": "top", "font_name": "仿宋"}


def _height(line: list[tuple[int, Cell]], grid: Grid) -> float:
    """High enough for the longest label of one row, of 9 points."""
    lines = [
        -(-len(cell.text) * 32 // sum(grid.widths[x : x + cell.columns]))
        for x, cell in line
        if cell.rows == 1 and cell.text and not cell.text.isascii()
    ]
    return _LINE * max([1, *lines])


def is_exact(cell: Cell, value: Value) -> bool:
    """Whether a spreadsheet's number says all that the cell prints; else it is written as text."""
    if value is None or cell.text != plain_number(value):
        return False
    return len(Decimal(value).as_tuple().digits) <= _EXACT


def _number_format(value: Value) -> str:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "0." + "0" * places if places else "0"


def _too_long(item: Heading | Prose) -> UnwritableError:
    zh, en = item.where
    return UnwritableError(
        "too_long",
        f"{zh}超过 {_MOST_CHARACTERS} 字，电子表格的一格容不下，请分段或改用其他格式。",
        f"There are more than {_MOST_CHARACTERS} characters in {en}, more than a cell holds; "
        "part the paragraph or take another format.",
    )
