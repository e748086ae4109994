"""Sentences that must be read, that must be found wrong, and on which the rules must be silent."""

import pytest

from gongkai.report.check import check
from gongkai.report.check.prose_reader import find_claims
from tests.report.check.speaking import agency_for, speaking, text_codes

# A sentence that agrees with the tables, and the claims that must be read from it.
READ = [
    ("2024年，我局新收政府信息公开申请2811件。", ["new 2811"]),
    ("本年度新收到政府信息公开申请2,811件，上年结转49件。", ["new 2811", "carried_over 49"]),
    ("本年新收政府信息公开申请2，811件。", ["new 2811"]),
    ("全年共收到政府信息公开申请２８１１件。", ["received 2811"]),
    ("全年共收到政府信息公开申请二千八百一十一件。", ["received 2811"]),
    ("我局共收到依申请公开申请2860件（含上年结转49件）。", ["received 2860", "carried_over 49"]),
    ("今年收到政府信息公开申请，共计2811件。", ["received 2811"]),
    ("本机关接到公民、法人和其他组织提出的政府信息公开申请2811件。", ["received 2811"]),
    ("全市共收到政府信息公开申请2811件，上年结转49件。", ["received 2811", "carried_over 49"]),
    ("2024年，全市受理依申请公开2860宗。", ["processed 2860"]),
    (
        "全年共受理政府信息公开申请2811件，答复2800件（含上年度结转49件，另有60件顺延到下年度答复）。",
        ["processed 2811", "handled 2800", "carried_over 49", "carried_forward 60"],
    ),
    ("收到政府信息公开申请2811件，已办结2800件，结转下年度60件。",
     ["received 2811", "handled 2800", "carried_forward 60"]),
    ("收到申请2811件，其中60件结转至2025年继续办理。", ["received 2811", "carried_forward 60"]),
    ("由2023年结转的申请49件，转下一年度办理的有60件。", ["carried_over 49", "carried_forward 60"]),
    ("收到申请较上年增长12%，其中自然人申请2600件，总计2811件。", ["received 2811"]),
    ("本年新收政府信息公开申请较2023年多120件，共2811件。", ["new 2811"]),
    ("本年新收政府信息公开申请2811件，比上年增加120件。", ["new 2811"]),
    ("本年新收政府信息公开申请2811件（同比增长4.5%）。", ["new 2811"]),
    ("2023年收到申请1500件。2024年收到政府信息公开申请2811件。", ["received 2811"]),
    ("2024年1月1日至12月31日，我局收到政府信息公开申请2811件。", ["received 2811"]),
    ("收到政府信息公开申请2811件，其中自然人申请2600件、法人或其他组织申请211件。",
     ["received 2811", "applicants.natural_person 2600", "applicants.organisations 211"]),
    ("收到政府信息公开申请2811件，其中自然人2600件，商业企业150件。",
     ["received 2811", "applicants.natural_person 2600", "applicants.business 150"]),
    (
        ("全年办结政府信息公开申请2800件，其中予以公开1200件、部分公开300件、不予公开260件、无法提供600件、"
        "不予处理150件、其他处理290件。"),
        ["handled 2800", "granted 1200", "partly 300", "refused 260", "unable 600",
         "not_processed 150", "other 290"],
    ),
    ("收到政府信息公开申请2811件。所有办结的申请中，同意公开答复1200件，不予公开答复260件，无法提供的600件。",
     ["received 2811", "granted 1200", "refused 260", "unable 600"]),
    ("政府信息公开申请办理结果为：予以公开1200件，部分公开300件。", ["granted 1200", "partly 300"]),
    ("收到政府信息公开申请2811件，1200件予以公开，300件部分公开，260件不予公开。",
     ["received 2811", "granted 1200", "partly 300", "refused 260"]),
    ("对政府信息公开申请作出不予公开决定260件。", ["refused 260"]),
    ("收到政府信息公开申请2800余件。", ["received 2800"]),
    ("收到政府信息公开申请近3000件。", ["received 3000"]),
    ("因政府信息公开被申请行政复议35件，被提起行政诉讼21件。",
     ["reconsideration.total 35", "litigation.total 21"]),
    (("政府信息公开行政复议35件，其中结果维持20件，结果纠正5件，其他结果6件，尚未审结4件；"
     "政府信息公开行政诉讼21件，其中结果维持13件，结果纠正3件，其他结果3件，尚未审结2件。"),
     ["reconsideration.total 35", "reconsideration.upheld 20", "reconsideration.corrected 5",
      "reconsideration.other 6", "reconsideration.pending 4", "litigation.total 21",
      "litigation.upheld 13", "litigation.corrected 3", "litigation.other 3",
      "litigation.pending 2"]),
    ("政府信息公开行政诉讼案件21件，其中未经复议直接起诉12件，复议后起诉9件。",
     ["litigation.total 21", "direct.total 12", "after.total 9"]),
    ("涉及政府信息公开的行政复议、行政诉讼共56件。", ["disputes.total 56"]),
    ("全年有35件涉及政府信息公开工作的行政复议。", ["reconsideration.total 35"]),
    ("因政府信息公开引发的行政复议案件数量为35。", ["reconsideration.total 35"]),
    ("全年制定行政规范性文件13件，废止6件，现行有效55件。",
     ["normative_documents.made 13", "normative_documents.repealed 6",
      "normative_documents.in_force 55"]),
    ("本年出台规章2件、规范性文件13件。", ["rules.made 2", "normative_documents.made 13"]),
    ("现行有效规章11件，现行有效行政规范性文件55件。",
     ["rules.in_force 11", "normative_documents.in_force 55"]),
    ("全年公开行政规范性文件13件。", ["normative_documents.published 13"]),
    ("全年作出行政许可决定447228件，行政处罚3985件，行政强制88件。",
     ["licences 447228", "penalties 3985", "compulsion 88"]),
    ("全年办理行政许可44.7万件。", ["licences 447000"]),
    ("全年办理行政许可四十五万件。", ["licences 450000"]),
    ("全年实施行政处罚3985起。", ["penalties 3985"]),
    ("全年行政事业性收费96171.6万元。", ["charges 961716000"]),
    ("全年收取行政事业性收费961716000元。", ["charges 961716000"]),
    ("全年行政事业性收费9.62亿元。", ["charges 962000000"]),
]  # fmt: skip

# A sentence that contradicts the tables, and the codes of what must be found.
WRONG = [
    # what is said of all applicants, and 0 of whatever kind
    ("收到政府信息公开申请2811件，均为自然人申请。", ["TEXT-APPLICANTS"]),
    ("行政复议、行政诉讼0起。", ["TEXT-DISPUTES"]),
    ("行政复议0件。", ["TEXT-RECONSIDERATION"]),
    ("2024年，我局新收政府信息公开申请2810件。", ["TEXT-NEW"]),
    ("本年新收政府信息公开申请2860件。", ["TEXT-NEW"]),
    ("全年共收到政府信息公开申请2815件。", ["TEXT-RECEIVED"]),
    ("信函申请20件，共收到政府信息公开申请2815件。", ["TEXT-RECEIVED"]),
    ("收到政府信息公开申请2811件，其中60件结转下年度。全年办结2790件。", ["TEXT-HANDLED"]),
    ("有35件涉及政府信息公开的行政复议。行政诉讼数为20件。", ["TEXT-LITIGATION"]),
    ("因政府信息公开未经复议直接起诉的行政诉讼13件。", ["TEXT-LITIGATION"]),
    ("全年收到2815件政府信息公开申请。", ["TEXT-RECEIVED"]),
    ("全市各级行政机关共收到政府信息公开申请2815件。", ["TEXT-RECEIVED"]),
    ("全市共收到政府信息公开申请2,815件。", ["TEXT-RECEIVED"]),
    ("今年收到政府信息公开申请，共计2815件。", ["TEXT-RECEIVED"]),
    ("收到申请较上年增长12%，其中自然人申请2600件，总计2815件。", ["TEXT-RECEIVED"]),
    ("本年新收政府信息公开申请较2023年多120件，共2815件。", ["TEXT-NEW"]),
    ("本年新收政府信息公开申请2815件，比上年增加120件。", ["TEXT-NEW"]),
    ("2024年，全市受理依申请公开2999宗。", ["TEXT-PROCESSED"]),
    ("2024年政府信息公开申请2999件。", ["TEXT-PROCESSED"]),
    ("收到政府信息公开申请2811件，上年结转48件。", ["TEXT-CARRIED-OVER"]),
    ("上年度结转政府信息公开申请五十件。", ["TEXT-CARRIED-OVER"]),
    ("由2023年结转的政府信息公开申请48件。", ["TEXT-CARRIED-OVER"]),
    ("收到政府信息公开申请2811件，办结2790件。", ["TEXT-HANDLED"]),
    ("收到政府信息公开申请2811件，2790件已办结。", ["TEXT-HANDLED"]),
    ("收到政府信息公开申请2811件，全部按时答复2811件。", ["TEXT-HANDLED"]),
    ("收到政府信息公开申请2811件，结转下年度61件。", ["TEXT-CARRIED-FORWARD"]),
    ("收到政府信息公开申请2811件，其中61件结转至2025年继续办理。", ["TEXT-CARRIED-FORWARD"]),
    ("办结政府信息公开申请2800件（另有13件顺延到下年度答复）。", ["TEXT-CARRIED-FORWARD"]),
    ("办结政府信息公开申请2800件，其中予以公开1100件。", ["TEXT-GRANTED"]),
    ("办结政府信息公开申请2800件，其中1100件予以公开。", ["TEXT-GRANTED"]),
    ("办结政府信息公开申请2800件，其中部分公开30件。", ["TEXT-PARTLY"]),
    ("办结政府信息公开申请2800件，其中不予公开261件。", ["TEXT-REFUSED"]),
    ("办结政府信息公开申请2800件，其中无法提供500件。", ["TEXT-UNABLE"]),
    ("办结政府信息公开申请2800件，其中不予处理15件。", ["TEXT-NOT-PROCESSED"]),
    ("办结政府信息公开申请2800件，其中其他处理29件。", ["TEXT-OTHER"]),
    ("收到政府信息公开申请2811件，其中自然人申请2500件。", ["TEXT-APPLICANTS"]),
    ("收到政府信息公开申请2811件，其中法人或其他组织申请311件。", ["TEXT-APPLICANTS"]),
    ("收到政府信息公开申请2811件，其中商业企业15件。", ["TEXT-APPLICANTS"]),
    ("收到政府信息公开申请0件。", ["TEXT-RECEIVED"]),
    ("收到政府信息公开申请5000余件。", ["TEXT-RECEIVED"]),
    ("收到政府信息公开申请1.3万件。", ["TEXT-RECEIVED"]),
    ("因政府信息公开被申请行政复议36件。", ["TEXT-RECONSIDERATION"]),
    ("政府信息公开行政复议35件，其中结果维持30件。", ["TEXT-RECONSIDERATION"]),
    ("政府信息公开行政复议35件，其中2件尚未审结。", ["TEXT-RECONSIDERATION"]),
    ("全年有1件涉及政府信息公开工作的行政复议。", ["TEXT-RECONSIDERATION"]),
    ("政府信息公开行政复议35件，维持2件纠正1件。", ["TEXT-RECONSIDERATION"] * 2),
    ("因政府信息公开被提起行政诉讼12件。", ["TEXT-LITIGATION"]),
    ("政府信息公开行政诉讼21件，其中未经复议直接起诉13件。", ["TEXT-LITIGATION"]),
    ("政府信息公开行政诉讼21件，其中复议后起诉10件。", ["TEXT-LITIGATION"]),
    ("政府信息公开行政诉讼21件，其中结果纠正1件。", ["TEXT-LITIGATION"]),
    ("涉及政府信息公开的行政复议、行政诉讼共57件。", ["TEXT-DISPUTES"]),
    ("全年制定行政规范性文件12件。", ["TEXT-NORMATIVE"]),
    ("全年制定行政规范性文件13件，废止7件。", ["TEXT-NORMATIVE"]),
    ("现行有效行政规范性文件56件。", ["TEXT-NORMATIVE"]),
    ("全年公开行政规范性文件56件。", ["TEXT-NORMATIVE"]),
    ("本年出台规章3件、规范性文件13件。", ["TEXT-RULES"]),
    ("全年作出行政许可决定447229件。", ["TEXT-LICENCES"]),
    ("全年办理行政许可45.7万件。", ["TEXT-LICENCES"]),
    ("全年实施行政处罚3986起。", ["TEXT-PENALTIES"]),
    ("全年作出行政处罚决定3.9万余件。", ["TEXT-PENALTIES"]),
    ("全年实施行政强制89件。", ["TEXT-COMPULSION"]),
    ("全年行政事业性收费96171.6元。", ["TEXT-CHARGES"]),
    ("全年行政事业性收费96.17亿元。", ["TEXT-CHARGES"]),
    ("全年行政事业性收费96171.7万元。", ["TEXT-CHARGES"]),
]

# Sentences that cannot be held to the tables: each says something else, or may.
SILENT = [
    # comparison, another year, part of a year, more than a year
    "收到政府信息公开申请较上年增长12%。",
    "收到政府信息公开申请比上年多120件。",
    "收到政府信息公开申请较2023年减少15件，同比下降3%。",
    "2023年收到政府信息公开申请100件，办结98件。",
    "2023年共收到政府信息公开申请100件；予以公开80件。",
    "去年收到政府信息公开申请100件。",
    "上年收到政府信息公开申请100件，办结98件。",
    "2019年以来，我局收到政府信息公开申请100件。",
    "自2019年5月起，收到政府信息公开申请100件。",
    "近三年来收到政府信息公开申请9000件。",
    "累计收到政府信息公开申请9000件。",
    "截至目前，收到政府信息公开申请9000件。",
    "2024年3月收到政府信息公开申请100件。",
    "上半年收到政府信息公开申请100件。",
    "第一季度收到政府信息公开申请100件。",
    "月均收到政府信息公开申请100件。",
    "2023年、2024年分别收到政府信息公开申请1500件、2811件。",
    "2023年和2024年收到政府信息公开申请4311件。",
    "自2019年新条例实施以来，共收到政府信息公开申请9000件。",
    # parts
    "其中自然人申请2600件。",
    "收到政府信息公开申请2811件，其中网上申请100件、信函申请20件、当面申请3件。",
    "通过网络渠道收到政府信息公开申请100件。",
    "收到政府信息公开申请2811件，其中涉及征地拆迁的申请20件，予以公开10件。",
    "收到涉及征地拆迁的政府信息公开申请20件。",
    "收到政府信息公开申请2811件，其中收到不动产登记类申请200件。",
    "延期答复政府信息公开申请3件。",
    "收到政府信息公开申请2811件，要求补正30件，补正后答复20件。",
    "属于国家秘密6件、重复申请41件。",
    "收到政府信息公开申请2811件，其中2件撤回。",
    "办结上年结转的政府信息公开申请3件。",
    "收到政府信息公开申请2811件，上年结转49件，已全部办结49件。",
    # other bodies
    "各县区共收到政府信息公开申请500件，办结490件。",
    "市直部门收到政府信息公开申请500件。",
    "下属单位收到政府信息公开申请500件。",
    "市政府办公室收到政府信息公开申请35件，全市受理2811件。",
    "澄川市人民政府收到政府信息公开申请35件，全市受理2811件。",
    "局办公室收到政府信息公开申请35件。",
    "教育系统各单位收到政府信息公开申请35件。",
    "全省收到政府信息公开申请35件。",
    # other matters
    "办理人大建议50件、政协提案85件，全部办结135件。",
    "收到人大代表建议50件，答复50件。",
    "收到政府信息公开咨询300件，答复300件。",
    "受理12345热线工单300件，办结300件。",
    "受理行政许可申请970件，办结965件。",
    "受理信访事项30件，答复30件。",
    "收到网民留言100条，回复100条。",
    "收到补贴申请3000件。",
    "全年受理网络问政182件。",
    "全年受理行政复议案件356件，审结340件。",
    "政府信息公开有序推进。全年办理行政复议案件356件。",
    "我局作为复议机关，共有涉及政府信息公开的行政复议120件。",
    "共办理涉及政府信息公开的行政复议120件。",
    "受理政府信息公开行政复议申请120件，审结110件。",
    "行政复议申请人提出异议3件。",
    # what is counted is not clear
    "政府信息公开行政复议，2件维持1件纠正。",
    "政府信息公开行政复议20件维持。",
    "收到政府信息公开申请2811件，收到行政复议120件。",
    "政府信息公开行政诉讼21件，其中未经复议直接起诉12件，结果维持8件。",
    "收到政府信息公开申请2811件，一起答复。",
    "办结政府信息公开申请2800件（含上年结转40件）。",
    "收到政府信息公开申请2811件，其中自然人2600件，予以公开1100件。",
    "收到政府信息公开申请2811件，属于国家秘密不予公开5件。",
    "政府信息公开行政复议35件，2件维持1件纠正。",
    "行政复议1件被撤销。",
    "行政诉讼败诉1件。",
    "政府信息公开申请3至5件。",
    "收到政府信息公开申请数百件。",
    "收到政府信息公开申请几十件。",
    "收到政府信息公开申请一百二件。",
    "答复第3件政府信息公开申请。",
    "政府信息公开申请答复率100%。",
    "政府信息公开申请办理平均用时12个工作日。",
    "收到政府信息公开申请1000人次。",
    "结转5件。",
    # documents that are none, and what is done to documents
    "公开部门文件12件。",
    "制定政策性文件12件。",
    "印发文件120件。",
    "制定规章制度12件。",
    "审查规范性文件30件，备案20件。",
    "清理规范性文件60件。",
    "对规范性文件12件进行解读。",
    "规范性文件12件。",
    "规章和规范性文件共12件。",
    "公开规范性文件3件。",
    "修订规范性文件2件。",
    # what was released on request, not what was asked for
    "主动公开信息1203条，依申请公开信息20条。",
    "全年依申请公开信息20件。",
    "全年依申请公开共20件。",
    # all of one kind, of another number than the total
    "收到政府信息公开申请2811件，其中当面申请3件，均为自然人申请。",
    "收到政府信息公开申请2811件，办结2800件，均为自然人申请。",
    # disputes that need not be on disclosure, no list of documents
    "全年行政复议5件。",
    "规章0件，规范性文件4件。",
    # notices, items, other money
    "公示行政许可120件、行政处罚30件。",
    "公开行政许可信息97条。",
    "行政许可事项120项。",
    "行政处罚信息30条。",
    "受理行政许可970件。",
    "收取政府信息公开信息处理费3940元。",
    "行政事业性收费项目3项。",
    "减免行政事业性收费12万元。",
    "行政许可、行政处罚共12件。",
    "规划审批等行政许可12件。",
]


def claims(text, **changes):
    found = find_claims(speaking(text, agency=agency_for(text), **changes)).claims
    names = ((f"{c.quantity}.{c.aspect}" if c.aspect else str(c.quantity)) for c in found)
    return [f"{name} {claim.figure.value}" for name, claim in zip(names, found, strict=True)]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_prose_says_is_read_and_agrees(text, expected):
    assert claims(text) == expected
    assert text_codes(speaking(text, agency=agency_for(text))) == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_contradicts_the_tables_is_found(text, expected):
    assert text_codes(speaking(text, agency=agency_for(text))) == expected


@pytest.mark.parametrize("text", SILENT)
def test_what_may_mean_something_else_is_left_alone(text):
    assert text_codes(speaking(text, agency=agency_for(text))) == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_contradiction_is_found_behind_other_prose(text, expected):
    before = "我局高度重视，健全制度，召开会议3次，培训120人次。"
    assert text_codes(speaking(before + text, agency=agency_for(text))) == expected


LISTED = [
    ("规章0件，规范性文件4件。", ["TEXT-NORMATIVE", "TEXT-RULES"]),
    # made, repealed, in force: a bare number may be any of them
    ("规章1件，规范性文件55件。", []),
    ("其中规范性文件4件。", []),
    ("审查规范性文件4件。", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_a_list_of_documents_beside_the_table_fits_one_of_its_columns(text, expected):
    assert text_codes(speaking(text, section=2)) == expected


def test_all_of_one_kind_is_quoted_with_its_total():
    text = "收到政府信息公开申请2811件，均为自然人申请。"
    (finding,) = [each for each in check(speaking(text)) if each.code == "TEXT-APPLICANTS"]
    assert "收到政府信息公开申请2811件，均为自然人申请" in finding.zh
    assert (finding.printed, finding.expected) == ("2811件", "2600")
