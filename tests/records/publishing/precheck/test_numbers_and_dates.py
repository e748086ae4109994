"""Formats of dates, document numbers and figures."""

import pytest

from tests.records.publishing.precheck.finding import found

ALARMS = [
    ("于2026年2月30日施行", [("DATE-IMPOSSIBLE", "2026年2月30日")]),
    ("2025年2月29日", [("DATE-IMPOSSIBLE", "2025年2月29日")]),
    ("2026年13月", [("DATE-IMPOSSIBLE", "2026年13月")]),
    ("４月３１日前", [("DATE-IMPOSSIBLE", "４月３１日")]),
    ("2026-02-30", [("DATE-IMPOSSIBLE", "2026-02-30")]),
    ("2026年09月01日", [("DATE-FORMAT", "2026年09月01日")]),
    ("26年9月1日", [("DATE-SHORT-YEAR", "26年9月1日")]),
    ("二〇二六年九月一日", [("DATE-NUMERALS", "二〇二六年九月一日")]),
    ("2026年5月10日至5月1日", [("DATE-REVERSED", "2026年5月10日至5月1日")]),
    ("2026年5月10日—2025年6月1日", [("DATE-REVERSED", "2026年5月10日—2025年6月1日")]),
    ("苏府办[2026]12号", [("NUMBER-BRACKETS", "[2026]12号")]),
    ("苏府办（2026）12号", [("NUMBER-BRACKETS", "（2026）12号")]),
    ("苏府办〔2026〕第12号", [("NUMBER-ORDINAL", "〔2026〕第12号")]),
    ("苏府办〔2026〕012号", [("NUMBER-LEADING-ZERO", "〔2026〕012号")]),
    ("苏府办〔26〕12号", [("NUMBER-SHORT-YEAR", "〔26〕12号")]),
    ("共1,2345,678元", [("NUMBER-GROUPING", "1,2345,678")]),
    ("共1，234，567元", [("NUMBER-GROUPING", "1，234，567")]),
    ("收入1,234,567元，支出2345678元", [("NUMBER-MIXED-GROUPING", "2345678")]),
    ("收入2345678元，支出1,234,567.50元", [("NUMBER-MIXED-GROUPING", "1,234,567")]),
]
QUIET = [
    "2024年2月29日、2月29日、2026年12月31日",
    "2026年9月1日至2027年1月31日",
    "2012-320508-89-01-123456",
    "GB/T 9704-2012",
    "3个月32日龄",
    "（2026）苏05行终12号判决，苏（2026）某市不动产权第0001号",
    "苏府办〔2026〕12号、国务院公告2026年第3号",
    "共1,234,567元、345元、第1,23,456页",
    "男12，345人参加",
    "收入1,234元，支出2345元",
]


@pytest.mark.parametrize(("text", "alarms"), ALARMS)
def test_what_is_not_as_the_standards_have_it(text, alarms):
    assert found(text) == alarms


@pytest.mark.parametrize("text", QUIET)
def test_what_is_right_or_something_else(text):
    assert found(text) == []
