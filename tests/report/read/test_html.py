"""HTML pages into blocks."""

from datetime import date

import pytest

from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.html import html_document
from gongkai.report.read.html_walk import collapse
from gongkai.report.read.limits import Limits


def read(html, **limits):
    return html_document(html.encode(), Limits(**limits))


def texts(html):
    return [block.text for block in read(html).blocks if isinstance(block, Paragraph)]


def tables(html):
    return [block for block in read(html).blocks if isinstance(block, Table)]


def grid(table, *, continued=False):
    return [
        [(cell.text, cell.column) for cell in row if continued or not cell.continued]
        for row in table.rows
    ]


def test_spans_are_expanded_to_grid_columns_as_browsers_do():
    (table,) = tables(
        "<table><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>1<td>2<tr><td>丙<td>3<td>4</table>"
    )
    assert grid(table) == [
        [("甲", 0), ("乙", 1)],
        [("1", 1), ("2", 2)],
        [("丙", 0), ("3", 1), ("4", 2)],
    ]
    assert grid(table, continued=True)[1][0] == ("甲", 0)
    assert table.rows[1][0].continued
    assert table.width == 3


@pytest.mark.parametrize("span", ["0", "-2", "x", "", "99999999"])
def test_an_absurd_span_is_bounded(span):
    (table,) = tables(f"<table><tr><td colspan='{span}'>甲<td>1</table>")
    assert [cell.text for cell in table.rows[0]] == ["甲", "1"]
    assert table.width <= 201


def test_a_table_around_tables_is_layout_and_keeps_order():
    blocks = read(
        "<table><tr><td>前<table><tr><td>规章<td>0</table>后<p>又</p></td><td>旁</td></tr></table>"
    ).blocks
    shown = [block.text if isinstance(block, Paragraph) else grid(block) for block in blocks]
    assert shown == ["前", [[("规章", 0), ("0", 1)]], "后", "又", "旁"]


def test_prose_in_a_cell_of_a_layout_table_keeps_its_paragraphs_and_headings():
    first, second, third, table, last = read(
        "<table><tr><td><h1>题</h1><p>一、总体<b>情况</b></p>正文<br>"
        "<table><tr><td>1</table>后</td></tr></table>"
    ).blocks
    assert [block.text for block in (first, second, third, last)] == [
        "题",
        "一、总体情况",
        "正文",
        "后",
    ]
    assert [block.heading for block in (first, second, third, last)] == [1, 0, 0, 0]
    assert grid(table) == [[("1", 0)]]


def test_rows_before_a_nested_table_are_not_lost():
    blocks = read("<table><tr><td>名称<td>甲局<tr><td><table><tr><td>1</table></table>").blocks
    assert [grid(block) for block in blocks] == [
        [[("名称", 0), ("甲局", 1)]],
        [[("1", 0)]],
    ]


def test_parts_of_a_cell_stay_together_and_its_paragraphs_apart():
    (table,) = tables(
        "<table><tr><td><span>2</span><b>6</b><td><p>商业</p><p>企业</p><td>1<br>2</table>"
    )
    assert [cell.text for cell in table.rows[0]] == ["26", "商业\n企业", "1\n2"]


def test_hidden_parts_scripts_and_navigation_are_no_text():
    page = (
        "<nav>导航</nav><script>var a='脚本'</script><style>p{}</style>"
        "<p style='display: none'>藏</p><p hidden>匿</p><p>正文</p><footer>页脚</footer>"
    )
    assert texts(page) == ["正文"]


def test_blocks_and_breaks_end_paragraphs_and_inline_parts_do_not():
    assert texts("<div>一<span>二</span><br>三<p>四</p>五</div>") == ["一二", "三", "四", "五"]


def test_heading_levels_are_kept():
    first, second = read("<h2>一、总体情况</h2><p>正文</p>").blocks
    assert (first.heading, second.heading) == (2, 0)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("商业\n      企业", "商业企业"),
        ("2024\n年", "2024 年"),
        ("a \t b", "a b"),
        ("收到 3 件", "收到 3 件"),
    ],
)
def test_white_space_is_shown_as_a_browser_does_but_not_between_broken_hanzi(printed, shown):
    assert collapse(printed) == shown


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312"])
def test_the_charset_is_told_by_the_bytes_whatever_is_declared(encoding, declared):
    page = f"<meta charset='{declared}'><p>政府信息公开工作年度报告</p>"
    document = html_document(page.encode(encoding), Limits())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "政府信息公开工作年度报告"
    ]


def test_metadata_give_title_and_date():
    document = read(
        "<head><title>题</title><meta name='PubDate' content='2024-01-17 10:00'></head><p>文</p>"
    )
    assert (document.title, document.published_on) == ("题", date(2024, 1, 17))


def test_tables_in_markdown_keep_the_lines_around_them():
    assert texts("一、总体情况\n正文\n<table><tr><td>规章<td>0</table>\n二、其他") == [
        "一、总体情况",
        "正文",
        "二、其他",
    ]


def test_fifty_thousand_nested_tables_take_one_pass():
    (innermost,) = read("<table><tr><td>" * 50_000 + "文").blocks
    assert grid(innermost) == [[("文", 0)]]


@pytest.mark.parametrize("limits", [{"characters": 50}, {"cells": 5}])
def test_limits_are_arguments(limits):
    with pytest.raises(UnreadableError) as caught:
        read("<table>" + "<tr><td>1<td>2" * 10 + "</table>", **limits)
    assert caught.value.code == "too_large"


def test_a_caption_is_a_line_of_its_table_and_no_prose():
    found = read(
        "<p>前文。</p><table><caption>表三（单位：件）</caption><tr><td>甲<td>1</table><p>后文。"
    )
    assert [(b.text, b.hard_wrapped) for b in found.blocks if isinstance(b, Paragraph)] == [
        ("前文。", False),
        ("表三（单位：件）", True),
        ("后文。", False),
    ]
