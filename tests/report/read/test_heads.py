"""Columns in another order than the form's: told by the head, by the sums, or in doubt."""

import pytest

from gongkai.report.form import application_rows
from gongkai.report.read import How, Reason, read

from .test_recognise import COLUMNS, page, proactive, table

ROWS = {
    "new": [5, 2, 1, 0, 0, 1, 9],
    "granted": [4, 2, 1, 0, 0, 0, 7],
    "unable_not_held": [1, 0, 0, 0, 0, 1, 2],
    "total": [5, 2, 1, 0, 0, 1, 9],
}
TOTALS_FIRST = [6, 0, 1, 2, 3, 4, 5]
DISPUTES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def moved(order, heads=COLUMNS):
    rows = [["", *(heads[k] for k in order)]]
    for row in application_rows(split=True):
        figures = ROWS.get(row.key, [0] * 7)
        rows.append([row.label, *(figures[k] for k in order)])
    return table(rows)


def read_new(html):
    reading = read(page(html))
    return reading.report.applications["new"], reading


def test_a_head_that_names_all_columns_moves_them():
    order = [0, 2, 1, 3, 4, 5, 6]
    figures, reading = read_new(moved(order))
    assert figures == tuple(ROWS["new"])
    assert not [d for d in reading.doubts if d.cell.table == "applications"]


def test_totals_printed_first_are_told_by_the_sums_where_the_head_is_reworded():
    heads = ("自然人", "企业", "科研", "公益", "法律", "其它", "总数")
    figures, reading = read_new(moved(TOTALS_FIRST, heads))
    assert figures == tuple(ROWS["new"])
    assert {source.how for cell, source in reading.sources.items() if cell.row == "new"} == {
        How.SUMS
    }


def test_a_head_in_another_order_that_is_not_all_legible_leaves_the_figures_in_doubt():
    heads = ("个人", "商业企业", "科研机构", "公益", "法律", "其它", "总数")
    figures, reading = read_new(moved([0, 2, 1, 3, 4, 5, 6], heads))
    assert figures == (None,) * 7
    assert {d.reason for d in reading.doubts if d.cell.row == "new"} == {Reason.COLUMNS}


def disputes(head_rows, figures):
    return page("<p>四、政府信息公开行政复议、行政诉讼情况</p>", table([*head_rows, figures]))


def kinds(*names):
    return "".join(f"<td colspan=5>{name}" for name in names)


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (("行政复议", "未经复议直接起诉", "复议后起诉"), (0, 1, 2)),
        (("未经复议直接起诉", "复议后起诉", "行政复议"), (1, 2, 0)),
        (("行政复议", "复议后起诉", "未经复议直接起诉"), (0, 2, 1)),
    ],
)
def test_kinds_of_dispute_stand_where_the_head_puts_them(names, order):
    parts = [[1, 0, 0, 0, 1], [0, 2, 0, 0, 2], [0, 0, 3, 0, 3]]
    figures = [figure for k in order for figure in parts[k]]
    head = f"<tr>{kinds(*names)}<tr>{''.join(f'<td>{label}' for label in DISPUTES * 3)}"
    row = "".join(f"<td>{figure}" for figure in figures)
    report = read(page(f"<p>四、</p><table>{head}<tr>{row}</table>")).report
    assert [list(values) for values in report.disputes.values()] == parts


def test_columns_of_disputes_stand_where_the_head_puts_them():
    labels = ("结果纠正", "结果维持", "其他结果", "尚未审结", "总计")
    html = "".join(
        table([[kind], labels, figures])
        for kind, figures in (
            ("行政复议", [0, 1, 0, 0, 1]),
            ("未经复议直接起诉", [0] * 5),
            ("复议后起诉", [0] * 5),
        )
    )
    assert read(page(html)).report.disputes["reconsideration"] == (1, 0, 0, 0, 1)


def test_columns_of_rules_stand_where_the_head_puts_them():
    head = ("信息内容", "现行有效件数", "本年制发件数", "本年废止件数")
    report = read(page(proactive(("规章", 9, 1, 2), head=head))).report
    assert report.proactive["rules"] == (1, 2, 9)


@pytest.mark.parametrize("figures", [(8, 1, 2, 9), (8, "", 2, 9), ("", 1, 2, 9)])
def test_a_head_with_more_columns_than_the_form_leaves_a_wide_row_in_doubt(figures):
    head = ("信息内容", "上年", "本年制发件数", "本年废止件数", "现行有效件数")
    reading = read(page(proactive(("规章", *figures), head=head)))
    assert reading.report.proactive["rules"] == (None, None, None)


def test_a_head_of_rules_that_contradicts_the_form_in_part_leaves_figures_in_doubt():
    reading = read(
        page(proactive(("规章", 1, 2, 9), head=("信息内容", "现行有效件数", "甲", "乙")))
    )
    assert reading.report.proactive["rules"] == (None, None, None)
    assert {d.reason for d in reading.doubts if d.cell.row == "rules"} == {Reason.COLUMNS}


def test_a_head_of_disputes_that_contradicts_the_form_in_part_leaves_figures_in_doubt():
    labels = ("结果纠正", "甲", "其他结果", "尚未审结", "总计")
    html = "".join(
        table([[kind], labels, [1, 0, 0, 0, 1]])
        for kind in ("行政复议", "未经复议直接起诉", "复议后起诉")
    )
    reading = read(page(html))
    assert reading.report.disputes["reconsideration"] == (None,) * 5
    assert {d.reason for d in reading.doubts if d.cell.table == "disputes"} == {Reason.COLUMNS}


@pytest.mark.parametrize(
    ("label", "row"),
    [("撤销行政许可", "licences"), ("行政处罚、行政强制", "compulsion")],
)
def test_a_longer_text_that_ends_in_a_label_is_another_matter(label, row):
    reading = read(page(proactive(("规章", 0, 0, 0), (label, 34))))
    assert reading.report.proactive[row] == (None,)
    assert {d.reason for d in reading.doubts if d.cell.row == row} == {Reason.NO_ROW}


def test_another_whole_table_with_other_figures_leaves_the_difference_in_doubt():
    other = moved(range(7)).replace(
        "<td>5<td>2<td>1<td>0<td>0<td>1<td>9", "<td>6" + "<td>0" * 5 + "<td>6"
    )
    figures, reading = read_new(moved(range(7)) + other)
    assert figures == (None, None, None, 0, 0, None, None)
    assert {d.reason for d in reading.doubts if d.cell.row == "new"} == {Reason.TWICE}
    same, _ = read_new(moved(range(7)) * 2)
    assert same == tuple(ROWS["new"])


def test_an_amount_under_a_head_of_another_unit_is_marked():
    html = table(
        [
            ["第二十条第（八）项"],
            ["信息内容", "本年收费金额（单位：元）"],
            ["行政事业性收费", 125000],
        ]
    )
    report = read(page(html)).report
    assert report.proactive["charges"] == (125000,)
    assert [cell.row for cell in report.marks] == ["charges"]


def test_another_whole_table_two_with_other_figures_leaves_the_difference_in_doubt():
    rows = [("规章", 1, 0, 2), ("行政规范性文件", 3, 0, 4)]
    other = [("规章", 1, 0, 9), ("行政规范性文件", 3, 0, 4)]
    between = "<p>附件。</p>" * 40
    reading = read(page(proactive(*rows), between, proactive(*other)))
    assert reading.report.proactive["rules"] == (1, 0, None)
    assert reading.report.proactive["normative_documents"] == (3, 0, 4)
