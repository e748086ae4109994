"""The tags and texts of a page into blocks; tables used for layout are walked through."""

import re
from functools import lru_cache

from gongkai.report.read.blocks import Block, Paragraph, Place, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.fold import superscript
from gongkai.report.read.html_table import TableFrame
from gongkai.report.read.html_tokens import (
    BLOCKS,
    HEADINGS,
    PICTURES,
    RAISING,
    UNSEEN,
    attributes,
    text_parts,
    tokens,
    words,
)
from gongkai.report.read.labels import LONGEST_KEPT
from gongkai.report.read.limits import Limits
from gongkai.report.read.text import line_blocks

_TEXT_FIELDS = frozenset(("", "text", "number", "tel"))
_UNKNOWN = "\ufffd"  # what a picture prints is not known
_BREAKS = frozenset((*BLOCKS, *(f"/{tag}" for tag in BLOCKS), "br"))
_TABLE_PARTS = frozenset(("table", "/table", "tr", "/tr", "td", "/td", "th", "/th"))
_RAISES = dict.fromkeys(RAISING, 1) | dict.fromkeys((f"/{tag}" for tag in RAISING), -1)
_LEVELS = HEADINGS | dict.fromkeys((f"/{tag}" for tag in HEADINGS), 0)
_CAPTIONS = {"caption": True, "/caption": False}
_BLANK = " \t\r\n\f"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANK_BETWEEN_WIDE = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f])[ \t\r\f]*\n[ \t\r\n\f]*"
    "(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f])"
)


def walk(body: str, limits: Limits, *, lines: bool) -> tuple[Block, ...]:
    """Give the blocks of a body as `shown_body` gives it.

    `lines` tells that outside of tables lines end where the text's do. Raises UnreadableError
    where a limit is passed.
    """
    walked = _Walk(limits, lines=lines)
    walked.take(body)
    return tuple(walked.blocks)


def collapse(text: str) -> str:
    """White space as a browser shows it, but none where a line breaks between wide characters."""
    if "\n" in text:
        text = _BLANK_BETWEEN_WIDE.sub("", text)
    return _BLANKS.sub(" ", text)


def _lines(text: str) -> str:
    """A cell's text with a line break for each run of vertical tabs, which stand for them."""
    text = text.strip(_BLANK)
    if " " not in text and text.isprintable():  # as most are: with no white space to collapse
        return text
    if "\v" not in text:
        return collapse(text)
    lines = [collapse(part).strip(" ") for part in text.split("\v")]
    return "\n".join(line for line in lines if line)


def _shown(source: str) -> str:
    return _lines(words(source))


_kept_shown = lru_cache(maxsize=4096)(_shown)


def _cell_text(source: str) -> str:
    """Give a cell's text by its source; kept for short texts: forms print the same ones again."""
    return _kept_shown(source) if len(source) <= LONGEST_KEPT else _shown(source)


class _Walk:
    """One pass over the page's tags in order, without recursion: pages nest to any depth."""

    def __init__(self, limits: Limits, *, lines: bool) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._limits = limits
        self._text: list[str] = []
        self._raised = 0  # how many of the open tags raise their text
        self._raised_around: list[int] = []  # and how many around each cell that is open
        self._heading = 0
        self._captions = False  # whether a table's caption is open: a line of its head, no prose
        self._levels: dict[int, int] = {}  # heading level from a part of the cell's text on
        self._pictured = False  # whether a picture or a choice stands in the cell that is open
        self._frames: list[TableFrame] = []
        self._tables = 0
        self._cells = 0

    def take(self, body: str) -> None:
        """Take in all that stands in the body."""
        unseen, depth = "", 0  # the tag whose end is looked for, how many of it are open
        for spans, before, mark, inside, behind, after, tag, source, text in tokens(body):
            following = text
            if depth:
                depth += (tag == unseen) - (tag == f"/{unseen}")
                if depth:
                    continue
            elif not tag:
                following = after
                frames = self._frames
                if frames and not frames[-1].layout:
                    self._count_cell()
                    self._text = []
                    frames[-1].add_cell(spans, _cell_text(f"{before}{inside}{behind}"))
                else:
                    self._add_flow((before, inside, behind) if mark else (before + inside,))
            elif tag in UNSEEN:
                unseen, depth = tag, 1
                self._pass(tag, text)
                continue
            elif tag in _TABLE_PARTS:
                self._step_table(tag, source)
            else:
                self._step(tag, source)
            if following and (self._text or following.strip(_BLANK)):
                self._add_text(following)
        self._flush()

    def _add_flow(self, paragraphs: tuple[str, ...]) -> None:
        """Take a cell that holds nothing but words, of a table that is layout."""
        raised, self._raised = self._raised, 0
        if self._frames:
            self._flush()
        for at, text in enumerate(paragraphs):
            if at:
                self._break()
            self._add_text(text)
        if self._frames:
            self._flush()
        self._raised = raised

    def _add_text(self, text: str) -> None:
        # What a browser collapses is not shown at a beginning.
        for part in text_parts(text):
            if part and (self._text or part.strip(_BLANK)):
                self._text.append(superscript(part) if self._raised else part)

    def _step(self, tag: str, source: str) -> None:
        """Go on at a tag that is no part of a table."""
        if tag in _BREAKS:
            self._break()
            if tag in _LEVELS:
                self._set_heading(_LEVELS[tag])
            elif tag == "hr":
                self._break()  # it ends where it begins
            elif tag in _CAPTIONS:
                self._captions = _CAPTIONS[tag]
        elif tag in _RAISES:
            self._raised += _RAISES[tag]
        elif self._in_cell():
            self._add_field(tag, source)

    def _step_table(self, tag: str, source: str) -> None:
        """Begin or end a table, a row or a cell."""
        if tag == "table":
            self._open_table()
        elif tag in ("td", "th"):
            self._raised_around.append(self._raised)
            self._raised = 0  # a whole figure is no mark of another
            self._open_cell(source)
        elif tag in ("/td", "/th"):
            self._raised = self._raised_around.pop()
            self._close_cell()
        elif not self._frames:
            return
        elif tag == "tr":
            self._frames[-1].open_row()
        elif tag == "/tr":
            self._frames[-1].close_row()
        else:
            self._close_table()

    def _set_heading(self, level: int) -> None:
        self._heading = level
        if self._in_cell():
            self._levels[len(self._text)] = level

    def _add_field(self, tag: str, source: str) -> None:
        """What a form's field in a cell holds; a picture alone is not known."""
        if tag == "img":
            self._pictured = True
        elif tag == "input":
            named = dict(attributes(source))
            if named.get("type", "").lower() in _TEXT_FIELDS:
                self._text.append(named.get("value", ""))

    def _pass(self, tag: str, text: str) -> None:
        """What counts in a cell of that into which the walk does not go."""
        if not self._in_cell():
            return
        if tag == "textarea":
            self._text.append(words(text))
        elif tag in PICTURES:
            self._pictured = True

    def _in_cell(self) -> bool:
        return bool(self._frames) and self._frames[-1].cell is not None

    def _break(self) -> None:
        if not self._text:
            return
        if self._in_cell():
            if self._text[-1] != "\v":
                self._text.append("\v")
        elif self._lines and not self._frames:
            self._text.append("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        if not self._text:
            return
        if self._lines and not self._frames:
            self._flush_lines()
        elif "\v" in self._text:
            self._flush_cell()
        else:
            parts, self._text = self._text, []
            self._add_paragraph(parts, self._heading)

    def _flush_lines(self) -> None:
        """Lines of Markdown, which are what they are in a text without a table of HTML."""
        lines, self._text = "".join(self._text).splitlines(), []
        for block in line_blocks(lines, self._limits, len(self.blocks) + 1, self._tables):
            self.blocks.append(block)
            self._tables += isinstance(block, Table)

    def _flush_cell(self) -> None:
        """What proves to be prose in a cell of a layout table: a paragraph for each break."""
        parts, self._text = self._text, []
        level = 0
        line: list[str] = []
        for at, part in enumerate(parts):
            level = self._levels.get(at, level)
            if part == "\v":
                self._add_paragraph(line, level)
                line = []
            else:
                line.append(part)
        self._add_paragraph(line, level)

    def _add_paragraph(self, parts: list[str], heading: int) -> None:
        text = collapse("".join(parts)).replace("\v", "\n").strip(" \n")
        if text and not text.isspace():
            place = Place(line=len(self.blocks) + 1)
            self.blocks.append(Paragraph(text, place, heading, self._captions))

    def _open_table(self) -> None:
        if not self._in_cell():
            self._flush()
        if self._frames:
            self._to_layout(self._frames[-1])
        self._frames.append(TableFrame(self._tables + 1))

    def _to_layout(self, frame: TableFrame) -> None:
        """A table with a table inside is layout: what it held so far goes out, then its flow."""
        self._emit(frame)
        frame.become_layout()
        self._flush()

    def _open_cell(self, source: str) -> None:
        if not self._frames:
            return
        frame = self._frames[-1]
        if frame.layout:
            self._flush()
            return
        self._count_cell()
        self._text = []
        self._levels = {}
        self._pictured = False
        frame.open_cell(source)

    def _count_cell(self) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise UnreadableError(
                "too_large",
                f"表格单元格超过 {self._limits.cells} 个，不像一份年度报告。",
                f"More than {self._limits.cells} table cells: not like an annual report.",
            )

    def _close_cell(self) -> None:
        if not self._frames:
            return
        frame = self._frames[-1]
        if frame.layout:
            self._flush()
        else:
            text = _lines("".join(self._text)) if self._text else ""
            if self._pictured and (not text or text.isspace()):
                text = _UNKNOWN
            frame.close_cell(text)
            self._text = []

    def _close_table(self) -> None:
        frame = self._frames.pop()
        if frame.layout:
            self._flush()
        else:
            self._emit(frame)

    def _emit(self, frame: TableFrame) -> None:
        table = frame.table()
        if table is not None:
            self._tables += 1
            self.blocks.append(table)
