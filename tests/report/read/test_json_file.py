"""Reports that gongkai wrote as JSON: given back whole, or refused in one sentence."""

import pytest
import simplejson

from gongkai.cli.demo.sample import sample_report
from gongkai.report.exchange import json_text, report_document
from gongkai.report.form import CellRef
from gongkai.report.json_output import report_json
from gongkai.report.read import DEFAULT_LIMITS, Limits, UnreadableError, read
from gongkai.report.write.html import html

DOCUMENT = report_document(sample_report())
LICENCES = CellRef("proactive", "licences", "decisions")


def changed(**parts):
    return json_text({**DOCUMENT, **parts}).encode()


def test_doubts_keep_their_reasons_and_candidates():
    page = html(sample_report()).replace(b">16612<", b">166 12<")
    reading = read(page)
    assert [doubt.cell for doubt in reading.doubts] == [LICENCES]
    again = read(json_text(report_json(reading)).encode())
    assert again.report == reading.report
    found = [(doubt.cell, doubt.reason, doubt.candidates) for doubt in again.doubts]
    assert found == [(d.cell, d.reason, d.candidates) for d in reading.doubts]
    assert {name: each.value for name, each in again.origins.items()} == {
        name: each.value for name, each in reading.origins.items()
    }


def test_the_figures_alone_are_enough():
    keys = ("schema", "agency", "year", "edition", "proactive", "applications", "disputes")
    report = read(json_text({key: DOCUMENT[key] for key in keys}).encode()).report
    assert report.cells == sample_report().cells


def test_a_mark_of_byte_order_is_no_part_of_it():
    assert read(b"\xef\xbb\xbf" + changed()).report == sample_report()


ODD = {
    "another version": changed(schema="gongkai.annual-report/9"),
    "no json": b'{"schema": "gongkai.annual-report/1", ',
    "cut": changed()[:-200],
    "no utf-8": changed().replace("澜".encode(), b"\xff\xfe"),
    "deep": b'{"schema": "gongkai.annual-report/1", "agency": ' + b"[" * 100_000,
    "a float": changed().replace(b"16612", b"NaN"),
    "endless": changed().replace(b"16612", b"1e999999999"),
    "tiny": changed().replace(b"16612", b"1e-999999999"),
    "a text for a figure": changed().replace(b"16612", b'"16612"'),
    "a truth for a figure": changed().replace(b"16612", b"true"),
    "a row too many": changed(disputes={**DOCUMENT["disputes"], "other": [0] * 5}),
    "a cell too few": changed(disputes={**DOCUMENT["disputes"], "reconsideration": [0] * 4}),
    "a list for a text": changed(title=["a"]),
    "a number for a paragraph": changed(preamble=[1]),
    "a text for paragraphs": changed(preamble="abc"),
    "section seven": changed(sections=[{"number": 7, "heading": "", "subsections": []}]),
    "a mark of no cell": changed(marks=[{**LICENCES._asdict(), "row": "none", "printed": "/"}]),
    "a doubt with a value": changed(
        doubts=[{**LICENCES._asdict(), "reason": "number", "candidates": []}]
    ),
    "an unknown reason": changed(
        doubts=[{**LICENCES._asdict(), "reason": "whim", "candidates": []}],
        proactive={**DOCUMENT["proactive"], "licences": [26, 0, None]},
    ),
    "a candidate that is no number": changed(
        doubts=[{**LICENCES._asdict(), "reason": "number", "candidates": ["x"]}],
        proactive={**DOCUMENT["proactive"], "licences": [26, 0, None]},
    ),
    "half a character": changed(preamble=["甲甲"]).replace("甲甲".encode(), b"\\ud800"),
    "no date": changed(published_on="2021-02-31"),
    "an edition of its own": changed(edition="2030"),
    "a year in words": changed(year="2020"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_does_not_keep_the_schema_is_refused_in_one_sentence(name):
    with pytest.raises(UnreadableError) as refused:
        read(ODD[name])
    assert refused.value.code == "damaged"
    assert "Error" not in refused.value.zh
    for said in (refused.value.zh, refused.value.en):
        assert "gongkai.annual-report/1" in said
        assert "\n" not in said
        assert len(said) < 400


def test_a_file_over_the_limit_is_refused_before_it_is_parsed():
    with pytest.raises(UnreadableError) as refused:
        read(changed(), Limits(characters=1000))
    assert refused.value.code == "too_large"
    assert DEFAULT_LIMITS.characters > len(changed())


def test_another_json_is_no_report():
    with pytest.raises(UnreadableError) as refused:
        read(simplejson.dumps({"a": 1}).encode())
    assert refused.value.code == "not_a_report"
