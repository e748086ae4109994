"""JSON keeps its published schemas, says what is printed, and gives the report back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import jsonschema
import pytest
import simplejson
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry, Resource

from gongkai.cli.demo.sample import sample_report
from gongkai.report.check import Finding, Severity
from gongkai.report.compare import SectionState, compare
from gongkai.report.exchange import REPORT_SCHEMA, json_text, report_from_json
from gongkai.report.form import FORMS, CellRef, application_rows
from gongkai.report.json_output import (
    COMPARISON_SCHEMA,
    FINDINGS_SCHEMA,
    SCHEMAS,
    comparison_json,
    findings_json,
    report_json,
    schema,
    unreadable_json,
    write_list,
)
from gongkai.report.model import AnnualReport
from gongkai.report.read import UnreadableError, read
from gongkai.report.read.blocks import Place
from gongkai.report.read.reading import CellSource, Doubt, How, Origin, Reading, Reason
from gongkai.report.write.html import html
from gongkai.statute.editions import Edition

LICENCES = CellRef("proactive", "licences", "decisions")
NEW_TOTAL = CellRef("applications", "new", "total")


def validator(name):
    resources = [(f"{file}.json", schema(key)) for key, file in zip(SCHEMAS, FILES, strict=True)]
    registry = Registry().with_resources(
        [(key, Resource.from_contents(content)) for key, content in resources]
    )
    kind = jsonschema.Draft202012Validator
    return kind(schema(name), registry=registry, format_checker=kind.FORMAT_CHECKER)


FILES = ("annual-report-1", "findings-1", "comparison-1")


def errors(name, document):
    """What the schema says of the document as others would load it, Decimal kept."""
    loaded = simplejson.loads(json_text(document), use_decimal=True)
    return [error.message for error in validator(name).iter_errors(loaded)]


def doubtful_reading():
    """A reading by hand with a doubt, marks, a place in a box, and no agency."""
    report = replace(
        sample_report(),
        agency=None,
        year=None,
        marks={NEW_TOTAL: "/"},
        doubtful=frozenset({LICENCES}),
        published_on=date(2021, 1, 29),
        proactive={**sample_report().proactive, "licences": (26, 0, None)},
        applications={**sample_report().applications, "new": (0, 0, 0, 0, 0, 0, None)},
    )
    place = Place(page=2, box=(10.0, 20.123, 30.0, 40.5))
    return Reading(
        report,
        "pdf",
        {NEW_TOTAL: CellSource("/", place, How.LABEL)},
        (Doubt(LICENCES, Reason.NUMBER, (16612, Decimal("1661.2")), "16612 1661.2", place),),
        {"edition": Origin("2019", "table", place), "year": Origin("2020", "period")},
    )


def blank_2021(*, split):
    form = FORMS[Edition.E2021]
    return AnnualReport(
        "某局",
        2022,
        Edition.E2021,
        {row.key: (None,) * len(form.proactive.columns(row.key)) for row in form.proactive.rows},
        {row.key: (None,) * 7 for row in application_rows(split=split)},
        {row.key: (None,) * 5 for row in form.disputes.rows},
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid_and_name_themselves(name):
    document = schema(name)
    jsonschema.Draft202012Validator.check_schema(document)
    assert document["title"] == name
    assert document["$id"] == name.removeprefix("gongkai.").replace("/", "-") + ".json"
    assert "://" not in json_text({**document, "$schema": ""}), "no host that is not ours"


def test_no_other_schema():
    with pytest.raises(KeyError):
        schema("gongkai.annual-report/2")


def test_the_schema_has_the_rows_of_the_form():
    definitions = schema(REPORT_SCHEMA)["$defs"]
    rows = {
        "proactive_2019": FORMS[Edition.E2019].proactive.rows,
        "proactive_2021": FORMS[Edition.E2021].proactive.rows,
        "applications_one_other": application_rows(split=False),
        "applications_split_other": application_rows(split=True),
        "disputes": FORMS[Edition.E2021].disputes.rows,
    }
    for name, expected in rows.items():
        assert definitions[name]["required"] == [row.key for row in expected]
        assert list(definitions[name]["properties"]) == [row.key for row in expected]
    for edition, form in FORMS.items():
        for row in form.proactive.rows:
            width = len(form.proactive.columns(row.key))
            found = definitions[f"proactive_{edition}"]["properties"][row.key]
            assert found == {"$ref": f"#/$defs/row_{width}"}


@pytest.mark.parametrize("places", [False, True])
@pytest.mark.parametrize(
    "reading",
    [
        read(html(sample_report())),
        doubtful_reading(),
        Reading(blank_2021(split=True), "text", {}, (), {}),
        Reading(blank_2021(split=False), "text", {}, (), {}),
    ],
    ids=["sample", "doubtful", "split", "one-other"],
)
def test_a_reading_keeps_its_schema(reading, places):
    document = report_json(reading, places=places)
    assert errors(REPORT_SCHEMA, document) == []
    assert ("places" in document) == places


@pytest.mark.parametrize(
    "damage",
    [
        {"edition": "2021"},
        {"edition": 2019},
        {"disputes": {}},
        {"extra": 1},
        {"year": "2020"},
        {"published_on": "2021-13-40"},
        {"doubts": [{"table": "proactive", "row": "licences", "column": "decisions"}]},
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_wrong(damage):
    assert errors(REPORT_SCHEMA, {**report_json(doubtful_reading()), **damage})


def test_figures_stand_as_printed():
    text = json_text(report_json(doubtful_reading()))
    assert '"procurement": [129, 2638271.63]' in text
    assert '"licences": [26, 0, null]' in text
    assert '"reconsideration": [null, null, null, null, null]' in text
    assert '{"table": "applications", "row": "new", "column": "total", "printed": "/"}' in text
    assert '"reason": "number"' in text
    assert '"candidates": [16612, 1661.2]' in text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers())
def test_no_digit_is_lost(amount, count):
    report = sample_report()
    proactive = {**report.proactive, "procurement": (count, amount)}
    reading = Reading(replace(report, proactive=proactive), "text", {}, (), {})
    loaded = simplejson.loads(json_text(report_json(reading)), use_decimal=True)
    back = report_from_json(loaded).proactive["procurement"]
    assert [str(value) for value in back] == [str(count), str(amount)]


def test_a_report_comes_back():
    reading = doubtful_reading()
    loaded = simplejson.loads(json_text(report_json(reading)), use_decimal=True)
    assert report_from_json(loaded) == reading.report


def test_figures_alone_are_enough():
    figures = ("agency", "year", "edition", "proactive", "applications", "disputes")
    document = report_json(Reading(sample_report(), "text", {}, (), {}))
    report = report_from_json({name: document[name] for name in figures})
    assert report.cells == sample_report().cells
    assert report.sections == ()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ({"edition": "2020"}, "2020"),
        ({"edition": "2021"}, "does not have the rows"),
        ({"disputes": {"reconsideration": [0]}}, "does not have the rows"),
        ({"proactive": {**sample_report().proactive, "rules": (0, 0)}}, "2 cells, not 3"),
        ({"proactive": {**sample_report().proactive, "rules": (0, 0, 1.5)}}, "1.5"),
        ({"proactive": {**sample_report().proactive, "rules": (0, 0, True)}}, "True"),
        ({"sections": [{}]}, "no gongkai.annual-report/1"),
        ({"sections": 7}, "no gongkai.annual-report/1"),
    ],
)
def test_what_is_no_report_is_refused(damage, message):
    document = report_json(Reading(sample_report(), "text", {}, (), {}))
    with pytest.raises(ValueError, match=message):
        report_from_json({**document, **damage})


def test_findings_keep_their_schema():
    finding = Finding(
        "T3-X", Severity.ERROR, "中文", "English", (NEW_TOTAL,), "3", "4", "条例第五十条"
    )
    reading = doubtful_reading()
    error = UnreadableError("empty", "空文件。", "The file is empty.")
    items = [
        findings_json("a.txt", [finding], reading.doubts),
        findings_json("b.txt", []),
        unreadable_json("c.txt", error, english=True),
    ]
    assert errors(FINDINGS_SCHEMA, items) == []
    assert items[0]["findings"][0]["message"] == "中文"
    assert findings_json("a", [finding], english=True)["findings"][0]["message"] == "English"
    assert items[2]["error"] == {"code": "empty", "message": "The file is empty."}
    assert "findings" not in items[2], "an unread file must not pass for a clean one"
    assert errors(FINDINGS_SCHEMA, [{**items[2], "findings": []}])


def test_comparisons_keep_their_schema():
    other = replace(doubtful_reading().report, sections=())
    for first, second in [
        (sample_report(), sample_report()),
        (sample_report(), other),
        (other, blank_2021(split=True)),
        (blank_2021(split=False), sample_report()),
    ]:
        for english in (False, True):
            compared = comparison_json(compare(first, second), ("a", "b"), english=english)
            assert errors(COMPARISON_SCHEMA, compared) == []
    states = schema(COMPARISON_SCHEMA)["properties"]["sections"]["items"]["properties"]["state"]
    assert states["enum"] == [str(state) for state in SectionState]


@pytest.mark.parametrize("items", [[], [1], [{"a": "x" * 120}, {"b": [None] * 60}]])
def test_a_list_written_item_by_item_is_one_document(items):
    parts: list[str] = []
    write_list(parts.append, iter(items))
    assert simplejson.loads("".join(parts)) == items


LEAVES = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(LEAVES, lambda each: st.lists(each) | st.dictionaries(st.text(), each)))
def test_layout_changes_nothing(value):
    assert simplejson.loads(json_text(value)) == value
