"""Rows of a CSV, XLSX or JSON Lines file, one after another, whatever its size."""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from gongkai.records.publishing.decision_files.columns import (
    KNOWN,
    Columns,
    columns_of,
    missing_columns,
)
from gongkai.records.publishing.decision_files.problems import FileError, Problem

MOST_ROWS = 1_000_000
MOST_UNPACKED = 1024 * 1024 * 1024
LONGEST_CELL = 200_000
_HEADING_WITHIN = 10  # a title and notes may stand above the headings
_BLOCK = 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"

Cells = list[Any]


@dataclass(slots=True)
class Row:
    """A row as it stands: its number as a spreadsheet counts, its cells, or what is wrong."""

    number: int
    cells: Cells
    problem: Problem | None = None


@dataclass(slots=True)
class Source:
    """A file that is read: its columns, and its rows in order."""

    columns: Columns
    rows: Iterator[Row]
    lines: int


@contextmanager
def open_source(file: BinaryIO) -> Iterator[Source]:
    """Tell the format by the content, find the headings, and give the rows.

    Raises FileError for what is no file of decisions. Where reading cannot go on, for what stands
    behind a row can no longer be told apart, that row has the problem "broken" and is the last.
    """
    start = file.read(4096)
    if not start.strip():
        raise FileError(_("文件是空的。请选择有内容的 CSV、XLSX 或 JSON Lines 文件。"))
    if start.startswith(_OLD_OFFICE):
        raise FileError(
            _("这是旧版 Excel 文件（.xls）或加密的文件。请另存为 .xlsx 或 CSV 再导入。")
        )
    file.seek(0)
    if start.startswith(_ZIP):
        yield _sheet(file)
        return
    encoding, lines = _encoding(file)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    try:
        yield _json_lines(text, lines) if first.startswith(b"{") else _csv(text, lines)
    finally:
        text.detach()  # the file is the caller's, who closes it


def _encoding(file: BinaryIO) -> tuple[str, int]:
    """Tell UTF-8 from GB18030 by reading all of it once; also counts the lines."""
    for encoding in ("utf-8-sig", "gb18030"):
        lines = _lines_in(file, encoding)
        file.seek(0)
        if lines is not None:
            return encoding, lines
    raise FileError(_("文件的编码不是 UTF-8，也不是 GB18030。请另存为“CSV UTF-8”再导入。"))


def _lines_in(file: BinaryIO, encoding: str) -> int | None:
    """Count the lines of a file; None where it is not in the encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
            lines += block.count(b"\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return lines


def _csv(text: io.TextIOWrapper, lines: int) -> Source:
    head = text.readline()
    text.seek(0)
    separator = max(",\t;", key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, delimiter=separator, strict=True)
    return _with_headings(_numbered_csv(reader), lines)


def _numbered_csv(reader: Iterator[list[str]]) -> Iterator[tuple[int, Cells | None]]:
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error:
        yield number + 1, None


def _sheet(file: BinaryIO) -> Source:
    _require_modest(file)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        sheet = workbook.get_sheet_by_index(0)
    except (CalamineError, IndexError, OSError):
        raise FileError(
            _("打不开这个表格文件：可能已损坏、加密，或者不是 XLSX。请另存为 .xlsx 或 CSV 再导入。")
        ) from None
    above = sheet.start[0] if sheet.start else 0
    rows = ((number, list(cells)) for number, cells in enumerate(sheet.iter_rows(), above + 1))
    return _with_headings(rows, sheet.height)


def _require_modest(file: BinaryIO) -> None:
    """Refuse an archive that would unpack to more than memory should hold."""
    try:
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise FileError(_("文件不完整：可能没有下载完。请重新取得后再导入。")) from None
    if unpacked > MOST_UNPACKED:
        raise FileError(_("表格解开后超过 1 GB。请分成几个文件，或者另存为 CSV 再导入。"))
    file.seek(0)


def _with_headings(rows: Iterator[tuple[int, Cells | None]], lines: int) -> Source:
    """Find the row of headings among the first ones; what follows are the rows."""
    first = list(islice(rows, _HEADING_WITHIN))
    candidates = ((columns_of(cells or []), at) for at, (_number, cells) in enumerate(first))
    found = max(candidates, key=_known_of)
    columns, at = found
    _require_columns(columns)
    width = len(columns.headings)
    rest = chain(first[at + 1 :], rows)
    return Source(columns, (_row(number, cells, width) for number, cells in rest), lines)


def _known_of(found: tuple[Columns, int]) -> tuple[int, int]:
    columns, at = found
    return len(columns.places), -at


def _require_columns(columns: Columns) -> None:
    if missing := missing_columns(columns):
        raise FileError(
            _("没有找到这些栏：%(missing)s。文件的表头是：%(found)s。请把表头改成常用名称再导入。")
            % {
                "missing": "、".join(KNOWN[each][0] for each in missing),
                "found": "、".join(filter(None, columns.headings))[:300],
            }
        )


def _row(number: int, cells: Cells | None, width: int) -> Row:
    if cells is None:
        return Row(number, [], Problem("", "broken"))
    if len(cells) > width and any(cells[width:]):
        return Row(number, [], Problem("", "columns"))
    if len(cells) < width:
        if len(cells) > 1:
            return Row(number, [], Problem("", "columns"))
        cells = [*cells, *[None] * (width - len(cells))]
    return Row(number, cells)


def _json_lines(text: io.TextIOWrapper, lines: int) -> Source:
    """Objects line by line; the headings are the names in the first hundred."""
    parsed = _numbered_json(text)
    first = list(islice(parsed, 100))
    names = list(dict.fromkeys(name for _n, found in first if found for name in found))
    columns = columns_of(names)
    _require_columns(columns)
    place_of = {name: place for place, name in enumerate(names)}
    width = len(names)
    return Source(
        columns,
        (_json_row(number, found, place_of, width) for number, found in chain(first, parsed)),
        lines + 1,
    )


def _numbered_json(text: io.TextIOWrapper) -> Iterator[tuple[int, dict[str, Any] | None]]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line, parse_float=Decimal)
        except (ValueError, RecursionError):
            found = None
        yield number, found if isinstance(found, dict) else None


def _json_row(
    number: int, found: dict[str, Any] | None, place_of: dict[str, int], width: int
) -> Row:
    if found is None:
        return Row(number, [], Problem("", "bad_json"))
    cells: Cells = [None] * width
    for name, value in found.items():
        if isinstance(value, dict | list):
            return Row(number, [], Problem(name[:100], "not_plain"))
        if (place := place_of.get(name)) is not None:
            cells[place] = value
    return Row(number, cells)
