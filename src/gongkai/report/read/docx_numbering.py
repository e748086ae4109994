"""Automatic numbers of paragraphs: Word prints "一、" without its being in the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from gongkai.report.read.docx_xml import attribute, child, local, number, value

_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
    )
)
_CIRCLED = frozenset(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"))
_SILENT = frozenset(("bullet", "none"))
_ENDS = "、，。．.)）:：》】"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, from where, and what it prints around the number."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counted as the text is walked."""

    lists: Mapping[str | None, tuple[str | None, Mapping[int, Level]]]
    _counts: dict[str | None, list[int | None]] = field(default_factory=dict)

    def next_label(self, list_id: str, at: int) -> str:
        """Count the next paragraph of a list and give what Word prints before it."""
        abstract, levels = self.lists.get(list_id, (None, {}))
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        before = counts[at]
        counts[at] = level.start if before is None else before + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        return _label(levels, counts, at)


def numbering(root: etree._Element | None) -> Numbering:
    """Give the lists that the numbering part defines."""
    if root is None:
        return Numbering({})
    abstract = {
        attribute(element, "abstractNumId"): _levels(element)
        for element in root
        if local(element) == "abstractNum"
    }
    lists: dict[str | None, tuple[str | None, Mapping[int, Level]]] = {}
    for element in root:
        if local(element) == "num":
            name = attribute(element, "numId")
            base = value(element, "abstractNumId")
            own = _overrides(element, abstract.get(base, {}))
            # A list that starts anew counts by itself; others count on together.
            lists[name] = (f"{base}/{name}" if own else base, {**abstract.get(base, {}), **own})
    return Numbering(lists)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        int(attribute(item, "ilvl") or 0): _level(item)
        for item in element
        if local(item) == "lvl" and (attribute(item, "ilvl") or "").strip() in set("012345678")
    }


def _level(element: etree._Element) -> Level:
    start = number(element, "start")
    return Level(
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,
    )


def _overrides(element: etree._Element, base: Mapping[int, Level]) -> dict[int, Level]:
    own: dict[int, Level] = {}
    for item in element:
        at = attribute(item, "ilvl") if local(item) == "lvlOverride" else None
        if at is None or at not in set("012345678"):
            continue
        replaced = child(item, "lvl")
        level = base.get(int(at)) if replaced is None else _level(replaced)
        start = number(item, "startOverride")
        if level is not None:
            own[int(at)] = level if start is None else Level(level.kind, level.text, start)
    return own


def _label(levels: Mapping[int, Level], counts: list[int | None], at: int) -> str:
    if levels[at].kind in _SILENT:
        return ""
    label = levels[at].text
    for index, level in levels.items():
        count = counts[index]
        printed = _counted(level.kind, level.start if count is None else count)
        label = label.replace(f"%{index + 1}", printed)
    return label if not label or label[-1] in _ENDS else f"{label} "


def _counted(kind: str, count: int) -> str:
    if kind in _CHINESE:
        return _chinese(count)
    if kind in _CIRCLED and 1 <= count <= 20:  # noqa: PLR2004 - Unicode has ① to ⑳ in a row
        return chr(ord("①") + count - 1)
    if kind == "upperLetter":
        return chr(ord("A") + (count - 1) % 26)
    if kind == "lowerLetter":
        return chr(ord("a") + (count - 1) % 26)
    if kind in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    return str(count)


def _chinese(count: int) -> str:
    """Give 1 to 99 as headings count: 一, 十, 十一, 二十; larger digit by digit."""
    tens, ones = divmod(count, 10)
    if tens > 9:  # noqa: PLR2004 - two digits are counted with 十
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if tens == 0:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def _roman(count: int) -> str:
    numerals = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    printed = ""
    for worth, numeral in numerals:
        times, count = divmod(count, worth)
        printed += numeral * times
    return printed
