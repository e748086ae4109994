"""From blocks to the report: what sums choose, what is printed twice, which edition it is."""

import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.form import CellRef, Edition, application_rows
from gongkai.report.read import How, Reason, UnreadableError, read
from gongkai.report.write.html import html

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def table(rows):
    cells = ("".join(f"<td>{cell}" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}" for row in cells) + "</table>"


def applications(*, split=True, **figures):
    """Table 三 of zeros, with rows replaced by key."""
    zeros = ["0"] * 7
    rows = [(r.label, *figures.get(r.key, zeros)) for r in application_rows(split=split)]
    return table([("", *COLUMNS), *rows])


def proactive(*rows, head=("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")):
    return table([["第二十条第（一）项"], head, *rows])


def page(*parts, title="甲局2023年政府信息公开工作年度报告"):
    return f"<h1>{title}</h1>{''.join(parts)}".encode()


def cell(row, column, of="applications"):
    return CellRef(of, row, column)


def test_blanks_inside_a_number_are_read_as_the_sums_tell():
    reading = read(
        page(
            applications(
                new=["1 2", "3", "0", "0", "0", "0", "15"],
                granted=["12", "3", "0", "0", "0", "0", "15"],
                total=["12", "3", "0", "0", "0", "0", "15"],
            )
        )
    )
    assert reading.report.applications["new"] == (12, 3, 0, 0, 0, 0, 15)
    assert reading.sources[cell("new", "natural_person")].how is How.SUMS
    assert reading.report.marks[cell("new", "natural_person")] == "1 2"


def test_blanks_inside_a_number_stay_in_doubt_where_the_sums_fit_no_reading():
    reading = read(page(applications(new=["1 2", "3", "0", "0", "0", "0", "99"])))
    assert reading.report.applications["new"][0] is None
    (doubt,) = [d for d in reading.doubts if d.cell.table == "applications"]
    assert (doubt.cell, doubt.reason) == (cell("new", "natural_person"), Reason.NUMBER)
    assert doubt.candidates == (12, 1, 2)


def test_blanks_inside_a_number_stay_in_doubt_where_one_sum_fits_and_another_does_not():
    reading = read(
        page(
            applications(
                new=["1 2", "3", "0", "0", "0", "0", "15"],
                total=["13", "3", "0", "0", "0", "0", "16"],
            )
        )
    )
    assert cell("new", "natural_person") in reading.report.doubtful


def test_sums_never_fill_a_blank_nor_mend_a_damaged_digit():
    figures = ["12", "3", "0", "0", "0", "0", "15"]
    reading = read(
        page(applications(new=["", *figures[1:]], granted=["1■", *figures[1:]], total=figures))
    )
    assert reading.report.applications["new"][0] is None
    assert cell("new", "natural_person") not in reading.report.doubtful
    assert cell("granted", "natural_person") in reading.report.doubtful


def test_a_row_printed_twice_with_other_figures_is_in_doubt_where_they_differ():
    reading = read(page(proactive(("规章", "1", "0", "2"), ("规章", "1", "0", "3"))))
    assert reading.report.proactive["rules"] == (1, 0, None)
    twice = [doubt for doubt in reading.doubts if doubt.reason is Reason.TWICE]
    assert [(d.cell.column, d.candidates) for d in twice] == [("in_force", (2, 3))]


def test_a_row_printed_twice_alike_is_no_doubt():
    reading = read(page(proactive(("规章", "1", "0", "2"), ("规章", "1", "0", "2"))))
    assert reading.report.proactive["rules"] == (1, 0, 2)
    assert not [doubt for doubt in reading.doubts if doubt.reason is Reason.TWICE]


@pytest.mark.parametrize(
    ("rows", "title", "edition", "source"),
    [
        ([("行政强制", "27", "0", "0")], "甲局年报", "2019", "shape"),
        ([("行政强制", "27")], "甲局年报", "2021", "shape"),
        ([("规章", "0", "0", "0")], "甲局2019年政府信息公开工作年度报告", "2019", "year"),
    ],
)
def test_the_edition_is_told_by_shape_or_year_where_the_head_does_not(rows, title, edition, source):
    reading = read(page(proactive(*rows, head=("内容", "甲", "乙", "丙")), title=title))
    assert reading.report.edition == edition
    assert reading.origins["edition"].source == source


def test_figures_of_no_edition_are_in_doubt_and_blanks_are_not():
    rows = [("规章", "1", "", "2")]
    reading = read(page(proactive(*rows, head=("内容", "甲", "乙", "丙")), title="甲局年报"))
    assert reading.report.proactive["rules"] == (None, None, None)
    doubts = {d.cell.column: d.reason for d in reading.doubts if d.cell.row == "rules"}
    assert doubts == {"made": Reason.EDITION, "in_force": Reason.EDITION}
    assert reading.origins["edition"].source == "default"


def test_a_table_of_2021_with_the_one_row_of_2019_is_read_as_it_is():
    report = read(page(applications(split=False, other=["4", *"00000", "4"]))).report
    assert report.applications["other"] == (4, 0, 0, 0, 0, 0, 4)
    assert "other_other" not in report.applications
    assert report.edition is Edition.E2021
    assert not report.split_other


def test_the_whole_page_is_in_doubt_where_a_table_is_not_found():
    reading = read(page(applications()))
    absent = [d for d in reading.doubts if d.reason is Reason.NO_TABLE]
    assert {d.cell.table for d in absent} == {"proactive", "disputes"}
    assert len(absent) == 10 + 15


def test_a_row_that_is_not_printed_is_in_doubt_and_not_zero():
    html = applications().replace("<tr><td>重复申请" + "<td>0" * 7, "")
    reading = read(page(html))
    gone = [d for d in reading.doubts if d.reason is Reason.NO_ROW]
    assert {d.cell.row for d in gone} == {"not_processed_repeat"}
    assert len(gone) == 7


@pytest.mark.parametrize(
    ("html", "word"),
    [
        (b"<p>\xe4\xbd\xa0\xe5\xa5\xbd", "不是政府信息公开工作年度报告"),
        ("<h1>甲局2023年政府信息公开工作年度报告</h1><img src=a.png>".encode(), "图片"),
    ],
)
def test_what_holds_no_table_is_refused_with_what_is_needed(html, word):
    with pytest.raises(UnreadableError) as caught:
        read(html)
    assert caught.value.code == "not_a_report"
    assert word in caught.value.zh


def test_two_kinds_of_dispute_in_one_table_and_the_third_in_another():
    three = "".join(
        table([[kind], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], figures])
        for kind, figures in (
            ("复议后起诉", list("10203")),
            ("行政复议", list("00011")),
            ("未经复议直接起诉", list("21003")),
        )
    )
    report = read(
        page(applications(), "<p>四、政府信息公开行政复议、行政诉讼情况</p>", three)
    ).report
    assert report.disputes == {
        "reconsideration": (0, 0, 0, 1, 1),
        "direct_litigation": (2, 1, 0, 0, 3),
        "litigation_after_reconsideration": (1, 0, 2, 0, 3),
    }


def test_a_row_on_another_page_may_have_its_labels_in_fewer_grid_columns():
    text = html(sample_report()).decode()
    head, _, row = text.partition("四、结转下年度继续办理")
    cut = head.rindex("<tr>")
    values = ["", *map(str, range(2, 8))]
    cells = "".join(f"<td>{value}</td>" for value in values)
    alone = f"<table><tr><td>四、结转下年度继续办理</td>{cells}</tr></table>"
    end = row.partition("</tr>")[2]
    found = read(f"{head[:cut]}</tbody></table>{alone}<table><tbody>{end}".encode())
    assert found.report.applications["carried_forward"] == (None, 2, 3, 4, 5, 6, 7)
    assert found.doubts == ()
