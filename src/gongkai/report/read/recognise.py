"""From blocks to the report: the three tables, then agency and year, then the prose."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.report.form import Edition
from gongkai.report.model import AnnualReport
from gongkai.report.read.applications import Found as FoundApplications
from gongkai.report.read.applications import find_applications
from gongkai.report.read.blocks import Document, Paragraph, Table
from gongkai.report.read.cells import Gathered, gather
from gongkai.report.read.disputes import Found as FoundDisputes
from gongkai.report.read.disputes import find_disputes
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.proactive import Found as FoundProactive
from gongkai.report.read.proactive import find_proactive
from gongkai.report.read.reading import Origin, Reading
from gongkai.report.read.sections import TablePlaces, read_prose
from gongkai.report.read.strips import Strip, strips, without_page_numbers
from gongkai.report.read.tableprose import outside_tables
from gongkai.report.read.titles import Identity, identify
from gongkai.statute.editions import edition_for


class Tables(NamedTuple):
    """The three tables as found; None where the document has none."""

    proactive: FoundProactive | None
    applications: FoundApplications | None
    disputes: FoundDisputes | None


def _by_year(year: int | None) -> Edition | None:
    if year is None:
        return None
    try:
        return Edition(edition_for(year))
    except ValueError:
        return None


def _find_tables(found: Sequence[Strip], by_year: Edition | None) -> Tables:
    split = by_year is not Edition.E2019
    applications = find_applications(found, split_by_default=split)
    avoid = range(applications.first, applications.last + 1) if applications else range(0)
    proactive = find_proactive(found, avoid, by_year)
    start = applications.last + 1 if applications else (proactive.last + 1 if proactive else 0)
    disputes = find_disputes(found, start, len(found))
    if disputes is None and applications is not None:
        disputes = find_disputes(found, 0, applications.first)
    return Tables(proactive, applications, disputes)


def _edition_origin(tables: Tables, by_year: Edition | None) -> dict[str, Origin]:
    if tables.proactive is None:
        source = "year" if by_year else "default"
        return {"edition": Origin((by_year or Edition.E2021).value, source)}
    found = tables.proactive
    return {"edition": Origin(found.edition.value, found.edition_source, found.edition_place)}


def _require_report(tables: Tables, identity: Identity) -> None:
    if tables.proactive or tables.applications or tables.disputes:
        return
    if "年" in identity.title:
        raise UnreadableError(
            "not_a_report",
            "标题像年度报告，但没有找到表二、表三、表四中的任何一张表；表格如果是图片，请改用带文字的文件。",
            "The title is an annual report's, but none of its three tables was found; "
            "if they are pictures, use a file with text.",
        )
    raise UnreadableError(
        "not_a_report",
        "这不是政府信息公开工作年度报告：没有找到表二、表三、表四中的任何一张表。",
        "This is not an annual report on government information disclosure: "
        "none of its three tables was found.",
    )


def recognise(document: Document) -> Reading:
    """The report in the document. Raises UnreadableError (not_a_report) where there is none."""
    blocks = without_page_numbers(document)
    found = strips(blocks)
    paragraphs = [(at, block) for at, block in blocks if not isinstance(block, Table)]
    lines = [paragraph for _, paragraph in paragraphs]
    identity = identify(document, lines)
    by_year = _by_year(identity.year)
    tables = _find_tables(found, by_year)
    _require_report(tables, identity)
    edition = tables.proactive.edition if tables.proactive else by_year or Edition.E2021
    cells = gather(edition, [table.rows if table else None for table in tables])
    origins = {**identity.origins, **_edition_origin(tables, by_year)}
    prose = _prose_paragraphs(found, paragraphs, tables, identity)
    report = _report(identity, edition, cells, prose)
    return Reading(report, document.format, cells.sources, tuple(cells.doubts), origins)


class _ProseInput(NamedTuple):
    paragraphs: Sequence[tuple[int, Paragraph]]
    places: TablePlaces
    title_at: int


def _prose_paragraphs(
    found: Sequence[Strip],
    paragraphs: Sequence[tuple[int, Paragraph]],
    tables: Tables,
    identity: Identity,
) -> _ProseInput:
    places = _table_places(found, tables)
    title = [paragraphs[i][0] for i in identity.title_lines]
    rest = [(at, p) for at, p in paragraphs if at not in title]
    return _ProseInput(outside_tables(found, rest, tables), places, max(title, default=-1))


def _table_places(found: Sequence[Strip], tables: Tables) -> TablePlaces:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, table in ((2, tables.proactive), (3, tables.applications), (4, tables.disputes)):
        if table is not None:
            first[number] = found[table.first].block
            last[number] = found[table.last].block
    return TablePlaces(first, last)


def _report(
    identity: Identity,
    edition: Edition,
    cells: Gathered,
    prose_input: _ProseInput,
) -> AnnualReport:
    prose = read_prose(*prose_input)
    return AnnualReport(
        identity.agency,
        identity.year,
        edition,
        *cells.values,
        identity.title,
        prose.before,
        prose.sections,
        cells.marks,
        frozenset([doubt.cell for doubt in cells.doubts]),
        identity.published_on,
    )
