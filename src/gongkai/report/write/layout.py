"""What a report prints, in order: title, prose under its headings, tables; one for all formats."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple

from gongkai.report.model import AnnualReport, Section
from gongkai.report.write.grid import Grid, grids

KIND = "政府信息公开工作年度报告"
TITLE_BREAK = "政府信息公开"
"""A title that needs two lines begins the second one with these words."""


class Level(IntEnum):
    """Which heading it is; the faces of GB/T 9704-2012 go by it."""

    TITLE = 0
    SECTION = 1
    SUBSECTION = 2


class Heading(NamedTuple):
    """A heading as printed; `where` names it to people; `section` is 0 for the title."""

    text: str
    level: Level
    where: tuple[str, str]
    section: int = 0


class Prose(NamedTuple):
    """A paragraph; `where` says in Chinese and English where it stands."""

    text: str
    where: tuple[str, str]


Item = Heading | Prose | Grid


def title_of(report: AnnualReport) -> str:
    """Give the printed title; where there is none, the one that the form asks for.

    An agency that the printed title does not name stands before it: title = 机关名称 + 年份 +
    政府信息公开工作年度报告 (国办公开办函〔2021〕30号).
    """
    if report.title:
        named = report.agency is None or report.agency in report.title
        return report.title if named else f"{report.agency}{report.title}"
    year = f"{report.year}年" if report.year is not None else ""
    return f"{report.agency or ''}{year}{KIND}"


def layout(report: AnnualReport) -> Iterator[Item]:
    """Give the items of the report in print order.

    A table stands at the end of its section; where that section is missing, after the last one
    before it, without a heading: what was not printed is not invented.
    """
    if title_of(report) != KIND:  # which says nothing that a report did not print
        yield Heading(title_of(report), Level.TITLE, ("标题", "the title"))
    for number, text in enumerate(report.preamble, 1):
        yield Prose(text, (f"标题下第{number}段", f"paragraph {number} below the title"))
    waiting = list(grids(report))
    printed = {section.number for section in report.sections}
    for section in report.sections:
        yield from _taken(
            waiting,
            lambda n, at=section.number: n < at and n not in printed,  # type: ignore[misc]
        )
        yield from _section(section)
        yield from _taken(waiting, lambda n, at=section.number: n == at)  # type: ignore[misc]
    yield from waiting


def _taken(waiting: list[Grid], stands_here: Callable[[int], bool]) -> list[Grid]:
    """Take out the tables of which `stands_here` says so, by the number of their section."""
    taken = [grid for grid in waiting if stands_here(grid.section)]
    waiting[:] = [grid for grid in waiting if grid not in taken]
    return taken


def section_heading(section: Section) -> str:
    """Give a section's heading with its number as printed."""
    return (
        f"{section.printed_number}、{section.heading}"
        if section.printed_number
        else (section.heading)
    )


def _section(section: Section) -> Iterator[Item]:
    heading = section_heading(section)
    where = (f"标题“{heading}”", f"the heading “{heading}”")
    yield Heading(heading, Level.SECTION, where, section.number)
    number = 0
    for part in section.subsections:
        if part.heading:
            where = (f"小标题“{part.heading}”", f"the sub-heading “{part.heading}”")
            yield Heading(part.heading, Level.SUBSECTION, where, section.number)
        for text in part.paragraphs:
            number += 1
            where = (f"“{heading}”第{number}段", f"paragraph {number} of “{heading}”")
            yield Prose(text, where)
