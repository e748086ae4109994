"""Small reports for the tests of writing."""

from dataclasses import replace

from gongkai.cli.demo.sample import sample_report
from gongkai.report.model import AnnualReport, Subsection


def with_prose(*paragraphs: str, number: int = 6) -> AnnualReport:
    """The sample with these paragraphs in one section."""
    sample = sample_report()
    sections = tuple(
        replace(section, subsections=(Subsection("", paragraphs),))
        if section.number == number
        else section
        for section in sample.sections
    )
    return replace(sample, sections=sections)


def long_report() -> AnnualReport:
    """The sample with so much prose that the end of a page cuts table 三 within a group."""
    sample = sample_report()
    first = replace(sample.sections[0], subsections=sample.sections[0].subsections[:4])
    return replace(sample, sections=(first, *sample.sections[1:]))


def without_section(number: int) -> AnnualReport:
    """The sample without a section's heading; its table is printed all the same."""
    sample = sample_report()
    kept = tuple(section for section in sample.sections if section.number != number)
    return replace(sample, sections=kept)


def one(found):
    """What was looked for and is there."""
    assert found is not None
    return found
