"""Readings, findings and comparisons as JSON, each by its published schema.

Each document names the schema that it keeps: `gongkai.annual-report/1` is the file
`schemas/annual-report-1.json`. A new key may join a version; a change of meaning makes a new one.
Counts and amounts are written as printed: `int` and `Decimal`, never `float`.
"""

from collections.abc import Callable, Iterable
from importlib.resources import files

import simplejson

from gongkai.report.check.finding import Finding
from gongkai.report.compare import Comparison
from gongkai.report.exchange import REPORT_SCHEMA, Json, cell_json, json_text, report_document
from gongkai.report.form import CellRef
from gongkai.report.model import AnnualReport
from gongkai.report.read.blocks import Place
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import CellSource, Doubt, Origin, Reading

FINDINGS_SCHEMA = "gongkai.findings/1"
COMPARISON_SCHEMA = "gongkai.comparison/1"
SCHEMAS = (REPORT_SCHEMA, FINDINGS_SCHEMA, COMPARISON_SCHEMA)

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


# --- a report -----------------------------------------------------------------------------------


def report_json(reading: Reading, *, places: bool = False) -> Json:
    """Give a reading as `gongkai.annual-report/1`; `places` adds where each cell stands."""
    document = {
        **report_document(reading.report),
        "doubts": [doubt_json(doubt) for doubt in reading.doubts],
        "format": reading.format,
        "origins": {name: _origin_json(origin) for name, origin in reading.origins.items()},
    }
    if places:
        document["places"] = [_source_json(*item) for item in reading.sources.items()]
    return document


def doubt_json(doubt: Doubt) -> Json:
    """Give a doubt: the cell, why, and which figures it may be, likeliest first."""
    return {
        **cell_json(doubt.cell),
        "reason": str(doubt.reason),
        "candidates": list(doubt.candidates),
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


def write_list(write: Callable[[str], object], items: Iterable[object]) -> None:
    """Write a JSON list item by item, so that thousands of them need the memory of one."""
    opening = "[\n  "
    for item in items:
        write(opening + json_text(item, 2))
        opening = ",\n  "
    write("[]\n" if opening[0] == "[" else "\n]\n")
