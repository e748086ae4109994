"""What one cell prints: numbers, blanks, marks, and what is in doubt."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.read.values import BLANK, Kind, read_value

NUMBERS = [
    ("0", 0),
    ("16612", 16612),
    ("-3", -3),
    ("－3", -3),
    ("−3", -3),
    ("+5", 5),
    ("３１１９", 3119),
    ("3,000", 3000),
    ("3，000，000", 3000000),
    ("2638271.63", Decimal("2638271.63")),
    ("96171．6", Decimal("96171.6")),
    ("0.0001", Decimal("0.0001")),
    (" 12 ", 12),
    ("\u300012\u3000", 12),
    ("12.0", Decimal("12.0")),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_plain_number_is_read_exactly(text, value):
    printed = read_value(text)
    assert (printed.kind, printed.value, printed.plain) == (Kind.NUMBER, value, True)
    assert isinstance(printed.value, type(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22（其中修订 16 件）", 22),
        ("251000元", 251000),
        ("2638271.63 元", Decimal("2638271.63")),
        ("5件", 5),
        ("1.3亿", Decimal("1.3")),
        ("12①", 12),
        ("12*", 12),
        ("7(含延续)", 7),
    ],
)
def test_a_remark_or_unit_leaves_the_number_but_not_plain(text, value):
    assert read_value(text) == (Kind.NUMBER, value, (), False)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\xa0", "\n", "\u200b", "\ufeff "])
def test_blank_is_blank_and_not_zero(text):
    assert read_value(text) == BLANK
    assert read_value(text).value is None


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "无", "不涉及", "N/A", "\\", "*"])
def test_a_mark_has_no_number(text):
    printed = read_value(text)
    assert (printed.kind, printed.value, printed.plain) == (Kind.MARK, None, False)


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("4472 28", (447228, 4472, 28)),
        ("44722\n8", (447228, 44722, 8)),
        ("3/5", (3, 5)),
        ("O", (0,)),
        ("〇", (0,)),
        ("零", (0,)),
        ("约20", (20,)),
        ("其中3", (3,)),
        ("1,23", (1, 23)),
        ("007", ()),
        ("12%", (12,)),
        ("1■", ()),
        ("■■", ()),
        ("\ufffd", ()),
        ("1\ufffd", ()),
        ("①", ()),
        ("十二", ()),
        ("1.234.567", (Decimal("1.234"), 567)),
        ("9" * 16, ()),
        ("9" * 300, ()),
        ("3。5", (3, 5)),
    ],
)
def test_what_is_not_plainly_one_number_is_in_doubt(text, candidates):
    printed = read_value(text)
    assert (printed.kind, printed.value) == (Kind.DOUBT, None)
    assert printed.candidates == candidates


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_any_whole_number_comes_back(number):
    assert read_value(str(number)).value == number
    assert read_value(f"{number:,}").value == number


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_any_decimal_comes_back_digit_for_digit(number):
    printed = read_value(f"{number:f}")
    assert printed.value == number
    assert str(printed.value) == f"{number:f}"


@given(st.text(max_size=30))
def test_no_text_raises_and_only_numbers_have_values(text):
    printed = read_value(text)
    assert (printed.value is not None) == (printed.kind is Kind.NUMBER)


@given(st.text(alphabet="0123456789,. 件元（）/-", max_size=12))
def test_a_value_is_made_of_the_digits_that_stand_first(text):
    printed = read_value(text)
    if printed.value is not None:
        digits = str(printed.value).lstrip("-")
        assert text.replace(",", "").strip().lstrip("+-").startswith(digits)
