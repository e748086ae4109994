"""The marks of the report's year, and which sentences are read at all."""

import pytest

from gongkai.report.check.prose_sentences import sentences_with_claims
from gongkai.report.check.prose_words import lexer, words
from gongkai.report.check.prose_years import LAST_MARK, NEXT_MARK, THIS_MARK, YearMarks
from tests.report.check.speaking import speaking, text_codes

MARKED = [
    ("2024年", f"{THIS_MARK * 4}年"),
    (
        "二〇二三年、二○二四年、二零二五年",
        f"{LAST_MARK * 4}年、{THIS_MARK * 4}年、{NEXT_MARK * 4}年",
    ),
    ("2022年2024件", "2022年2024件"),
    ("２０２４年", "２０２４年"),
]


@pytest.mark.parametrize(("text", "marked"), MARKED)
def test_years_are_marked_character_for_character(text, marked):
    assert YearMarks(2024).mark(text) == marked


@pytest.mark.parametrize("year", [None, 0, 10**9])
def test_a_year_that_prose_cannot_name_marks_nothing(year):
    assert YearMarks(year).mark("2024年") == "2024年"
    assert words(year) == words(None)


def test_each_year_reads_its_own_numbers():
    kinds = {year: lexer(year).tokens("2024年")[0].kind for year in (2023, 2024, 2025)}
    assert kinds == {2023: "then", 2024: "now", 2025: "then"}


def test_a_statement_of_none_is_quoted_as_printed():
    (code,) = text_codes(speaking("无2023年结转政府信息公开申请。"))
    assert code == "TEXT-NONE-CARRIED"


KEPT = [
    ("收到申请12件。下一步加强培训。", ["收到申请12件"]),
    ("开展培训3次。收到申请12件。", ["开展培训3次", "收到申请12件"]),
    ("申请情况见表第三项。", []),
    ("未发生行政复议。", ["未发生行政复议"]),
    ("申请数：12", ["申请数：12"]),
    ("未收取政府信息公开费用。", []),
]


@pytest.mark.parametrize(("text", "kept"), KEPT)
def test_sentences_behind_the_last_that_may_claim_are_left(text, kept):
    assert sentences_with_claims(text) == kept
