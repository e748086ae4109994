"""FORM: the six sections: all there, in order, numbered, headed as the form says, not empty.

A report whose prose was not given (figures alone) is left alone.
"""

import re
from collections.abc import Iterator

from gongkai.report.check.finding import Severity
from gongkai.report.check.rule import Break, Context, rule
from gongkai.report.check.sources import by_form
from gongkai.report.form import FORMS, SectionForm
from gongkai.report.model import Section
from gongkai.statute.editions import Edition

NUMERALS = "一二三四五六"
_SECTIONS = by_form("《政府信息公开条例》第五十条；{notice} 格式")
_AROUND_NUMBER = "、.．，,：:（）() \u3000第部分"
_NOT_WORD = re.compile(r"[^\u4e00-\u9fff]+")
_OFFICIAL = frozenset(
    _NOT_WORD.sub("", section.heading) for form in FORMS.values() for section in form.sections
)
# Sections two to four hold the tables; these three hold nothing but prose.
_PROSE_ONLY = (1, 5, 6)
_NOTHING = re.compile(
    r"(?:(?:本|我|全)(?:年度?|机关|单位|局|办|委|县|市|区)|20\d{2}年度?)*"
    r"(?:暂?无|没有|不存在)(?:.{0,8}(?:问题|情况|事项|内容))?[。.！]?"
)


def has_prose(context: Context) -> bool:
    """Whether the report's prose was read at all, not its figures alone."""
    report = context.report
    return bool(report.sections or report.preamble or report.title)


def _form(context: Context) -> tuple[SectionForm, ...]:
    return context.report.form.sections


def _named(section: SectionForm) -> str:
    return f"{NUMERALS[section.number - 1]}、{section.heading}"


@rule(
    "FORM-SECTION-MISSING",
    Severity.ERROR,
    zh="报告的六个部分齐全。",
    en="All six sections are there.",
    source={**_SECTIONS, Edition.E2021: f"{_SECTIONS[Edition.E2021]}（不能遗漏）"},
)
def missing(context: Context) -> Iterator[Break]:
    """Sections of the form that the report does not have, in one finding."""
    if not has_prose(context):
        return
    there = {section.number for section in context.report.sections}
    lacking = [section for section in _form(context) if section.number not in there]
    if lacking:
        names = "”“".join(_named(section) for section in lacking)
        numbers = ", ".join(str(section.number) for section in lacking)
        yield Break(
            f"没有找到“{names}”。请补上这个部分及其标题。",
            f"No heading was found for section {numbers}.",
            expected="、".join(_named(section) for section in lacking),
        )


@rule(
    "FORM-SECTION-ORDER",
    Severity.WARNING,
    zh="六个部分按格式的顺序排列，每个部分一次。",
    en="The six sections stand in the form's order, each once.",
    source=_SECTIONS,
)
def order(context: Context) -> Iterator[Break]:
    """A section that stands before an earlier one, or twice."""
    numbers = [section.number for section in context.report.sections]
    if numbers != sorted(set(numbers)):
        printed = "、".join(map(str, numbers))
        yield Break(
            f"各部分的顺序是第{printed}部分，有颠倒或者重复。请按一至六的顺序排列。",
            f"The sections stand in the order {printed}.",
            printed=printed,
            expected="、".join(map(str, sorted(set(numbers)))),
        )


def _numeral(section: Section) -> str:
    return section.printed_number.strip(_AROUND_NUMBER)


@rule(
    "FORM-SECTION-NUMBER",
    Severity.WARNING,
    zh="六个部分的序号是一至六。",
    en="The sections are numbered one to six.",
    source=_SECTIONS,
)
def numbering(context: Context) -> Iterator[Break]:
    """A printed number that is not the section's (十三 is not 三); none printed is let pass."""
    wrong = [
        section
        for section in context.report.sections
        if _numeral(section) not in {"", NUMERALS[section.number - 1], str(section.number)}
    ]
    if wrong:
        said = "；".join(
            f"“{section.heading}”的序号是“{_numeral(section)}”，"
            f"应为“{NUMERALS[section.number - 1]}”"
            for section in wrong
        )
        english = ", ".join(f"{_numeral(each)} for {each.number}" for each in wrong)
        yield Break(
            f"{said}。请改正序号。",
            f"Sections are misnumbered: {english}.",
            printed="、".join(_numeral(section) for section in wrong),
            expected="、".join(NUMERALS[section.number - 1] for section in wrong),
        )


@rule(
    "FORM-SECTION-HEADING",
    Severity.NOTE,
    zh="六个部分的标题与格式一致。",
    en="The sections' headings are those of the form.",
    source=_SECTIONS,
)
def heading(context: Context) -> Iterator[Break]:
    """A heading that is neither edition's; punctuation and spaces do not count."""
    official = {section.number: section for section in _form(context)}
    for section in context.report.sections:
        if _NOT_WORD.sub("", section.heading) not in _OFFICIAL:
            due = official[section.number].heading
            yield Break(
                f"第{NUMERALS[section.number - 1]}部分的标题是“{section.heading}”，格式为“{due}”。",
                f"Section {section.number} is headed {section.heading!r}; the form says {due!r}.",
                printed=section.heading,
                expected=due,
            )


@rule(
    "FORM-SECTION-EMPTY",
    Severity.WARNING,
    zh="总体情况、问题及改进、其他事项三个部分有正文。",
    en="Sections one, five and six have prose.",
    source=_SECTIONS,
)
def empty(context: Context) -> Iterator[Break]:
    """A section of prose with a heading and nothing under it."""
    for section in _form(context):
        if section.number in _PROSE_ONLY and context.plain.get(section.number) == "":
            yield Break(
                f"“{_named(section)}”只有标题，没有内容。请补写；没有需要报告的写明“无”。",
                f"Section {section.number} has a heading and no text.",
            )


@rule(
    "FORM-SECTION-NONE",
    Severity.WARNING,
    zh="总体情况、问题及改进两个部分不能只写“无”。",
    en='Sections one and five cannot say "none" alone.',
    source="《政府信息公开条例》第五十条第（一）、（四）项",
)
def none(context: Context) -> Iterator[Break]:
    """Find a bare 无 where Art. 50 demands an account; section six may say it."""
    for section in _form(context):
        text = context.plain.get(section.number, "")
        if section.number in _PROSE_ONLY[:2] and _NOTHING.fullmatch(text.replace("，", "")):
            yield Break(
                f"“{_named(section)}”只写了“{text}”。这个部分法定必须报告，请写明具体情况。",
                f"Section {section.number} says only {text!r}; the Regulation demands an account.",
                printed=text,
            )
