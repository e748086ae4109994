"""Number plates of vehicles (GA 36-2018), those of new energy, trailers, schools and police too."""

import re
from collections.abc import Iterator

_LETTER = "A-HJ-NP-Z"  # without I and O
_PLATE = re.compile(
    rf"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    rf"[A-HJ-Z]\s?[·•・.\-]?\s?"
    rf"(?:[{_LETTER}][{_LETTER}0-9][0-9]{{4}}|[0-9]{{5}}[{_LETTER}]"
    rf"|[{_LETTER}0-9]{{4}}[{_LETTER}0-9挂学警港澳领试超])(?![A-Za-z0-9])"
)
_FEWEST_DIGITS = 2  # a serial has at most three letters


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Find number plates."""
    for found in _PLATE.finditer(text):
        serial = found[0][2:]
        if sum(character.isdecimal() for character in serial) >= _FEWEST_DIGITS:
            yield found.span()
