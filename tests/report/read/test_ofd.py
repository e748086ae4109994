"""OFD: pages of text and rules, read as those of a PDF."""

import re

import ofdkit
import pytest

from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.ofd import ofd_document
from gongkai.report.read.ofd_values import deltas
from tests.generator import make
from tests.report.read.made_ofd import document, made_ofd, page, part, path, root, ruled, text

GRID = ruled((20, 60, 100), (20, 30, 40))
WORDS = text(25, 26, "规章") + text(65, 26, "12") + text(25, 36, "合计") + text(65, 36, "345")


def line_of(*objects):
    """The one line that a page prints, and its box in millimetres."""
    [line] = ofd_document(made_ofd(page(*objects))).blocks
    assert isinstance(line, Paragraph)
    assert line.place.box is not None
    return line.text, [side * 25.4 / 72 for side in line.place.box]


def said(*objects, **options):
    """The lines that a page of these objects prints."""
    found = ofd_document(made_ofd(page(*objects), **options)).blocks
    return [block.text.strip() for block in found if isinstance(block, Paragraph)]


def texts(data):
    [table] = [block for block in ofd_document(data).blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


CELLS = [["规章", "12"], ["合计", "345"]]


# Tables


def test_a_ruled_table_with_page_and_box_in_points():
    [table] = ofd_document(made_ofd(page(GRID, WORDS))).blocks
    assert isinstance(table, Table)
    assert texts(made_ofd(page(GRID, WORDS))) == CELLS
    place = table.rows[0][1].place
    assert (place.page, place.table, place.row, place.column) == (1, 1, 1, 2)
    assert place.box == (170.1, 56.7, 283.5, 85.0)


def boxes(fill):
    """The table's cells, each drawn as a rectangle."""
    return "".join(
        path(f"M {x} {y} L {x + 40} {y} L {x + 40} {y + 10} L {x} {y + 10} C", fill)
        for x in (20, 60)
        for y in (20, 30)
    )


def thin(level):
    """The table's lines as thin rectangles that are filled."""
    return "".join(
        path(
            "M 0 0 L {0} 0 L {0} {1} L 0 {1} C".format(*((80, 0.2) if level else (0.2, 20))),
            'Stroke="false" Fill="true"',
            f"{20 if level else at} {at if level else 20} 90 30",
        )
        for at in ((20, 30, 40) if level else (20, 60, 100))
    )


@pytest.mark.parametrize(
    "lines",
    [
        GRID,
        boxes(""),
        boxes('Fill="true"'),
        thin(level=True) + thin(level=False),
        f'<ofd:PageBlock ID="5"><ofd:PageBlock ID="6">{GRID}</ofd:PageBlock></ofd:PageBlock>',
        path("S 20 20 L 100 20 M 20 30 L 100 30 M 20 40 L 100 40 M 20 20 L 20 40 M 60 20 L 60 40 "
             "M 100 20 L 100 40"),
        path("M 4 4 L 20 4 M 4 6 L 20 6 M 4 8 L 20 8 M 4 4 L 4 8 M 12 4 L 12 8 M 20 4 L 20 8",
             'CTM="5 0 0 5 0 0"'),
        path("M 0 0 L 80 0 M 0 10 L 80 10 M 0 20 L 80 20 M 0 0 L 0 20 M 40 0 L 40 20 M 80 0 L "
             "80 20", 'CTM="1 0 0 1 5 5"', "15 15 100 100"),
    ],
    ids=["lines", "boxes", "filled boxes", "thin", "blocks", "one path", "matrix", "boundary"],
)  # fmt: skip
def test_ways_to_rule_a_table(lines):
    assert texts(made_ofd(page(lines, WORDS))) == CELLS


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ('Stroke="false"', ""),
        ("", '<ofd:StrokeColor Value="0 0 0" Alpha="0"/>'),
    ],
)
def test_a_line_that_is_not_seen_parts_nothing(attributes, inside):
    line = path("M 80 20 L 80 40", attributes, inside=inside)
    assert texts(made_ofd(page(GRID, line, WORDS))) == CELLS


def test_curves_and_shading_are_no_lines():
    curves = path("M 30 20 Q 40 30 30 40 B 30 1 2 3 30 20 A 5 5 0 0 1 30 40 C")
    shade = path("M 20 20 L 60 20 L 60 40 L 20 40 C", 'Stroke="false" Fill="true"')
    assert texts(made_ofd(page(GRID, curves, shade, WORDS))) == CELLS


def test_the_form_may_be_a_template_and_the_figures_the_page():
    labels = text(25, 26, "规章") + text(25, 36, "合计")
    figures = page(
        text(65, 26, "12"),
        text(65, 36, "345"),
        before='<ofd:Template TemplateID="7" ZOrder="Background"/>',
    )
    common = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/1.xml"/>'
    parts = {"Doc_0/Tpls/1.xml": page(GRID, labels)}
    assert texts(made_ofd(figures, common=common, parts=parts)) == CELLS


def test_a_composite_drawing_is_drawn_where_it_is_placed():
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="3" Width="9" Height="9">'
        f"<ofd:Content>{text(5, 6, '12')}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    placed = '<ofd:CompositeObject ID="4" Boundary="60 20 40 10" ResourceID="3" {}/>'
    words = text(25, 26, "规章") + text(25, 36, "合计") + text(65, 36, "345")
    common = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    parts = {"Doc_0/Res.xml": part("Res", unit)}
    data = made_ofd(page(GRID, words, placed.format("")), common=common, parts=parts)
    assert texts(data) == CELLS
    hidden = page(GRID, words, placed.format('Visible="false"'))
    assert texts(made_ofd(hidden, common=common, parts=parts)) == [["规章", ""], ["合计", "345"]]
    own = page(GRID, words, placed.format(""), before="<ofd:PageRes>../Res.xml</ofd:PageRes>")
    assert texts(made_ofd(own, parts=parts)) == CELLS


def test_coordinates_begin_at_the_corner_of_a_page_wherever_that_lies():
    area = "<ofd:Area><ofd:PhysicalBox>10 10 210 297</ofd:PhysicalBox></ofd:Area>"
    [table] = ofd_document(made_ofd(page(GRID, WORDS, before=area))).blocks
    assert isinstance(table, Table)
    assert table.rows[0][1].place.box == (170.1, 56.7, 283.5, 85.0)


def test_a_thin_picture_is_a_rule_and_another_is_none():
    picture = '<ofd:ImageObject ID="8" Boundary="{}" ResourceID="1"/>'
    line = picture.format("80 20 0.2 20")
    words = text(25, 26, "规") + text(65, 26, "12") + text(85, 26, "6")
    assert texts(made_ofd(page(GRID, line, words)))[0] == ["规", "12", "6"]
    other = picture.format("70 20 20 20")
    assert texts(made_ofd(page(GRID, other, WORDS))) == CELLS


def test_tables_count_on_over_pages():
    found = ofd_document(made_ofd(page(GRID, WORDS), page(GRID, WORDS)))
    assert found.pages == 2
    assert [block.rows[0][0].place[:4] for block in found.blocks if isinstance(block, Table)] == [
        (1, (56.7, 56.7, 170.1, 85.0), None, 1),
        (2, (56.7, 56.7, 170.1, 85.0), None, 2),
    ]


# Text


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("1 2 3", [1, 2, 3]),
        ("g 3 2.5", [2.5, 2.5, 2.5]),
        ("1 g 2 4 7", [1, 4, 4, 7]),
        ("g 0 1", []),
        ("", []),
        (None, []),
    ],
)
def test_steps_between_characters(written, steps):
    assert list(deltas(written)) == steps


@pytest.mark.parametrize(
    "code",
    [
        'DeltaX="2 2 2 2"',
        'DeltaX="g 4 2"',
        'DeltaX="2"',  # goes on as it began
        "",
    ],
)
def test_a_figure_whose_steps_are_written_in_any_way(code):
    assert said(text(20, 20, "12345", code=code)) == ["12345"]


def test_gaps_are_blanks_and_wide_ones_part_cells():
    assert said(text(20, 20, "12", code='DeltaX="4"')) == ["1 2"]
    row = text(25, 26, "规12", code='DeltaX="41 2"')
    assert texts(made_ofd(page(GRID, row)))[0] == ["规", "12"]


def test_several_codes_of_one_object_and_lines_downwards():
    several = (
        '<ofd:TextObject ID="1" Boundary="20 20 50 50" Font="1" Size="4">'
        '<ofd:TextCode X="0" Y="0" DeltaX="4">规章</ofd:TextCode>'
        '<ofd:TextCode X="10">一</ofd:TextCode><ofd:TextCode X="0" Y="10">二</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    assert said(several) == ["规章 一", "二"]
    assert said(text(20, 20, "一二", code='DeltaY="6"')) == ["一", "二"]


def test_a_matrix_and_a_scale_make_characters_larger_and_narrower():
    large = text(20, 20, "12", 'CTM="2 0 0 2 0 0"')
    line, (left, top, right, bottom) = line_of(large)
    assert line == "12"
    assert (right - left, bottom - top) == pytest.approx((8, 8), abs=0.1)
    assert said(text(20, 20, "12", 'HScale="0.5"', code='DeltaX="1"')) == ["12"]


def test_characters_that_are_turned_lie_beside_where_they_start():
    turned = text(20, 20, "甲", 'CharDirection="90"')
    _, (left, top, right, bottom) = line_of(turned)
    assert (left, top) == pytest.approx((19.5, 20), abs=0.1)
    assert (right, bottom) == pytest.approx((23.5, 24), abs=0.1)


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ('Fill="false"', ""),
        ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
    ],
)
def test_text_that_is_not_seen_is_not_read(attributes, inside):
    assert said(text(20, 20, "年", attributes, inside=inside), text(20, 30, "报")) == ["报"]


def test_a_code_that_only_the_font_knows_is_in_doubt():
    assert said(text(20, 20, "1\ue0052")) == ["1\ufffd2"]


def test_glyphs_keep_their_characters():
    glyphs = (
        '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2">'
        "<ofd:Glyphs>7 8</ofd:Glyphs></ofd:CGTransform>"
    )
    assert said(text(20, 20, "12", inside=glyphs)) == ["12"]


def test_blanks_take_their_steps():
    assert said(text(20, 20, "1 2", code='DeltaX="2 2"')) == ["1 2"]


def test_annotations_are_not_read():
    parts = {
        "Doc_0/Annots/Annotations.xml": part("Annotations", ""),
        "Doc_0/Annots/1.xml": part("PageAnnot", text(1, 1, "章")),
    }
    assert said(text(20, 20, "报"), parts=parts) == ["报"]


# Documents


def test_the_first_document_that_has_pages_is_read():
    parts = {
        "OFD.xml": root("Doc_9/Document.xml", "/Doc_1/Document.xml", "Doc_0/Document.xml"),
        "Doc_1/Document.xml": document(0),
    }
    assert said(text(20, 20, "报"), parts=parts) == ["报"]


def test_locations_may_count_from_the_root():
    listed = '<ofd:Pages><ofd:Page ID="1" BaseLoc="{}"/></ofd:Pages>'
    for location in ("/Doc_0/Pages/0.xml", "Doc_0/Pages/0.xml", "Pages\\0.xml", "./Pages/0.xml"):
        parts = {"Doc_0/Document.xml": part("Document", listed.format(location))}
        assert said(text(20, 20, "报"), parts=parts) == ["报"]


@pytest.mark.parametrize("seed", range(3))
def test_the_text_is_that_of_another_reader(seed):
    data = make(seed, edition="2021", format="ofd").data
    ours = []
    for block in ofd_document(data).blocks:
        if isinstance(block, Paragraph):
            ours.append(block.text)
        else:
            ours.extend(c.text for row in block.rows for c in row if not c.continued)
    assert sorted(re.sub(r"\s", "", "".join(ours))) == sorted(
        re.sub(r"\s", "", ofdkit.extract_text(data))
    )


def test_a_page_that_is_not_there_is_damage():
    parts = {"Doc_0/Document.xml": document(2)}
    with pytest.raises(UnreadableError, match="damaged"):
        said(text(20, 20, "报"), parts=parts)
