"""OFD: another program opens it and finds the same text; its parts are what GB/T 33190 names."""

import io
import re
import zipfile

import ofdkit
import pypdfium2
import pytest
from lxml import etree

from gongkai.cli.demo.sample import sample_report
from gongkai.report.write.ofd import ofd
from gongkai.report.write.typeset import pdf
from tests.report.write.samples import long_report, one, with_prose

OFD = "{http://www.ofdspec.org/2016}"


def squeezed(text):
    return re.sub(r"\s", "", text)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("report", [sample_report(), long_report(), with_prose("A & B <c>。")])
def test_another_program_finds_the_text_of_the_pdf(report, tmp_path):
    path = tmp_path / "report.ofd"
    path.write_bytes(ofd(report))
    document = ofdkit.open(path)
    printed = pypdfium2.PdfDocument(pdf(report))
    assert len(document.pages) == len(printed)
    assert document.warnings == []
    text = squeezed(ofdkit.extract_text(path))
    theirs = squeezed("".join(page.get_textpage().get_text_bounded() for page in printed))
    assert sorted(text) == sorted(theirs)
    for section in report.sections:
        for paragraph in section.paragraphs:
            assert squeezed(paragraph) in text


def test_the_package_is_as_the_standard_names_it():
    found = parts(ofd(sample_report()))
    root = etree.fromstring(found["OFD.xml"])
    assert root.get("DocType") == "OFD"
    assert one(root.find(f".//{OFD}DocRoot")).text == "Doc_0/Document.xml"
    assert one(root.find(f".//{OFD}Title")).text == sample_report().title
    document = etree.fromstring(found["Doc_0/Document.xml"])
    for page in document.iter(f"{OFD}Page"):
        assert f"Doc_0/{page.get('BaseLoc')}" in found
    resources = etree.fromstring(found["Doc_0/PublicRes.xml"])
    for font in resources.iter(f"{OFD}FontFile"):
        assert f"Doc_0/Res/{font.text}" in found


def test_identifiers_are_unique_and_below_the_largest():
    found = parts(ofd(sample_report()))
    document = etree.fromstring(found["Doc_0/Document.xml"])
    largest = int(one(one(document.find(f".//{OFD}MaxUnitID")).text))
    ids = [int(one(page.get("ID"))) for page in document.iter(f"{OFD}Page")]
    for name, data in found.items():
        if name.endswith(("Content.xml", "Res.xml")):
            ids += [
                int(number) for item in etree.fromstring(data).iter() if (number := item.get("ID"))
            ]
    assert len(ids) == len(set(ids)) > 100
    assert max(ids) <= largest


def test_an_embedded_face_draws_every_character_that_uses_it():
    from fontTools.ttLib import TTFont

    found = parts(ofd(sample_report()))
    resources = etree.fromstring(found["Doc_0/PublicRes.xml"])
    files = {font.get("ID"): font[0].text for font in resources.iter(f"{OFD}Font")}
    drawn = {
        number: set(TTFont(io.BytesIO(found[f"Doc_0/Res/{file}"])).getBestCmap())
        for number, file in files.items()
    }
    assert len(files) > 1
    for name, data in found.items():
        if name.endswith("Content.xml"):
            for item in etree.fromstring(data).iter(f"{OFD}TextObject"):
                text = one(one(item.find(f"{OFD}TextCode")).text)
                assert set(map(ord, text)) <= drawn[item.get("Font")]


def test_every_character_lies_on_the_page():
    found = parts(ofd(sample_report()))
    for name, data in found.items():
        if name.endswith("Content.xml"):
            for item in etree.fromstring(data).iter(f"{OFD}TextObject", f"{OFD}PathObject"):
                left, top, width, height = map(float, one(item.get("Boundary")).split())
                assert 0 <= left <= left + width <= 210
                assert 0 <= top <= top + height <= 297
