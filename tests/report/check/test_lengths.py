"""Prose beyond the limits: what is looked at is bounded, what is not is told.

No test asserts a time; what they count is the work that time comes from.
"""

from dataclasses import replace

import pytest

from gongkai.report.check import prose_reader, prose_words
from gongkai.report.check.likeness import _compared
from gongkai.report.check.prose import LONGEST_SECTION, LONGEST_SENTENCE, MOST_CLAIMS
from gongkai.report.check.prose_reader import find_claims
from gongkai.report.check.rule import Context
from tests.report.check.reports import findings_of, report, sections
from tests.report.check.speaking import speaking, text_codes

WRONG = "新收政府信息公开申请12件。"
FILLING = "栏目更新不够及时，" * 100 + "。\n"

HOSTILE = {
    "lines that never end": "收到申请12件\n" * 9_000,
    "lines": "收到申请12件。\n" * 9_000,
    "one sentence": "新收政府信息公开申请12件、" * 9_000,
    "denials": "无行政许可、" * 12_000,
    "comparisons": "较上年增长12%，收到申请3件；" * 9_000,
    "digits": "1" * 70_000 + "件申请。",
    "numerals": "收到申请" + "十" * 3_000 + "件。",
    "charges": "收到申请" + "收费" * 40_000 + "12件。",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_looked_at_is_told(text):
    (finding,) = findings_of("FORM-TOO-LONG", speaking(text))
    assert "第一部分" in finding.zh
    assert "section 1" in finding.en


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_more_is_cut_into_words_than_the_limit(text, monkeypatch):
    cut = []
    tokens = prose_words.lexer(2024).tokens

    class Counting:
        def tokens(self, sentence):
            cut.append(len(sentence))
            return tokens(sentence)

    monkeypatch.setattr(prose_reader, "lexer", lambda _: Counting())
    find_claims(speaking(text))
    assert sum(cut) <= LONGEST_SECTION
    assert max(cut, default=0) <= LONGEST_SENTENCE


def test_a_report_of_ordinary_length_is_read_whole():
    assert findings_of("FORM-TOO-LONG", report()) == []
    assert findings_of("FORM-TOO-LONG", speaking(FILLING * 50 + WRONG)) == []
    assert text_codes(speaking(FILLING * 50 + WRONG)) == ["TEXT-NEW"]


def test_what_stands_before_the_limit_is_still_held_to_the_table():
    assert text_codes(speaking(f"{WRONG}\n{FILLING * 80}")) == ["TEXT-NEW"]


def test_claims_beyond_their_number_are_left_out_and_told_of_every_later_section():
    many = sections({1: WRONG * (MOST_CLAIMS + 5), 5: "栏目更新不够及时。"})
    full = replace(report(), sections=many)
    assert len(Context(full).found.claims) == MOST_CLAIMS
    (finding,) = findings_of("FORM-TOO-LONG", full)
    assert "第一部分、第二部分" in finding.zh
    exact = replace(report(), sections=sections({1: WRONG * MOST_CLAIMS}))
    assert findings_of("FORM-TOO-LONG", exact) == []


def test_only_so_much_is_compared_with_last_year():
    assert len(_compared("栏目更新" * 50_000)) == LONGEST_SECTION


def test_a_long_clause_is_not_quoted_whole():
    text = "本局" * 500 + "新收政府信息公开申请12件。"
    (finding,) = findings_of("TEXT-NEW", speaking(text))
    assert len(finding.zh) < 300
