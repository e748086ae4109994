"""One sheet of an XLSX file: what each cell shows, what is merged, hidden, ruled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.package import Package, damaged
from gongkai.report.read.values import UNCALCULATED
from gongkai.report.read.xlsx_display import DOUBT, UNKNOWN_FORMAT
from gongkai.report.read.xlsx_formulas import Formula, certain
from gongkai.report.read.xlsx_styles import PLAIN, CellFormat
from gongkai.report.read.xlsx_text import item_text, unescaped

LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
_LONGEST_PLAIN = 15
_MOST_DIGITS = 7  # of a row, a column, an index
_EMPTY_SHARE = 10  # cells that are blank may be so many times more than cells may be
_ROW_PARTS = ("row", "mergeCell", "col", "sheetFormatPr", "sheetView")
_UNKNOWN = CellFormat(UNKNOWN_FORMAT, ruled=False)
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ON = frozenset(("1", "true", "on"))
_COLUMNS = {chr(64 + number): number for number in range(1, 27)}  # those of nearly every report
_NUMBER = (None, "n")  # types of a cell that holds a number


class Book(NamedTuple):
    """What the sheets of a file share; `recalculates` is set where no result was ever stored."""

    strings: Sequence[str]
    formats: Sequence[CellFormat]
    since_1904: bool
    recalculates: bool


class Merge(NamedTuple):
    """A merged range: first and last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Budget:
    """How much the sheets of a file may still hold together."""

    cells: int
    blanks: int
    characters: int
    limits: Limits

    @classmethod
    def of(cls, limits: Limits) -> "Budget":
        """Give a whole budget."""
        return cls(limits.cells, limits.cells * _EMPTY_SHARE, limits.characters, limits)

    def take(self, *, cells: int = 0, blanks: int = 0, characters: int = 0) -> None:
        """Take from it. Raises UnreadableError (too_large) where nothing is left."""
        self.cells -= cells
        self.blanks -= blanks
        self.characters -= characters
        if min(self.cells, self.blanks, self.characters) < 0:
            raise too_large(self.limits)


@dataclass(slots=True)
class Sheet:
    """A sheet: what its cells show by row and column (from 1), and how rows and columns stand.

    Cells that show nothing are not among `texts`.
    `ruled` are the columns of a row whose cells have a border. `rows_hidden` says that rows
    which are not listed are hidden.
    """

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    ruled: dict[int, list[int]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    listed_rows: set[int] = field(default_factory=set)
    rows_hidden: bool = False
    zeros_hidden: bool = False


def read_sheet(package: Package, name: str, book: Book, budget: Budget) -> Sheet:
    """Read a sheet's part. Raises UnreadableError: damaged, too_large, xml_entities."""
    sheet = Sheet()
    reader = _Reader(sheet, book, budget)
    for element in package.elements(name, *_ROW_PARTS):
        kind = str(element.tag).rpartition("}")[2]
        if kind == "row":
            reader.row(element)
        elif kind == "mergeCell":
            budget.take(blanks=1)
            sheet.merges.append(_merge(element.get("ref", "")))
        elif kind == "col":
            _hide_columns(element, sheet)
        elif kind == "sheetFormatPr":
            sheet.rows_hidden = element.get("zeroHeight") in _ON
        elif element.get("showZeros") in ("0", "false"):
            sheet.zeros_hidden = True
    _doubt_unstored(sheet, reader.formulas, book, budget.limits)
    return sheet


def too_large(limits: Limits) -> UnreadableError:
    """Give the error of a file with too much in it."""
    return UnreadableError(
        "too_large",
        f"XLSX 超过 {limits.cells} 格或 {limits.characters} 字，不像年度报告，请检查文件。",
        f"The XLSX has more than {limits.cells} cells or {limits.characters} characters, too many "
        "for an annual report; check the file.",
    )


class _Reader:
    """Takes in the rows of a sheet."""

    def __init__(self, sheet: Sheet, book: Book, budget: Budget) -> None:
        self._sheet = sheet
        self._book = book
        self._budget = budget
        self._styles = {str(index): style for index, style in enumerate(book.formats)}
        self._usual = book.formats[0] if book.formats else PLAIN
        self._row = 0
        self._value_tag = ""
        self.formulas: dict[tuple[int, int], Formula] = {}

    def row(self, element: etree._Element) -> None:
        """Take in a row."""
        number = self._row = _row_number(element.get("r"), self._row)
        self._value_tag = f"{str(element.tag).removesuffix('row')}v"
        sheet = self._sheet
        if number in sheet.listed_rows:
            raise damaged("XLSX")
        sheet.listed_rows.add(number)
        if element.get("hidden") in _ON or element.get("ht") == "0":
            sheet.hidden_rows.add(number)
        texts, ruled, characters = self._cells(element, str(number))
        self._budget.take(cells=len(texts), blanks=1 + len(element), characters=characters)
        if texts:
            sheet.texts[number] = texts
        if ruled:
            sheet.ruled[number] = ruled

    def _cells(self, row: etree._Element, number: str) -> tuple[dict[int, str], list[int], int]:
        """Give a row's texts by column, the columns that are ruled, and how long the texts are."""
        texts: dict[int, str] = {}
        ruled: list[int] = []
        styles, usual = self._styles, self._usual
        column = characters = 0
        for cell in row:
            reference = cell.get("r")
            # Nearly all stand in columns A to Z.
            if reference is not None and reference[1:] == number and reference[0] in _COLUMNS:
                column = _COLUMNS[reference[0]]
            else:
                column = _column_of(reference, column)
            index = cell.get("s")
            # A format that is not there shows no number for certain.
            style = usual if index is None else styles.get(index, _UNKNOWN)
            if style.ruled:
                ruled.append(column)
            if not len(cell):
                continue
            if column in texts:
                raise damaged("XLSX")
            text = self._text(cell, style, column)
            if text and not text.isspace():
                texts[column] = text
                characters += len(text)
        return texts, ruled, characters

    def _text(self, cell: etree._Element, style: CellFormat, column: int) -> str:
        """Give what a cell shows; nearly all hold a whole number or name a text."""
        value = cell[0]
        stored = value.text
        if len(cell) > 1 or not stored or value.tag != self._value_tag:
            return self._whole(cell, style, column)
        kind = cell.get("t")
        if kind is None and style.numbers.plain and _is_plain(stored):
            return f"{stored}{DOUBT}" if stored == "0" and self._sheet.zeros_hidden else stored
        return self._stored(stored, kind, style)

    def _whole(self, cell: etree._Element, style: CellFormat, column: int) -> str:
        """Give what a cell of several elements shows: a formula with its result, or a text."""
        parts = {etree.QName(part).localname: part for part in cell}
        kind = cell.get("t")
        if "is" in parts:
            return style.numbers.text(item_text(parts["is"]))
        value = parts.get("v")
        stored = None if value is None else value.text or ""
        formula = parts.get("f")
        if formula is None:
            return self._stored(stored, kind, style) if stored else ""
        if stored is None or (not stored and kind != "str"):
            return UNCALCULATED
        text = self._stored(stored, kind, style)
        if kind in _NUMBER:
            self.formulas[self._row, column] = Formula(formula.text or "", stored)
        return text

    def _stored(self, stored: str, kind: str | None, style: CellFormat) -> str:
        """Give what is shown of a stored value, by its type."""
        if kind == "s":
            return style.numbers.text(_shared(stored, self._book.strings))
        if kind == "str":
            return style.numbers.text(unescaped(stored))
        if kind == "d":
            return stored
        if kind in _NUMBER:
            text = style.numbers.number(stored, since_1904=self._book.since_1904)
            hidden = self._sheet.zeros_hidden and not text.strip("0.")
            return f"{text}{DOUBT}" if hidden else text
        if kind == "b":
            stored = {"0": "FALSE", "1": "TRUE"}.get(stored, stored)
        return f"{stored}{DOUBT}"  # a truth, an error such as #REF!, or a type that is not known


def _doubt_unstored(
    sheet: Sheet, formulas: dict[tuple[int, int], Formula], book: Book, limits: Limits
) -> None:
    """Put formulas in doubt whose result may never have been calculated."""
    sure = certain(formulas, sheet.texts, limits, calculated=not book.recalculates)
    for row, column in formulas.keys() - sure:
        texts = sheet.texts.get(row, {})
        texts[column] = texts.get(column, "").removesuffix(DOUBT) + UNCALCULATED


def _is_plain(stored: str) -> bool:
    """Tell whether a stored number is digits that are shown as they are."""
    return (
        stored.isdecimal()
        and stored.isascii()
        and len(stored) < _LONGEST_PLAIN
        and (stored[0] != "0" or stored == "0")
    )


def _column_of(reference: str | None, before: int) -> int:
    """Give a cell's column by its reference; without one it follows the cell before."""
    return before + 1 if reference is None else _column(reference.rstrip("0123456789"))


def _is_index(text: str, known: int) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) < known


def _shared(index: str, strings: Sequence[str]) -> str:
    try:
        number = int(index)
    except ValueError:
        raise damaged("XLSX") from None
    if not 0 <= number < len(strings):
        raise damaged("XLSX")
    return strings[number]


def _row_number(text: str | None, before: int) -> int:
    if text is None:
        return before + 1
    if not text.isdecimal() or len(text) > _MOST_DIGITS or not 0 < int(text) <= LAST_ROW:
        raise damaged("XLSX")
    return int(text)


@lru_cache(maxsize=LAST_COLUMN)
def _column(letters: str) -> int:
    """Give the number of a column from its letters."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise damaged("XLSX")
        number = number * 26 + ord(letter) - 64
        if number > LAST_COLUMN:
            raise damaged("XLSX")
    if not number:
        raise damaged("XLSX")
    return number


def _merge(reference: str) -> Merge:
    first, _, last = reference.partition(":")
    begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if begin is None or end is None:
        raise damaged("XLSX")
    rows = sorted((int(begin[2]), int(end[2])))
    columns = sorted((_column(begin[1]), _column(end[1])))
    if not rows[0]:
        raise damaged("XLSX")
    return Merge(rows[0], columns[0], rows[1], columns[1])


def _hide_columns(element: etree._Element, sheet: Sheet) -> None:
    if element.get("hidden") not in _ON and element.get("width") != "0":
        return
    first, last = element.get("min", ""), element.get("max", "")
    if not (_is_index(first, LAST_COLUMN + 1) and _is_index(last, LAST_COLUMN + 1)):
        raise damaged("XLSX")
    sheet.hidden_columns.update(range(int(first), int(last) + 1))
