"""Plain text and Markdown into blocks: tabs and pipes are cell borders, the rest are lines."""

import re
from collections.abc import Iterator, Sequence

from gongkai.report.read.blocks import Block, Cell, Document, Paragraph, Place, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BROKEN = "\ufffd"
_WIDE_A_BROKEN = 20  # sound Hanzi for each broken one, below which the text is no UTF-8
_CHARACTERS_A_BROKEN = 200  # sound characters for each broken one, below which it is no text
_PIPE = re.compile(r"(?<!\\)\|")

_new = tuple.__new__  # a named tuple's own maker costs twice as much, and cells are many


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 (with a mark) or GB18030; raises UnreadableError for anything else.

    A few broken bytes become U+FFFD, so that a figure which they touch is in doubt.
    """
    text = decode_or_none(data)
    if text is None:
        raise UnreadableError(
            "damaged",
            "文字编码既不是 UTF-8 也不是 GB18030，请另存为 UTF-8 后再试。",
            "The text is neither UTF-8 nor GB18030; save it as UTF-8 and try again.",
        )
    return text


def decode_or_none(data: bytes) -> str | None:
    """As `decode`, None for what is in none of these encodings."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _mended(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        mended = data.decode("utf-8", errors="replace")
    wide = (len(data) - len(mended)) // 2  # sound Hanzi take three bytes
    if mended.count(_BROKEN) * _WIDE_A_BROKEN > wide:
        return _mended(data, "gb18030")
    return mended if _few_broken(mended) else None


def _mended(data: bytes, name: str) -> str | None:
    """The text with a mark for each broken character, None where they are many."""
    text = data.decode(name, errors="replace")
    return text if _few_broken(text) else None


def _few_broken(text: str) -> bool:
    return text.count(_BROKEN) * _CHARACTERS_A_BROKEN <= len(text)


def _cells(texts: Sequence[str], line: int, table: int, row: int) -> tuple[Cell, ...]:
    return tuple(
        [
            _new(
                Cell,
                (
                    text.strip(),
                    _new(Place, (None, None, line, table, row, column + 1)),
                    column,
                    1,
                    1,
                    False,
                ),
            )
            for column, text in enumerate(texts)
        ]
    )


def _pipe_cells(line: str) -> list[str]:
    parts = _PIPE.split(line) if "\\" in line else line.split("|")
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    if not _marked_up(line):
        return parts
    return [_plain(part).replace("\\|", "|").replace("<br>", "\n") for part in parts]


def _marked_up(line: str) -> bool:
    """Whether a row may hold anything but its words: emphasis, a bar that is no border, a break."""
    return "\\" in line or "<br>" in line or "**" in line or "__" in line


def _plain(text: str) -> str:
    if "**" in text or "__" in text:
        return _EMPHASIS.sub(lambda match: match[1] or match[2], text)
    return text


class _Tables:
    """Gathers consecutive rows of cells into tables.

    `rows` are those of the table that the line above, blank ones aside, was a row of.
    """

    def __init__(self, limits: Limits, before: int) -> None:
        self._limits = limits
        self.rows: list[tuple[Cell, ...]] = []
        self._count = before
        self._cells = 0

    def add(self, texts: Sequence[str], line: int) -> None:
        self._cells += len(texts)
        if self._cells > self._limits.cells:
            raise UnreadableError(
                "too_large",
                f"表格单元格超过 {self._limits.cells} 个，不像一份年度报告。",
                f"More than {self._limits.cells} table cells: not like an annual report.",
            )
        self.rows.append(_cells(texts, line, self._count + 1, len(self.rows) + 1))

    def close(self) -> Iterator[Table]:
        if self.rows:
            self._count += 1
            yield Table(tuple(self.rows), max(map(len, self.rows)))
            self.rows = []


def line_blocks(
    lines: Sequence[str], limits: Limits, first: int = 1, tables_before: int = 0
) -> Iterator[Block]:
    """Lines as blocks; `first` is the first line's number, `tables_before` how many stand above.

    Raises UnreadableError where a table is over a limit.
    """
    tables = _Tables(limits, tables_before)
    for number, line in enumerate(lines, first):
        bare = line.strip()
        if not bare:
            continue
        if "\t" in line and "\t" in line.rstrip("\r\n"):
            tables.add(line.split("\t"), number)
            continue
        if "|" in bare and (_is_barred(bare) or _goes_with(bare, lines, number - first, tables)):
            if not _RULE.fullmatch(bare):
                tables.add(_pipe_cells(bare), number)
            continue
        if tables.rows:
            yield from tables.close()
        yield _paragraph(line, bare, number)
    yield from tables.close()


def _is_barred(bare: str) -> bool:
    return bare[0] == "|" or (bare[-1] == "|" and bare.count("|") > 1)


def _goes_with(bare: str, lines: Sequence[str], at: int, tables: _Tables) -> bool:
    """Whether a line without outer bars is a row: one alone is a line of links or a title."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return bare.count("|") > 1 and (bool(tables.rows) or following.count("|") > 1)


def _paragraph(line: str, bare: str, number: int) -> Paragraph:
    if bare.startswith("#") and (heading := _HEADING.fullmatch(bare)):
        return Paragraph(_plain(heading[2]), Place(line=number), len(heading[1]))
    place = _new(Place, (None, None, number, None, None, None))
    return _new(Paragraph, (_plain(line.rstrip()), place, 0, True))


def text_document(text: str, limits: Limits) -> Document:
    """A text as blocks: rows of cells where tabs or pipes stand, else a paragraph a line.

    Raises UnreadableError where the text is over a limit.
    """
    if len(text) > limits.characters:
        raise UnreadableError(
            "too_large",
            f"文字超过 {limits.characters} 个字符，不像一份年度报告。",
            f"More than {limits.characters} characters: not like an annual report.",
        )
    lines = text.splitlines()
    kind = "md" if any("|" in line and _RULE.fullmatch(line) for line in lines) else "txt"
    return Document(tuple(line_blocks(lines, limits)), kind)
