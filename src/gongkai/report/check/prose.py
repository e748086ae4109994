"""What a report's prose says in numbers: claims, each with what it counts and where it stands.

Only sentences that can be read in one way make a claim; see docs/checks.md, "Prose against tables".
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from gongkai.report.check.numerals import Figure
from gongkai.report.model import AnnualReport, Section


class Quantity(StrEnum):
    """What a claim counts; documents, disputes and applicants have an `aspect` besides."""

    NEW = "new"
    CARRIED_OVER = "carried_over"
    RECEIVED = "received"  # 收到: new alone, or with what was carried over
    PROCESSED = "processed"  # 受理、办理: any of the totals
    HANDLED = "handled"  # 办结、答复
    CARRIED_FORWARD = "carried_forward"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    UNABLE = "unable"
    NOT_PROCESSED = "not_processed"
    OTHER = "other"
    APPLICANTS = "applicants"  # aspect: a column of table 三, or "organisations"
    RECONSIDERATION = "reconsideration"  # aspect of disputes: a column of table 四
    LITIGATION = "litigation"
    DIRECT = "direct"
    AFTER = "after"
    DISPUTES = "disputes"
    RULES = "rules"  # aspect of documents: made, published, repealed, in_force
    NORMATIVE = "normative_documents"
    LICENCES = "licences"
    PENALTIES = "penalties"
    COMPULSION = "compulsion"
    CHARGES = "charges"


class Claim(NamedTuple):
    """A number in prose and what it counts.

    `figure` is in pieces, or in 元 for money. `text` is the clause, `printed` the number in it.
    `none` marks a statement of none (未收到…), whose figure is 0. `partial` marks a number that
    may be a part of the whole, so that it contradicts the table only where it exceeds it.
    """

    quantity: Quantity
    figure: Figure
    printed: str
    text: str
    section: int
    aspect: str = ""
    partial: bool = False
    none: bool = False


# Limits on what is searched: the prose of any real report is a small part of them. A sentence is
# limited too, since what cuts it into words may look at each of its characters many times.
LONGEST_SECTION = 60_000
LONGEST_SENTENCE = 4_000
MOST_CLAIMS = 2_000


class Found(NamedTuple):
    """The claims in print order, and the sections (0 the preamble) not searched to their end."""

    claims: tuple[Claim, ...]
    unread: frozenset[int]


class Passage(NamedTuple):
    """A paragraph put together again from its printed lines, without spaces."""

    section: int
    heading: str
    text: str


_CLOSING = "。！？；!?;：:…"


def passages(report: AnnualReport) -> Iterator[Passage]:
    """Give every paragraph of the preamble (section 0) and the sections, lines rejoined."""
    for text in _rejoined(report.preamble):
        yield Passage(0, "", text)
    for section in report.sections:
        yield from _section_passages(section)


def _section_passages(section: Section) -> Iterator[Passage]:
    for part in section.subsections:
        heading = "".join(part.heading.split())
        if heading:
            yield Passage(section.number, "", heading)
        for text in _rejoined(part.paragraphs):
            yield Passage(section.number, heading, text)


def _rejoined(paragraphs: tuple[str, ...]) -> Iterator[str]:
    """Join lines that were broken within a sentence; a number broken in two is not mended."""
    pending = ""
    for paragraph in paragraphs:
        text = "".join(paragraph.split())
        if not text:
            continue
        if pending and (pending[-1] in _CLOSING or (pending[-1].isdigit() and text[0].isdigit())):
            yield pending
            pending = text
        else:
            pending += text
    if pending:
        yield pending
