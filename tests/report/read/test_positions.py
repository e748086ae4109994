"""Columns told by position; rows told by the lines around them."""

import pytest

from gongkai.report.form import APPLICATIONS
from gongkai.report.read.blocks import Paragraph, Place
from gongkai.report.read.limits import Limits
from gongkai.report.read.positions import clusters, head_columns, value_columns
from gongkai.report.read.recognise import recognise
from gongkai.report.read.rowlabels import label_before, name_between
from gongkai.report.read.strips import is_page_number, line_strip
from gongkai.report.read.text import text_document

LABELS = ("甲乙丙", "丁戊己", "总计")


def strips(*lines):
    return [line_strip(Paragraph(line, Place(line=k)), k) for k, line in enumerate(lines)]


def test_overlapping_figures_are_one_column():
    assert clusters([(0, 2), (8, 9), (1, 3), (9, 10)]) == [(0, 3), (8, 9), (9, 10)]


def test_columns_of_figures_need_a_row_that_fills_them_all():
    whole = strips("第一行      1     22    3", "第二行      4           5")
    assert value_columns(whole, 3) == [(12, 13), (18, 20), (24, 25)]
    apart = strips("第一行      1     22", "第二行                  3     4")
    assert value_columns(apart, 4) is None


def test_columns_are_told_by_the_words_of_the_head_over_them():
    heads = strips("               甲乙丙  丁戊己  总计")
    rows = strips("第一行         1               1", "第二行                 2       2")
    assert head_columns(heads, rows, LABELS) == [(15, 21), (23, 29), (31, 35)]


def test_a_head_that_does_not_stand_over_the_figures_tells_nothing():
    heads = strips("               甲乙丙  丁戊己  总计")
    rows = strips("第一行   1               1", "第二行   2       2       2")
    assert head_columns(heads, rows, LABELS) is None


def test_lines_before_figures_name_their_row_only_if_they_hold_one_label():
    one = strips("1.本机关不掌握相关", "政府信息", "0 0 0 0 0 0 0")
    match = label_before(APPLICATIONS, one, 2)
    assert match is not None
    assert match.key == "unable_not_held"
    two = strips("5.属于三类内部事务信息", "1.本机关不掌握相关", "政府信息", "0 0 0 0 0 0 0")
    assert label_before(APPLICATIONS, two, 3) is None


def test_a_label_half_above_and_half_below_its_figures_is_put_together():
    around = strips("1.本机关不掌握相关政府信", "（四）无    109  9  1  9  16  3  147", "息")
    match = name_between(APPLICATIONS, around, 1)
    assert match is not None
    assert match.key == "unable_not_held"


def test_figures_printed_one_a_line_are_one_row():
    rows = "".join(
        f"{label}\n" + "0\n" * 7
        for label in (
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "（一）予以公开",
        )
    )
    report = recognise(text_document(rows, Limits())).report
    assert report.applications["new"] == report.applications["granted"] == (0,) * 7


def places(strip):
    return [(cell.text, cell.column, cell.colspan) for cell in (*strip.labels, *strip.items)]


def test_cells_of_a_line_stand_where_they_are_printed():
    (line,) = strips("  行政 许可  “注”   12 件  ３  5")
    assert places(line) == [
        ("行政 许可", 2, 9),
        ("“注”", 13, 4),
        ("12件", 20, 4),
        ("３", 27, 2),
        ("5", 31, 1),
    ]
    assert [cell.text for cell in line.items] == ["12件", "３", "5"]


def test_a_line_of_one_word_is_a_label_or_a_figure():
    label, figure, mark, blank = strips("\u3000行政许可。", "  12件 ", "  无", "  ")
    assert (places(label), label.filled) == ([("行政许可。", 2, 10)], 0)
    assert (places(figure), figure.filled, figure.labels) == ([("12件", 2, 4)], 1, ())
    assert (mark.filled, mark.labels) == (1, ())
    assert (places(blank), blank.filled) == ([], 0)


@pytest.mark.parametrize(
    "text", ["- 4 -", "—12—", " 4 ", "第 4 页", "第4页 共 12 页", "4 / 12", "３/９"]
)
def test_a_page_number_is_told(text):
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["4", "4 页", "共12页", "- 行 -", "", "第四页", "- 1234 -"])
def test_other_lines_are_no_page_number(text):
    assert not is_page_number(text)


def test_a_label_directly_before_a_row_counts_below_long_prose():
    prose = ["本机关全年依法办理各类申请并且按时答复申请人" * 8] * 3
    found = label_before(APPLICATIONS, strips(*prose, "1.属于国家秘密", "0 0 0 0 0 0 0"), 4)
    assert found is not None
    assert found.key == "refused_state_secret"
