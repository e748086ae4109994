"""Statements of none: what denies a cell that is not zero, and what denies something narrower."""

import pytest

from gongkai.report.check import Severity, check
from tests.report.check.reports import cell, printing
from tests.report.check.speaking import agency_for, speaking, text_codes

REQUESTS, DISPUTES = "TEXT-NONE-REQUESTS", "TEXT-NONE-DISPUTES"

DENIED = [
    ("2024年，我局未收到政府信息公开申请。", [REQUESTS]),
    ("全年没有收到政府信息公开申请。", [REQUESTS]),
    ("本年度未收到公民、法人或其他组织提出的政府信息公开申请。", [REQUESTS]),
    ("本年度无依申请公开事项。", [REQUESTS]),
    ("本年度未接到依申请公开事项，网站运行平稳。", [REQUESTS]),
    ("全市未收到政府信息公开申请。", [REQUESTS]),
    ("无上年结转申请。", ["TEXT-NONE-CARRIED"]),
    ("上年无结转。", ["TEXT-NONE-CARRIED"]),
    ("2023年无结转申请。", ["TEXT-NONE-CARRIED"]),
    ("没有结转下年度继续办理的申请。", ["TEXT-NONE-CARRIED"]),
    ("全年未发生行政复议、行政诉讼。", [DISPUTES, DISPUTES]),
    ("未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。", [DISPUTES, DISPUTES]),
    ("无因政府信息公开引起的行政复议和行政诉讼案件。", [DISPUTES, DISPUTES]),
    ("未发生因政府信息公开引发的行政诉讼。", [DISPUTES]),
    ("没有行政复议情况。", [DISPUTES]),
    ("未发生行政复议，也未发生行政诉讼。", [DISPUTES, DISPUTES]),
    ("本年度无行政许可事项。", ["TEXT-NONE-DECISIONS"]),
    ("未实施行政处罚、行政强制。", ["TEXT-NONE-DECISIONS"] * 2),
    ("全年未作出行政处罚决定。", ["TEXT-NONE-DECISIONS"]),
    ("本单位无行政事业性收费。", ["TEXT-NONE-CHARGES"]),
    ("未收取行政事业性收费。", ["TEXT-NONE-CHARGES"]),
    ("本年度未制定规范性文件。", ["TEXT-NONE-DOCUMENTS"]),
    ("本年度未出台规章和规范性文件。", ["TEXT-NONE-DOCUMENTS"] * 2),
]

NARROWER = [
    "2023年未收到政府信息公开申请。",
    "上年未收到政府信息公开申请。",
    "各县区未收到政府信息公开申请。",
    "市政府办公室未收到政府信息公开申请。",
    "未收到涉及征地的政府信息公开申请。",
    "未收到政府信息公开申请的投诉。",
    "除网络渠道外，未收到政府信息公开申请。",
    "未收到申请人异议。",
    "未收到补贴申请。",
    "无逾期答复的政府信息公开申请。",
    "未发生行政复议被纠错的情况。",
    "未发生行政复议、行政诉讼败诉案件。",
    "无行政复议、行政诉讼被纠错情况。",
    "未发生因行政处罚引起的行政复议。",
    "未经行政复议直接起诉。",
    "行政复议未被纠正。",
    "2023年未发生行政复议、行政诉讼。",
    "无行政许可权限。",
    "无行政处罚信息公示逾期。",
    "未发生收费情况。",
    "未收取信息处理费。",
    "无行政事业性收费减免。",
    "未制定规范性文件管理办法。",
    "未制定规章制度。",
    "无结转。",
    "不予公开的政府信息须经审查。",
    "未公开行政许可结果的应当公开。",
]


@pytest.mark.parametrize(("text", "expected"), DENIED)
def test_a_statement_of_none_contradicts_what_the_table_prints(text, expected):
    assert text_codes(speaking(text, agency=agency_for(text))) == expected


@pytest.mark.parametrize("text", NARROWER)
def test_a_narrower_statement_of_none_is_left_alone(text):
    assert text_codes(speaking(text, agency=agency_for(text))) == []


def zeros():
    """Every cell that a statement of none can deny, at zero."""
    base = speaking("")
    return dict.fromkeys([f"{each.table}.{each.row}.{each.column}" for each in base.cells], 0)


@pytest.mark.parametrize("text", [text for text, _ in DENIED])
def test_a_statement_of_none_agrees_with_zeros(text):
    report = printing(speaking(text, agency=agency_for(text)), zeros())
    assert text_codes(report) == []


@pytest.mark.parametrize("text", [text for text, _ in DENIED])
def test_a_statement_of_none_is_not_held_to_blanks(text):
    blank = dict.fromkeys(zeros())
    assert text_codes(printing(speaking(text, agency=agency_for(text)), blank)) == []


def test_a_finding_names_sentence_cell_and_value():
    (finding,) = [each for each in check(speaking(DENIED[0][0])) if each.code == REQUESTS]
    assert finding.cells == (cell("new.total"),)
    assert (finding.printed, finding.expected) == ("未收到政府信息公开申请", "2811")
    assert finding.severity is Severity.WARNING
    assert "未收到政府信息公开申请" in finding.zh
    assert "第一部分" in finding.zh
    assert "2811" in finding.en


def test_last_year_without_a_request_does_not_deny_this_one():
    text = "2023年未收到政府信息公开申请。2024年收到政府信息公开申请2811件。"
    assert text_codes(speaking(text)) == []


@pytest.mark.parametrize("said", ["无。", "无", "本年度无。", "我局暂无。"])
def test_none_alone_in_section_four_denies_every_dispute(said):
    of = speaking(said, section=4)
    (finding,) = [each for each in check(of) if each.code == DISPUTES]
    assert (finding.printed, finding.expected) == (said, "56")
    totals = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
    nothing = {f"disputes.{row}.{column}": 0 for row in totals
               for column in ("upheld", "corrected", "other", "pending", "total")}  # fmt: skip
    assert text_codes(printing(of, nothing)) == []


@pytest.mark.parametrize(("said", "section"), [("无。", 6), ("无败诉。", 4), ("无\n见上表。", 4)])
def test_none_of_something_else_denies_no_dispute(said, section):
    assert text_codes(speaking(said, section=section)) == []
