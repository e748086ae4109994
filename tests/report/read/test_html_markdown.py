"""Markdown with tables in HTML, as converters of PDF files write it."""

import pytest

from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.html import html_document
from gongkai.report.read.html_markdown import is_markdown
from gongkai.report.read.limits import Limits

TABLE = "<html><body><table><tr><td>规章<p>又</p><br></td><td>0</td></tr></table></body></html>"
LINES = "# 甲局年度报告\n\n## 一、总体情况\n**一是**公开。\n"


def blocks(text):
    return html_document(text.encode(), Limits()).blocks


def test_lines_around_a_table_are_markdown():
    title, heading, prose, table, last = blocks(LINES + TABLE + "\n## 二、其他\n")
    assert [(b.text, b.heading) for b in (title, heading, prose, last)] == [
        ("甲局年度报告", 1),
        ("一、总体情况", 2),
        ("一是公开。", 0),
        ("二、其他", 2),
    ]
    assert prose.hard_wrapped
    assert isinstance(table, Table)


def test_tables_of_pipes_and_of_html_stand_in_one_text_and_are_counted_on():
    first, second = [
        b for b in blocks(LINES + "| 1 | 2 |\n|---|---|\n" + TABLE) if isinstance(b, Table)
    ]
    assert [cell.text for cell in first.rows[0]] == ["1", "2"]
    assert (first.rows[0][0].place.table, second.rows[0][0].place.table) == (1, 2)


@pytest.mark.parametrize("stray", ["<br>", "<p>", "<span>又</span>"])
def test_a_stray_tag_makes_no_page_of_a_text(stray):
    lines = "正文\n" * 8
    printed = [b for b in blocks(lines + stray + TABLE) if isinstance(b, Paragraph)]
    assert [b.text for b in printed[:8]] == ["正文"] * 8


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>甲\n乙</body></html>",
        "<head><title>题</title></head>甲\n乙<table></table>",
        "<p>甲\n乙</p><table></table>",
        "<table><tr><td>1</table>甲<br>\n乙",
    ],
)
def test_a_page_is_no_markdown(page):
    assert not is_markdown(page)
