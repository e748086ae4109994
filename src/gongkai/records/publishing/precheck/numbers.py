"""Document numbers as GB/T 9704-2012 has them, and figures grouped as GB/T 15835-2011 does."""

import re
from collections.abc import Iterator

from gongkai.records.publishing.precheck.hit import Hit

# 苏府办〔2026〕12号: a word for the organ, the year, the serial. Case numbers of courts and numbers
# of certificates have a word after the year too, and brackets of their own.
_DOCUMENT = re.compile(
    r"([〔\[（(【<〈﹝{]) ?((?:19|20)[0-9]{2}|[0-9]{2}) ?([〕\]）)】>〉﹞}])"
    r" ?(第?) ?([0-9]{1,6}) ?号"
)
_ORGAN = re.compile(r"[\u4e00-\u9fff]$")
_UNIT = (
    r"(?=(?:\.[0-9]+)? ?(?:[元万亿人户件个亩吨家台套株头册次辆]|平方|立方|公[里顷斤]"
    r"|千[米克瓦]|美元|欧元|％|%))"
)
_MONEY = r"(?=(?:\.[0-9]+)? ?(?:美|欧|日)?元)"
_COMMA = re.compile(r",[0-9]+(?:,[0-9]+)*")
_WIDE_COMMA = re.compile(r"，[0-9]{3}(?:，[0-9]{3})*(?![0-9])")
_COUNTED = re.compile(_UNIT)
_PAID = re.compile(_MONEY)
_WELL_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_DIGITS = "0123456789"
_BEFORE_MONEY = re.compile(r"([0-9][0-9,]*)(?:\.[0-9]+)? ?[美欧日]?$")
_LONGEST_AMOUNT = 24  # characters
_GROUPED_FROM = 5  # digits; four may be written together beside grouped ones
_GROUP = 3


def find_numbers(text: str) -> Iterator[Hit]:
    """Find what is wrong with document numbers and figures in a folded text."""
    for found in _DOCUMENT.finditer(text):
        if _ORGAN.search(text, max(0, found.start() - 1), found.start()):
            yield from _document(found)
    yield from _grouped(text)
    yield from _mixed(text)


def _grouped(text: str) -> Iterator[Hit]:
    """Find figures grouped wrongly; they are looked for by their commas."""
    for found in _COMMA.finditer(text):
        start = _first_digit(text, found.start())
        is_counted = start < found.start() and _COUNTED.match(text, found.end())
        if is_counted and _is_ill_grouped(text, start, found.end()):
            yield Hit("NUMBER-GROUPING", start, found.end())
    for found in _WIDE_COMMA.finditer(text):
        start = _first_digit(text, found.start())
        if not 1 <= found.start() - start <= _GROUP or text[start] == "0":
            continue
        unit = _COUNTED if found[0].count("，") > 1 else _PAID
        if unit.match(text, found.end()):
            yield Hit("NUMBER-GROUPING", start, found.end())


def _first_digit(text: str, end: int) -> int:
    """Where the digits begin that end at a place."""
    left = max(0, end - _LONGEST_AMOUNT)
    return left + len(text[left:end].rstrip(_DIGITS))


def _document(found: re.Match[str]) -> Iterator[Hit]:
    opening, year, closing, ordinal, serial = found.groups()
    if opening + closing != "〔〕":
        yield Hit("NUMBER-BRACKETS", *found.span())
    if len(year) == 2:  # noqa: PLR2004 - 〔26〕
        yield Hit("NUMBER-SHORT-YEAR", *found.span())
    if ordinal:
        yield Hit("NUMBER-ORDINAL", *found.span())
    if serial[0] == "0":
        yield Hit("NUMBER-LEADING-ZERO", *found.span())


def _is_ill_grouped(text: str, start: int, end: int) -> bool:
    """Whether some groups are of three digits and others are not; else it is an enumeration."""
    if text[start - 1 : start] in {".", ","} or _WELL_GROUPED.fullmatch(text, start, end):
        return False
    _, *groups = text[start:end].split(",")
    return len(groups) > 1 and any(len(group) == _GROUP for group in groups)


def _mixed(text: str) -> Iterator[Hit]:
    """The first amount that is not written as the first one is."""
    style: bool | None = None
    at = text.find("元")
    while at >= 0:
        left = max(0, at - _LONGEST_AMOUNT)
        found = _BEFORE_MONEY.search(text[left:at])
        if found is not None and _shows_style(found):
            grouped = "," in found[1]
            if style is None:
                style = grouped
            elif style != grouped:
                yield Hit("NUMBER-MIXED-GROUPING", left + found.start(1), left + found.end(1))
                return
        at = text.find("元", at + 1)


def _shows_style(found: re.Match[str]) -> bool:
    """Whether an amount is long enough to be grouped, and is one."""
    if "," in found[1]:
        return _WELL_GROUPED.fullmatch(found[1]) is not None
    return len(found[1]) >= _GROUPED_FROM and found[1][0] != "0"
