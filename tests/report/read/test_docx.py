"""What Word shows comes out as paragraphs and tables, however the file says it."""

import io
import zipfile

import pytest

from gongkai.report.read.blocks import Document, Paragraph, Table
from gongkai.report.read.docx import docx_document
from tests.report.read.made_docx import body, cell, made_docx, paragraph, part, row, run, table


def document(*content: str, **parts: str) -> Document:
    return docx_document(made_docx(body(*content), **parts))


def paragraphs(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def tables(found: Document) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def shape(found: Table):
    return [[(c.text, c.column, c.colspan, c.rowspan, c.continued) for c in r] for r in found.rows]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("a") + run("b"), "ab"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        (f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo>", "here"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("7"), "7"),
        (run("hidden", "<w:vanish/>") + run("seen", '<w:vanish w:val="0"/>'), "seen"),
        (run("12", "<w:strike/>") + run("34", "<w:dstrike/>") + run("56"), "56"),
        (run("12") + run("[3]", '<w:vertAlign w:val="superscript"/>'), "12[³]"),
        (run("12") + run("3", '<w:vertAlign w:val="subscript"/>'), "12³"),
        (run("12", '<w:vertAlign w:val="baseline"/><w:strike w:val="false"/>'), "12"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('held')}</w:sdtContent></w:sdt>", "held"),
        (f"<w:hyperlink>{run('link')}</w:hyperlink>", "link"),
        ('<w:r><w:sym w:font="Arial" w:char="0031"/></w:r>', "1"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A1"/></w:r>', "\ufffd"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
        (
            "<mc:AlternateContent><mc:Choice>"
            + run("once")
            + "</mc:Choice><mc:Fallback>"
            + run("once")
            + "</mc:Fallback></mc:AlternateContent>",
            "once",
        ),
        (
            "<w:r><w:ruby><w:rt>" + run("small") + "</w:rt><w:rubyBase>" + run("base")
            + "</w:rubyBase></w:ruby></w:r>",
            "base",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_gives_the_text_that_is_shown(inside, shown):
    assert paragraphs(document(f"<w:p>{inside}</w:p>")) == [shown]


def test_blank_paragraphs_are_left_out():
    assert paragraphs(document(paragraph(), paragraph("  "), paragraph("x"))) == ["x"]


def test_a_text_box_follows_its_paragraph():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('boxed')}</w:txbxContent></w:pict></w:r>"
    assert paragraphs(document(f"<w:p>{run('outer')}{box}</w:p>", paragraph("next"))) == [
        "outer",
        "boxed",
        "next",
    ]


def test_heading_levels_come_from_outline_style_name_and_what_a_style_rests_on():
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="a"><w:name w:val="odd"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="标题 3"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="o"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:styleId="n"><w:name w:val="Normal"/></w:style>',
    )
    found = document(
        paragraph("one", '<w:pStyle w:val="1"/>'),
        paragraph("three", '<w:pStyle w:val="a"/>'),
        paragraph("two", '<w:pStyle w:val="o"/>'),
        paragraph("own", '<w:pStyle w:val="n"/><w:outlineLvl w:val="3"/>'),
        paragraph("body", '<w:outlineLvl w:val="9"/>'),
        paragraph("plain"),
        styles=styles,
    )
    levels = [block.heading for block in found.blocks if isinstance(block, Paragraph)]
    assert levels == [1, 3, 2, 4, 0, 0]


def level(at: int, kind: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(text: str, list_id: int = 1, at: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbering_part(*levels: str, extra: str = "") -> str:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}',
    )


@pytest.mark.parametrize(
    ("kind", "text", "start", "shown"),
    [
        ("chineseCounting", "%1、", 1, "一、x"),
        ("chineseCountingThousand", "（%1）", 10, "（十）x"),
        ("japaneseCounting", "第%1条", 21, "第二十一条 x"),
        ("chineseCounting", "%1、", 105, "一〇五、x"),
        ("decimal", "%1.", 3, "3.x"),
        ("decimalEnclosedCircle", "%1", 2, "② x"),
        ("upperLetter", "%1)", 2, "B)x"),
        ("lowerLetter", "%1)", 3, "c)x"),
        ("upperRoman", "%1.", 14, "XIV.x"),
        ("lowerRoman", "%1.", 4, "iv.x"),
        ("bullet", "·", 1, "x"),
        ("none", "%1", 1, "x"),
    ],
)
def test_automatic_numbers_are_printed(kind, text, start, shown):
    numbering = numbering_part(level(0, kind, text, start))
    assert paragraphs(document(numbered("x"), numbering=numbering)) == [shown]


def test_lists_count_on_nest_and_start_anew():
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = numbering_part(
        level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2."), extra=anew
    )
    found = document(
        numbered("a"),
        numbered("b", at=1),
        numbered("c", at=1),
        numbered("d"),
        numbered("e", at=1),
        numbered("f", list_id=2),
        numbered("g", list_id=0),
        numbering=numbering,
    )
    assert paragraphs(found) == ["一、a", "一.1.b", "一.2.c", "二、d", "二.1.e", "一、f", "g"]


def test_a_style_may_number_its_paragraphs():
    styles = part(
        "styles",
        '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    numbering = numbering_part(level(0, "chineseCounting", "%1、"))
    found = document(
        paragraph("a", '<w:pStyle w:val="s"/>'),
        paragraph("b", '<w:pStyle w:val="s"/>'),
        styles=styles,
        numbering=numbering,
    )
    assert paragraphs(found) == ["一、a", "二、b"]


SPAN = '<w:gridSpan w:val="2"/>'
START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_spans_merges_and_cells_left_out_are_as_word_shows_them():
    found = document(
        table(
            row(cell("a", SPAN + START), cell("b")),
            row(cell("", SPAN + ON), cell("c")),
            row(cell("d"), cell("e"), cell("f")),
            row(cell("g"), properties='<w:gridBefore w:val="2"/>'),
        )
    )
    (only,) = tables(found)
    assert only.width == 3
    assert only.exact
    assert shape(only) == [
        [("a", 0, 2, 2, False), ("b", 2, 1, 1, False)],
        [("a", 0, 2, 2, True), ("c", 2, 1, 1, False)],
        [("d", 0, 1, 1, False), ("e", 1, 1, 1, False), ("f", 2, 1, 1, False)],
        [("g", 2, 1, 1, False)],
    ]
    place = only.rows[2][1].place
    assert (place.table, place.row, place.column) == (1, 3, 2)


def test_the_old_horizontal_merge_is_a_span():
    found = document(
        table(
            row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b")),
            row(cell("1"), cell("2"), cell("3")),
        )
    )
    assert shape(tables(found)[0])[0] == [("a", 0, 2, 1, False), ("b", 2, 1, 1, False)]


def test_a_merge_with_nothing_above_is_a_cell_of_its_own():
    found = document(table(row(cell("a", ON), cell("b")), row(cell("c"), cell("d"))))
    assert shape(tables(found)[0])[0] == [("a", 0, 1, 1, False), ("b", 1, 1, 1, False)]


def test_rows_inside_controls_are_shown_and_deleted_rows_are_not():
    held = f"<w:sdt><w:sdtContent>{row(cell('a'), cell('1'))}</w:sdtContent></w:sdt>"
    gone = row(cell("b"), cell("2"), properties="<w:del/>")
    wrapped = row(f"<w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>", cell("3"))
    found = document(table(held, gone, wrapped))
    assert [[c.text for c in r] for r in tables(found)[0].rows] == [["a", "1"], ["c", "3"]]


def test_paragraphs_of_a_cell_are_its_lines():
    found = document(table(row(cell(paragraph("a") + paragraph("b")), cell("1"))))
    assert tables(found)[0].rows[0][0].text == "a\nb"


def test_an_inner_table_follows_its_outer_one():
    inner = table(row(cell("x"), cell("1")))
    found = document(table(row(cell(paragraph("before") + inner), cell("y"))), paragraph("end"))
    outer, nested = tables(found)
    assert [c.text for c in outer.rows[0]] == ["before", "y"]
    assert [c.text for c in nested.rows[0]] == ["x", "1"]
    assert (outer.rows[0][0].place.table, nested.rows[0][0].place.table) == (1, 2)


def test_a_table_of_one_cell_is_a_frame():
    inner = table(row(cell("x"), cell("1")))
    found = document(table(row(cell(paragraph("prose") + inner))))
    assert paragraphs(found) == ["prose"]
    assert [c.text for c in tables(found)[0].rows[0]] == ["x", "1"]


def test_the_strict_kind_of_the_format_is_read_too():
    strict = body(paragraph("x"), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert paragraphs(docx_document(made_docx(strict))) == ["x"]


def test_the_part_that_holds_the_text_is_the_one_that_the_package_names():
    out = io.BytesIO()
    relation = (
        '<Relationships><Relationship Type="http://x/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("_rels/.rels", relation)
        package.writestr("word/document.xml", body(paragraph("old")))
        package.writestr("word/document2.xml", body(paragraph("x", '<w:pStyle w:val="h"/>')))
        package.writestr(
            "word/styles.xml",
            part("styles", '<w:style w:styleId="h"><w:name w:val="Title"/></w:style>'),
        )
    found = docx_document(out.getvalue())
    assert [(b.text, b.heading) for b in found.blocks if isinstance(b, Paragraph)] == [("x", 1)]


@pytest.mark.parametrize("code", ["zz", "", "D800", "7"])
def test_a_symbol_that_is_no_character_is_unknown(code):
    symbol = f'<w:r><w:sym w:font="x" w:char="{code}"/></w:r>'
    assert paragraphs(document(f"<w:p>{symbol}</w:p>")) == ["\ufffd"]


def test_a_list_that_nothing_defines_prints_no_number():
    assert paragraphs(document(numbered("x", list_id=7), numbering=numbering_part())) == ["x"]
