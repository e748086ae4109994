"""Labels as real reports print them, matched with the form's."""

import pytest

from gongkai.report.form import APPLICATIONS, PROACTIVE, application_rows
from gongkai.report.read.fold import label_key, squash
from gongkai.report.read.labels import (
    Strength,
    applicant_column,
    is_group,
    kinds_of_dispute,
    match_row,
    rows_named_in,
)

EXACT = [
    ("一、本年新收政府信息公开申请数量", "new"),
    ("1. 属 于 国 家 秘 密", "refused_state_secret"),
    ("1、属于国家秘密", "refused_state_secret"),
    ("属于国家秘密", "refused_state_secret"),
    ("（三）不予公开 1.属于国家秘密", "refused_state_secret"),
    ('3.危及"三安全一稳定"', "refused_security_stability"),
    ("２．其他法律行政法规禁止公开", "refused_other_law"),
    ("本机关不掌\n握相关政\n府信息", "unable_not_held"),
    ("（六）其他处理", "other"),
    ("3.其他", "other_other"),
    ("（六）其他处理3.其他", "other_other"),
    ("(七)总计", "total"),
    ("合计", "total"),
    ("⼀、本年新收政府信息公开申请数量", "new"),
]


@pytest.mark.parametrize(("text", "row"), EXACT)
def test_a_label_with_other_blanks_numbering_or_punctuation_is_the_same_label(text, row):
    assert match_row(APPLICATIONS, text) == (row, Strength.EXACT)


PARTS = [
    ("5.要求行政机关确认", "not_processed_reissue"),
    ("重新出具已获取信息", "not_processed_reissue"),
    ("1.申请人无正当理由逾期不补正", "other_not_clarified"),
    ("未按收费通知要求缴纳", "other_fee_unpaid"),
    ("8.属于行政查寻事项", "refused_enquiry"),
    ("子以公开", "granted"),
    ("法提供 2.没有现成信息需要另行制作", "unable_needs_creation"),
]


@pytest.mark.parametrize(("text", "row"), PARTS)
def test_a_label_cut_or_mistyped_is_a_weaker_match(text, row):
    assert match_row(APPLICATIONS, text) == (row, Strength.PART)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "属于",  # begins two labels
        "8.属于行",  # cut where two labels still agree
        "（三）不予公开",  # a group
        "（六）其他",  # the group's label cut by a page break
        "三、本年度办理结果",
        "行政机关不再处理其政府信息公开申请",  # the end of two labels
        "全年收到政府信息公开申请",
        "申请" * 200,
    ],
)
def test_what_names_no_single_row_matches_none(text):
    assert match_row(APPLICATIONS, text) is None


def test_every_label_of_the_form_names_its_own_row():
    for split in (True, False):
        for row in application_rows(split=split):
            for label in (row.label, row.marker + row.label, row.group + row.marker + row.label):
                found = match_row(APPLICATIONS, label)
                assert found == (row.key, Strength.EXACT), label


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("规范性文件", "normative_documents"),
        ("行政规范性文件", "normative_documents"),
        ("行政事业性 收费", "charges"),
        ("其他对外管理服务事项", "other_services"),
    ],
)
def test_table_two_takes_the_labels_of_both_editions(text, row):
    assert match_row(PROACTIVE, text) == (row, Strength.EXACT)


def test_rows_named_in_a_text_are_told_apart():
    text = "（三）不予公开5.属于三类内部事务信息1.本机关不掌握相关政府信息"
    assert rows_named_in(APPLICATIONS, text) == {"refused_internal_affairs", "unable_not_held"}
    assert rows_named_in(PROACTIVE, "行政规范性文件") == {"normative_documents"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("行政复议", ("reconsideration",)),
        ("行政复议行政诉讼", ("reconsideration",)),
        ("行政诉讼（未经复议直接起诉）", ("direct_litigation",)),
        ("未经复议直接起诉复议后起诉", ("direct_litigation", "litigation_after_reconsideration")),
        ("四、政府信息公开行政复议、行政诉讼情况", ()),
        ("行政复议决定", ()),
    ],
)
def test_kinds_of_dispute_in_a_head_cell(text, kinds):
    assert kinds_of_dispute(text) == kinds


def test_groups_and_applicant_columns():
    assert is_group("（四）无法提 供")
    assert not is_group("1.重复申请")
    assert applicant_column("商业\n企业") == "business"
    assert applicant_column("法人或其他组织") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("（二）部分公开（区分处理的，只计这一情形）", "部分公开区分处理的只计这一情形"),
        ("1.2. 重复申请", "重复申请"),
        ("10、其他", "其他"),
        ("三类信息", "三类信息"),
        ("8属于行政查询事项", "属于行政查询事项"),
    ],
)
def test_numbering_is_no_part_of_a_label(text, key):
    assert label_key(text) == key


def test_squash_keeps_every_word_and_digit():
    assert squash(" 第２０条 第（1）项 ") == "第20条第1项"
