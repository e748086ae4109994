"""Which of a page's lines is the report's title, and the names that titles print."""

import pytest

from gongkai.report.read.blocks import Paragraph, Place
from gongkai.report.read.titles import Title, find_title, parse_title

OTHER = "甲市乙局2024年政府信息公开工作年度报告"
TITLE = "甲市丙局2023年政府信息公开工作年度报告"
HEADING = "一、总体情况"


def lines(*printed, heading=None):
    return [Paragraph(text, Place(), 1 if text == heading else 0) for text in printed]


def found(paragraphs, stated=None):
    title = find_title(paragraphs, stated)
    assert title is not None
    return title.title.agency, title.title.year


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("甲市乙局办公室（丙办公室）2023年政府信息公开工作年度报告", "甲市乙局办公室（丙办公室）"),
        ("2023年甲市乙分局(丙大队)政府信息公开工作年度报告", "甲市乙分局（丙大队）"),
        ("甲市乙（高新）分局2023年政府信息公开年报", "甲市乙（高新）分局"),
        ("（甲局）2023年政府信息公开年报", "甲局"),
        ("某州市第2医院2023年政府信息公开工作年度报告", "某州市第2医院"),
        ("甲局2023年度政务公开工作年度报告", "甲局"),
        ("甲局2023年政务信息公开年度报告", "甲局"),
    ],
)
def test_names_keep_their_brackets_and_numbers(text, agency):
    title = parse_title(text)
    assert title is not None
    assert (title.agency, title.year) == (agency, 2023)


def test_of_several_titles_the_last_before_section_one_counts():
    assert found(lines(OTHER, TITLE, HEADING, OTHER)) == ("甲市丙局", 2023)


def test_a_title_marked_as_heading_counts_before_a_later_one():
    assert found(lines(TITLE, OTHER, HEADING, heading=TITLE)) == ("甲市丙局", 2023)


def test_the_title_that_the_metadata_name_counts_before_a_later_one():
    stated = Title(TITLE, "甲市丙局", 2023)
    assert found(lines(TITLE, OTHER, HEADING), stated) == ("甲市丙局", 2023)


def test_without_section_one_the_first_title_counts():
    assert found(lines(TITLE, "正文", OTHER)) == ("甲市丙局", 2023)


def test_another_years_title_with_a_name_does_not_replace_the_last_one():
    short = "2023年政府信息公开工作年度报告"
    assert found(lines(OTHER, "首页>年报", short, HEADING)) == (None, 2023)
    assert found(lines(TITLE, "首页>年报", short, HEADING)) == ("甲市丙局", 2023)


def test_a_title_beside_other_words_is_taken_without_them():
    title = find_title(lines(f"首页>{TITLE}|乙网", HEADING))
    assert title is not None
    assert (title.title.text, title.whole) == (TITLE, False)
