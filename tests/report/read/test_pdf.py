"""What a page of a PDF prints comes out as tables and lines, however it is drawn."""

from datetime import date
from itertools import pairwise

import pytest

from gongkai.report.read.blocks import Document, Paragraph, Table
from gongkai.report.read.pdf import pdf_document
from tests.report.read.made_pdf import (
    FIGURES,
    FONT,
    XS,
    YS,
    MadePdf,
    line,
    rules,
    stream_object,
    text,
    words,
)


def document(*pages: str, **how) -> Document:
    return pdf_document(MadePdf(list(pages), **how).data())


def texts(table: Table) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in table.rows)


def only_table(found: Document) -> Table:
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    return table


def paragraphs(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def cell_outlines(xs=XS, ys=YS) -> str:
    return "\n".join(
        f"{a} {d} {b - a} {c - d} re S" for a, b in pairwise(xs) for c, d in pairwise(ys)
    )


def thin_rectangles() -> str:
    return "\n".join(
        [f"{x} {YS[-1]} 0.5 {YS[0] - YS[-1]} re f" for x in XS]
        + [f"{XS[0]} {y} {XS[-1] - XS[0]} 0.5 re f" for y in YS]
    )


def pieces(step: float, gap: float) -> str:
    drawn = []
    for x in XS:
        low: float = YS[-1]
        while low < YS[0]:
            drawn.append(line(x, low, x, min(low + step, YS[0])))
            low += step + gap
    for y in YS:
        start: float = XS[0]
        while start < XS[-1]:
            drawn.append(line(start, y, min(start + step, XS[-1]), y))
            start += step + gap
    return "\n".join(drawn)


def dots() -> str:
    return pieces(0.5, 1.5)


def one_path() -> str:
    return rules().replace(" S", "") + "\nS"


def doubled() -> str:
    return rules() + rules(tuple(x + 1.5 for x in XS), tuple(y + 1.5 for y in YS))


WAYS = {
    "lines": rules(),
    "outlines of cells": cell_outlines(),
    "thin filled rectangles": thin_rectangles(),
    "small pieces": pieces(6, 0),
    "dashes": pieces(4, 2.5),
    "dotted pieces": dots(),
    "one path": one_path(),
    "double lines": doubled(),
    "lines a little short": "\n".join(
        [line(x, YS[0] - 2, x, YS[-1] + 2) for x in XS]
        + [line(XS[0] + 2, y, XS[-1] - 2, y) for y in YS]
    ),
    "drawn twice": rules() + "\n" + rules(),
    "shaded": "0.9 g 100 670 300 30 re f 0.8 g 150 645 20 20 re f 0 g\n" + rules(),
    "no outer sides": "\n".join(
        [line(x, YS[0], x, YS[-1]) for x in XS[1:-1]] + [line(XS[0], y, XS[-1], y) for y in YS]
    ),
    "no top and bottom": "\n".join(
        [line(x, YS[0], x, YS[-1]) for x in XS] + [line(XS[0], y, XS[-1], y) for y in YS[1:-1]]
    ),
    "underlined words": rules() + "\n" + line(110, 678, 150, 678),
    "scaled": "q 0.5 0 0 0.5 0 0 cm\n"
    + rules(tuple(2 * x for x in XS), tuple(2 * y for y in YS))
    + "\nQ",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_table_is_read_however_its_rules_are_drawn(way):
    table = only_table(document(WAYS[way] + "\n" + words()))
    assert texts(table) == FIGURES
    assert table.exact


def test_spans_come_from_missing_pieces_of_rules():
    drawn = "\n".join(
        [
            "100 610 300 90 re S",
            line(100, 670, 300, 670),  # the last column's first two rows are one cell
            line(100, 640, 400, 640),
            line(200, 670, 200, 610),  # the first row's first two cells are one
            line(300, 700, 300, 610),
        ]
    )
    table = only_table(document(drawn + "\n" + text(110, 680, "wide") + "\n" + text(310, 660, "5")))
    spans = [
        [(c.text, c.column, c.colspan, c.rowspan, c.continued) for c in row] for row in table.rows
    ]
    assert spans == [
        [("wide", 0, 2, 1, False), ("5", 2, 1, 2, False)],
        [("", 0, 1, 1, False), ("", 1, 1, 1, False), ("5", 2, 1, 2, True)],
        [("", 0, 1, 1, False), ("", 1, 1, 1, False), ("", 2, 1, 1, False)],
    ]


def test_a_cell_says_its_page_box_table_row_and_column():
    found = document("", rules() + "\n" + words())
    cell = only_table(found).rows[1][2]
    place = cell.place
    assert (place.page, place.table, place.row, place.column) == (2, 1, 2, 3)
    assert place.box == (300.0, 130.0, 400.0, 160.0)


def test_lines_of_a_cell_stay_apart_and_in_order():
    content = "\n".join(
        [
            rules(),
            text(110, 675, "low"),
            text(110, 687, "high"),
            text(210, 680, "1"),
            text(310, 680, "2"),
        ]
    )
    assert texts(only_table(document(content)))[0] == ("high\nlow", "1", "2")


def test_a_frame_around_prose_is_no_table():
    framed = "50 500 500 250 re S\n" + line(50, 600, 550, 600)
    found = document(framed + "\n" + text(60, 700, "first") + "\n" + text(60, 550, "second"))
    assert paragraphs(found) == ["first", "second"]
    assert not [block for block in found.blocks if isinstance(block, Table)]


def test_a_table_inside_a_frame_keeps_its_figures():
    found = document("50 500 500 250 re S\n" + rules() + "\n" + words() + text(60, 730, "above"))
    assert texts(only_table(found)) == FIGURES
    assert paragraphs(found) == ["above"]


def test_prose_comes_line_by_line_in_order_around_a_table():
    content = "\n".join(
        [
            text(100, 500, "after"),
            rules(),
            words(),
            text(100, 750, "before"),
            text(100, 740, "next"),
        ]
    )
    blocks = document(content).blocks
    assert [b.text if isinstance(b, Paragraph) else "table" for b in blocks] == [
        "before",
        "next",
        "table",
        "after",
    ]
    assert all(b.hard_wrapped for b in blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(turn):
    # Drawn so that it stands upright once the page is turned.
    matrix = {90: "0 1 -1 0 800 0", 180: "-1 0 0 -1 600 800", 270: "0 -1 1 0 0 600"}[turn]
    box = "0 0 600 800" if turn == 180 else "0 0 800 600"
    content = f"q {matrix} cm\n{rules()}\n{words()}\nQ"
    found = document(content, media_box=box, page_extra=f"/Rotate {turn}")
    table = only_table(found)
    assert texts(table) == FIGURES
    assert table.rows[0][0].place.box == (100.0, 100.0, 200.0, 130.0)


def test_a_table_that_lies_on_its_side_reads_as_it_is_turned():
    content = f"q 0 1 -1 0 800 0 cm\n{rules()}\n{words()}\nQ"
    assert texts(only_table(document(content, media_box="0 0 800 600"))) == FIGURES


def test_the_pages_own_origin_and_crop_do_not_matter():
    found = document(
        f"q 1 0 0 1 1000 -300 cm\n{rules()}\n{words()}\nQ",
        media_box="900 -400 1700 600",
        page_extra="/CropBox [1000 -300 1600 500]",
    )
    table = only_table(found)
    assert texts(table) == FIGURES
    assert table.rows[0][0].place.box == (100.0, 100.0, 200.0, 130.0)


def test_fake_bold_is_printed_once_but_repeated_digits_stay():
    again = "\n".join(text(x, 680, "1100") for x in (210, 210.3))
    assert texts(only_table(document(f"{rules()}\n{again}")))[0] == ("", "1100", "")


def test_unseen_text_is_not_read():
    content = f"{rules()}\n{words()}\nBT 3 Tr /F 10 Tf 215 650 Td (99) Tj ET"
    assert texts(only_table(document(content))) == FIGURES


def test_tables_and_text_inside_nested_forms_are_read():
    inner = stream_object(
        f"{rules()}\n{words()}",
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 -50] "
        "/Resources << /Font << /F 3 0 R >> >>",
    )
    outer = stream_object(
        "q 1 0 0 1 20 0 cm /Inner Do Q",
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
        "/Resources << /XObject << /Inner 10 0 R >> >>",
    )
    found = document("/Outer Do", objects={10: inner, 11: outer}, xobjects="/Outer 11 0 R")
    table = only_table(found)
    assert texts(table) == FIGURES
    assert table.rows[0][0].place.box == (120.0, 150.0, 220.0, 180.0)


def test_a_form_that_draws_itself_ends():
    form = stream_object(
        f"{rules()} {words()} /Self Do",
        "/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
        "/Resources << /Font << /F 3 0 R >> /XObject << /Self 10 0 R >> >>",
    )
    found = document("/Self Do", objects={10: form}, xobjects="/Self 10 0 R")
    assert texts(only_table(found)) == FIGURES


def test_a_figure_whose_font_says_nothing_is_unknown_not_guessed():
    encoding = "/Encoding << /Differences [49 /g17 /g18] >>"
    odd = FONT.replace("/Helvetica", "/ABCDEF+Odd").replace("/Encoding /WinAnsiEncoding", encoding)
    found = document(
        f"{rules()}\n{text(210, 680, '12', font='Odd')}",
        objects={10: odd},
        fonts="/Odd 10 0 R",
    )
    assert texts(only_table(found))[0][1] == "\ufffd\ufffd"


def test_characters_beyond_the_first_plane_are_one_character():
    mapping = stream_object(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
        "endcodespacerange 2 beginbfchar <31> <D842DFB7> <32> <E123> endbfchar endcmap end"
    )
    mapped = FONT.replace(" >>", " /ToUnicode 11 0 R >>")
    found = document(
        text(100, 700, "132", font="M"), objects={10: mapped, 11: mapping}, fonts="/M 10 0 R"
    )
    assert paragraphs(found) == ["\U00020bb73\ufffd"]


NARROW = (100, 130, 160, 190)
LONG = (("a", "1234567", ""), ("b", "2", "3"), ("c", "4", "5"))


def test_a_figure_that_runs_over_its_border_stays_whole():
    found = document(f"{rules(NARROW)}\n{words(LONG, tuple(x - 6 for x in NARROW))}")
    assert texts(only_table(found))[0] == ("a", "1234567", "")


def test_digits_with_a_border_just_between_them_are_in_doubt():
    # The border at 160 stands where the fifth digit ends: one figure or two?
    found = document(f"{rules(NARROW)}\n{words(LONG, tuple(x - 8 for x in NARROW))}")
    assert texts(only_table(found))[0] == ("a", "1234567\ufffd", "")


def test_a_line_of_other_rows_does_not_part_a_figure_of_a_merged_cell():
    # The last row is one cell right of x = 100; the line at 200 of the rows above ends at its top.
    drawn = "\n".join(
        ["40 610 360 90 re S", line(40, 640, 400, 640), line(100, 610, 100, 700)]
        + [line(x, 640, x, 700) for x in (200, 300)]
    )
    size = 10
    half = text(200 - 4 * 5.56, 620, "12345678", size)  # four digits on either side of 200
    table = only_table(document(f"{drawn}\n{half}"))
    assert [cell.text for cell in table.rows[-1]] == ["", "12345678"]


def test_a_hyphen_at_the_end_of_a_line_is_kept():
    found = document(text(100, 700, "tele-") + "\n" + text(100, 685, "phone"))
    assert paragraphs(found) == ["tele-", "phone"]


@pytest.mark.parametrize(
    ("keywords", "published"),
    [
        ("published_on=2021-01-20", date(2021, 1, 20)),
        ("a, published_on=2021-01-20, b", date(2021, 1, 20)),
        ("published_on=2021-02-30", None),
        ("2021-01-20", None),
    ],
)
def test_the_date_of_publication_is_the_one_among_the_keywords(keywords, published):
    made = MadePdf([text(100, 700, "a report")], objects={20: f"<< /Keywords ({keywords}) >>"})
    made.trailer_extra = "/Info 20 0 R"
    assert pdf_document(made.data()).published_on == published


def test_the_next_rows_numbered_label_is_no_part_of_one_around_its_figures():
    figures = (("1", "2", "3", "4"), ("5", "6", "7", "8"))
    around = [text(110, y, words) for y, words in ((676, "1.first"), (664, "2.second"))]
    content = "\n".join([*around, words(figures, AT[1:], (700, 660, 640))])
    labels = [
        block.text.strip() for block in document(content).blocks if isinstance(block, Paragraph)
    ]
    assert labels == ["1.first", "2.second"]


def test_figures_far_apart_in_one_cell_are_not_run_together():
    found = document(f"{rules()}\n{text(210, 680, '12')}\n{text(240, 680, '34')}")
    assert texts(only_table(found))[0][1] == "12 34"


def test_two_tables_on_a_page_are_two():
    lower = tuple(y - 300 for y in YS)
    found = document("\n".join([rules(), words(), rules(ys=lower), words(ys=lower)]))
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [texts(table) for table in tables] == [FIGURES, FIGURES]
    assert [table.rows[0][0].place.table for table in tables] == [1, 2]


def test_lines_that_leave_an_odd_shape_are_cut_into_rows_and_say_so():
    drawn = "\n".join(
        [
            "100 610 300 90 re S",
            line(200, 700, 200, 610),
            line(200, 670, 400, 670),
            line(100, 640, 300, 640),
            line(300, 670, 300, 640),  # leaves an L in the lower right
        ]
    )
    table = only_table(document(drawn + "\n" + words()))
    assert not table.exact
    assert [sum(cell.colspan for cell in row) for row in table.rows] == [3, 3, 3]


def test_a_picture_as_thin_as_a_hair_is_a_rule():
    image = stream_object(
        "\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8"
    )  # fmt: skip
    hairs = [f"q 0.6 0 0 90 {x} 610 cm /Hair Do Q" for x in XS]
    hairs += [f"q 300 0 0 0.6 100 {y} cm /Hair Do Q" for y in YS]
    found = document("\n".join([*hairs, words()]), objects={10: image}, xobjects="/Hair 10 0 R")
    assert texts(only_table(found)) == FIGURES


def test_curves_and_clipping_paths_are_no_rules():
    curved = "100 600 m 100 700 400 700 400 600 c S\n100 610 300 90 re W n"
    assert paragraphs(document(f"{curved}\n{text(110, 680, 'x')}")) == ["x"]


SPACED = (("a", "1", "22", "3", "4"), ("b", "5", "", "6", "7"), ("c", "8", "99", "", "10"))
AT = (100, 200, 260, 320, 380, 440)


def test_without_rules_a_words_place_tells_its_column():
    found = document(words(SPACED, AT, (700, 680, 660, 640)))
    table = only_table(found)
    assert not table.exact
    assert [[cell.text for cell in row] for row in table.rows] == [
        [word for word in row if word] for row in SPACED
    ]
    columns: dict[str, int] = {cell.text: cell.column for row in table.rows for cell in row}
    assert columns["1"] == columns["5"] == columns["8"]
    assert columns["22"] == columns["99"] < columns["3"] == columns["6"]
    assert columns["4"] == columns["7"] == columns["10"]
    assert table.rows[1][2].place.box is not None


def test_without_rules_other_lines_keep_their_words_places():
    content = text(270, 720, "head") + "\n" + words(SPACED, AT, (700, 680, 660, 640))
    found = document(content)
    (head,) = paragraphs(found)
    table = only_table(found)
    assert len(head) - len(head.lstrip()) == table.rows[0][2].column


def test_without_rules_a_label_whose_lines_stand_around_its_figures_is_joined():
    figures = (("", "1", "2", "3", "4"), ("b", "5", "6", "7", "8"))
    content = "\n".join(
        [text(110, 676, "upper"), text(110, 664, "lower"), words(figures, AT, (700, 660, 640))]
    )
    table = only_table(document(content))
    assert [row[0].text for row in table.rows] == ["upperlower", "b"]
    assert len(table.rows[0]) == 5


def test_prose_with_figures_is_prose():
    assert paragraphs(document(text(100, 700, "in  2021  it  was  12  and  13  of  40"))) == [
        "in 2021 it was 12 and 13 of 40"
    ]
