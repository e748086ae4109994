"""What a page shows of its parts: hidden, struck and raised text, fields and pictures."""

import pytest

from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.html import html_document
from gongkai.report.read.limits import Limits


def blocks(html):
    return html_document(html.encode(), Limits()).blocks


def cell(inner):
    (table,) = blocks(f"<table><tr><td>{inner}</td></tr></table>")
    assert isinstance(table, Table)
    return table.rows[0][0].text


@pytest.mark.parametrize("tag", ["sup", "sub"])
def test_a_footnotes_mark_is_no_part_of_the_figure(tag):
    assert cell(f"1234<{tag}>1</{tag}>") == "1234¹"
    assert cell(f"1234<{tag}><a href='#n'>[10]</a></{tag}>") == "1234[¹⁰]"


def test_digits_raised_by_their_style_are_no_part_of_the_figure():
    assert cell("1234<span style='vertical-align: super'>2</span>") == "1234²"


def test_what_is_raised_around_a_table_raises_none_of_its_figures():
    for around in ("<sup>", "<div style='vertical-align:super'>"):
        for inner in ("12", "1<br>2"):
            (table,) = blocks(f"{around}<table><tr><td>{inner}<sup>3</sup></td></tr></table>")
            assert table.rows[0][0].text == inner.replace("<br>", "\n") + "³"


def test_what_is_raised_around_a_layout_table_raises_none_of_its_text():
    shown = blocks("<sup><table><tr><td><table></table><td>12<td><p>34</table>")
    assert [block.text for block in shown] == ["12", "34"]


def test_a_cell_that_is_raised_itself_is_raised_but_not_what_its_field_holds():
    inner = "1<textarea style='vertical-align:super'>2</textarea><input value=3>"
    (table,) = blocks(f"<table><tr><td style='vertical-align:super'>{inner}</table>")
    assert table.rows[0][0].text == "¹23"


@pytest.mark.parametrize("tag", ["del", "s", "strike", "s\nclass=x"])
def test_struck_text_is_not_the_reports(tag):
    assert cell(f"<{tag}>1233</{tag.split()[0]}>1234") == "1234"


def test_text_struck_by_its_style_is_not_the_reports():
    assert cell("<span style='text-decoration:line-through'>1233</span>1234") == "1234"


@pytest.mark.parametrize(
    "style",
    [
        ".h{display:none}",
        "p{color:red}\n.h , .x {\n visibility : hidden }",
        "span.h{display: none !important}",
        "#i{display:none}",
        "/* .h{display:block} */.h{display:none}",
    ],
)
def test_what_a_rule_of_the_page_hides_is_left_out(style):
    page = f"<style>{style}</style><table><tr><td><span class=h id=i>9</span>1234</table>"
    (table,) = blocks(page)
    assert table.rows[0][0].text == "1234"


@pytest.mark.parametrize(
    "style",
    [
        "@media print{.a{color:red}.h{display:none}}",
        ".h{display:none}.h.on{display:block}",
        ".x .h{display:none}",
        ".h:hover{display:none}",
        ".h{color:red}",
    ],
)
def test_what_no_rule_surely_hides_stays(style):
    (shown,) = blocks(f"<style>{style}</style><p class='h on'>正文</p>")
    assert shown.text == "正文"


def test_a_style_of_its_own_shows_what_a_rule_hides():
    page = "<style>.h{display:none}</style><p class=h style='display:block'>正文</p>"
    assert [block.text for block in blocks(page)] == ["正文"]


@pytest.mark.parametrize("tag", ["body", "body\thidden", "body STYLE='Display: None'"])
def test_a_body_that_is_hidden_has_no_text(tag):
    shown = [block.text for block in blocks(f"<html hidden><{tag}><p>正文")]
    assert shown == (["正文"] if tag == "body" else [])


@pytest.mark.parametrize("name", ["input value=1", "br", "img"])
def test_fields_and_breaks_count_though_hidden(name):
    shown = cell(f"<{name} hidden>")
    assert shown == cell(f"<{name}>")
    assert cell(f"2<{name} style='display&#58;none'>3") == cell(f"2<{name}>3")


def test_a_style_with_a_reference_in_it_hides():
    assert cell("<b style='display&#58;none'>9</b>1") == "1"


def test_invisible_parts_are_left_out():
    page = "<div style='visibility:hidden'><p>藏</p></div><p>正文</p>"
    assert [block.text for block in blocks(page)] == ["正文"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<input value='12'>", "12"),
        ("<input type=TEXT value='12'>件", "12件"),
        ("<input type=hidden value='12'>", ""),
        ("<textarea>12</textarea>", "12"),
        ("<img src=12.png>", "\ufffd"),
        ("<img src=a.png>12", "12"),
        ("<select><option>1<option>2</select>", "\ufffd"),
        ("<svg><path/></svg>", "\ufffd"),
    ],
)
def test_fields_and_pictures_in_cells(inner, text):
    assert cell(inner) == text
    (table,) = blocks(f"<table><tr><td><img src=1.png><td>{inner}</td></tr></table>")
    assert [c.text for c in table.rows[0]] == ["\ufffd", text]


def test_fields_outside_of_cells_are_no_text():
    shown = blocks("<p><input value='搜索'><textarea>源</textarea><img src=a.png>正文</p>")
    assert [b.text for b in shown if isinstance(b, Paragraph)] == ["正文"]


def test_hidden_and_raised_parts_inside_one_another_are_taken_once():
    hidden = "<div style='display:none'>" * 3000 + "9"
    assert cell(f"{'<sup>' * 3000}1{'</sup>' * 3000}2<span hidden>{hidden}") == "¹2"
