"""What is the same in every Word document that is written: styles, page, page numbers.

Made once a process with python-docx, by GB/T 9704-2012: A4 with 37, 35, 28 and 26 mm of margin, 22
lines of 16 points a page, headings without bold, page numbers outside.
"""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

from gongkai.report.model import AnnualReport
from gongkai.report.write.layout import title_of
from gongkai.report.write.metadata import file_date, keywords

MAIN, CORE = "word/document.xml", "docProps/core.xml"
_LATIN = "Times New Roman"
_FACES = {  # style -> face, points
    "Normal": ("仿宋_GB2312", 16),
    "Title": ("方正小标宋简体", 22),
    "Heading 1": ("黑体", 16),
    "Heading 2": ("楷体_GB2312", 16),
}
_PITCH = 28.95  # points: 22 lines in 225 mm
_INDENT = 32  # points: two characters of 16


@lru_cache(maxsize=1)
def shell() -> Mapping[str, bytes]:
    """Give the parts of a document whose body is to be put in at `<!--body-->`."""
    import docx

    document = docx.Document()
    _set_page(document.sections[0])
    _set_styles(document.styles)
    document.settings.odd_and_even_pages_header_footer = True
    _number(document.sections[0].footer, "right")
    _number(document.sections[0].even_page_footer, "left")
    stream = BytesIO()
    document.save(stream)
    with ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[MAIN] = parts[MAIN].replace(b"<w:body>", b"<w:body><!--body-->")
    return parts


def with_properties(report: AnnualReport) -> bytes:
    """Give the core properties: title, agency, keywords, and a date that no clock made."""
    made = f"{file_date(report).isoformat()}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title_of(report))}</dc:title>"
        f"<dc:creator>{escape(report.agency or '')}</dc:creator>"
        f"<cp:keywords>{escape(', '.join(keywords(report)))}</cp:keywords>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified>'
        "</cp:coreProperties>"
    ).encode()


def _set_page(section: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(22)  # so that its dashes stand 7 mm below the text
    properties = section._sectPr  # noqa: SLF001 - python-docx has no other way to the grid
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(_PITCH * 20)))
    properties.append(grid)


def _set_styles(styles: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, (face, points) in _FACES.items():
        style = styles[name]
        style.font.name, style.font.size = _LATIN, Pt(points)
        style.font.bold = style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), face)
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_PITCH)
        layout.keep_with_next = layout.keep_together = name.startswith("Heading")
        layout.first_line_indent = Pt(0 if name == "Title" else _INDENT)
    title = styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(36)
    title.paragraph_format.space_after = Pt(_PITCH)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    table = styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    table.base_style = styles["Normal"]
    table.font.name, table.font.size = _LATIN, Pt(9)
    table.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    table.paragraph_format.first_line_indent = Pt(0)
    off = OxmlElement("w:snapToGrid")  # else each line of a cell is as high as one of the text
    off.set(qn("w:val"), "0")
    table.element.get_or_add_pPr().append(off)
    table.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    table.paragraph_format.space_before = table.paragraph_format.space_after = Pt(2)


def _number(footer: Any, align: str) -> None:
    """Put “— 1 —” into a footer, 14 points, a character from the edge."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    run = '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>'
    side = "right" if align == "right" else "left"
    paragraph = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:ind w:{side}="280" w:firstLine="0"/>'
        f'<w:jc w:val="{align}"/></w:pPr><w:r>{run}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{run}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{run}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    first = footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    first.getparent().replace(first, paragraph)
