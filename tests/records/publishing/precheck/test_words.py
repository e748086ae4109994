"""The dictionary: what it finds, where history keeps it silent, how an agency adds its own."""

import re
from datetime import date

import pytest

from gongkai.records.publishing.precheck import (
    Dictionary,
    DictionaryError,
    check_text,
    default_dictionary,
    dictionary_from_csv,
    dictionary_from_toml,
)
from gongkai.records.publishing.precheck.dictionary import Kind
from tests.records.publishing.precheck.finding import found

ALARMS = [
    ("认真布署，责无旁代", [("WORD-MISSPELLING", "布署"), ("WORD-MISSPELLING", "责无旁代")]),
    ("报国家工商行政管理总局批准", [("WORD-OUTDATED-BODY", "国家工商行政管理总局")]),
    ("由银保监会负责", [("WORD-OUTDATED-BODY", "银保监会")]),
    ("依据《中华人民共和国合同法》签订", [("WORD-REPEALED-LAW", "合同法")]),
    ("环境保护部2026年印发", [("WORD-OUTDATED-BODY", "环境保护部")]),
]
QUIET = [
    "文化部门、农业部门、环境保护部门、监察部分工负责",
    "依据劳动合同法签订劳动合同",
    "市文化和旅游局、市文化广电和旅游局",
    "原环境保护部、（原国土资源部）、时任农业部部长",
    "环境保护部2015年第12号公告",
    "环境保护部印发的通知（环发〔2015〕3号）",
    "《环境保护部关于印发办法的通知》",
    "《中华人民共和国合同法》已废止",
    "银监会、保监会合并为新的机构"[4:],
    "2019年签订的合同适用《中华人民共和国合同法》",
]


@pytest.mark.parametrize(("text", "alarms"), ALARMS)
def test_words_of_the_dictionary_are_found(text, alarms):
    assert found(text, "WORD-") == alarms


@pytest.mark.parametrize("text", QUIET)
def test_names_are_right_in_history_and_inside_other_words(text):
    assert found(text, "WORD-") == []


def test_an_alarm_says_what_is_right_and_since_when():
    [alarm] = check_text("报农业部批准")
    assert "农业农村部" in alarm.zh
    assert "2018年3月" in alarm.zh
    assert "since 2018-03" in alarm.en


def test_every_entry_of_the_default_dictionary_is_sound():
    words = default_dictionary().words
    assert len(words) > 300
    for word in words.values():
        assert word.wrong != word.right
        assert (word.since is None) == (word.kind is Kind.MISSPELLING)
        assert word.since is None or date(2000, 1, 1) <= word.since


def test_no_misspelling_stands_inside_what_is_right():
    words = default_dictionary().words.values()
    right = "\n".join(word.right for word in words)
    wrong = {word.wrong for word in words if word.kind is Kind.MISSPELLING}
    assert [each for each in sorted(wrong) if each in right] == []


def test_what_the_dictionary_calls_right_raises_no_alarm():
    for word in default_dictionary().words.values():
        right = re.sub(r"（.*?）", "", word.right)
        assert found(f"由{right}负责", "WORD-") == []


def test_an_agency_adds_its_own_as_csv_or_toml():
    own = dictionary_from_csv("\ufeff错误,正确,类型\n某某办,某某局,已撤并机构\n领导讲话,讲话,\n")
    text = "由某某办印发领导讲话，认真布署"
    both = default_dictionary().with_own(own)
    assert [each.code for each in check_text(text, both)] == [
        "WORD-OUTDATED-BODY",
        "WORD-TERM",
        "WORD-MISSPELLING",
    ]
    assert [each.code for each in check_text(text, own)] == ["WORD-OUTDATED-BODY", "WORD-TERM"]
    toml = dictionary_from_toml(
        '[[word]]\nwrong="甲乙"\nright="甲"\nkind="错别字"\nnot_after=["丙"]'
    )
    assert [each.text for each in check_text("丙甲乙，甲乙", toml)] == ["甲乙"]


def test_an_agency_takes_a_word_out_by_calling_it_right():
    own = dictionary_from_csv("错误,正确,类型\n座落,座落,错别字\n")
    assert check_text("座落在河边", default_dictionary().with_own(own)) == []


def test_a_dictionary_of_nothing_finds_nothing():
    assert check_text("布署", Dictionary({})) == []


@pytest.mark.parametrize(
    ("make", "text", "code"),
    [
        (dictionary_from_toml, "= 1", "not_a_dictionary"),
        (dictionary_from_toml, "word = 3", "bad_entry"),
        (dictionary_from_toml, "word = [3]", "bad_entry"),
        (dictionary_from_toml, '[[word]]\nwrong="甲乙"', "bad_entry"),
        (dictionary_from_toml, '[[word]]\nwrong="甲乙"\nright="丙"\nkind="别的"', "bad_entry"),
        (
            dictionary_from_toml,
            '[[word]]\nwrong="甲乙"\nright="丙"\nkind="错别字"\nsince="昨天"',
            "bad_entry",
        ),
        (
            dictionary_from_toml,
            '[[word]]\nwrong="甲乙"\nright="丙"\nkind="错别字"\nnot_after=[1]',
            "bad_entry",
        ),
        (dictionary_from_csv, "a,b\n1,2", "not_a_dictionary"),
        (dictionary_from_csv, "错误,正确,类型\n甲,乙,错别字", "bad_entry"),
        (
            dictionary_from_csv,
            "错误,正确,类型\n" + "".join(f"甲{n},乙,\n" for n in range(20_001)),
            "too_many",
        ),
    ],
)
def test_a_dictionary_that_cannot_be_used_is_refused_in_both_languages(make, text, code):
    with pytest.raises(DictionaryError) as refused:
        make(text)
    assert refused.value.code == code
    assert refused.value.zh
    assert refused.value.en
