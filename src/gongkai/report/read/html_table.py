"""One HTML table while it is walked: spans expanded to grid columns as browsers do."""

from gongkai.report.read.blocks import Cell, Place, Table
from gongkai.report.read.html_tokens import attributes

_MOST_SPAN = 200


def _spans(source: str) -> tuple[int, int]:
    """Columns and rows that a cell spans by its tag's attributes."""
    if "span=" not in source:
        return 1, 1
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

    `spans` are those of the cell that is open, columns and rows; None where text belongs to none.
    `number` is the table's number in the document, should it prove to hold data.
    """

    def __init__(self, number: int) -> None:
        self.layout = False
        self._number = number
        self._rows: list[list[Cell]] = []
        self._row: list[Cell] | None = None
        self._reaching: dict[int, tuple[int, Cell]] = {}
        self._column = 0
        self.spans: tuple[int, int] | None = None

    def become_layout(self) -> None:
        """Another table stands inside, so that this one holds no cells of data any more."""
        self.layout = True
        self.spans = None

    def open_row(self) -> None:
        """Begin a row."""
        self.close_row()
        self._row, self._column = [], 0

    def open_cell(self, source: str) -> None:
        """Begin a cell, given its tag's attributes; its text comes with `close_cell`."""
        if self._row is None:
            self.open_row()
        self.spans = _spans(source)

    def close_cell(self, text: str) -> None:
        """End the cell with its text."""
        if self.spans is None or self._row is None:
            return
        colspan, rowspan = self.spans
        self.spans = None
        if self._column in self._reaching:
            self._continue_above(self._row)
        column = self._column
        place = Place(None, None, None, self._number, len(self._rows) + 1, column + 1)
        self._row.append(Cell(text, place, column, colspan, rowspan))
        self._column = column + colspan

    def _continue_above(self, row: list[Cell]) -> None:
        while self._column in self._reaching:
            cell = self._reaching[self._column][1]
            row.append(
                Cell(cell.text, cell.place, cell.column, cell.colspan, cell.rowspan, continued=True)
            )
            self._column += cell.colspan

    def close_row(self) -> None:
        """End the row; cells that span further rows reach into the next."""
        if self._row is None:
            return
        self._continue_above(self._row)
        reaching = {c: (left - 1, cell) for c, (left, cell) in self._reaching.items() if left > 1}
        for cell in self._row:
            if cell.rowspan > 1 and not cell.continued:
                reaching[cell.column] = (cell.rowspan - 1, cell)
        self._reaching = reaching
        self._rows.append(self._row)
        self._row = None

    def table(self) -> Table | None:
        """The table so far, and begin anew; None where no cell was met."""
        self.close_row()
        rows, self._rows, self._reaching = self._rows, [], {}
        printed = tuple(tuple(row) for row in rows if row)
        if not printed:
            return None
        return Table(printed, max(row[-1].column + row[-1].colspan for row in printed))
