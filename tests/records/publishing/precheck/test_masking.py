"""Masking: what stays readable, and that masked data raise no alarm again."""

import pytest

from gongkai.records.publishing.precheck import check_text, mask
from tests.generator.texts import make_text

MASKED = [
    ("身份证11010519491231002X。", "身份证110***********002X。"),
    ("110105 19491231 002X", "110*** ******** 002X"),
    ("手机138 1234 5678", "手机138 **** 5678"),
    ("+8613812345678", "+86138****5678"),
    ("手机１３８１２３４５６７８", "手机１３８****５６７８"),
    ("住宅电话：0512-65123456", "住宅电话：0512-******56"),
    ("住宅电话：01065123456", "住宅电话：010******56"),
    ("卡号6222021234567890128", "卡号***************0128"),
    ("苏E·12345", "苏E·***45"),
    ("护照E12345678", "护照E*****678"),
    ("zhang@qq.com", "z****@qq.com"),
    ("申请人：李小明，男", "申请人：李**，男"),
    ("申请人：欧阳修，男", "申请人：欧阳*，男"),
    ("家庭住址：和平街三里12号甲楼3单元401", "家庭住址：和平街三里**号*楼*单元***"),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_what_is_masked_and_what_stays(text, masked):
    assert mask(text, check_text(text)) == masked


def test_alarms_on_other_things_change_nothing():
    text = "2026年2月30日布署"
    assert check_text(text)
    assert mask(text, check_text(text)) == text


@pytest.mark.parametrize("seed", range(3))
def test_masked_data_raise_no_alarm_again(seed):
    text = make_text(seed, 10).text
    alarms = [each for each in check_text(text) if each.is_personal]
    masked = mask(text, alarms)
    assert len(masked) == len(text)
    again = [each for each in check_text(masked) if each.is_personal]
    old = {place for each in alarms for place in range(each.start, each.end)}
    assert [each for each in again if each.start in old or each.end - 1 in old] == []


def test_masking_twice_is_masking_once():
    text = make_text(9, 10).text
    once = mask(text, check_text(text))
    assert mask(once, check_text(once)) == once
