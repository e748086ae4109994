"""Numbers in Chinese prose as exact values, with the precision at which they are printed.

"3，119", "一千二百", "1.3亿" and "713万" are `int` (or `Decimal` for money and the like); a round
figure keeps the step of its last printed digit, so that 1.3亿 agrees with whatever rounds to it.
"""

import re
from decimal import Decimal
from typing import NamedTuple

Number = int | Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_ZEROS = "零〇"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALE = {**_SMALL, **_LARGE}

ARABIC_PATTERN = (
    r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?"
    r"(?:[百千万亿]+(?:\d+[百千万]+)*)?"
)
CHINESE_PATTERN = "[零〇一二两三四五六七八九十百千万亿]+"
NUMBER_PATTERN = f"(?:{ARABIC_PATTERN}|{CHINESE_PATTERN})"

_PLACE = "(?:([零〇])?([一二两三四五六七八九])?({unit}))?"
_UNITS = "".join(_PLACE.format(unit=unit) for unit in "千百十")
_SPELLED = re.compile(_UNITS + "(?:([零〇])?([一二两三四五六七八九])())?")
_PART = re.compile(r"(\d[\d,，]*(?:[.．]\d+)?)([百千万亿]*)")
_SEPARATORS = str.maketrans({",": None, "，": None, "．": "."})
_ROUND_FROM = 10**4  # 十二万 may be a rounded figure; 一千二百 is taken as exact


class Figure(NamedTuple):
    """A number as prose prints it: `step` is the worth of its last printed digit.

    `approximate` figures (余, 多, 约, 近, 超过 …) agree with anything within a tenth or a step.
    """

    value: Number
    step: Number = 1
    approximate: bool = False

    def agrees(self, value: Number, precision: Number = 1) -> bool:
        """Whether a table's value, exact to `precision`, may be printed in prose as this figure."""
        if value == self.value:
            return True
        distance = abs(Decimal(value) - Decimal(self.value))
        if self.approximate:
            return distance <= max(abs(Decimal(self.value)) / 10, _magnitude(self))
        step = max(Decimal(self.step), Decimal(precision))
        return distance * 2 <= step


def _magnitude(figure: Figure) -> Decimal:
    """Take the step of a figure that ends in zeros: 100 for "300余"."""
    step = Decimal(figure.step)
    value = Decimal(figure.value)
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value


def parse_number(text: str, *, approximate: bool = False) -> Figure | None:
    """Read the figure that a number in Arabic or Chinese numerals prints; None if it is neither.

    Digits may be full-width and grouped by thousands; 百千万亿 may follow Arabic digits.
    """
    if text.isdecimal():
        return Figure(int(text), 1, approximate)
    if text[:1].isdecimal():
        return _parse_arabic(text, approximate=approximate)
    return _parse_chinese(text, approximate=approximate)


def _parse_arabic(text: str, *, approximate: bool) -> Figure | None:
    total, step, end, last_scale = Decimal(0), Decimal(1), 0, None
    for part in _PART.finditer(text):
        digits = part[1].translate(_SEPARATORS)
        scale = 1
        for unit in part[2]:
            scale *= _SCALE[unit]
        if part.start() != end or (last_scale is not None and scale >= last_scale):
            return None
        step = Decimal(10) ** -len(digits.partition(".")[2]) * scale
        total += Decimal(digits) * scale
        end, last_scale = part.end(), scale
    if end != len(text) or not end:
        return None
    return Figure(_plain(total), _plain(step), approximate)


def _parse_chinese(text: str, *, approximate: bool) -> Figure | None:
    value = _chinese_value(text)
    if value is None:
        return None
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return Figure(value, step if step >= _ROUND_FROM else 1, approximate)


def _chinese_value(text: str) -> int | None:
    """Read a spelled number; None where it can be read in two ways.

    三五 means "three to five"; 三万五 and 一百二 leave out a unit.
    """
    for unit in ("亿", "万"):
        head, found, tail = text.rpartition(unit)
        if found:
            high = _chinese_value(head)
            low = _chinese_value(tail) if tail else 0
            if not high or low is None or not _fits(low, tail, _LARGE[unit]):
                return None
            return high * _LARGE[unit] + low
    return _below_ten_thousand(text)


def _fits(low: int, tail: str, unit: int) -> bool:
    """Whether the rest after a large unit is below it, and says 零 where it skips a place."""
    return low < unit and (not tail or low * 10 >= unit or tail[0] in _ZEROS)


def _below_ten_thousand(text: str) -> int | None:
    if text in _ZEROS:
        return 0 if text else None
    found = _SPELLED.fullmatch(text.lstrip(_ZEROS))
    if found is None:
        return None
    total, last = 0, None
    for place, (zero, digit, unit) in enumerate(zip(*[iter(found.groups())] * 3, strict=True)):
        if digit is None and not unit:
            continue
        if bool(zero) != (last is not None and place > last + 1) or not (digit or last is None):
            return None
        total += (_DIGITS[digit] if digit else 1) * 10 ** (3 - place)
        last = place
    return total if last is not None else None
