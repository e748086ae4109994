"""Reports, findings and comparisons as JSON, and a report back from it.

Each document names the schema that it keeps: `gongkai.annual-report/1` is the file
`schemas/annual-report-1.json`. A new key may join a version; a change of meaning makes a new one.
Counts and amounts are written as printed: `int` and `Decimal`, never `float`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import simplejson

from gongkai.report.check.finding import Finding
from gongkai.report.compare import Comparison
from gongkai.report.form import FORMS, TABLE_NAMES, CellRef, application_rows
from gongkai.report.model import AnnualReport, Rows, Section, Subsection, Value
from gongkai.report.read.blocks import Place
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import CellSource, Doubt, Origin, Reading
from gongkai.statute.editions import Edition

Json = dict[str, Any]

REPORT_SCHEMA = "gongkai.annual-report/1"
FINDINGS_SCHEMA = "gongkai.findings/1"
COMPARISON_SCHEMA = "gongkai.comparison/1"
SCHEMAS = (REPORT_SCHEMA, FINDINGS_SCHEMA, COMPARISON_SCHEMA)

_LINE = 100  # what fits in a line of this many characters stands on one
_PLACE_KEYS = ("page", "line", "table", "row", "column")


def schema(name: str) -> Json:
    """Give the JSON Schema (2020-12) that documents of that name keep.

    Raises KeyError for a name that is not in `SCHEMAS`.
    """
    if name not in SCHEMAS:
        raise KeyError(name)
    file = name.removeprefix("gongkai.").replace("/", "-") + ".json"
    text = files("gongkai.report").joinpath("schemas", file).read_text(encoding="utf-8")
    document: Json = simplejson.loads(text)
    return document


def json_text(value: object, indent: int = 0) -> str:
    """Write a document: short objects and lists on one line, longer ones an item a line."""
    flat = simplejson.dumps(value, ensure_ascii=False, use_decimal=True)
    if indent + len(flat) <= _LINE or not isinstance(value, (dict, list)) or not value:
        return flat
    margin = " " * (indent + 2)
    if isinstance(value, dict):
        items = [f"{margin}{simplejson.dumps(key, ensure_ascii=False)}: " for key in value]
        texts = [
            head + json_text(each, indent + 2)
            for head, each in zip(items, value.values(), strict=True)
        ]
        opening, closing = "{", "}"
    else:
        texts = [margin + json_text(each, indent + 2) for each in value]
        opening, closing = "[", "]"
    return f"{opening}\n" + ",\n".join(texts) + f"\n{' ' * indent}{closing}"


# --- a report -----------------------------------------------------------------------------------


def report_json(reading: Reading, *, places: bool = False) -> Json:
    """Give a reading as `gongkai.annual-report/1`; `places` adds where each cell stands."""
    report = reading.report
    document: Json = {
        "schema": REPORT_SCHEMA,
        "agency": report.agency,
        "year": report.year,
        "edition": str(report.edition),
        **{name: _rows_json(report.rows(name)) for name in TABLE_NAMES},
        "sections": [_section_json(section) for section in report.sections],
        "marks": [{**cell_json(cell), "printed": text} for cell, text in report.marks.items()],
        "doubts": [doubt_json(doubt) for doubt in reading.doubts],
        "title": report.title,
        "preamble": list(report.preamble),
        "published_on": report.published_on and report.published_on.isoformat(),
        "format": reading.format,
        "origins": {name: _origin_json(origin) for name, origin in reading.origins.items()},
    }
    if places:
        document["places"] = [_source_json(*item) for item in reading.sources.items()]
    return document


def cell_json(cell: CellRef) -> Json:
    """Give a cell's reference as an object."""
    return {"table": cell.table, "row": cell.row, "column": cell.column}


def doubt_json(doubt: Doubt) -> Json:
    """Give a doubt: the cell, why, and which figures it may be, likeliest first."""
    return {
        **cell_json(doubt.cell),
        "reason": str(doubt.reason),
        "candidates": list(doubt.candidates),
    }


def _rows_json(rows: Rows) -> Json:
    return {row: list(values) for row, values in rows.items()}


def _section_json(section: Section) -> Json:
    return {
        "number": section.number,
        "printed_number": section.printed_number,
        "heading": section.heading,
        "subsections": [
            {"heading": part.heading, "paragraphs": list(part.paragraphs)}
            for part in section.subsections
        ],
    }


def _origin_json(origin: Origin) -> Json:
    return {"value": origin.value, "source": origin.source, "place": _place_json(origin.place)}


def _source_json(cell: CellRef, source: CellSource) -> Json:
    return {
        **cell_json(cell),
        "raw": source.raw,
        "how": str(source.how),
        "place": _place_json(source.place),
    }


def _place_json(place: Place | None) -> Json | None:
    if place is None:
        return None
    found = {key: getattr(place, key) for key in _PLACE_KEYS}
    known: Json = {key: value for key, value in found.items() if value is not None}
    if place.box is not None:
        known["box"] = [round(side, 2) for side in place.box]
    return known


# --- findings -----------------------------------------------------------------------------------


def findings_json(
    file: str, findings: Iterable[Finding], doubts: Iterable[Doubt] = (), *, english: bool = False
) -> Json:
    """Give what was found on one file, an item of `gongkai.findings/1`.

    `doubts` are the cells that no rule could look at because they could not be read.
    """
    return {
        "schema": FINDINGS_SCHEMA,
        "file": file,
        "findings": [_finding_json(finding, english=english) for finding in findings],
        "doubts": [doubt_json(doubt) for doubt in doubts],
    }


def unreadable_json(file: str, error: UnreadableError, *, english: bool = False) -> Json:
    """Give a file that could not be read, an item of `gongkai.findings/1`.

    It has no `findings`: who looks for them must not take the file for a clean one.
    """
    message = error.en if english else error.zh
    return {
        "schema": FINDINGS_SCHEMA,
        "file": file,
        "error": {"code": error.code, "message": message},
    }


def _finding_json(finding: Finding, *, english: bool) -> Json:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.en if english else finding.zh,
        "cells": [cell_json(cell) for cell in finding.cells],
        "printed": finding.printed,
        "expected": finding.expected,
        "source": finding.source,
    }


# --- a comparison -------------------------------------------------------------------------------


def comparison_json(comparison: Comparison, files: tuple[str, str], *, english: bool) -> Json:
    """Give a comparison as `gongkai.comparison/1`."""
    return {
        "schema": COMPARISON_SCHEMA,
        "first": _side_json(files[0], comparison.first),
        "second": _side_json(files[1], comparison.second),
        "same": comparison.same,
        "cells_compared": comparison.compared,
        "differences": [
            {
                "first_cells": [cell_json(cell) for cell in each.first_cells],
                "second_cells": [cell_json(cell) for cell in each.second_cells],
                "first": each.first,
                "second": each.second,
                "change": each.change,
            }
            for each in comparison.differences
        ],
        "incomparable": [
            {
                "first_cells": [cell_json(cell) for cell in each.first_cells],
                "second_cells": [cell_json(cell) for cell in each.second_cells],
                "reason": each.en if english else each.zh,
            }
            for each in comparison.incomparable
        ],
        "sections": [
            {
                "number": each.number,
                "state": str(each.state),
                "similarity": each.similarity,
                "lines": list(each.lines),
            }
            for each in comparison.sections
        ],
    }


def _side_json(file: str, report: AnnualReport) -> Json:
    return {
        "file": file,
        "agency": report.agency,
        "year": report.year,
        "edition": str(report.edition),
    }


# --- and back -----------------------------------------------------------------------------------


def report_from_json(document: Mapping[str, Any]) -> AnnualReport:
    """Give the report back; what only a reading knows (places, candidates) is left out.

    Sections, marks and doubts may be missing. Load the text with `simplejson.loads(text,
    use_decimal=True)`. Raises ValueError where the document does not keep the form, floats
    included.
    """
    try:
        return _report(document)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is no {REPORT_SCHEMA} document: {error!r}") from error


def _report(document: Mapping[str, Any]) -> AnnualReport:
    edition = Edition(document["edition"])
    published = document.get("published_on")
    return AnnualReport(
        agency=document["agency"],
        year=document["year"],
        edition=edition,
        title=document.get("title", ""),
        preamble=tuple(document.get("preamble", ())),
        sections=tuple(_section(each) for each in document.get("sections", ())),
        marks={_cell(each): each["printed"] for each in document.get("marks", ())},
        doubtful=frozenset(_cell(each) for each in document.get("doubts", ())),
        published_on=date.fromisoformat(published) if published else None,
        **{name: _rows(document[name], edition, name) for name in TABLE_NAMES},
    )


def _rows(rows: Mapping[str, Sequence[object]], edition: Edition, table: str) -> Rows:
    widths = next((each for each in _row_sets(edition, table) if each.keys() == rows.keys()), None)
    if widths is None:
        raise ValueError(f"table {table} does not have the rows of edition {edition}")
    for row, values in rows.items():
        if len(values) != widths[row]:
            raise ValueError(f"row {row} of {table} has {len(values)} cells, not {widths[row]}")
    return {row: tuple(_value(value) for value in rows[row]) for row in widths}


def _row_sets(edition: Edition, table: str) -> Iterator[Mapping[str, int]]:
    """Each set of rows that the table may print, with how many cells a row has."""
    form = FORMS[edition].table(table)
    if table != "applications":
        yield {row.key: len(form.columns(row.key)) for row in form.rows}
        return
    width = len(form.blocks[0].columns)
    for split in (False, True):
        yield {row.key: width for row in application_rows(split=split)}


def _value(value: object) -> Value:
    if value is None or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return value
    raise ValueError(f"a cell holds {value!r}, which is no whole number, decimal or null")


def _cell(each: Mapping[str, str]) -> CellRef:
    return CellRef(each["table"], each["row"], each["column"])


def _section(each: Mapping[str, Any]) -> Section:
    parts = tuple(
        Subsection(part["heading"], tuple(part["paragraphs"])) for part in each["subsections"]
    )
    return Section(each["number"], each["heading"], parts, each.get("printed_number", ""))


def write_list(write: Callable[[str], object], items: Iterable[object]) -> None:
    """Write a JSON list item by item, so that thousands of them need the memory of one."""
    opening = "[\n  "
    for item in items:
        write(opening + json_text(item, 2))
        opening = ",\n  "
    write("[]\n" if opening[0] == "[" else "\n]\n")
