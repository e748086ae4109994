"""Numbers of passports and of permits to travel to and from Hong Kong, Macao and Taiwan.

Letter and digits are also how offices number files, so that letters which private passports do not
have (D, S, P) and those of permits other than H and M need a label.
"""

import re
from collections.abc import Iterator

from gongkai.records.publishing.precheck.personal.digits import before, is_code

_NUMBER = re.compile(
    r"(?:E[A-HJ-NP-Z][0-9]{7}|[EG][0-9]{8}|[HM](?:[0-9]{10}|[0-9]{8})"
    r"|[DSPCLTWK][A-HJ-NP-Z]?[0-9]{7,8})(?![A-Za-z0-9])"
)
_NEEDS_LABEL = "DSPCLTWK"
_LABEL = re.compile(r"护照|通行证|旅行证|证件|回乡|出入境|签证")
_LABEL_LENGTH = 30
_PART_OF_CODE = "字-/._#№"  # 国药准字H20203456
_DATE = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def travel_documents(text: str) -> Iterator[tuple[int, int]]:
    """Find numbers of passports and travel permits."""
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        left = text[max(0, start - 1) : start]
        if left and (left in _PART_OF_CODE or (left.isascii() and left.isalnum())):
            continue
        if _LABEL.search(before(text, start, _LABEL_LENGTH)) or (
            found[0][0] not in _NEEDS_LABEL and not _is_serial(text, start, found[0])
        ):
            yield start, end


def _is_serial(text: str, start: int, number: str) -> bool:
    """Whether it is the number of something else: after a label, or a date with a letter."""
    return is_code(text, start) or _DATE.fullmatch(number[1:]) is not None
