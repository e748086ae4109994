"""DOCX: the page of GB/T 9704-2012, with the standard's faces by name.

The file names 仿宋_GB2312, 楷体_GB2312, 黑体 and 方正小标宋, which the word processor that opens it
has. Word cannot print a merged label again on the next page, so a table stays on one page, below
its heading, where it fits; heads are printed again on every page.
"""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from gongkai.report.model import AnnualReport
from gongkai.report.write.archive import archive
from gongkai.report.write.characters import require_xml
from gongkai.report.write.docx_shell import CORE, MAIN, shell, with_properties
from gongkai.report.write.grid import CAPTIONS, Cell, Grid, Role, place_lines
from gongkai.report.write.layout import TITLE_BREAK, Heading, Item, Level, layout
from gongkai.report.write.libraries import require_libraries

_TWIPS_AN_INCH, _TENTHS_AN_INCH = 1440, 254
_HALF_POINTS = {2: 21, 3: 18, 4: 18}  # size of each table's text
_TITLE_HALVES = 40  # half the width of a character of 22 points, that a line of 156 mm holds
_BELOW_TABLE, _ABOVE_TABLE = 240, 80  # twentieths of a point
_STYLES = {Level.TITLE: "Title", Level.SECTION: "Heading1", Level.SUBSECTION: "Heading2"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx(report: AnnualReport) -> bytes:
    """Write the report as a Word document; the same report gives the same bytes.

    Raises UnwritableError: no_library, bad_character.
    """
    require_libraries("docx")
    items = list(layout(report))
    require_xml(items)
    parts = dict(shell())
    parts[MAIN] = parts[MAIN].replace(b"<!--body-->", "".join(_body(items)).encode())
    parts[CORE] = with_properties(report)
    return archive(parts.items())


def _body(items: Sequence[Item]) -> Iterator[str]:
    before: Item | None = None
    for item, after in zip(items, (*items[1:], None), strict=True):
        if isinstance(item, Grid):
            if isinstance(before, Grid):
                yield _paragraph("")  # else Word joins the two tables
            yield _table(item)
        elif isinstance(item, Heading) and item.level is Level.TITLE:
            yield _paragraph(_title(item.text), _STYLES[item.level])
        else:
            style = _STYLES[item.level] if isinstance(item, Heading) else ""
            yield _paragraph(item.text, style, _spacing(before, after))
        before = item
    if isinstance(before, Grid):
        yield _paragraph("")  # a document ends with a paragraph


def _title(text: str) -> str:
    """The title; one that is too long for a line breaks where its sense does."""
    at = text.find(TITLE_BREAK)
    halves = sum(2 if east_asian_width(each) in "WFA" else 1 for each in text)
    return f"{text[:at]}\n{text[at:]}" if at > 0 and halves > _TITLE_HALVES else text


def _spacing(before: Item | None, after: Item | None) -> str:
    """Space that words keep from a table above them and one below them."""
    above = f' w:before="{_BELOW_TABLE}"' if isinstance(before, Grid) else ""
    below = f' w:after="{_ABOVE_TABLE}"' if isinstance(after, Grid) else ""
    return f"<w:spacing{above}{below}/>" if above or below else ""


def _paragraph(text: str, style: str = "", spacing: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{spacing}</w:pPr>" if named or spacing else ""
    return f"<w:p>{properties}{_run(text)}</w:p>"


def _run(text: str, properties: str = "") -> str:
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>" if text else ""


def _table(grid: Grid) -> str:
    widths = [width * _TWIPS_AN_INCH // _TENTHS_AN_INCH for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblCaption w:val="{escape(CAPTIONS[grid.name])}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(grid, widths))}</w:tbl>"
    )


def _rows(grid: Grid, widths: Sequence[int]) -> Iterator[str]:
    size = _HALF_POINTS[grid.section]
    lines = list(place_lines(grid.lines))
    heads = grid.parts[0].head if len(grid.parts) == 1 else 0
    above: dict[int, tuple[int, Cell]] = {}  # grid column -> lines left, the cell that reaches here
    for y, line in enumerate(lines):
        own = dict(line)
        cells = []
        x = 0
        while x < len(widths):
            if x in own:
                cell, mark = own[x], "restart" if own[x].rows > 1 else ""
                above[x] = (cell.rows - 1, cell)
            else:
                left, cell = above[x]
                above[x] = (left - 1, cell)
                mark = "continue"
            width = sum(widths[x : x + cell.columns])
            cells.append(_cell(cell, width, mark, size, keep=y < len(lines) - 1))
            x += cell.columns
        header = "<w:tblHeader/>" if y < heads else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int, merge: str, size: int, *, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    align = "left" if cell.role is Role.LABEL else "center"
    text = "" if merge == "continue" else cell.text
    run = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}'
        '<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>'
        f'{"<w:keepNext/>" if keep else ""}<w:jc w:val="{align}"/></w:pPr>{_run(text, run)}'
        "</w:p></w:tc>"
    )
