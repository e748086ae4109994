"""The report's year and the years beside it, marked in a sentence before it is cut into words.

Were the year written in the patterns, they would have to be compiled anew for each year. Instead
"2024年" and "二〇二四年" become marks that the patterns know, one digit for each that is printed,
so that what is not about the year still reads them as digits.
"""

import re

# Digits of scripts in which no report is written: `\d` takes them as any others.
THIS_MARK, LAST_MARK, NEXT_MARK = "\U000104a0", "\U000104a1", "\U000104a2"
MARKS = THIS_MARK + LAST_MARK + NEXT_MARK
_STEPS = {-1: LAST_MARK, 0: THIS_MARK, 1: NEXT_MARK}
_CHINESE = "一二三四五六七八九"
_TO_ARABIC = str.maketrans("〇○零" + _CHINESE, "000123456789")
_PRINTED_YEAR = re.compile(rf"(?:[1-9][0-9]{{3}}|[{_CHINESE}][〇○零{_CHINESE}]{{3}})(?=年)")


def spelled(year: int) -> str:
    """Give a pattern of a year as prose prints it: in Arabic or in Chinese digits."""
    digits = "".join(
        "[〇○零]" if digit == "0" else f"〇{_CHINESE}"[int(digit)] for digit in str(year)
    )
    return f"(?:{year}|{digits})"


def is_known(year: int | None) -> bool:
    """Whether a year is one that prose can name: of four digits, as those beside it are."""
    return year is not None and 1000 < year < 9999  # noqa: PLR2004 - years of four digits


class YearMarks:
    """Marks the years of a report on `year`; where that is not known it marks nothing."""

    def __init__(self, year: int | None) -> None:
        self._marks = (
            {str(year + step): mark * 4 for step, mark in _STEPS.items()}
            if year is not None and is_known(year)
            else {}
        )

    def mark(self, sentence: str) -> str:
        """Put marks for the report's year, the one before and the one after, digit for digit."""
        if not self._marks or "年" not in sentence:
            return sentence
        return _PRINTED_YEAR.sub(self._mark_of, sentence)

    def _mark_of(self, found: re.Match[str]) -> str:
        return self._marks.get(found[0].translate(_TO_ARABIC), found[0])
