"""The format of a file is told by what it holds."""

import io
import zipfile

import pytest

from gongkai.report.read.detect import Format, detect
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.mhtml import mhtml_page
from tests.report.read.made_docx import body, made_docx, paragraph
from tests.report.read.made_pdf import MadePdf, text

PAGE = "<html><head><title>年报</title></head><body><p>政府信息公开</p></body></html>"
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            # A date of its own: the bytes are part of a test's name, the same in every process.
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), "x")
    return out.getvalue()


def ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in (
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", "x"),
        ):
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (MadePdf([text(9, 9, "x")]).data(), Format.PDF),
        (b"rubbish before\n" + MadePdf([text(9, 9, "x")]).data(), Format.PDF),
        pytest.param(made_docx(body(paragraph("x"))), Format.DOCX, id="docx"),
        (zipped("xl/workbook.xml"), Format.XLSX),
        (zipped("XL\\Workbook.xml"), Format.XLSX),
        (zipped("OFD.xml"), Format.OFD),
        (PAGE.encode(), Format.HTML),
        (PAGE.encode("gb18030"), Format.HTML),
        (b"\xef\xbb\xbf" + PAGE.encode(), Format.HTML),
        (PAGE.encode("utf-16"), Format.HTML),
        (PAGE.encode("utf-16-be"), Format.HTML),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n' + PAGE.encode(), Format.HTML),
        (b"<!DOCTYPE HTML PUBLIC 'x'><p>x", Format.HTML),
        ("<p>一、总体情况</p>".encode(), Format.HTML),
        ("一、总体情况<table><tr><td>1</td></tr></table>".encode(), Format.HTML),
        ("政府信息公开年度报告".encode(), Format.TEXT),
        ("政府信息公开年度报告".encode("gb18030"), Format.TEXT),
        ("政府信息公开年度报告".encode("utf-16"), Format.TEXT),
        ("年报".encode() * 200 + b"\xff\n", Format.TEXT),
        ("年报".encode("gb18030") * 200 + b"\xff\n", Format.TEXT),
        ("政府信息公开年度报告".encode("utf-16-le"), Format.TEXT),
        ("# 标题\n\n| a | b |\n|---|---|\n| 1 | <2 |".encode(), Format.TEXT),
        ("收入 < 支出 > 0".encode(), Format.TEXT),
        (("年" * 40_000).encode(), Format.TEXT),
        (
            (
                b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
                b' boundary="b"\r\n\r\n--b\r\n'
            ),
            Format.MHTML,
        ),
    ],
)
def test_a_format_is_told_by_content(data, format_):
    assert detect(data) is format_


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "empty", "empty"),
        (b" \r\n\t\n", "empty", "empty"),
        (b"\xef\xbb\xbf\n", "empty", "empty"),
        (bytes(1000), "empty", "empty"),
        ("\u3000\u3000\n".encode(), "empty", "empty"),
        (bytes(range(256)) * 20, "unknown_format", "not known"),
        (zipped("xl/workbook.bin"), "unknown_format", "XLSB"),
        (zipped("mimetype", "content.xml"), "unknown_format", "ODF"),
        (ods(), "unknown_format", "ODS files yet; save it as XLSX"),
        (zipped("content.xml"), "unknown_format", "ODF"),
        (zipped("report.docx"), "unknown_format", "ZIP"),
        (zipped("x")[:40], "damaged", "damaged"),
        (CFB + "WordDocument".encode("utf-16-le"), "unknown_format", "DOC / WPS"),
        (CFB + "Workbook".encode("utf-16-le"), "unknown_format", "XLS / ET"),
        (CFB + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (CFB, "unknown_format", "Office 97-2003"),
        (b"{\\rtf1\\ansi x}", "unknown_format", "RTF"),
        (b'<?mso-application progid="Word.Document"?><x/>', "unknown_format", "Word 2003 XML"),
        (b"GIF89a" + bytes(50), "pictures_only", "GIF"),
        (b"BM" + bytes(50), "pictures_only", "BMP"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "pictures_only", "WebP"),
        (b"\x1f\x8b\x08" + bytes(50), "unknown_format", "gzip"),
    ],
)
def test_what_cannot_be_read_is_named_and_says_what_to_do(data, code, said):
    with pytest.raises(UnreadableError) as caught:
        detect(data)
    assert caught.value.code == code
    assert said in caught.value.en


def mhtml(charset: str, encoding: str) -> bytes:
    return (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset="
        + charset.encode()
        + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + PAGE.encode(encoding)
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030")])
def test_a_saved_page_is_taken_out_of_its_mhtml(charset, encoding):
    assert mhtml_page(mhtml(charset, encoding)).decode("utf-8-sig").strip() == PAGE


@pytest.mark.parametrize("charset", ["nonsense", "utf-8"])
def test_an_mhtml_without_a_whole_page_is_damaged(charset):
    data = mhtml(charset, "gb18030") if charset == "nonsense" else mhtml("utf-8", "gb18030")
    with pytest.raises(UnreadableError) as caught:
        mhtml_page(data)
    assert caught.value.code == "damaged"


def test_an_mhtml_of_pictures_alone_has_no_page():
    with pytest.raises(UnreadableError) as caught:
        mhtml_page(b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n")
    assert caught.value.code == "damaged"


def test_an_encrypted_zip_of_unknown_parts_needs_its_password():
    data = bytearray(zipped("x"))
    data[data.index(b"PK\x01\x02") + 8] = 1
    with pytest.raises(UnreadableError) as caught:
        detect(bytes(data))
    assert caught.value.code == "encrypted"


def test_text_cut_inside_a_character_by_the_head_is_still_text():
    assert detect(("x" + "年" * 40_000).encode()) is Format.TEXT
    assert detect(("x" + "年" * 40_000).encode("gb18030")) is Format.TEXT


def test_the_bytes_that_name_tests_are_the_same_in_every_process(monkeypatch):
    """Processes that share the tests out must call them alike."""
    before = zipped("x")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert zipped("x") == before
