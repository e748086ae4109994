"""XLSX by XlsxWriter: one sheet or many, figures as numbers, as texts, or as formulas."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .model import Cell, Draft, Heading, Item, Table, place

_EPOCH = dt.datetime(2020, 1, 1)  # noqa: DTZ001 -- XlsxWriter wants a naive time
_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<places>\d+))?(?P<unit> ?[件项元]?)", re.ASCII
)
_MOST_DIGITS = 15
_WIDTH = 10  # columns over which titles and prose are merged
_PARTS = {"applications": 6, "disputes": 4}  # figures that a total of a table sums


def write_xlsx(draft: Draft) -> bytes:
    """Write the draft as a workbook; the bytes depend on the draft alone."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _EPOCH})
    _Writer(book, draft).write()
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes items downwards, on one sheet or a sheet a section."""

    def __init__(self, book: Workbook, draft: Draft) -> None:
        self._book = book
        self._layout = draft.layout
        self._items = draft.items
        self._ruled = draft.layout in {"one", "texts"}
        self._formats: dict[str, Format] = {}
        self._left = 1 if draft.layout == "texts" else 0
        self._row = 2 if draft.layout == "texts" else 0
        self._sheet: Worksheet = book.add_worksheet()

    def write(self) -> None:
        for item in self._items:
            self._item(item)

    def _item(self, item: Item) -> None:
        if isinstance(item, Table):
            self._table(item)
            self._row += 1  # a blank row after a table
            return
        if isinstance(item, Heading) and item.level == 1 and self._layout == "sections":
            self._sheet = self._book.add_worksheet()
            self._row = 0
        if self._layout in {"one", "texts"}:
            last = self._left + _WIDTH - 1
            self._sheet.merge_range(self._row, self._left, self._row, last, item.text)
        else:
            self._sheet.write_string(self._row, self._left, item.text)
        self._row += 1

    def _table(self, table: Table) -> None:
        for (r, c), (cell, r0, c0) in place(table).items():
            if (r, c) == (r0, c0):
                self._cell(cell, self._row + r, self._left + c)
        self._row += len(table.rows)

    def _cell(self, cell: Cell, row: int, column: int) -> None:
        style = self._format("")
        if cell.rowspan > 1 or cell.colspan > 1:
            below, right = row + cell.rowspan - 1, column + cell.colspan - 1
            self._sheet.merge_range(row, column, below, right, "", style)
        found = _NUMBER.fullmatch(cell.text)
        if not cell.text:
            self._sheet.write_blank(row, column, None, style)
        elif cell.ref is None or found is None or self._layout == "texts":
            self._sheet.write_string(row, column, cell.text, style)
        else:
            self._figure(cell, found, row, column)

    def _figure(self, cell: Cell, found: re.Match[str], row: int, column: int) -> None:
        """Write a figure as a number whose format prints it as the draft has it."""
        digits = found["whole"].replace(",", "") + (found["places"] or "")
        if len(digits) > _MOST_DIGITS or (len(digits) > 1 and digits[0] == "0"):
            self._sheet.write_string(row, column, cell.text, self._format(""))
            return
        value = Decimal(cell.text.replace(",", "").rstrip("件项元 "))
        style = self._format(_code(found))
        table, _, key = cell.ref or ("", "", "")
        parts = _PARTS.get(table, 0) if key == "total" else 0
        if self._layout == "formulas" and parts:
            names = f"{_letters(column - parts)}{row + 1}:{_letters(column - 1)}{row + 1}"
            self._sheet.write_formula(row, column, f"=SUM({names})", style, str(value))
        else:
            self._sheet.write_number(row, column, value, style)

    def _format(self, code: str) -> Format:
        if code not in self._formats:
            properties: dict[str, object] = {"text_wrap": True}
            if self._ruled:
                properties["border"] = 1
            if code:
                properties["num_format"] = code
            self._formats[code] = self._book.add_format(properties)
        return self._formats[code]


def _code(found: re.Match[str]) -> str:
    code = "#,##0" if "," in found["whole"] else "0"
    if found["places"]:
        code += "." + "0" * len(found["places"])
    if found["unit"]:
        code += f'"{found["unit"]}"'
    return "" if code == "0" else code


def _letters(column: int) -> str:
    return chr(ord("A") + column)
