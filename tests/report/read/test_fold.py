"""Folding of printed text for matching."""

import pytest

from gongkai.report.read.fold import display_width, half_width, squash, superscript
from gongkai.report.read.values import Kind, read_value

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\ufeff\u00ad"
BLANKS = "\u00a0\u2000\u2002\u2003\u2009\u200a\u202f\u3000"


@pytest.mark.parametrize("char", UNSEEN)
def test_a_character_of_no_width_is_nothing(char):
    assert half_width(f"12{char}34") == "1234"
    assert read_value(f"{char}12{char}34").value == 1234
    assert squash(f"行政{char}许可") == "行政许可"


@pytest.mark.parametrize("char", BLANKS)
def test_a_blank_of_any_width_is_a_blank(char):
    assert half_width(f"甲{char}乙") == "甲 乙"
    assert read_value(f"{char}12{char}").value == 12
    assert read_value(f"1{char}2").kind is Kind.DOUBT


def test_raised_digits_are_a_remark():
    printed = read_value("1234" + superscript("[1]"))
    assert (printed.value, printed.plain) == (1234, False)
    assert superscript("甲12") == "甲¹²"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("12.5", 4),
        ("行政许可", 8),
        ("“行政”——许可", 12),
        ("（一）予以公开 12", 17),
        ("é–•", 3),
        ("한글😀", 6),
        ("“甲”" * 60, 240),
    ],
)
def test_wide_characters_take_two_columns_and_others_one(text, columns):
    assert display_width(text) == columns
