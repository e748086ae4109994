"""What is left in DOCX and PDF files: found with its place; what cannot be checked is told."""

import io
import zipfile

import pytest

from gongkai.records.publishing.precheck import Severity, check_file
from gongkai.report.read.limits import Limits
from tests.records.publishing.precheck.made_files import docx, pdf, story

PLAIN = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>标题</dc:title>'
    "<dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>"
)
APP = '<Properties xmlns="p"><Company>某局</Company><Manager> </Manager></Properties>'
CUSTOM = '<Properties xmlns="p"><property name="密级"><lpwstr>内部</lpwstr></property></Properties>'
OFF = "<w:vanish w:val='0'/>"
RUN_STYLE = "<w:rStyle w:val='{}'/>"


def told(data):
    """Codes, places and texts of a file's alarms."""
    return [
        (each.code, each.place.zh if each.place else "", each.text) for each in check_file(data)
    ]


def run(text, properties="", tag="t"):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


BODIES = [
    (
        f"{PLAIN}<w:p><w:ins w:author='张三'>{run('加的')}</w:ins></w:p>",
        [("FILE-TRACKED-CHANGES", "第2段", "加的")],
    ),
    (
        f"<w:p><w:del>{run('删的', tag='delText')}</w:del>{run('留的')}</w:p>",
        [("FILE-TRACKED-CHANGES", "第1段", "删的")],
    ),
    (
        "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>",
        [("FILE-TRACKED-CHANGES", "第1段", "")],
    ),
    (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{PLAIN}</w:tc></w:tr></w:tbl>",
        [("FILE-TRACKED-CHANGES", "第1段", "")],
    ),
    (
        f"{PLAIN}<w:sectPr><w:sectPrChange/></w:sectPr>",
        [("FILE-TRACKED-CHANGES", "第1段", "")],
    ),
    (
        f"<w:p>{run('看不见', '<w:vanish/>')}{run('看得见')}</w:p>",
        [("FILE-HIDDEN-TEXT", "第1段", "看不见")],
    ),
    (f"<w:p>{run('看得见', OFF)}</w:p>", []),
    (PLAIN, []),
]


@pytest.mark.parametrize(("body", "alarms"), BODIES)
def test_what_is_left_in_the_text_of_a_docx(body, alarms):
    assert told(docx(body)) == alarms


def test_text_hidden_by_a_style_or_one_that_it_is_based_on():
    styles = story(
        "styles",
        "<w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
        "<w:style w:styleId='c'><w:basedOn w:val='c'/></w:style>",
    )
    by_paragraph = "<w:pPr><w:pStyle w:val='b'/></w:pPr>"
    body = (
        f"<w:p>{by_paragraph}{run('段')}{run('不', OFF)}</w:p>"
        f"<w:p>{run('字', RUN_STYLE.format('a'))}{run('显', RUN_STYLE.format('c'))}</w:p>"
    )
    assert told(docx(body, [("styles", "styles.xml", styles)])) == [
        ("FILE-HIDDEN-TEXT", "第1段", "段"),
        ("FILE-HIDDEN-TEXT", "第2段", "字"),
    ]


def test_parts_and_properties_of_a_docx():
    parts = [
        ("comments", "comments.xml", story("comments", f"<w:comment>{PLAIN}</w:comment>")),
        ("header", "header1.xml", story("hdr", f"<w:p><w:ins>{run('页')}</w:ins></w:p>")),
        ("oleObject", "embeddings/one.bin", "x"),
        ("customXml", "item1.xml", "<a/>"),
    ]
    properties = [
        ("core-properties", "docProps/core.xml", CORE),
        ("extended-properties", "docProps/app.xml", APP),
        ("custom-properties", "docProps/custom.xml", CUSTOM),
    ]
    assert told(docx(PLAIN, parts, properties)) == [
        ("FILE-COMMENT", "批注1", "正文"),
        ("FILE-TRACKED-CHANGES", "页眉第1段", "页"),
        ("FILE-EMBEDDED", "正文", "one.bin"),
        ("FILE-CUSTOM-DATA", "自定义数据", "item1.xml"),
        ("FILE-METADATA", "文件属性“作者”", "张三"),
        ("FILE-METADATA", "文件属性“上次修改者”", "李四"),
        ("FILE-METADATA", "文件属性“单位”", "某局"),
        ("FILE-CUSTOM-DATA", "自定义属性“密级”", "内部"),
    ]


SEEN = b"BT /F1 12 Tf 20 100 Td (Seen - i.) Tj ET "
CONTENTS = [
    (SEEN, {}, []),
    (
        SEEN + b"BT 1 1 1 rg /F1 12 Tf 20 150 Td (White) Tj ET",
        {},
        [("FILE-HIDDEN-TEXT", "第1页", "White")],
    ),
    (
        SEEN + b"BT /F1 12 Tf 20 150 Td (Secret) Tj ET 10 140 80 30 re f",
        {},
        [("FILE-HIDDEN-TEXT", "第1页", "Secret")],
    ),
    (
        SEEN + b"BT /F1 12 Tf 400 150 Td (Outside) Tj ET",
        {},
        [("FILE-HIDDEN-TEXT", "第1页", "Outside")],
    ),
    (
        SEEN + b"/OC /MC0 BDC BT /F1 12 Tf 20 150 Td (Layer) Tj ET EMC",
        {"hidden_layer": True},
        [("FILE-HIDDEN-LAYER", "第1页", "Layer")],
    ),
    (SEEN + b"/OC /MC0 BDC BT /F1 12 Tf 20 150 Td (Layer) Tj ET EMC", {}, []),
    (SEEN, {"author": "张三"}, [("FILE-METADATA", "文件属性“作者”", "张三")]),
    (SEEN, {"note": "请核对"}, [("FILE-COMMENT", "第1页", "请核对")]),
    (SEEN, {"attached": "draft.txt"}, [("FILE-EMBEDDED", "附件", "draft.txt")]),
    (b"", {}, []),
]


@pytest.mark.parametrize(("content", "options", "alarms"), CONTENTS)
def test_what_is_left_in_a_pdf(content, options, alarms):
    assert told(pdf(content, **options)) == alarms


def test_authors_in_metadata_of_xmp_are_found():
    xmp = b"<dc:creator><rdf:Seq><rdf:li>Zhang</rdf:li></rdf:Seq></dc:creator>"
    data = pdf(SEEN) + b"\n%" + xmp
    assert ("FILE-METADATA", "XMP 元数据", "Zhang") in told(data)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 20_000_000)
    return out.getvalue()


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        bomb(),
        docx(PLAIN)[:-40],
        docx("<w:p>&a;</w:p>"),
        b"%PDF-1.7\nnothing",
        b"PK\x03\x04 no zip",
        b"",
    ],
    ids=["bomb", "cut", "entity", "pdf", "zip", "empty"],
)
def test_a_file_that_cannot_be_opened_is_an_alarm_that_blocks(data):
    [alarm] = check_file(data)
    assert (alarm.code, alarm.severity) == ("FILE-UNREADABLE", Severity.BLOCKING)


def test_limits_hold():
    assert [each.code for each in check_file(pdf(SEEN), limits=Limits(pages=0))] == [
        "FILE-UNREADABLE"
    ]
    assert [each.code for each in check_file(pdf(SEEN), limits=Limits(bytes_in=10))] == [
        "FILE-UNREADABLE"
    ]


@pytest.mark.parametrize("data", [workbook(), b"\x89PNG\r\n\x1a\n....", b"\x01\x02\x03\x00" * 30])
def test_other_formats_are_told_not_to_be_checked(data):
    assert [each.code for each in check_file(data)] == ["FILE-NOT-CHECKED"]


def test_a_text_has_nothing_left_that_is_not_seen():
    assert check_file("正文".encode()) == []


def test_an_agency_turns_a_code_off():
    data = docx(PLAIN, properties=[("core-properties", "docProps/core.xml", CORE)])
    assert check_file(data, {"FILE-METADATA": None}) == []
