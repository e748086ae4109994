"""One HTML table while it is walked: spans expanded to grid columns as browsers do."""

from gongkai.report.read.blocks import Cell, Place, Table
from gongkai.report.read.html_tokens import attributes

_MOST_SPAN = 200

_new = tuple.__new__  # a named tuple's own maker costs twice as much, and cells are many


def _spans(source: str) -> tuple[int, int]:
    """Columns and rows that a cell spans by its tag's attributes."""
    spans = {"colspan": 1, "rowspan": 1}
    for name, value in attributes(source):
        if name in spans:
            spans[name] = _span(value)
    return spans["colspan"], spans["rowspan"]


def _span(text: str) -> int:
    text = text.strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isdecimal() else 1


class TableFrame:
    """Collects a table's rows; `layout` is set where another table stands inside.

    `cell` are the attributes of the cell that is open, None where text belongs to none. `number`
    is the table's number in the document, should it prove to hold data.
    """

    def __init__(self, number: int) -> None:
        self.layout = False
        self.cell: str | None = None
        self._number = number
        self._rows: list[list[Cell]] = []
        self._row: list[Cell] | None = None
        self._reaching: dict[int, tuple[int, Cell]] = {}
        self._deep = False  # whether a cell of the row reaches into the next
        self._column = 0

    def become_layout(self) -> None:
        """Another table stands inside, so that this one holds no cells of data any more."""
        self.layout = True
        self.cell = None

    def open_row(self) -> list[Cell]:
        """Begin a row."""
        self.close_row()
        row: list[Cell] = []
        self._row, self._column = row, 0
        return row

    def open_cell(self, source: str) -> None:
        """Begin a cell, given its tag's attributes; its text comes with `close_cell`."""
        if self._row is None:
            self.open_row()
        self.cell = source

    def close_cell(self, text: str) -> None:
        """End the cell with its text."""
        if self.cell is not None and self._row is not None:
            self.add_cell(self.cell, text)

    def add_cell(self, source: str, text: str) -> None:
        """Take a whole cell, given its tag's attributes and its text."""
        row = self._row
        if row is None:
            row = self.open_row()
        if self._column in self._reaching:
            self._continue_above(row)
        column, colspan, rowspan = self._column, 1, 1
        if "span=" in source:
            colspan, rowspan = _spans(source)
            self._deep = self._deep or rowspan > 1
        place = _new(Place, (None, None, None, self._number, len(self._rows) + 1, column + 1))
        row.append(_new(Cell, (text, place, column, colspan, rowspan, False)))
        self._column = column + colspan
        self.cell = None

    def _continue_above(self, row: list[Cell]) -> None:
        while self._column in self._reaching:
            cell = self._reaching[self._column][1]
            row.append(
                Cell(cell.text, cell.place, cell.column, cell.colspan, cell.rowspan, continued=True)
            )
            self._column += cell.colspan

    def close_row(self) -> None:
        """End the row; cells that span further rows reach into the next."""
        row = self._row
        if row is None:
            return
        if self._reaching or self._deep:
            self._reach_on(row)
        self._rows.append(row)
        self._row = None

    def _reach_on(self, row: list[Cell]) -> None:
        self._continue_above(row)
        reaching = {c: (left - 1, cell) for c, (left, cell) in self._reaching.items() if left > 1}
        for cell in row:
            if cell.rowspan > 1 and not cell.continued:
                reaching[cell.column] = (cell.rowspan - 1, cell)
        self._reaching, self._deep = reaching, False

    def table(self) -> Table | None:
        """The table so far, and begin anew; None where no cell was met."""
        self.close_row()
        rows, self._rows, self._reaching = self._rows, [], {}
        printed = tuple(tuple(row) for row in rows if row)
        if not printed:
            return None
        return Table(printed, max(row[-1].column + row[-1].colspan for row in printed))
