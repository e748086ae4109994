"""FORM: prose too long to be searched whole; what was left out is told, never passed over."""

from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.prose import LONGEST_SECTION, LONGEST_SENTENCE, MOST_CLAIMS
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sections import NUMERALS


@rule(
    "FORM-TOO-LONG",
    Severity.NOTE,
    zh="正文过长的，超出限度的部分不与表格核对。",
    en="Of prose beyond the limits, what is beyond is not held to the tables.",
    source="核对限度（docs/checks.md）：每部分6万字，每句4000字，每个数40位，全文2000处数字",
)
def too_long(context: Context) -> Iterator[Break]:
    """Sections of which some prose was not searched for numbers, in one finding."""
    unread = sorted(context.found.unread)
    if unread:
        names = "、".join(f"第{NUMERALS[each - 1]}部分" if each else "前言" for each in unread)
        yield Break(
            f"{names}的正文过长，超出限度（每部分{LONGEST_SECTION}字、每句{LONGEST_SENTENCE}字、"
            f"全文{MOST_CLAIMS}处数字）的内容没有与表格核对。请查看文件是否完好，并人工核对。",
            f"Not all prose of section {', '.join(map(str, unread))} was held to the tables: "
            "it is beyond the limits.",
            expected=f"≤{LONGEST_SECTION}",
        )
