"""Tables that people bring: CSV in UTF-8 or GB18030, and XLSX, as rows of texts by heading."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from gongkai.records.errors import RefusedError

_PACKED = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MOST_BYTES = 50 * 1024 * 1024
_MOST_ROWS = 200_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file (the headings are row 1), and its texts by column name."""

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Give a cell without blanks around it; "" where there is no such column."""
        return self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row, in which column, and what to do."""

    number: int
    column: str
    message: str


def read_rows(data: bytes, headings: Mapping[str, Sequence[str]]) -> list[Row]:
    """Read a table whose first row names its columns, by the names that `headings` allows.

    `headings` gives for each column the texts it may be headed by. Raises RefusedError for what is
    no table, for a column twice, and where there is no heading that is known.
    """
    if len(data) > _MOST_BYTES:
        raise RefusedError(_("文件超过50 MB，请拆分后再导入。"), "file")
    lines = _lines(data)
    try:
        first = next(lines)
    except StopIteration:
        raise RefusedError(_("文件里没有内容。"), "file") from None
    names = _columns(first, headings)
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = {names[at]: text for at, text in enumerate(line) if at in names}
        if any(text.strip() for text in cells.values()):
            rows.append(Row(number, cells))
        if len(rows) > _MOST_ROWS:
            raise RefusedError(_("超过20万行，请拆分后再导入。"), "file")
    return rows


def neutral(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula, for cells of exports."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_csv(headings: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[str]:
    """Give a CSV file line by line, with a mark that it is UTF-8 and no formulas."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    for row in chain([headings], rows):
        writer.writerow(["" if cell is None else neutral(str(cell)) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _columns(first: Sequence[str], headings: Mapping[str, Sequence[str]]) -> dict[int, str]:
    known = {text.lower(): name for name, texts in headings.items() for text in (name, *texts)}
    found: dict[int, str] = {}
    for at, text in enumerate(first):
        name = known.get("".join(text.split()).lower())
        if name is None:
            continue
        if name in found.values():
            raise RefusedError(_("有两列都是“%(name)s”，请只留一列。") % {"name": text}, "file")
        found[at] = name
    if not found:
        wanted = "、".join(texts[0] if texts else name for name, texts in headings.items())
        raise RefusedError(
            _("第一行没有认识的列名。可用的列：%(wanted)s") % {"wanted": wanted}, "file"
        )
    return found


def _lines(data: bytes) -> Iterator[list[str]]:
    if data.startswith((_PACKED, _OLE)):
        return _sheet(data)
    if b"\0" in data[:4096]:
        raise RefusedError(_("这不是 CSV 或 XLSX 文件。"), "file")
    return iter(csv.reader(io.StringIO(_decoded(data), newline="")))


def _sheet(data: bytes) -> Iterator[list[str]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise RefusedError(
            _("打不开这个表格：可能已损坏或加了密码。请另存为 XLSX 或 CSV 后再试。"), "file"
        ) from error
    return ([_shown(cell) for cell in row] for row in rows)


def _shown(cell: Any) -> str:  # noqa: ANN401 - what a cell may hold
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError(_("文字的编码不是 UTF-8 或 GB18030，请另存为 UTF-8 的 CSV。"), "file")
