"""DOCX files: paragraphs with heading level and automatic number, tables with true spans."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongkai.report.read.blocks import Block, Document, Paragraph, Place, Table
from gongkai.report.read.docx_numbering import Numbering, numbering
from gongkai.report.read.docx_styles import PLAIN, Style, heading_level, styles
from gongkai.report.read.docx_table import docx_table, row_cells, table_rows
from gongkai.report.read.docx_text import paragraph_text
from gongkai.report.read.docx_xml import child, local, number, shown, value
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.keywords import published_by
from gongkai.report.read.limits import DEFAULT_LIMITS, Limits
from gongkai.report.read.package import Package, damaged


def docx_document(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Give the blocks of a DOCX file as they are shown, tracked changes taken as accepted.

    Raises UnreadableError: damaged, encrypted, zip_bomb, xml_entities, too_deep, too_large.
    """
    package = Package(data, limits, "DOCX")
    main = package.main_part("word/document.xml")
    root = package.tree(main)
    body = child(root, "body")
    if body is None:
        raise damaged("DOCX")
    walk = _Walk(
        _paragraph_styles=dict(styles(package.tree(package.beside(main, "styles.xml")))),
        _numbering=numbering(package.tree(package.beside(main, "numbering.xml"))),
        _limits=limits,
    )
    blocks = tuple(walk.blocks(body))
    return Document(blocks, "docx", published_on=published_by(package))


@dataclass(slots=True)
class _Walk:
    """One pass through the text, counting tables, cells and list items."""

    _paragraph_styles: dict[str | None, Style]
    _numbering: Numbering
    _limits: Limits
    _tables: int = 0
    _cells: int = 0
    _characters: int = 0
    _inner: list[Block] = field(default_factory=list)

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        """Give the blocks of a body, a cell or a text box."""
        for element in shown(container):
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        text, boxes = paragraph_text(element)
        properties = child(element, "pPr")
        style = self._paragraph_styles.get(value(properties, "pStyle"), PLAIN)
        text = self._label(properties, style) + text
        self._count(0, len(text))
        if text.strip():
            yield Paragraph(text, Place(), heading_level(properties) or style.heading)
        for box in boxes:
            yield from self.blocks(box)

    def _label(self, properties: etree._Element | None, style: Style) -> str:
        list_id = value(properties, "numPr", "numId") or style.list_id
        if list_id is None or list_id == "0":  # 0 takes the number of the style away
            return ""
        level = number(properties, "numPr", "ilvl")
        return self._numbering.next_label(list_id, style.list_level if level is None else level)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        """Give a table, then the tables inside its cells; a table of one cell is a frame."""
        rows = table_rows(element)
        cells = [row_cells(row) for row in rows]
        self._count(sum(map(len, cells)), 0)
        if [len(row) for row in cells] == [1]:
            yield from self.blocks(cells[0][0])
            return
        self._tables += 1
        outer, self._inner = self._inner, []
        table = docx_table(rows, self._tables, self._cell_text)
        inner, self._inner = self._inner, outer
        yield table
        yield from inner

    def _cell_text(self, cell: etree._Element) -> str:
        texts = []
        for block in self.blocks(cell):
            if isinstance(block, Table):
                self._inner.append(block)
            else:
                texts.append(block.text)
        return "\n".join(texts)

    def _count(self, cells: int, characters: int) -> None:
        self._cells += cells
        self._characters += characters
        if self._cells > self._limits.cells or self._characters > self._limits.characters:
            raise UnreadableError(
                "too_large",
                f"DOCX 超过 {self._limits.cells} 格或 {self._limits.characters} 字，"
                "不像年度报告，请检查文件。",
                f"The DOCX has more than {self._limits.cells} cells or "
                f"{self._limits.characters} characters, too many for an annual report; "
                "check the file.",
            )
