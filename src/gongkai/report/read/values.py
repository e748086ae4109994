"""Reading what one cell prints: a number, blank, a mark such as "/", or something in doubt."""

import re
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from gongkai.report.model import Number, Value
from gongkai.report.read.fold import half_width

MAX_DIGITS = 15
_LONGEST_CELL = 200
UNCALCULATED = "=\ufffd"
"""Ends the text of a cell whose formula no program has calculated; what it shows is in doubt."""


class Kind(Enum):
    """What a cell prints."""

    NUMBER = auto()
    BLANK = auto()
    MARK = auto()
    DOUBT = auto()


class Printed(NamedTuple):
    """One cell's reading; `plain` is False where a remark or unit stands beside the number."""

    kind: Kind
    value: Value = None
    candidates: tuple[Number, ...] = ()
    plain: bool = True


BLANK = Printed(Kind.BLANK)
MARK = Printed(Kind.MARK, plain=False)

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PLAIN = re.compile(rf"[+-]?{_NUMBER}")
_WITH_REMARK = re.compile(
    rf"(?P<number>[+-]?{_NUMBER})\s*"
    r"(?P<rest>(?:[件个项条元万亿人次份宗部篇起户册页角]{1,3}\s*整?)?\s*"
    r"(?:[(\[【<〔].*|[*#※①-⑳¹²³⁰-⁹]+|[注系含].*)?)",
    re.DOTALL,
)
_ANY_NUMBER = re.compile(_NUMBER)
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\u25a0-\u25ff?]")
_LOOKS_LIKE_DIGIT = dict.fromkeys("Oo〇零○", 0) | dict.fromkeys("lI|壹一", 1)
_ASCII_DIGIT = re.compile("[0-9]")
_CHINESE_DIGITS = re.compile("^[一二三四五六七八九十百千两]+$")


def _number(text: str) -> Number | None:
    """A number as printed; None where it has too many digits or a leading zero."""
    digits = text.replace(",", "").lstrip("+-")
    if len(digits) > MAX_DIGITS or (len(digits) > 1 and digits[0] == "0" and digits[1] != "."):
        return None
    plain = text.replace(",", "").removeprefix("+")
    return Decimal(plain) if "." in plain else int(plain)


def _doubt(text: str) -> Printed:
    """In doubt, with every number that the text could be."""
    joined = re.sub(r"\s+", "", text)
    found = [_number(joined)] if _PLAIN.fullmatch(joined) else []
    found += [_number(match) for match in _ANY_NUMBER.findall(text)]
    if not found and (loose := joined.replace(",", "")).isdecimal() and loose.isascii():
        found = [_number(loose)]
    return Printed(Kind.DOUBT, candidates=tuple(dict.fromkeys(n for n in found if n is not None)))


def _without_digits(text: str) -> Printed:
    if text in _LOOKS_LIKE_DIGIT:
        return Printed(Kind.DOUBT, candidates=(_LOOKS_LIKE_DIGIT[text],))
    if _CHINESE_DIGITS.match(text) or _UNREADABLE.search(text) or any(map(str.isnumeric, text)):
        return Printed(Kind.DOUBT)
    return MARK


def _with_remark(text: str) -> Printed | None:
    """A number with a unit or remark after it: the number, and not plain."""
    match = _WITH_REMARK.fullmatch(text)
    if match is None or not match["rest"]:
        return None
    value = _number(match["number"])
    return None if value is None else Printed(Kind.NUMBER, value, plain=False)


@lru_cache(maxsize=16384)
def read_value(text: str) -> Printed:
    """Read one cell's text. Never guesses: what is not plainly one number is in doubt.

    Full-width digits and thousands separators are read; a unit or remark after the number gives
    the number and is not plain; several numbers, blanks inside a number, or a number after words
    are in doubt.
    """
    if text.isdecimal() and text.isascii() and (text[0] != "0" or text == "0"):
        return Printed(Kind.NUMBER, int(text)) if len(text) <= MAX_DIGITS else Printed(Kind.DOUBT)
    bare = half_width(text).strip()
    if not bare:
        return BLANK
    if len(bare) > _LONGEST_CELL:
        return Printed(Kind.DOUBT)
    if not _ASCII_DIGIT.search(bare):
        return _without_digits(bare)
    return _with_digits(bare)


def _with_digits(bare: str) -> Printed:
    if _PLAIN.fullmatch(bare) and (value := _number(bare)) is not None:
        return Printed(Kind.NUMBER, value)
    if _UNREADABLE.search(bare):
        return Printed(Kind.DOUBT)
    return _with_remark(bare) or _doubt(bare)
