"""Alarms on a text: offsets as given, severities as set, and no personal data in messages."""

import pytest

from gongkai.records.publishing.precheck import Severity, check_text
from gongkai.records.publishing.precheck.folded import fold


def test_offsets_are_those_of_the_text_as_given():
    text = "面积12㎡，手\u200b机１３８\u200b１２３４５６７８，①2026年2月30日"
    alarms = check_text(text)
    assert [each.code for each in alarms] == ["PII-PHONE", "DATE-IMPOSSIBLE"]
    assert all(text[each.start : each.end] == each.text for each in alarms)
    assert alarms[0].text == "１３８\u200b１２３４５６７８"


@pytest.mark.parametrize(
    "text", ["", "公文，“甲”（乙）", "①②m²", "㎡Ａ\u00ad１", "\u200b", "ﬁ㎏㍿"]
)
def test_every_place_of_a_folded_text_leads_back(text):
    folded = fold(text)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert fold(folded.text).text == folded.text


def test_an_agency_sets_what_a_code_does():
    text = "手机13812345678，布署"
    phone, word = check_text(text, severities={"WORD-MISSPELLING": Severity.BLOCKING})
    assert (phone.severity, word.severity) == (Severity.BLOCKING, Severity.BLOCKING)
    assert [each.code for each in check_text(text, severities={"PII-PHONE": None})] == [
        "WORD-MISSPELLING"
    ]


def test_messages_on_personal_data_do_not_repeat_it():
    for alarm in check_text("申请人：李小明，手机13812345678，住和平街3号"):
        assert alarm.text not in alarm.zh + alarm.en
