"""How prose is cut up, where it is looked for, and what its claims are compared with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.check import check
from gongkai.report.check.prose import passages
from gongkai.report.check.prose_lexer import first_characters
from gongkai.report.check.prose_reader import find_claims
from gongkai.report.check.prose_words import lexer, words
from tests.report.check.reports import GOVERNMENT, printing
from tests.report.check.speaking import speaking, text_codes
from tests.report.check.test_prose_claims import READ, SILENT, WRONG
from tests.report.check.test_statements import DENIED, NARROWER

WRONG_NEW = "本年新收政府信息公开申请2810件。"
TEXTS = [text for text, _ in READ + WRONG + DENIED] + SILENT + NARROWER


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_every_section_is_looked_at(number):
    assert text_codes(speaking(WRONG_NEW, section=number)) == ["TEXT-NEW"]


def test_the_preamble_is_looked_at():
    report = speaking("", preamble=(WRONG_NEW,))
    (finding,) = [each for each in check(report) if each.code == "TEXT-NEW"]
    assert "前言" in finding.zh


def test_a_sentence_broken_over_lines_is_joined():
    assert text_codes(speaking("本年新收政府信息公开\n申请 28\n  10 件。")) == []
    assert text_codes(speaking("本年新收政府信息公开\n申请 2810\n 件。")) == ["TEXT-NEW"]


def test_a_number_broken_over_lines_is_no_number():
    texts = [each.text for each in passages(speaking("收到申请28\n10件。"))]
    assert texts == ["收到申请28", "10件。"]


def test_a_heading_tells_what_is_counted():
    assert text_codes(speaking("共办结12件。", heading="（二）依申请公开情况")) == ["TEXT-HANDLED"]
    assert text_codes(speaking("共办结12件。", heading="（四）平台建设")) == []


def test_a_claim_may_go_on_in_the_next_sentence():
    text = "收到政府信息公开申请2811件。其中，予以公开1100件。"
    assert text_codes(speaking(text)) == ["TEXT-GRANTED"]


def test_another_years_figures_go_on_until_this_year_is_named():
    text = "2023年收到政府信息公开申请100件。办结98件。今年收到政府信息公开申请2800件。"
    assert text_codes(speaking(text)) == ["TEXT-RECEIVED"]


def test_a_government_named_in_a_whole_citys_report_may_be_itself_alone():
    text = "澄川市人民政府收到政府信息公开申请35件。全市收到政府信息公开申请2811件。"
    assert text_codes(speaking(text, agency=GOVERNMENT)) == []


def test_the_same_contradiction_twice_is_one_finding():
    assert text_codes(speaking(WRONG_NEW + WRONG_NEW)) == ["TEXT-NEW"]


def test_own_names_full_and_short_are_known():
    for name in ("澄川市教育局", "市教育局", "教育局"):
        text = f"2024年，{name}共收到政府信息公开申请2815件。"
        assert text_codes(speaking(text)) == ["TEXT-RECEIVED"]


def test_the_year_of_the_report_is_the_one_compared():
    text = "2022年收到政府信息公开申请100件。"
    assert text_codes(speaking(text, year=2022)) == ["TEXT-RECEIVED"]
    assert text_codes(speaking(text, year=2024)) == []
    assert text_codes(speaking(text, year=None)) == []


def test_a_claim_is_not_held_to_readings_of_which_one_is_blank():
    report = printing(speaking("共收到政府信息公开申请2815件。"), {"carried_over.total": None})
    assert text_codes(report) == []


@pytest.mark.parametrize("text", [text for text, _ in WRONG])
def test_a_claim_is_not_held_to_blank_cells(text):
    report = speaking(text)
    blank = {f"{each.table}.{each.row}.{each.column}": None for each in report.cells}
    assert text_codes(printing(report, blank)) == []


EDITION_2019 = [
    ("制定规范性文件12件。", ["TEXT-NORMATIVE"]),
    ("公开规范性文件60件。", ["TEXT-NORMATIVE"]),
    ("现行有效规范性文件60件。", []),
    ("作出行政处罚决定3900件。", ["TEXT-PENALTIES"]),
    ("行政事业性收费1万元。", []),
    ("办结政府信息公开申请2800件，其中其他处理29件。", ["TEXT-OTHER"]),
    ("办结政府信息公开申请2800件，其中其他处理290件。", []),
]


@pytest.mark.parametrize(("text", "expected"), EDITION_2019)
def test_the_form_of_2019_has_other_columns(text, expected):
    assert text_codes(speaking(text, year=2020)) == expected


@pytest.mark.parametrize("text", TEXTS)
def test_the_lexer_finds_what_one_pattern_of_all_words_finds(text):
    pattern = re.compile(
        "|".join(f"(?P<{kind}_{index}>{word})" for index, (kind, word) in enumerate(words(2024)))
    )
    whole = [
        ((match.lastgroup or "").rpartition("_")[0], match[0]) for match in pattern.finditer(text)
    ]
    cut = [(each.kind, text[each.start : each.end]) for each in lexer(2024).tokens(text)[:-1]]
    assert cut == whole


FIRST = [
    ("收到|接到", "收接", False),
    ("(?:由|从)?上年", "由从上", False),
    ("[3-5一]+件", "345一", False),
    ("(?!人)申请?", "申", False),
    ("(?P<a>约)?(?>近|超)x", "约近超", False),
    ("零{0,2}", "零", True),
    ("(?:甲*|乙)丙", "甲乙丙", False),
    ("(?!)", "", False),
    (r"\-甲", "-", False),
]


@pytest.mark.parametrize(("pattern", "characters", "empty"), FIRST)
def test_what_a_pattern_can_begin_with(pattern, characters, empty):
    assert first_characters(pattern) == (frozenset(characters), empty)


def test_an_escape_that_the_lexer_does_not_know_is_refused():
    with pytest.raises(ValueError, match="escape"):
        first_characters(r"\w+")


PIECES = st.sampled_from(
    [
        *"，。；、：（）0123456789一二三十百万亿零余多约第%年月日件条元\n ",
        *("其中", "未", "无", "没有", "政府信息公开申请", "收到", "新收", "办结", "上年结转"),
        *("结转下年度", "予以公开", "不予公开", "行政复议", "行政诉讼", "维持", "规范性文件"),
        *("行政许可", "行政事业性收费", "2024年", "2023年", "我局", "各县区", "较", "共", "自然人"),
        *("制定", "废止"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_no_text_makes_a_rule_fail(text):
    report = speaking(text, preamble=(text,))
    for claim in find_claims(report).claims:
        assert claim.printed
    text_codes(report)


@pytest.mark.parametrize("year", [None, 0, -1, 2019, 10**9])
def test_any_year_is_read(year):
    find_claims(speaking("".join(TEXTS), year=year))
