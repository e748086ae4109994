from dataclasses import replace
from datetime import date

import pytest

from gongkai.report.check import Severity, check
from gongkai.report.model import Rows
from tests.report.check.reports import (
    AGENCY,
    GOVERNMENT,
    PROSE,
    codes,
    findings_of,
    report,
    section,
    sections,
    table_3,
    with_tables,
)

TITLES = [
    # title, codes
    ("澄川市教育局2024年政府信息公开工作年度报告", []),
    ("澄川市教育局 2024 年\n政府信息公开工作年度报告", []),
    ("2024年澄川市教育局政府信息公开工作年度报告", []),
    ("澄川市教育局二〇二四年政府信息公开工作年度报告", []),
    ("澄川市教育局二○二四年度政府信息公开工作年度报告", []),
    # the agency's name stands on a line above the title
    ("2024年政府信息公开工作年度报告", []),
    # an abbreviation is the same agency
    ("市教育局2024年政府信息公开工作年度报告", []),
    ("", []),
    ("澄川市教育局政府信息公开工作年度报告", ["FORM-TITLE"]),
    ("澄川市教育局2024年政府信息公开工作总结", ["FORM-TITLE"]),
    ("澄川市财政局2024年政府信息公开工作年度报告", ["FORM-TITLE"]),
    ("澄川市教育局2024年政府信息公开年度报告", ["FORM-TITLE-WORDING"]),
    ("澄川市教育局2024年政务公开工作年度报告", ["FORM-TITLE-WORDING"]),
    ("澄川市教育局2023年政府信息公开工作年度报告", ["FORM-YEAR"]),
    ("澄川市教育局二〇二三年政府信息公开工作年度报告", ["FORM-YEAR"]),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_the_title(title, expected):
    assert codes(check(replace(report(), title=title))) == expected


UNKNOWN = [
    ({"year": None}, "年份"),
    ({"agency": None}, "机关名称"),
    ({"agency": None, "year": None}, "机关名称和年份"),
]


@pytest.mark.parametrize(("changes", "lacking"), UNKNOWN)
def test_agency_and_year_are_told(changes, lacking):
    (finding,) = findings_of("FORM-UNKNOWN", replace(report(), **changes))
    assert f"没有读出报告的{lacking}。" in finding.zh


PERIODS = [
    ("统计期限为2024年1月1日至2024年12月31日。", []),
    ("所列数据的统计期限自2024年1月1日起至12月31日止。", []),
    ("数据统计周期为2024 年 1 月 1 日—12 月 31 日。", []),
    ("统计期限为1月1日至12月31日。", []),
    ("统计期限为1月1日至2024年12月31日。", []),
    ("统计期限为2024年1月1日至11月30日。", ["FORM-PERIOD"]),
    ("统计期限为2023年12月1日至2024年11月30日。", ["FORM-PERIOD"]),
    ("统计期限为2023年1月1日至2024年12月31日。", ["FORM-PERIOD"]),
    ("统计期限为2023年1月1日至12月31日。", ["FORM-YEAR"]),
    # other spans of days are no statistical period
    ("公示时间为2024年3月1日至3月7日。", []),
    ("本报告依法编制。", []),
]


@pytest.mark.parametrize(("opening", "expected"), PERIODS)
def test_the_period_is_the_calendar_year_of_the_report(opening, expected):
    assert codes(check(replace(report(), preamble=(opening,)))) == expected


def test_the_period_may_stand_at_the_head_of_section_one():
    text = "统计期限为2024年2月1日至12月31日。" + PROSE[1]
    found = check(replace(report(), preamble=(), sections=sections({1: text})))
    assert codes(found) == ["FORM-PERIOD"]


def test_missing_sections_are_one_error_naming_them():
    (finding,) = check(replace(report(), sections=sections({2: None, 5: None})))
    assert (finding.code, finding.severity) == ("FORM-SECTION-MISSING", Severity.ERROR)
    assert finding.expected == "二、主动公开政府信息情况、五、存在的主要问题及改进情况"


def test_figures_alone_have_no_findings_of_prose():
    assert check(replace(report(), title="", preamble=(), sections=())) == []


NUMBERS = [
    ("一二三四五六", None),
    ("123456", None),
    ("      ", None),
    ("一一二三四五", "一、二、三、四、五"),
]


@pytest.mark.parametrize(("numbers", "printed"), NUMBERS)
def test_sections_are_numbered_one_to_six(numbers, printed):
    found = findings_of("FORM-SECTION-NUMBER", replace(report(), sections=sections({}, numbers)))
    assert [finding.printed for finding in found] == ([printed] if printed else [])


@pytest.mark.parametrize("printed", ["十三", "十三、", "第十三部分"])
def test_thirteen_is_not_three(printed):
    third = section(3, "", printed)
    parts = tuple(third if part.number == 3 else part for part in sections())
    (finding,) = check(replace(report(), sections=parts))
    assert (finding.code, finding.printed, finding.expected) == (
        "FORM-SECTION-NUMBER",
        "十三",
        "三",
    )


@pytest.mark.parametrize("printed", ["三", "三、", "（三）", "第三部分", "3."])
def test_three_is_three_however_it_is_set_off(printed):
    third = section(3, "", printed)
    parts = tuple(third if part.number == 3 else part for part in sections())
    assert check(replace(report(), sections=parts)) == []


ORDERS = [((1, 2, 3, 4, 5, 6), 0), ((1, 3, 2, 4, 5, 6), 1), ((1, 2, 2, 3, 4, 5, 6), 1)]


@pytest.mark.parametrize(("numbers", "count"), ORDERS)
def test_sections_stand_in_order_each_once(numbers, count):
    parts = tuple(section(number, PROSE[number] or "见表。") for number in numbers)
    assert len(findings_of("FORM-SECTION-ORDER", replace(report(), sections=parts))) == count


HEADINGS = [
    ("存在的主要问题及改进情况", 0),
    # the wording of the other edition, spaces and punctuation are let pass
    ("政府信息公开工作存在的主要问题及改进情况", 0),
    ("存在的主要问题 及改进情况：", 0),
    ("存在的主要问题及整改措施", 1),
]


@pytest.mark.parametrize(("heading", "count"), HEADINGS)
def test_headings_are_those_of_the_form(heading, count):
    fifth = section(5, PROSE[5], "五", heading)
    parts = tuple(fifth if part.number == 5 else part for part in sections())
    found = check(replace(report(), sections=parts))
    assert codes(found) == ["FORM-SECTION-HEADING"] * count


TEXTS = [
    # section, text, codes
    (1, "", ["FORM-SECTION-EMPTY"]),
    (5, "", ["FORM-SECTION-EMPTY"]),
    (6, "", ["FORM-SECTION-EMPTY"]),
    (2, "", []),
    (5, "无", ["FORM-SECTION-NONE"]),
    (5, "无。", ["FORM-SECTION-NONE"]),
    (5, "本年度无。", ["FORM-SECTION-NONE"]),
    (5, "2024年度，我局不存在主要问题。", ["FORM-SECTION-NONE"]),
    (5, "本单位不存在主要问题。", ["FORM-SECTION-NONE"]),
    (5, "无专人负责栏目更新，下一步明确专人。", []),
    (5, "没有及时更新。", []),
    (6, "无。", ["FORM-FEE"]),
]


@pytest.mark.parametrize(("number", "text", "expected"), TEXTS)
def test_sections_of_prose_say_something(number, text, expected):
    assert codes(check(replace(report(), sections=sections({number: text})))) == expected


TOPICS = [
    # year, section one, what is lacking
    (2021, "做好主动公开。", "依申请公开、政府信息管理、政府信息公开平台建设、监督保障"),
    (2024, "主动公开，依申请公开，严格审核，办好网站。", "监督保障"),
    (2024, "主动公开，依申请公开，政府信息管理，平台建设，监督保障。", None),
    # demanded by the notice of September 2021, not of earlier reports
    (2020, "做好主动公开。", None),
    # a report whose year is not known is not held to a later notice
    (None, "做好主动公开。", None),
]


@pytest.mark.parametrize(("year", "text", "lacking"), TOPICS)
def test_section_one_tells_of_five_topics(year, text, lacking):
    base = report(year or 2024)
    found = findings_of("FORM-TOPICS", replace(base, year=year, sections=sections({1: text})))
    assert [finding.expected for finding in found] == ([lacking] if lacking else [])


PLAIN = "主动公开，依申请公开，政府信息管理，平台建设，监督有力。"
OVERSIGHT = [
    # agency, section one, what is lacking
    (GOVERNMENT, PLAIN, "工作考核、社会评议、责任追究"),
    (GOVERNMENT, PLAIN + "纳入绩效考核，没有发生责任追究情形。", "社会评议"),
    (GOVERNMENT, PLAIN + "工作考核、社会评议结果良好，无问责。", None),
    # a department's report need not
    (AGENCY, PLAIN, None),
    ("澄川市人民政府办公室", PLAIN, None),
]


@pytest.mark.parametrize(("agency", "text", "lacking"), OVERSIGHT)
def test_a_government_tells_of_appraisal_evaluation_and_accountability(agency, text, lacking):
    changed = replace(report(), agency=agency, title="", sections=sections({1: text}))
    assert [each.expected for each in findings_of("FORM-OVERSIGHT", changed)] == (
        [lacking] if lacking else []
    )


FEES = [
    # year, section six, found
    (2024, "本年度没有收取信息处理费。", 0),
    (2024, "发出信息处理费收费通知2件，总金额760元，实际收取380元。", 0),
    (2024, "本年度信息公开处理费收费情况：未发生。", 0),
    (2024, "本机关政府信息公开未发生收费情况。", 0),
    (2024, "本年度未收取任何费用。", 0),
    (2024, "无。", 1),
    (2024, "无其他需要报告的事项。", 1),
    # the charges of table 二 are other money
    (2024, "本年度收取行政事业性收费45.5万元。", 1),
    (2024, "本年度未收取行政事业性收费。", 1),
    (2024, "未收取行政事业性收费，也没有收取信息处理费。", 0),
    (2024, "信息处理费属于行政事业性收费，本年度收取0元。", 0),
    # the measures on fees are in force from 2021 on
    (2020, "无。", 0),
    (2021, "无。", 1),
]


@pytest.mark.parametrize(("year", "text", "count"), FEES)
def test_section_six_tells_of_the_processing_fee(year, text, count):
    found = findings_of("FORM-FEE", replace(report(year), sections=sections({6: text})))
    assert len(found) == count


def test_charges_in_table_2_do_not_call_for_a_statement_on_fees():
    """What a peer's rule gets wrong: 行政事业性收费 above 0 beside section six that says 无."""
    charging = replace(
        report(2020),
        proactive={**report(2020).proactive, "charges": (3, 0)},
        sections=sections({6: "无。"}),
    )
    assert check(charging) == []


def test_a_fee_told_elsewhere_is_to_be_moved():
    texts = {1: PROSE[1] + "没有收取信息处理费。", 6: "无。"}
    (finding,) = check(replace(report(), sections=sections(texts)))
    assert finding.code == "FORM-FEE"
    assert "请移到这里" in finding.zh


ZEROS = [
    ("全年作出行政处罚57件。", 1),
    ("办理行政许可决定1200余件。", 1),
    ("收到政府信息公开申请3件。", 1),
    ("公开行政许可事项32项。", 0),
    ("发布信息249条。", 0),
    ("收到政府信息公开申请0件。", 0),
]


@pytest.mark.parametrize(("text", "count"), ZEROS)
def test_all_zeros_beside_prose_that_tells_of_cases(text, count):
    base = report()
    none: dict[str, Rows] = {
        name: {key: (0,) * len(row) for key, row in base.rows(name).items()}
        for name in ("proactive", "applications", "disputes")
    }
    empty = with_tables(base, none, sections=sections({1: PROSE[1] + text}))
    assert len(findings_of("FORM-ALL-ZERO", empty)) == count
    busy = replace(empty, applications=table_3(split=True))
    assert findings_of("FORM-ALL-ZERO", busy) == []
    doubtful = frozenset({next(iter(empty.cells))})
    assert findings_of("FORM-ALL-ZERO", replace(empty, doubtful=doubtful)) == []


DATES = [
    # agency, published, codes
    (AGENCY, date(2025, 1, 31), []),
    (AGENCY, date(2025, 2, 1), ["FORM-LATE"]),
    (GOVERNMENT, date(2025, 2, 1), []),
    (GOVERNMENT, date(2025, 3, 31), []),
    (GOVERNMENT, date(2025, 4, 1), ["FORM-LATE"]),
    # whose it is is not known: the later of the two dates
    (None, date(2025, 3, 31), []),
    # whom Art. 49 does not name, or who may be somebody else
    (None, date(2025, 4, 1), []),
    ("澄川市临河镇人民政府", date(2025, 4, 1), []),
    ("澄川市城东区临河街道办事处", date(2025, 4, 1), []),
    ("澄川经济技术开发区管理委员会", date(2025, 4, 1), []),
    ("澄川经济技术开发区教育局", date(2025, 4, 1), []),
    ("海关总署", date(2025, 4, 1), []),
    ("国家税务总局澄川市税务局", date(2025, 4, 1), []),
    ("澄川市公安局城东分局", date(2025, 4, 1), []),
    ("澄川学院", date(2025, 4, 1), []),
    ("澄川市城东区人民政府", date(2025, 4, 1), ["FORM-LATE"]),
    ("澄川市人民政府国有资产监督管理委员会", date(2025, 2, 1), ["FORM-LATE"]),
    ("澄川市人民政府办公室", date(2025, 2, 1), ["FORM-LATE"]),
    ("宁川省财政厅", date(2025, 2, 1), ["FORM-LATE"]),
    (AGENCY, date(2025, 1, 1), []),
    (AGENCY, date(2024, 12, 31), ["FORM-EARLY"]),
    (AGENCY, None, []),
]


@pytest.mark.parametrize(("agency", "published", "expected"), DATES)
def test_publication(agency, published, expected):
    dated = replace(report(), agency=agency, title="", published_on=published)
    said = [code for code in codes(check(dated)) if code != "FORM-UNKNOWN"]
    assert said == expected
