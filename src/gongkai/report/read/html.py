"""HTML pages into blocks: paragraphs and data tables; tables used for layout are walked through."""

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.report.read.blocks import Block, Document, Paragraph, Place, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.fold import superscript
from gongkai.report.read.html_markdown import is_markdown
from gongkai.report.read.html_seen import Odd, odd_nodes
from gongkai.report.read.html_table import TableFrame
from gongkai.report.read.limits import Limits
from gongkai.report.read.text import decode, line_blocks
from gongkai.report.read.titles import parse_date

_DROPPED = frozenset(
    (
        "script", "style", "noscript", "template", "iframe", "button", "nav", "footer", "video",
        "audio",
    )
)  # fmt: skip
_FIELDS = frozenset(("input", "textarea", "select", "img", "svg", "object"))
_UNOPENED = _DROPPED | _FIELDS | {"br"}
_TEXT_FIELDS = frozenset(("", "text", "number", "tel"))
_UNKNOWN = "\ufffd"  # what a picture prints is not known
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "title",
        "ul",
    )
)  # fmt: skip
_ENDING = _BLOCKS | {"table", "tr", "td", "th"}  # tags whose end means something
_CELLS = frozenset(("td", "th"))
_MOST_NESTED = 6  # a cell's source is looked at once for each table around it: not for thousands
_RICH = re.compile(r"<(?!/|(?:td|th|span|font|b|strong|i|em|u|o:p|a|p)[\s>])")
_BEGINS_PARAGRAPH = re.compile(r"<t[dh][^>]*>\s*<p[\s>]")
_BLANK = " \t\r\n\f"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PUBLISHED = ("PubDate", "pubdate", "publishdate", "publishDate", "article:published_time")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANK_BETWEEN_WIDE = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f])[ \t\r\f]*\n[ \t\r\n\f]*"
    "(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f])"
)


def html_document(data: bytes, limits: Limits) -> Document:
    """A saved page as blocks. Raises UnreadableError where it cannot be decoded or is too large."""
    return html_text_document(decode(data), limits)


def html_text_document(text: str, limits: Limits) -> Document:
    """As `html_document`, from text already decoded."""
    _check_size(text, limits)
    tree = LexborHTMLParser(text)
    title = _title(tree)
    published = _published(tree)
    walk = _Walk(limits, odd_nodes(tree, text), lines=is_markdown(text))
    if tree.body is not None:
        walk.walk(tree.body)
    return Document(tuple(walk.blocks), "html", title, published)


def _check_size(text: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise UnreadableError(
            "too_large",
            f"网页超过 {limits.characters} 个字符，不像一份年度报告；请只保存报告所在的页面。",
            f"The page has more than {limits.characters} characters: not like an annual report; "
            "save just the page of the report.",
        )


def _title(tree: LexborHTMLParser) -> str:
    meta = tree.css_first('meta[name="ArticleTitle" i]')
    content = (meta.attributes.get("content") or "") if meta else ""
    title = tree.css_first("title")
    return content.strip() or (title.text().strip() if title else "")


def _published(tree: LexborHTMLParser) -> date | None:
    contents: dict[str | None, str] = {}
    for meta in tree.css("meta"):
        attributes = meta.attributes
        for name in ("name", "property"):
            contents.setdefault(attributes.get(name), attributes.get("content") or "")
    dates = (parse_date(contents[name]) for name in _PUBLISHED if name in contents)
    return next(filter(None, dates), None)


def collapse(text: str) -> str:
    """White space as a browser shows it, but none where a line breaks between wide characters."""
    if "\n" in text:
        text = _BLANK_BETWEEN_WIDE.sub("", text)
    return _BLANKS.sub(" ", text)


def _lines(text: str) -> str:
    """A cell's text with a line break for each run of vertical tabs, which stand for them."""
    if "\v" not in text:
        return collapse(text).strip(" ")
    lines = [collapse(part).strip(" ") for part in text.split("\v")]
    return "\n".join(line for line in lines if line)


class _Walk:
    """One pass over the page's nodes in order, without recursion: pages nest to any depth."""

    def __init__(self, limits: Limits, odd: Odd, *, lines: bool) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._limits = limits
        self._odd = odd
        self._raised = 0  # how many of the open nodes raise their text
        self._text: list[str] = []
        self._heading = 0
        self._levels: dict[int, int] = {}  # heading level from a part of the cell's text on
        self._pictured = False  # whether a picture or a choice stands in the cell that is open
        self._frames: list[TableFrame] = []
        self._tables = 0
        self._cells = 0

    def walk(self, root: LexborNode) -> None:
        """Take in all that stands in the root; `stack` has the nodes that are open."""
        stack: list[tuple[LexborNode, str]] = []
        node: LexborNode | None = root
        has_odd = any(self._odd)
        while node is not None or stack:
            if node is None:
                node, tag = stack.pop()
                if tag in _ENDING:
                    self._leave(tag)
                if has_odd and node.mem_id in self._odd.raised:
                    self._raised -= 1
                node = node.next if stack else None
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._add_text(node.text_content)
            elif tag in _UNOPENED:
                self._pass(node, tag)
            elif tag in _CELLS and self._is_plain(node):
                self._open_cell(node)
                self._frames[-1].close_cell(_lines(node.text()))
            elif not has_odd or self._shows(node):
                if tag in _ENDING:
                    self._enter(node, tag)
                stack.append((node, tag))
                node = node.child
                continue
            node = node.next if stack else None
        self._flush()

    def _is_plain(self, node: LexborNode) -> bool:
        """Whether a cell of data holds nothing but words, at most one paragraph of them.

        Most cells do; their text is taken at once, without a step into each of their parts.
        """
        if not 0 < len(self._frames) <= _MOST_NESTED or self._frames[-1].layout:
            return False
        if node.mem_id in self._odd.cells:
            return False
        source = node.html or ""
        if _RICH.search(source):
            return False
        paragraphs = source.count("<p")
        if not paragraphs:
            return True
        whole = source[: -len("</td>")].rstrip().endswith("</p>")
        return paragraphs == 1 and whole and _BEGINS_PARAGRAPH.match(source) is not None

    def _add_text(self, text: str | None) -> None:
        # What a browser collapses is not shown at a beginning.
        if text and (self._text or text.strip(_BLANK)):
            self._text.append(superscript(text) if self._raised else text)

    def _pass(self, node: LexborNode, tag: str) -> None:
        """A node into which the walk does not go."""
        if tag == "br":
            self._break()
        elif tag in _FIELDS and self._in_cell():
            self._add_field(node, tag)

    def _shows(self, node: LexborNode) -> bool:
        """Whether the page shows a node; a raised one is noted."""
        node_id = node.mem_id
        if node_id in self._odd.hidden:
            return False
        self._raised += node_id in self._odd.raised
        return True

    def _enter(self, node: LexborNode, tag: str) -> None:
        """Begin a node with one of the tags of `_ENDING`."""
        if tag in _BLOCKS:
            self._break()
            if tag in _HEADINGS:
                self._set_heading(_HEADINGS[tag])
        elif tag == "table":
            self._open_table()
        elif self._frames:
            if tag == "tr":
                self._frames[-1].open_row()
            else:
                self._open_cell(node)

    def _leave(self, tag: str) -> None:
        """End a node with one of the tags of `_ENDING`."""
        if tag in _BLOCKS:
            self._break()
            if tag in _HEADINGS:
                self._set_heading(0)
        elif not self._frames:
            return
        elif tag == "tr":
            self._frames[-1].close_row()
        elif tag == "table":
            self._close_table()
        else:
            self._close_cell()

    def _set_heading(self, level: int) -> None:
        self._heading = level
        if self._in_cell():
            self._levels[len(self._text)] = level

    def _add_field(self, node: LexborNode, tag: str) -> None:
        """What a form's field in a cell holds; a picture alone, or a choice, is not known."""
        if tag == "input":
            attributes = node.attributes
            if (attributes.get("type") or "").lower() in _TEXT_FIELDS:
                self._text.append(attributes.get("value") or "")
        elif tag == "textarea":
            self._text.append(node.text())
        else:
            self._pictured = True

    def _in_cell(self) -> bool:
        return bool(self._frames) and self._frames[-1].spans is not None

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
            self.blocks.append(Paragraph(text, place, heading))

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

    def _open_cell(self, node: LexborNode) -> None:
        frame = self._frames[-1]
        if frame.layout:
            self._flush()
            return
        self._cells += 1
        if self._cells > self._limits.cells:
            raise UnreadableError(
                "too_large",
                f"表格单元格超过 {self._limits.cells} 个，不像一份年度报告。",
                f"More than {self._limits.cells} table cells: not like an annual report.",
            )
        self._text = []
        self._levels = {}
        self._pictured = False
        frame.open_cell(node.attributes)

    def _close_cell(self) -> None:
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
