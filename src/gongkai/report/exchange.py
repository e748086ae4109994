"""The annual report as a JSON document, `gongkai.annual-report/1`, and back.

The document is the schema's (`schemas/annual-report-1.json`). Counts and amounts are written as
printed: `int` and `Decimal`, never `float`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from reprlib import repr as short  # a hostile value may be endless
from typing import Any

import simplejson

from gongkai.report.form import FORMS, TABLE_NAMES, CellRef, application_rows
from gongkai.report.model import AnnualReport, Rows, Section, Subsection, Value
from gongkai.statute.editions import Edition

Json = dict[str, Any]

REPORT_SCHEMA = "gongkai.annual-report/1"

_SECTIONS = range(1, 7)
_HALVES = re.compile("[\ud800-\udfff]")  # of characters: no text has one
_LINE = 100  # what fits in a line of this many characters stands on one


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


def report_document(report: AnnualReport) -> Json:
    """Give what a report prints; `doubts` are its cells alone, without reasons or candidates."""
    return {
        "schema": REPORT_SCHEMA,
        "agency": report.agency,
        "year": report.year,
        "edition": str(report.edition),
        **{name: _rows_json(report.rows(name)) for name in TABLE_NAMES},
        "sections": [_section_json(section) for section in report.sections],
        "marks": [{**cell_json(cell), "printed": text} for cell, text in report.marks.items()],
        "doubts": [
            {**cell_json(cell), "reason": "number", "candidates": []}
            for cell in report.cells
            if cell in report.doubtful
        ],
        "title": report.title,
        "preamble": list(report.preamble),
        "published_on": report.published_on and report.published_on.isoformat(),
        "format": "json",
        "origins": {},
    }


def cell_json(cell: CellRef) -> Json:
    """Give a cell's reference as an object."""
    return {"table": cell.table, "row": cell.row, "column": cell.column}


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


# --- and back -----------------------------------------------------------------------------------

_MOST_DIGITS = 60  # before or after the point: a figure that takes no page to print


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
    report = AnnualReport(
        agency=None if document["agency"] is None else _text(document["agency"]),
        year=None if document["year"] is None else _whole(document["year"]),
        edition=edition,
        title=_text(document.get("title", "")),
        preamble=_texts(document.get("preamble", ())),
        sections=tuple(_section(each) for each in document.get("sections", ())),
        marks={_cell(each): _text(each["printed"]) for each in document.get("marks", ())},
        doubtful=frozenset(_cell(each) for each in document.get("doubts", ())),
        published_on=date.fromisoformat(published) if published else None,
        **{name: _rows(document[name], edition, name) for name in TABLE_NAMES},
    )
    for cell in (*report.marks, *report.doubtful):
        if cell not in report.cells:
            raise ValueError(f"the report does not have the cell {'.'.join(cell)}")
    if any(report.cells[cell] is not None for cell in report.doubtful):
        raise ValueError("a cell that is in doubt has a value")
    return report


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
    if value is None:
        return None
    if isinstance(value, Decimal) and value.is_finite():
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -_MOST_DIGITS and _is_small(value):
            return value
    elif isinstance(value, int) and not isinstance(value, bool) and _is_small(Decimal(value)):
        return value
    raise ValueError(f"a cell holds {short(value)}, which is no whole number, decimal or null")


def _is_small(value: Decimal) -> bool:
    return value.adjusted() < _MOST_DIGITS


def _cell(each: Mapping[str, str]) -> CellRef:
    return CellRef(_text(each["table"]), _text(each["row"]), _text(each["column"]))


def _section(each: Mapping[str, Any]) -> Section:
    parts = tuple(
        Subsection(_text(part["heading"]), _texts(part["paragraphs"]))
        for part in each["subsections"]
    )
    number = _whole(each["number"])
    if number not in _SECTIONS:
        raise ValueError(f"a report has no section {number}")
    return Section(number, _text(each["heading"]), parts, _text(each.get("printed_number", "")))


def _text(value: object) -> str:
    if isinstance(value, str) and not _HALVES.search(value):
        return value
    raise ValueError(f"{short(value)} stands where a text belongs")


def _texts(values: object) -> tuple[str, ...]:
    if isinstance(values, (list, tuple)):
        return tuple(map(_text, values))
    raise ValueError(f"{values!r} stands where a list of texts belongs")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(f"{short(value)} stands where a whole number belongs")
