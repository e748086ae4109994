"""The blank form as a workbook: totals that add up by themselves, figures held to the form."""

import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from gongkai.report.form import (
    APPLICATIONS,
    CARRIED_FORWARD,
    FORMS,
    CellRef,
    Column,
    Identity,
    IdentityKind,
    identities,
)
from gongkai.report.model import AnnualReport, Value
from gongkai.report.write.grid import Cell, Grid, Role
from gongkai.report.write.identity_words import IdentityWords
from gongkai.report.write.sheets import Workbook

CHECKS = "核对"
_CHECK_COLUMNS = {
    "勾稽关系": 62,
    "左边": 8,
    "右边": 8,
    "结果": 8,
    "单元格": 34,
}  # with their widths
_COMPUTED = "#EDEDED"
_WRONG = "#F4B6B6"
_NO_RESULT = re.compile(rb'(<c r="[A-Z]+[0-9]+" s="[0-9]+")(><f>[^<]*</f><v></v></c>)')
_LARGEST = 10**12
_ROOM = 60.0  # points of a row in which prose is written


class BlankWorkbook(Workbook):
    """A workbook of the blank form."""

    def __init__(self, report: AnnualReport) -> None:
        super().__init__(report)
        self._edition, self._split = report.edition, report.split_other
        self._identities = identities(split=self._split)
        self._columns = {
            CellRef(table.name, row.key, column.key): column
            for table in FORMS[report.edition].tables
            for block in table.blocks
            for row in block.rows
            for column in block.columns
        }
        self._totals = {
            identity.right[0]: identity
            for identity in reversed(self._identities)  # a row's own sum before a column's
            if identity.kind is not IdentityKind.BALANCE
        }

    def cell_style(self, cell: Cell, value: Value) -> Any:
        """As in a report; what is computed has a ground of its own."""
        if cell.ref not in self._totals:
            return super().cell_style(cell, value)
        return self.style(
            border=1, valign="vcenter", align="center", font_size=9, bg_color=_COMPUTED
        )

    def write_table(self, sheet: Any, first: int, grid: Grid) -> int:
        """Write a table, then the formulas of its totals and what its figures are held to."""
        end = super().write_table(sheet, first, grid)
        figures = [cell for line in grid.lines for cell in line if cell.role is Role.VALUE]
        for cell in figures:
            if cell.ref is None:
                continue
            if identity := self._totals.get(cell.ref):
                self._formula(sheet, cell, identity)
            _, row, column = self.places[cell.ref]
            sheet.data_validation(row, column, row, column, _validation(self._columns[cell.ref]))
        if grid.name == APPLICATIONS:
            self._colour_unbalanced(sheet)
        return end

    def _formula(self, sheet: Any, cell: Cell, identity: Identity) -> None:
        """A total that stays blank until one of its parts is filled in."""
        parts = self._range(identity.left)
        _, row, column = self.places[identity.right[0]]
        formula = f'=IF(COUNT({parts})=0,"",SUM({parts}))'
        sheet.write_formula(row, column, formula, self.cell_style(cell, None), "")

    def _range(self, cells: Sequence[CellRef]) -> str:
        """Cells as a range where they stand side by side or one below another."""
        places = [self.places[cell][1:] for cell in cells]
        (top, left), (bottom, right) = places[0], places[-1]
        if (bottom - top + 1) * (right - left + 1) == len(places):
            return str(xl_range(top, left, bottom, right))
        return ",".join(xl_rowcol_to_cell(row, column) for row, column in places)

    def _colour_unbalanced(self, sheet: Any) -> None:
        """Row 四 turns red where 一 + 二 is not 三（七）+ 四."""
        for identity in self._identities:
            if identity.kind is IdentityKind.BALANCE:
                last = next(cell for cell in identity.right if cell.row == CARRIED_FORWARD.key)
                _, row, column = self.places[last]
                left, right = self._range(identity.left), self._range(identity.right)
                sheet.conditional_format(
                    row,
                    column,
                    row,
                    column,
                    {
                        "type": "formula",
                        "criteria": f"=SUM({left})<>SUM({right})",
                        "format": self.book.add_format({"bg_color": _WRONG}),
                    },
                )

    def part(self, data: bytes) -> bytes:
        """Give a part in which a total of nothing has the empty text for its result.

        XlsxWriter writes it without a kind, which says that nothing was ever calculated.
        """
        return _NO_RESULT.sub(rb'\1 t="str"\2', data)

    def add_checks(self) -> None:
        """Add the sheet that says of each identity whether it holds."""
        sheet = self.sheet(CHECKS)
        sheet.set_landscape()
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for column, (head, width) in enumerate(_CHECK_COLUMNS.items()):
            sheet.set_column(column, column, width)
            style = self.style(border=1, align="center", font_size=9, bold=True)
            sheet.write_string(0, column, head, style)
        words = IdentityWords(FORMS[self._edition], split=self._split)
        for row, identity in enumerate(self._identities, 1):
            self._check(sheet, row, identity, words.said(identity))
        sheet.conditional_format(
            1,
            3,
            len(self._identities),
            3,
            {
                "type": "cell",
                "criteria": "==",
                "value": '"不平"',
                "format": self.book.add_format({"bg_color": _WRONG}),
            },
        )

    def _check(self, sheet: Any, row: int, identity: Identity, said: str) -> None:
        """One identity: what it says, both its sides, whether they agree, and the cells."""
        figure = self.style(border=1, align="center", font_size=9)
        words = self.style(border=1, font_size=9)
        left, right = (self._away(side) for side in (identity.left, identity.right))
        sheet.write_string(row, 0, said, words)
        sheet.write_formula(row, 1, f"=SUM({left})", figure, 0)
        sheet.write_formula(row, 2, f"=SUM({right})", figure, 0)
        at, other = xl_rowcol_to_cell(row, 1), xl_rowcol_to_cell(row, 2)
        sheet.write_formula(row, 3, f'=IF({at}={other},"平","不平")', figure, "平")
        name = self.places[identity.left[0]][0]
        cells = f"{self._range(identity.left)}＝{self._range(identity.right)}"
        sheet.write_string(row, 4, f"{name} {cells}", words)

    def _away(self, cells: Sequence[CellRef]) -> str:
        """Cells as another sheet names them."""
        name = self.places[cells[0]][0]
        return ",".join(f"'{name}'!{part}" for part in self._range(cells).split(","))

    def row_height(self, text: str, needed: float) -> float:
        """Room to write where the form asks for prose."""
        return needed if text else _ROOM


def _validation(column: Column) -> dict[str, Any]:
    """What a figure is held to: whole numbers from 0, amounts from 0, changes of either sign."""
    kind, zh = ("integer", "整数") if column.whole else ("decimal", "数字")
    least = -_LARGEST if column.signed else 0
    bound = "" if column.signed else "不小于 0 的"
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": _LARGEST,
        "error_title": "请检查数字",
        "error_message": f"这一格应填{bound}{zh}；没有发生的填 0。",
    }
