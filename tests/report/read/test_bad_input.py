"""Bad and hostile files: each is bounded, and said in one clear sentence what to do."""

import io
import os
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from gongkai.report.read import UnreadableError, read
from gongkai.report.read.docx import docx_document
from gongkai.report.read.isolate import read_isolated
from gongkai.report.read.limits import MIB, Limits
from gongkai.report.read.load import load
from gongkai.report.read.pdf import pdf_document
from tests.report.read.made_docx import W, body, cell, made_docx, paragraph, row, run, table
from tests.report.read.made_pdf import MadePdf, rules, stream_object, text, words, written


def refused(function, *args) -> UnreadableError:
    """Give the error, after looking that it is one sentence in each language."""
    with pytest.raises(UnreadableError) as caught:
        function(*args)
    error = caught.value
    assert error.zh.endswith("。")
    assert error.zh.count("。") == 1
    assert error.en.endswith(".")
    assert "\n" not in error.zh + error.en
    return error


# Sources


def test_an_absent_file(tmp_path):
    assert refused(load, tmp_path / "no").code == "absent"
    assert refused(load, str(tmp_path / "no" / "no")).code == "absent"
    assert refused(load, "a\x00b").code == "absent"


def test_a_file_taken_for_a_directory(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    assert refused(load, tmp_path / "file" / "report").code == "absent"


def test_a_directory(tmp_path):
    assert refused(load, tmp_path).code == "directory"


def test_a_link_in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refused(load, tmp_path / "a").code == "damaged"


def test_an_unreadable_file(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("LOUD: run as root, whom no file refuses; run the tests as another user")
    path = tmp_path / "closed"
    path.write_bytes(b"x")
    path.chmod(0)
    assert refused(load, path).code == "no_permission"


def test_a_file_that_refuses_to_open(tmp_path, monkeypatch):
    path = tmp_path / "closed"
    path.write_bytes(b"x")

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refused(load, path).code == "no_permission"


def test_a_pipe_and_a_device_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(load, tmp_path / "pipe").code == "unknown_format"
    assert refused(load, "/dev/zero").code == "unknown_format"


def test_200_mb_are_refused_before_they_are_read(tmp_path, monkeypatch):
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(200 * MIB)

    def never(*_args):
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", never)
    assert refused(load, path).code == "too_large"


def test_a_stream_is_read_no_further_than_the_limit():
    stream = io.BytesIO(bytes(100))
    assert refused(load, stream, Limits(bytes_in=10)).code == "too_large"
    assert stream.tell() == 11
    assert refused(load, bytes(100), Limits(bytes_in=10)).code == "too_large"
    assert load(io.BytesIO(b"1234567890"), Limits(bytes_in=10)) == b"1234567890"


# What is no report


def test_random_bytes():
    data = random.Random(2).randbytes(50_000)
    assert refused(read, data).code == "unknown_format"


@pytest.mark.parametrize("data", [b"", b"\n\n", bytes(5000)])
def test_nothing(data):
    assert refused(read, data).code == "empty"


def test_text_that_is_no_report():
    assert refused(read, "今天天气很好。\n".encode() * 5).code == "not_a_report"


# PDF


def some_pdf() -> bytes:
    return MadePdf([f"{rules()}\n{words()}"]).data()


def encrypted_pdf(password: str) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(some_pdf())))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf():
    assert refused(pdf_document, encrypted_pdf("secret")).code == "encrypted"


def test_a_pdf_that_only_forbids_copying_is_read():
    assert pdf_document(encrypted_pdf("")).blocks


@pytest.mark.parametrize("data", [some_pdf()[:40], b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_a_damaged_pdf(data):
    assert refused(pdf_document, data).code == "damaged"


@pytest.mark.parametrize("end", range(100, 2000, 150))
def test_a_pdf_cut_anywhere_is_read_or_refused(end):
    try:
        pdf_document(some_pdf()[:end])
    except UnreadableError as error:
        assert error.code in ("damaged", "empty")  # noqa: PT017 - either is right


def test_500_pages():
    assert refused(pdf_document, MadePdf(["x"] * 500).data()).code == "too_many_pages"


def test_a_page_tree_that_runs_in_a_circle():
    data = written(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 9 /Parent 3 0 R >>",
            3: "<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>",
        }
    )
    assert refused(read_isolated, data, Limits(seconds=10)).code in ("damaged", "empty")


PICTURE = {
    10: stream_object(
        "\x00" * 4, "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8"
    )
}  # fmt: skip
DRAWN = "q 500 0 0 700 50 50 cm /Picture Do Q"


@pytest.mark.parametrize("layer", ["", "BT 3 Tr /F 10 Tf 100 100 Td (0CR 12) Tj ET"])
def test_a_pdf_that_is_only_pictures_says_what_is_needed(layer, monkeypatch):
    for module in ("pdf", "scan_pdf"):
        monkeypatch.setattr(f"gongkai.report.read.{module}.scanner", lambda _limits: None)
    data = MadePdf([f"{DRAWN}\n{layer}"], objects=PICTURE, xobjects="/Picture 10 0 R").data()
    error = refused(pdf_document, data)
    assert error.code == "pictures_only"
    assert "text layer" in error.en
    assert 'pip install "gongkai[ocr]"' in error.en


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00"])
def test_a_picture_says_what_is_needed_to_recognise_it(head, monkeypatch):
    monkeypatch.setattr("gongkai.report.read.scan.scanner", lambda _limits: None)
    error = refused(read, head + bytes(50))
    assert error.code == "pictures_only"
    assert 'pip install "gongkai[ocr]"' in error.en


def test_a_pdf_of_blank_pages():
    assert refused(pdf_document, MadePdf([""]).data()).code == "empty"


def test_a_page_of_far_too_many_rules():
    xs = tuple(range(10, 590, 4))
    data = MadePdf([rules(xs, xs)]).data()
    assert refused(pdf_document, data, Limits(cells=1000)).code == "too_large"


def test_a_page_of_far_too_much_text():
    data = MadePdf([text(10, 10, "x" * 500)]).data()
    assert refused(pdf_document, data, Limits(characters=100)).code == "too_large"


# DOCX


def some_docx() -> bytes:
    return made_docx(body(paragraph("x"), table(row(cell("a"), cell("1")))))


@pytest.mark.parametrize("end", range(10, len(some_docx()), 60))
def test_a_docx_cut_anywhere_is_refused(end):
    assert refused(read, some_docx()[:end]).code in ("damaged", "unknown_format")


def test_a_docx_whose_packing_is_damaged():
    data = bytearray(some_docx())
    at = data.index(b"word/document.xml") + 30
    data[at : at + 20] = bytes(20)
    assert refused(docx_document, bytes(data)).code == "damaged"


@pytest.mark.parametrize(
    "document", ["<w:document", f'<w:document xmlns:w="{W}"/>', "no xml at all", ""]
)
def test_a_docx_without_a_body(document):
    assert refused(docx_document, made_docx(document)).code == "damaged"


def test_an_encrypted_docx():
    data = bytearray(some_docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    assert refused(docx_document, bytes(data)).code == "encrypted"


def test_a_zip_bomb():
    bomb = body(paragraph(" " * (40 * MIB)))
    assert refused(docx_document, made_docx(bomb)).code == "zip_bomb"


def test_a_docx_that_unpacks_to_more_than_the_limit():
    limits = Limits(bytes_unpacked=100)
    assert refused(docx_document, some_docx(), limits).code == "zip_bomb"


def test_a_docx_of_far_too_many_parts():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(6000):
            package.writestr(f"word/{number}", "")
        package.writestr("word/document.xml", body())
    assert refused(docx_document, out.getvalue()).code == "zip_bomb"


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]>',
        '<!DOCTYPE d [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://example.invalid/d.dtd">',
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_xml_with_entities(doctype, charset):
    reference = "&a11;" if "a11" in doctype else ""
    xml = (
        f'<?xml version="1.0" encoding="{charset}"?>{doctype}<w:document xmlns:w="{W}"><w:body>'
        f"{paragraph(reference)}</w:body></w:document>"
    )
    assert refused(docx_document, made_docx(xml.encode(charset))).code == "xml_entities"


def test_xml_nested_far_too_deep():
    deep = "<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000
    assert refused(docx_document, made_docx(body(deep))).code == "too_deep"


def test_tables_nested_as_deep_as_xml_may_be():
    deep = paragraph("x")
    for _ in range(70):
        deep = table(row(cell(deep + paragraph("y")), cell("1")))
    assert len(docx_document(made_docx(body(deep))).blocks) == 70


@pytest.mark.parametrize("span", ["100000", "9" * 400, "-1", "x", "²"])
def test_a_span_that_is_no_small_number(span):
    document = body(table(row(cell("a", f'<w:gridSpan w:val="{span}"/>'), cell("1"))))
    assert refused(docx_document, made_docx(document)).code == "damaged"


def test_far_too_many_cells_and_characters():
    document = made_docx(body(table(*[row(cell("1"), cell("2"))] * 30)))
    assert refused(docx_document, document, Limits(cells=50)).code == "too_large"
    long = made_docx(body(f"<w:p>{run('x' * 500)}</w:p>"))
    assert refused(docx_document, long, Limits(characters=100)).code == "too_large"


# HTML


def test_50000_nested_tables():
    data = ("<html><body>" + "<table><tr><td>" * 50_000 + "1").encode()
    error = refused(read_isolated, data, Limits(seconds=20))
    assert error.code in ("too_deep", "not_a_report")


def test_a_hostile_file_in_its_own_process_says_the_same():
    assert refused(read_isolated, encrypted_pdf("secret")).code == "encrypted"
    assert refused(read_isolated, some_docx()[:200]).code == "damaged"
    assert refused(read_isolated, Path("/nowhere")).code == "absent"


def test_a_page_that_draws_far_too_much():
    data = MadePdf(["10 10 5 5 re S " * 200]).data()
    assert refused(pdf_document, data, Limits(cells=10)).code == "too_large"


def test_a_page_of_far_too_many_crossings():
    lines = "".join(f"{10 + n * 5} 10 m {10 + n * 5} 700 l S " for n in range(60))
    lines += "".join(f"10 {10 + n * 5} m 580 {10 + n * 5} l S " for n in range(60))
    assert refused(pdf_document, MadePdf([lines]).data(), Limits(cells=30)).code == "too_large"


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(["0 0 m 9 9 l S"] * 101),
        "0 0 m " + "9 9 l " * 101 + "S",
        "0 0 m 0 9 l 9 9 l 9 0 l h S\n" * 21,
    ],
    ids=["objects", "pieces", "both"],
)
def test_a_pdf_page_of_too_many_lines_is_refused(content):
    data = MadePdf([content, text(9, 9, "x")]).data()
    assert refused(pdf_document, data, Limits(cells=100)).code == "too_large"
    assert pdf_document(data, Limits(cells=100_000)).pages == 2


def test_too_many_objects_are_refused_before_their_text_is_looked_for(monkeypatch):
    monkeypatch.setattr("pypdfium2.PdfPage.get_textpage", lambda _: pytest.fail("looked for text"))
    data = MadePdf(["\n".join(["0 0 m 9 9 l S"] * 101)]).data()
    assert refused(pdf_document, data, Limits(cells=100)).code == "too_large"


def test_a_pdf_page_may_have_a_part_of_the_characters_of_a_file():
    data = MadePdf([text(9, 9, "x" * 11)]).data()
    assert refused(pdf_document, data, Limits(characters=100)).code == "too_large"
    assert pdf_document(data, Limits(characters=1000)).pages == 1


def test_a_pdf_that_unpacks_to_more_than_the_memory_is_said_to():
    """The library that reads it aborts where it gets none, which is no damage of the file."""
    packed = zlib.compress(b" " * 300 * MIB, 1).decode("latin-1")
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        5: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R >>",
        6: stream_object(packed, "/Filter /FlateDecode"),
    }
    error = refused(read_isolated, written(objects))
    assert error.code == "out_of_memory"
    assert "512" in error.zh
