"""Plain text and Markdown into blocks."""

import pytest

from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.text import decode, text_document


def blocks(text, **limits):
    return text_document(text, Limits(**limits)).blocks


def grid(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_tabs_are_cell_borders_and_blank_cells_stay():
    (table,) = blocks("规章\t0\t\t4\n行政许可\t26\t0\t16612\t\n")
    assert grid(table) == [["规章", "0", "", "4"], ["行政许可", "26", "0", "16612", ""]]
    assert [cell.column for cell in table.rows[0]] == [0, 1, 2, 3]
    assert table.width == 5


def test_a_blank_line_inside_a_tabbed_table_is_a_page_break_and_not_its_end():
    (table,) = blocks("规章\t0\n\n\n行政许可\t1\n")
    assert grid(table) == [["规章", "0"], ["行政许可", "1"]]


def test_a_line_of_prose_ends_a_table():
    kinds = [type(block) for block in blocks("规章\t0\n说明文字\n行政许可\t1\n")]
    assert kinds == [Table, Paragraph, Table]


def test_pipes_are_cell_borders_and_rules_are_not_rows():
    (table,) = blocks("| 规章 | **0** |\n|---|:--:|\n| 行政\\|许可 |  |\n")
    assert grid(table) == [["规章", "0"], ["行政|许可", ""]]


def test_pipes_without_outer_bars_are_cell_borders():
    (table,) = blocks("规章|1|2\n---|---|---\n行政许可|26|\n")
    assert grid(table) == [["规章", "1", "2"], ["行政许可", "26"]]
    alone = blocks("规章|行政许可\n甲|乙|丙\n正文\n")
    assert all(isinstance(block, Paragraph) for block in alone)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\f", "\f\n"])
def test_lines_end_as_any_system_ends_them(end):
    printed = end.join(["一、总体情况", "正文", "规章\t0", "行政许可\t1"])
    first, second, table = blocks(printed)
    assert (first.text, second.text) == ("一、总体情况", "正文")
    assert grid(table) == [["规章", "0"], ["行政许可", "1"]]


def test_headings_and_emphasis_are_markup_and_not_text():
    heading, prose = blocks("## 一、总体情况 ##\n**一是**继续公开。\n")
    assert (heading.text, heading.heading) == ("一、总体情况", 2)
    assert (prose.text, prose.heading, prose.hard_wrapped) == ("一是继续公开。", 0, True)


def test_places_count_lines_tables_and_columns_from_one():
    first, table = blocks("第一行\n\n规章\t0\n")
    assert first.place.line == 1
    place = table.rows[0][1].place
    assert (place.line, place.table, place.row, place.column) == (3, 1, 1, 2)


def test_markdown_is_told_by_its_table_rules():
    assert text_document("| a | b |\n|---|---|\n", Limits()).format == "md"
    assert text_document("a\tb\n", Limits()).format == "txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_text_is_decoded_whatever_its_encoding(encoding):
    assert decode("政府信息公开年度报告".encode(encoding)) == "政府信息公开年度报告"


@pytest.mark.parametrize(
    ("encoding", "broken"),
    [
        ("utf-8", b"\xff"),
        ("utf-8", "件".encode()[:2]),  # all of it could be read as GB18030, too
        ("gb18030", b"\xff"),
        ("gb18030", "件".encode("gb18030")[:1]),
    ],
)
def test_a_broken_character_is_marked_and_the_rest_is_read(encoding, broken):
    whole = "政府信息公开年度报告" * 30
    text = decode(whole.encode(encoding) + broken + b"\n" + whole.encode(encoding))
    assert text == f"{whole}\ufffd\n{whole}"


def test_what_is_no_text_says_where():
    with pytest.raises(UnreadableError) as caught:
        decode(b"\x81\x20\xff\xff\xff" * 5)
    assert caught.value.code == "damaged"
    assert "UTF-8" in caught.value.zh
    assert "UTF-8" in caught.value.en


@pytest.mark.parametrize("limits", [{"characters": 10}, {"cells": 3}])
def test_limits_are_arguments(limits):
    with pytest.raises(UnreadableError) as caught:
        blocks("规章\t0\t0\t0\t0\t0\n" * 3, **limits)
    assert caught.value.code == "too_large"
