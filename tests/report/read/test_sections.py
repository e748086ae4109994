"""Sections, their headings and prose; titles; lines into paragraphs."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.read import read
from gongkai.report.read.blocks import Paragraph, Place
from gongkai.report.read.lines import Measure, join_lines, measure, measured
from gongkai.report.read.sections import heading_number, is_chrome, subsections
from gongkai.report.read.titles import find_title, parse_date, parse_title, year_number
from gongkai.report.write.typeset import pdf


@pytest.mark.parametrize(
    ("text", "number", "exact"),
    [
        ("一、总体情况", 1, True),
        ("二、主动公开政府信息情况", 2, True),
        ("第三部分 收到和处理政府信息公开申请情况", 3, True),
        ("四、政府信息公开行政复议、行政诉讼情况", 4, True),
        ("4. 政府信息公开行政复议和行政诉讼情况", 4, True),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5, True),
        ("五、存在的主要问题及整改措施", 5, False),
        ("六、其他需要报告的事项", 6, True),
        ("六、其它需要报告的事项", 6, False),
        ("（五）存在的主要问题及改进情况", 5, False),
        ("(六)其他需要报告的事项", 6, False),
    ],
)
def test_headings_of_sections_as_printed(text, number, exact):
    assert heading_number(text) == (number, exact)


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开情况",  # a sub-heading of section one
        "（一）其他需要报告的事项",  # its numeral is another section's
        "（五）存在的主要问题及整改措施",  # not the official wording
        "一、本年新收政府信息公开申请数量",  # a row of table 三
        "四、结转下年度继续办理",
        "报告包括总体情况、主动公开政府信息情况等六部分。",
        "",
    ],
)
def test_what_looks_like_a_heading_and_is_none(text):
    assert heading_number(text) is None


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        ("甲市公安局2020年政府信息公开工作年度报告", "甲市公安局", 2020),
        ("2024 年甲市科委政府信息公开工作年度报告", "甲市科委", 2024),
        ("甲县发展和改革局２０２３年度政府信息公开年度报告-甲县政府网", "甲县发展和改革局", 2023),
        ("甲市人民政府二〇二四年政府信息公开工作年度报告", "甲市人民政府", 2024),
        ("关于甲局2022年政府信息公开工作情况的报告", "甲局", 2022),
        ("甲局政府信息公开工作年度报告（2021年）", "甲局", 2021),
        ("2021年政府信息公开工作年度报告", None, 2021),
    ],
)
def test_titles_name_agency_and_year(text, agency, year):
    title = parse_title(text)
    assert title is not None
    assert (title.agency, title.year) == (agency, year)


@pytest.mark.parametrize("text", ["2024年政府工作报告", "信息公开指南", "甲局2024年工作总结"])
def test_other_titles_are_none(text):
    assert parse_title(text) is None


def lines(*printed):
    return [Paragraph(text, Place(line=k), hard_wrapped=True) for k, text in enumerate(printed, 1)]


@pytest.mark.parametrize(
    ("printed", "first", "count"),
    [
        (["甲市公安局", "2020年政府信息公开工作年度报告", "正文"], 0, 2),
        (["正文", "2024年甲市科委政府信息公开工作", "年度报告"], 1, 2),
        (["首页 规章 处罚", "甲市人民政府2023年政府信息公开工作年度报告"], 1, 1),
        (["甲市人民政府", "2023年政府信息", "公开工作年度报告"], 0, 3),
    ],
)
def test_a_title_may_break_over_lines_and_takes_no_navigation_with_it(printed, first, count):
    found = find_title(lines(*printed))
    assert found is not None
    assert found.title.agency is not None
    assert (found.first, found.lines) == (first, count)
    assert found.title.agency.startswith("甲市")


def test_years_and_dates():
    assert year_number("二〇二四") == year_number("2024") == 2024
    assert parse_date("公开日期：2024年1月17日") == date(2024, 1, 17)
    assert parse_date("2024-01-17 10:00") == date(2024, 1, 17)
    assert parse_date("2024-13-40") is None
    assert parse_date("无") is None


def test_wrapped_lines_are_joined_until_the_sense_ends():
    wrapped = lines(
        "本机关全年公开信息很多条，涉及各项工作的各个方面，其中政策文件和",
        "解读材料最多。",
        "（一）主动公开。继续公开各类信息，并且不断扩大公开的范围和深度，",
        "回应社会关切。",
    )
    assert join_lines([measured(line) for line in wrapped], Measure(64)) == [
        "本机关全年公开信息很多条，涉及各项工作的各个方面，其中政策文件和解读材料最多。",
        "（一）主动公开。继续公开各类信息，并且不断扩大公开的范围和深度，回应社会关切。",
    ]


def test_paragraphs_that_the_format_tells_apart_are_never_joined():
    apart = [Paragraph("甲" * 40, Place()), Paragraph("乙", Place())]
    assert join_lines([measured(line) for line in apart], Measure(80)) == ["甲" * 40, "乙"]


def test_sub_headings_on_lines_of_their_own_group_the_paragraphs():
    parts = subsections(["导言。", "（一）主动公开情况", "甲。", "（二）依申请公开情况", "乙。"])
    assert [(part.heading, part.paragraphs) for part in parts] == [
        ("", ("导言。",)),
        ("（一）主动公开情况", ("甲。",)),
        ("（二）依申请公开情况", ("乙。",)),
    ]


@pytest.mark.parametrize(
    ("text", "chrome"),
    [
        ("打印本页", True),
        ("苏ICP备05000001号", True),
        ("主办单位：甲局", True),
        ("无。", False),
        ("本机关主办的活动", False),
    ],
)
def test_what_belongs_to_the_page_is_not_the_report(text, chrome):
    assert is_chrome(text) is chrome


PAGE = """<title>甲局2023年政府信息公开工作年度报告</title>
<ul><li>总体情况<li>其他需要报告的事项</ul>
<h1>甲局2023年政府信息公开工作年度报告</h1><p>导语。</p>
<p>一、总体情况</p><p>（一）主动公开情况</p><p>公开。</p>
<p>二、主动公开政府信息情况</p>
<table><tr><td>第二十条第（一）项
<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
<tr><td>规章<td>0<td>0<td>0<tr><td>行政规范性文件<td>1<td>2<td>3</table>
<p>五、存在的主要问题及改进情况</p><p>不足。</p><p>六、其他需要报告的事项</p><p>无。</p>
<p>打印本页</p><p>关闭窗口</p>"""


def test_prose_goes_to_its_section_and_the_page_around_it_goes_nowhere():
    report = read(PAGE.encode()).report
    assert [(s.number, s.printed_number, s.text) for s in report.sections] == [
        (1, "一", "（一）主动公开情况\n公开。"),
        (2, "二", ""),
        (5, "五", "不足。"),
        (6, "六", "无。"),
    ]
    assert report.proactive["normative_documents"] == (1, 2, 3)
    assert (report.agency, report.year, report.title) == (
        "甲局",
        2023,
        "甲局2023年政府信息公开工作年度报告",
    )


@pytest.mark.parametrize("numbering", ["六、", "（六）", "(6)", "六"])
def test_a_heading_does_not_keep_its_numeral(numbering):
    report = read(PAGE.replace("六、", numbering).encode()).report
    last = report.sections[-1]
    assert (last.number, last.heading, last.text) == (6, "其他需要报告的事项", "无。")
    assert last.printed_number == numbering.strip("、（()）")


def test_a_table_of_the_same_rows_in_section_one_hides_no_heading():
    start, end = PAGE.index("<table>"), PAGE.index("</table>") + len("</table>")
    report = read(PAGE.replace("<p>公开。</p>", PAGE[start:end]).encode()).report
    assert [s.number for s in report.sections] == [1, 2, 5, 6]


@pytest.mark.parametrize("numbering", ["五、", "（五）"])
def test_an_appendix_that_repeats_a_table_swallows_no_section(numbering):
    start, end = PAGE.index("<table>"), PAGE.index("</table>") + len("</table>")
    page = PAGE.replace("五、", numbering) + "<p>附件</p>" + PAGE[start:end]
    report = read(page.replace("<p>打印本页</p><p>关闭窗口</p>", "").encode()).report
    assert [(s.number, s.text) for s in report.sections[2:]] == [(5, "不足。"), (6, "无。\n附件")]


def placed(text, left, right):
    """A line of a page: its left and right edges in points."""
    return Paragraph(text, Place(page=1, box=(left, 0.0, right, 16.0)), hard_wrapped=True)


FULL = "本机关全年公开信息若干条涉及各项工作的各个方面，其中。"  # 27 characters of 16 points
INDENT, EDGE = 32.0, 0.0


def joined(*lines):
    made = [measured(line) for line in lines]
    return join_lines(made, measure(made))


def test_an_indent_begins_a_paragraph_though_the_line_above_is_full():
    lines = [
        placed(FULL[:26], INDENT, 448.0),
        placed(FULL, EDGE, 432.0),
        placed(FULL[:26], INDENT, 448.0),
        placed("到此为止。", EDGE, 80.0),
    ]
    assert joined(*lines) == [FULL[:26] + FULL, FULL[:26] + "到此为止。"]


def test_a_line_at_the_edge_goes_on_though_the_line_above_ends_a_sentence():
    ended = FULL[:25] + "。"
    lines = [placed(ended, INDENT, 448.0), placed("一、接着写。", EDGE, 96.0)]
    assert joined(*lines) == [ended, "一、接着写。"], "a heading may stand at the edge"
    lines = [placed(ended, INDENT, 448.0), placed("接着写。", EDGE, 64.0)]
    assert joined(*lines) == [ended + "接着写。"]


def test_a_short_line_ends_its_paragraph_where_no_indent_tells():
    lines = [placed("短句一句。", EDGE, 80.0), placed("又一句。", EDGE, 64.0)]
    assert joined(*lines) == ["短句一句。", "又一句。"]


def test_a_sub_heading_above_a_table_is_no_line_of_its_head():
    report = read(pdf(sub_heading_last())).report
    assert [part.heading for part in report.sections[0].subsections][-1] == "（五）监督保障"


def sub_heading_last():
    """The sample whose section one ends with a sub-heading, right above table 二."""
    sample = sample_report()
    *parts, last = sample.sections[0].subsections
    first = replace(sample.sections[0], subsections=(*parts, replace(last, paragraphs=())))
    rest = [section for section in sample.sections if section.number > 2]
    return replace(sample, sections=(first, *rest))
