"""Folding of printed text for matching; what is stored stays as printed."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Radicals that PDF fonts give in place of the character and that NFKC leaves alone.
_RADICALS = str.maketrans(
    "⺠⻓⻔⻚⻅⻋⻢⻥⻦⻩⻬⻰⻛⻜⻝⻆⻄⻘⻤⻨⻉⻣⺎⺒⺟",
    "民长门页见车马鱼鸟黄齐龙风飞食角西青鬼麦贝骨兀巳母",
)
_BLANK_CODES = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
# Of no width: soft hyphen, joiners, marks of direction, the byte order mark.
_UNSEEN_CODES = (
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    0xFEFF,
)
_FULLWIDTH: dict[int, int | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(_BLANK_CODES, 0x20),
    **dict.fromkeys(_UNSEEN_CODES),
    0x2212: 0x2D,
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBERING = re.compile(
    r"^(?:[\s(]*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:[)、.,:．。]\s*)+)+(?=\D)"
)
# Blanks and punctuation that folding makes no letters of, as it does of radicals and (株).
_PLAIN_MARKS = (
    r"[\s!-/:-@\[-`{-~\u3001-\u3003\u3008-\u3011\u2010-\u2027\uff01-\uff0f\uff1a-\uff20]*"
)
_LONGEST_KEPT = 120  # a longer text is no label, and nothing that reports have in common
_NOT_WORD = re.compile(r"[\W_]+")
# Hanzi, ideographic punctuation and full-width forms, of which nearly every text is made.
_PLAINLY_WIDE = re.compile("[\u3000-\u303e\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]+")
# All but ASCII, quotation marks, dashes, dots: those take one column.
_NOT_PLAINLY_NARROW = re.compile("[^\x00-\x7f\u00b7\u2010-\u2027]")
_BARE_DIGIT = re.compile(r"^\d{1,2}(?=[^\W\d])")


def half_width(text: str) -> str:
    """Full-width forms and odd blanks as ASCII; circled and superscript digits stay apart."""
    return text.translate(_FULLWIDTH)


def superscript(text: str) -> str:
    """The text with its digits raised, so that they are no part of a number before them."""
    return text.translate(_SUPERSCRIPT)


def squash(text: str) -> str:
    """Letters, digits and Hanzi alone, compatibility forms folded (NFKC)."""
    return _kept_squash(text) if len(text) <= _LONGEST_KEPT else _squash(text)


def _squash(text: str) -> str:
    if text.isascii():
        return _NOT_WORD.sub("", text)
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).translate(_RADICALS))


def label_key(text: str) -> str:
    """A label without its numbering, blanks and punctuation: what labels are compared by."""
    return _kept_label_key(text) if len(text) <= _LONGEST_KEPT else _label_key(text)


def _label_key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_RADICALS)
    bare = _NUMBERING.sub("", folded.replace("\n", "").strip())
    return _BARE_DIGIT.sub("", _NOT_WORD.sub("", bare))


_kept_squash = lru_cache(maxsize=16384)(_squash)
_kept_label_key = lru_cache(maxsize=16384)(_label_key)


def other_beginning(keys: Iterable[str], *, numbered: bool = True) -> re.Pattern[str]:
    """What matches the beginning of texts that begin like none of the keys.

    `numbered` texts may have a numbering before what is compared, as before a `label_key`. Found
    without folding the text: nearly all prose begins with a Hanzi that folding leaves alone.
    """
    firsts = "".join(sorted({key[0] for key in keys})) + (
        "一二三四五六七八九十" if numbered else ""
    )
    return re.compile(rf"{_PLAIN_MARKS}(?![{firsts}])[\u4e00-\u9fff]")


def display_width(text: str) -> int:
    """Columns that the text takes in a fixed-width layout; wide characters take two."""
    if text.isascii():
        return len(text)
    return _kept_width(text) if len(text) <= _LONGEST_KEPT else _width(text)


def _width(text: str) -> int:
    others = _PLAINLY_WIDE.sub("", text)
    width = 2 * len(text) - len(others)
    if _NOT_PLAINLY_NARROW.search(others) is None:
        return width
    return width + sum(unicodedata.east_asian_width(char) in "WF" for char in others)


_kept_width = lru_cache(maxsize=16384)(_width)
