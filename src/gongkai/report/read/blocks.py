"""The intermediate that every format is turned into: paragraphs and tables, in reading order.

A table holds the cells that are printed, each with the grid columns that it covers; recognition of
tables, alignment to the form and reading of numbers are written once, over these.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Place(NamedTuple):
    """Where something stands in the source; counts from 1, what does not apply is None.

    `box` is left, top, right, bottom in points from the page's top left corner. `line` is a line
    of a text. `table`, `row`, `column` count the document's tables, their rows and grid columns;
    in a spreadsheet its sheets that are shown, and their rows and columns as the sheet counts them.
    """

    page: int | None = None
    box: Box | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Cell(NamedTuple):
    r"""One printed cell: text as printed ("\n" where its line breaks), grid column from 0, spans.

    `continued` marks the cell of an earlier row that reaches into this one by its row span.
    """

    text: str
    place: Place
    column: int
    colspan: int = 1
    rowspan: int = 1
    continued: bool = False


class Paragraph(NamedTuple):
    """A paragraph, or one line of it where the format does not tell paragraphs apart.

    `heading` is the level that the format marks (1 to 6), 0 for none. `hard_wrapped` lines belong
    together until the sense ends; the reader joins them.
    """

    text: str
    place: Place
    heading: int = 0
    hard_wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells in column order, `width` grid columns.

    A row lists every cell that covers it, those continued from above included. `exact` is False
    where cell borders were inferred (blanks between words), so a blank cell may be lost.
    """

    rows: tuple[tuple[Cell, ...], ...]
    width: int
    exact: bool = True


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a format gave: its blocks in reading order, and what its metadata say.

    `title` and `published_on` are metadata (HTML title and PubDate, a DOCX core property), not
    the printed title.
    """

    blocks: tuple[Block, ...]
    format: str
    title: str = ""
    published_on: date | None = None
    pages: int | None = None
