"""Made-up reports for the rules: consistent ones, and one figure or sentence of them changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from gongkai.report.check import Finding, check
from gongkai.report.form import (
    APPLICATIONS,
    FORMS,
    TABLE_NAMES,
    CellRef,
    application_rows,
)
from gongkai.report.model import AnnualReport, Rows, Section, Subsection, Value
from gongkai.statute.editions import Edition, edition_for

AGENCY = "澄川市教育局"
GOVERNMENT = "澄川市人民政府"

TABLE_2: Mapping[Edition, Rows] = {
    Edition.E2019: {
        "rules": (0, 0, 2),
        "normative_documents": (3, 3, 12),
        "licences": (20, 1, 300),
        "other_services": (8, 0, 41),
        "penalties": (30, -2, 57),
        "compulsion": (4, 0, 0),
        "charges": (2, 0),
        "procurement": (6, Decimal("1204500.50")),
    },
    Edition.E2021: {
        "rules": (0, 0, 2),
        "normative_documents": (3, 1, 14),
        "licences": (300,),
        "penalties": (57,),
        "compulsion": (0,),
        "charges": (Decimal("45.5"),),
    },
}
DISPUTES: Rows = {
    "reconsideration": (2, 1, 0, 1, 4),
    "direct_litigation": (0, 0, 0, 0, 0),
    "litigation_after_reconsideration": (1, 0, 0, 0, 1),
}
HEADINGS = {number: text.heading for number, text in enumerate(FORMS[Edition.E2021].sections, 1)}
PROSE = {
    1: "主动公开稳步推进。依申请公开按期答复。政府信息管理更加规范。平台建设有序。监督保障有力，"
    "工作考核列入年度任务，开展社会评议，没有发生责任追究。",
    2: "",
    3: "",
    4: "",
    5: "栏目更新不够及时。下一步明确专人，按月检查。",
    6: "本年度没有收取信息处理费。",
}


def table_3(*, split: bool) -> dict[str, tuple[Value, ...]]:
    """Requests with every sum right."""
    columns = {
        "new": (12, 3, 0, 0, 1, 0),
        "carried_over": (2, 0, 0, 0, 0, 0),
        "granted": (6, 2, 0, 0, 1, 0),
        "partly_granted": (2, 0, 0, 0, 0, 0),
        "refused_third_party": (1, 0, 0, 0, 0, 0),
        "unable_not_held": (3, 0, 0, 0, 0, 0),
        "other_other" if split else "other": (1, 0, 0, 0, 0, 0),
        "total": (13, 2, 0, 0, 1, 0),
        "carried_forward": (1, 1, 0, 0, 0, 0),
    }
    rows = {row.key: columns.get(row.key, (0,) * 6) for row in application_rows(split=split)}
    return {key: (*row, sum(row)) for key, row in rows.items()}


def sections(
    texts: Mapping[int, str | None] = MappingProxyType({}), numbers: str = "一二三四五六"
) -> tuple[Section, ...]:
    """Six sections; a text of None leaves the section out."""
    said = {**PROSE, **texts}
    return tuple(
        section(number, text or "", numbers[number - 1])
        for number, text in said.items()
        if text is not None
    )


def section(number: int, text: str, printed: str = "", heading: str = "") -> Section:
    paragraphs = tuple(text.split("\n")) if text else ()
    parts = (Subsection("", paragraphs),) if paragraphs else ()
    return Section(number, heading or HEADINGS[number], parts, printed)


def report(year: int | None = 2024, edition: Edition | None = None, **changes) -> AnnualReport:
    """A report in which nothing is wrong, with what a case changes."""
    edition = edition or edition_for(year or 2024)
    made = AnnualReport(
        AGENCY,
        year,
        edition,
        TABLE_2[edition],
        table_3(split=edition is Edition.E2021),
        DISPUTES,
        title=f"{AGENCY}{year}年政府信息公开工作年度报告",
        preamble=(f"本报告统计期限为{year}年1月1日至12月31日。",),
        sections=sections(),
    )
    return replace(made, **changes)


def cell(name: str) -> CellRef:
    """A cell from "row.column" or "table.row.column"; table 三 where none is said."""
    parts = name.split(".")
    return CellRef(*parts) if len(parts) == 3 else CellRef(APPLICATIONS, *parts)


def printing(of: AnnualReport, figures: Mapping[str, Value]) -> AnnualReport:
    """The report with other figures in some cells, named as in `cell`."""
    tables = {name: dict(of.rows(name)) for name in TABLE_NAMES}
    for name, value in figures.items():
        table, row, column = cell(name)
        refs = [ref.column for ref in of.cells if (ref.table, ref.row) == (table, row)]
        values = list(tables[table][row])
        values[refs.index(column)] = value
        tables[table][row] = tuple(values)
    return with_tables(of, tables)


def with_tables(of: AnnualReport, tables: Mapping[str, Rows], **changes) -> AnnualReport:
    """The report with other tables, by the names that the form gives them."""
    return replace(
        of,
        proactive=tables.get("proactive", of.proactive),
        applications=tables.get("applications", of.applications),
        disputes=tables.get("disputes", of.disputes),
        **changes,
    )


def found(code: str, findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def findings_of(code: str, of: AnnualReport, *others, **more) -> list[Finding]:
    """The findings of one rule alone."""
    return found(code, check(of, *others, **more))
