"""JSON on stdout keeps the published schemas, and real reports give the figures beside them."""

from pathlib import Path

import jsonschema
import pytest
import simplejson

from gongkai.report.exchange import REPORT_SCHEMA
from gongkai.report.json_output import (
    COMPARISON_SCHEMA,
    FINDINGS_SCHEMA,
    SCHEMAS,
    schema,
)
from tests.real.reports import FOLDER, needs_reports
from tests.report.test_json_output import validator

FIGURES = ("agency", "year", "edition", "proactive", "applications", "disputes")
# What the file prints where the figures beside it give a name that it nowhere prints.
AGENCY_AS_PRINTED = {"shanghai_stc_kewei_2024.md": "上海市科委"}


def valid(name, text):
    document = simplejson.loads(text, use_decimal=True)
    assert [error.message for error in validator(name).iter_errors(document)] == []
    return document


@pytest.mark.parametrize("name", ["blank.html", "blank.txt", "clean.txt", "wrong.txt"])
@pytest.mark.parametrize("places", [(), ("--places",)])
def test_read(run, files, name, places):
    ran = run("report", "read", files / name, "--format", "json", *places)
    document = valid(REPORT_SCHEMA, ran.out)
    assert document["agency"] == "澜州市公安局"
    assert [section["number"] for section in document["sections"]] == [1, 2, 3, 4, 5, 6]
    assert len(document.get("places", [])) in ({198} if places else {0})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_check(run, files, language):
    names = ["wrong.txt", "letter.txt", "clean.txt", "absent.txt", "blank.html"]
    paths = [files / name for name in names]
    ran = run("report", "check", *paths, "--format", "json", "--lang", language)
    items = valid(FINDINGS_SCHEMA, ran.out)
    assert [Path(item["file"]).name for item in items] == names
    wrong = [finding for finding in items[0]["findings"] if finding["severity"] == "error"]
    assert wrong, "a wrong total is an error"
    cell = {"table": "applications", "row": "new", "column": "total"}
    assert any(cell in finding["cells"] for finding in wrong)
    assert items[1]["error"]["code"] == "not_a_report"
    assert items[3]["error"]["code"] == "absent"


def test_last_year_and_those_below_are_looked_at(run, files):
    blank, wrong = files / "clean.txt", files / "wrong.txt"
    alone = valid(FINDINGS_SCHEMA, run("report", "check", blank, "--format", "json").out)
    beside = run(
        "report", "check", blank, "--previous", wrong, "--child", wrong, "--format", "json"
    )
    (item,) = valid(FINDINGS_SCHEMA, beside.out)
    assert item["file"] == str(blank)
    assert len(item["findings"]) > len(alone[0]["findings"])


def test_compare(run, files):
    ran = run("report", "compare", files / "clean.txt", files / "wrong.txt", "--format", "json")
    document = valid(COMPARISON_SCHEMA, ran.out)
    assert document["same"] is False
    assert [each["change"] for each in document["differences"]] == [7]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_needs_no_other(run, files, name):
    wrong, blank = files / "wrong.txt", files / "blank.html"
    arguments = {
        REPORT_SCHEMA: ("read", blank),
        FINDINGS_SCHEMA: ("check", wrong, files / "letter.txt"),
        COMPARISON_SCHEMA: ("compare", wrong, blank),
    }[name]
    document = simplejson.loads(run("report", *arguments, "--format", "json").out)
    jsonschema.validate(document, schema(name))


def test_a_cell_and_a_doubt_are_the_same_in_every_schema():
    cells = [schema(name)["$defs"]["cell"] for name in SCHEMAS]
    assert cells[0] == cells[1] == cells[2]
    report, findings = schema(REPORT_SCHEMA), schema(FINDINGS_SCHEMA)
    assert report["$defs"]["doubt"] == findings["$defs"]["doubt"]


@pytest.mark.real
@needs_reports
@pytest.mark.parametrize("figures", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_real_reports(run, figures):
    ran = run("report", "read", figures.with_suffix(""), "--format", "json")
    document = valid(REPORT_SCHEMA, ran.out)
    printed = simplejson.loads(figures.read_text(encoding="utf-8"), use_decimal=True)
    printed["agency"] = AGENCY_AS_PRINTED.get(figures.stem, printed["agency"])
    assert {name: document[name] for name in FIGURES} == printed
    assert document["doubts"] == []
