"""A text with full-width letters and digits folded (NFKC), and the way back to its offsets.

Punctuation and Hanzi stay as printed, which leaves nearly every text as it is. Circled and raised
digits stay too: they are no part of a number beside them.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

# What is in nearly every text and means the same folded or not.
_PLAIN = "\x00-\x7f\u4e00-\u9fff\u3400-\u4dbf\u3000-\u303e\u2010-\u2027·，：；！？（）％＂＇～"
_ODD = re.compile(f"[^{_PLAIN}]")
# Of no width: soft hyphen, joiners, marks of direction, the byte order mark.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what finders search; `span` gives the place in the text as it was given.

    From `starts[n]` on, offsets of the folded text run along with those from `origins[n]` on.
    """

    text: str
    starts: list[int] = field(default_factory=lambda: [0])
    origins: list[int] = field(default_factory=lambda: [0])

    def origin(self, at: int) -> int:
        """Give the offset, in the text as given, of a character of the folded text."""
        segment = bisect_right(self.starts, at) - 1
        return self.origins[segment] + at - self.starts[segment]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets, in the text as given, of a stretch of the folded text."""
        return self.origin(start), self.origin(end - 1) + 1


def fold(text: str) -> Folded:
    """Fold a text; of one without anything to fold this is the text itself."""
    if _ODD.search(text) is None:
        return Folded(text)
    folded = Folded("")
    pieces = list(_pieces(text, folded))
    return Folded("".join(pieces), folded.starts, folded.origins)


def _pieces(text: str, offsets: Folded) -> Iterator[str]:
    """Give the folded text piece by piece, and note where offsets part."""
    done = length = 0
    for found in _ODD.finditer(text):
        at = found.start()
        plain, new = text[done:at], _folded(found[0])
        yield plain
        yield new
        length += len(plain)
        if len(new) != 1:
            _note(offsets, length, at, len(new))
        length += len(new)
        done = at + 1
    yield text[done:]


def _note(offsets: Folded, length: int, at: int, count: int) -> None:
    """Note that a character became none or several, each of which leads back to it."""
    for number in range(count):
        offsets.starts.append(length + number)
        offsets.origins.append(at)
    offsets.starts.append(length + count)
    offsets.origins.append(at + 1)


def _folded(character: str) -> str:
    if _UNSEEN.match(character):
        return ""
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKC", character)
