from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.check.numerals import Figure, parse_number

READ = [
    ("3119", Figure(3119)),
    ("3,119", Figure(3119)),
    ("3，119", Figure(3119)),
    ("３１１９", Figure(3119)),
    ("1,234,567", Figure(1234567)),
    ("一千二百", Figure(1200)),
    ("十二", Figure(12)),
    ("两", Figure(2)),
    ("零", Figure(0)),
    ("二百零五", Figure(205)),
    ("一百一十", Figure(110)),
    ("一万零二十", Figure(10020)),
    ("三千零五万", Figure(30050000, 10000)),
    ("1.3亿", Figure(130_000_000, 10_000_000)),
    ("713万", Figure(7_130_000, 10_000)),
    ("3千", Figure(3000, 1000)),
    ("1万2千", Figure(12000, 1000)),
    ("96171.6", Figure(Decimal("96171.6"), Decimal("0.1"))),
    ("96171.6万", Figure(961_716_000, 1000)),
    ("十二万", Figure(120_000, 10_000)),
    ("一亿三千万", Figure(130_000_000, 10_000_000)),
]
UNCLEAR = ["", "三五", "一百二", "三万五", "十十", "百十", "零零", "一百零零五", "万", "万万"]
UNCLEAR += ["一万二十", "1万2亿", "件", "3件"]


@pytest.mark.parametrize(("text", "figure"), READ)
def test_a_number_is_read_with_its_precision(text, figure):
    assert parse_number(text) == figure


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_no_number_or_two_is_not_read(text):
    assert parse_number(text) is None


AGREEMENT = [
    ("1.3亿", 129_500_001, True),
    ("1.3亿", 134_999_999, True),
    ("1.3亿", 135_000_001, False),
    ("1.3亿", 124_999_999, False),
    ("713万", 7_134_999, True),
    ("713万", 7_136_000, False),
    ("3119", 3120, False),
    ("三千", 3001, False),
    ("3000", 3001, False),
]


@pytest.mark.parametrize(("text", "value", "agrees"), AGREEMENT)
def test_a_round_figure_agrees_with_what_rounds_to_it(text, value, agrees):
    figure = parse_number(text)
    assert figure is not None
    assert figure.agrees(value) is agrees


@pytest.mark.parametrize(
    ("text", "value", "agrees"),
    [("300", 350, True), ("300", 450, False), ("3.5万", 36_000, True), ("3.5万", 42_000, False)],
)
def test_an_approximate_figure_agrees_within_a_tenth_or_a_step(text, value, agrees):
    figure = parse_number(text, approximate=True)
    assert figure is not None
    assert figure.agrees(value) is agrees


def spell(number: int) -> str:
    """A number below 10¹² as Chinese writes it out."""
    if number == 0:
        return "零"
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        if number >= worth:
            high, low = divmod(number, worth)
            zero = "零" if low and low * 10 < worth else ""
            return spell(high) + unit + (zero + spell(low) if low else "")
    digits, said = f"{number:04}", ""
    for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit != "0":
            said += "零一二三四五六七八九"[int(digit)] + unit
        elif said and not said.endswith("零"):
            said += "零"
    return said.rstrip("零")


@given(st.integers(0, 10**12 - 1))
def test_a_number_spelled_out_is_read_back(number):
    figure = parse_number(spell(number))
    assert figure is not None
    assert figure.value == number
    assert figure.agrees(number)


@given(st.integers(0, 10**12))
def test_a_number_grouped_by_thousands_is_read_back(number):
    assert parse_number(f"{number:,}") == Figure(number)


@given(st.decimals(0, 10**6, places=2), st.sampled_from([("万", 4), ("亿", 8)]))
def test_a_decimal_with_a_large_unit_is_read_back(number, unit):
    figure = parse_number(f"{number}{unit[0]}")
    assert figure is not None
    assert Decimal(figure.value) == number.scaleb(unit[1])
    assert Decimal(figure.step) == Decimal(1).scaleb(unit[1] - 2)
