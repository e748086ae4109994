"""The format of a file, told by what it holds and never by its name."""

import io
import re
import zipfile
import zlib
from enum import StrEnum

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.part_names import part_key
from gongkai.report.read.text import decode_or_none

_HEAD = 65_536  # bytes that tell a format
_PDF_HEADER_WITHIN = 1024  # bytes of rubbish that readers allow before %PDF-
_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the compound file of .doc, .wps, .xls
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")  # PNG, JPEG, TIFF
_IMAGES = ((b"GIF8", "GIF"), (b"BM", "BMP"))
_ARCHIVES = (
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
)
_ZIPS = (  # a part that tells, and the format
    ("xl/workbook.bin", "XLSB"),
    ("ppt/presentation.xml", "PPTX"),
    ("content.xml", "ODF"),
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SPREADSHEETS = frozenset(("XLSB", "XLS / ET", "ODS"))
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a")) + b"\x7f"
_FEW_CONTROLS = 0.01  # share of control characters that a text may have
_MARKUP_START = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(table|body|div|p|tr|td|span|html)\b[^<>]*>", re.IGNORECASE)
_TABLE_MARKUP = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_MHTML = re.compile(
    rb"\A(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?content-type:\s*multipart/related",
    re.IGNORECASE,
)


class Format(StrEnum):
    """The formats that can be read; text is plain text or Markdown, a picture PNG, JPEG or TIFF."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    OFD = "ofd"
    HTML = "html"
    MHTML = "mhtml"
    TEXT = "text"
    PICTURE = "picture"


_READ_ZIPS = (  # the main part of what can be read
    (re.compile(r"word/document\d*\.xml"), Format.DOCX),
    (re.compile(r"xl/workbook\d*\.xml"), Format.XLSX),
    (re.compile(r"ofd\.xml"), Format.OFD),
)


def detect(data: bytes) -> Format:
    """Tell the format of what a file holds.

    Raises UnreadableError: empty, unknown_format, encrypted, damaged, pictures_only.
    """
    head = data[:_HEAD]
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe") and not data.strip(b"\x00 \t\r\n"):
        raise _empty()
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return Format.PDF
    if head.startswith(b"PK"):
        return _zip_format(data)
    if head.startswith(_PICTURES):
        return Format.PICTURE
    _refuse_known(data, head)
    if _MHTML.match(head):
        return Format.MHTML
    text = _text(head)
    if text is None:
        raise _not_known()
    if not text.strip("\ufeff\x00 \t\r\n\u3000\xa0") and len(data) <= _HEAD:
        raise _empty()
    return Format.HTML if _is_html(text) else Format.TEXT


def may_hold_pictures(data: bytes) -> bool:
    """Whether pages of the file may have to be recognised: a picture, or any PDF."""
    return data.startswith(_PICTURES) or b"%PDF-" in data[:_PDF_HEADER_WITHIN]


def _zip_format(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {part_key(name) for name in package.namelist()}
            encrypted = any(info.flag_bits & 1 for info in package.infolist())
            kind = _odf_kind(package)
    except _BROKEN as error:
        raise UnreadableError(
            "damaged",
            "文件是已损坏的压缩格式（如 DOCX、XLSX、OFD），无法打开，请重新下载或重新保存。",
            "The file is a damaged zip (such as a DOCX, XLSX or OFD) and cannot be opened; "
            "download it or save it again.",
        ) from error
    for main_part, format_ in _READ_ZIPS:
        if any(main_part.fullmatch(name) for name in names):
            return format_
    for part, name in _ZIPS:
        if part in names:
            raise _named(name if kind != _ODS else "ODS")
    if encrypted:
        raise _encrypted()
    raise _archive("ZIP")


def _odf_kind(package: zipfile.ZipFile) -> bytes:
    """What an ODF file, whose first part is that, says that it is."""
    first = next(iter(package.infolist()), None)
    if first is None or first.filename != "mimetype" or first.file_size > len(_ODS):
        return b""
    return package.read(first)


def _refuse_known(data: bytes, head: bytes) -> None:
    """Refuse what is known and cannot be read, saying what to do."""
    if head.startswith(_CFB):
        raise _compound(data)
    if head.lstrip().startswith(b"{\\rtf"):
        raise _named("RTF")
    if b'progid="Word.Document"' in head or b"<w:wordDocument" in head:
        raise _named("Word 2003 XML")
    for magic, name in _IMAGES:
        if head.startswith(magic) and (magic != b"BM" or b"\x00" in head[:32]):
            raise _image(name)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise _image("WebP")
    for magic, name in _ARCHIVES:
        if head.startswith(magic):
            raise _archive(name)


def _compound(data: bytes) -> UnreadableError:
    names = {
        name: name.encode("utf-16-le") in data
        for name in ("EncryptedPackage", "WordDocument", "Workbook", "PowerPoint Document")
    }
    if names["EncryptedPackage"]:
        return _encrypted()
    if names["WordDocument"]:
        return _named("DOC / WPS")
    return _named("XLS / ET" if names["Workbook"] else "Office 97-2003")


def _text(head: bytes) -> str | None:
    """Give the head as text of whatever charset, None where it is no text."""
    for mark, charset in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(charset, errors="replace")
    if b"\x00" in head:
        return _unmarked_utf16(head)
    if len(head.translate(None, _CONTROLS)) < len(head) * (1 - _FEW_CONTROLS):
        return None
    return decode_or_none(head)


def _unmarked_utf16(head: bytes) -> str | None:
    even = head[: len(head) // 2 * 2]
    for charset in ("utf-16-le", "utf-16-be"):
        text = even.decode(charset, errors="replace")
        plain = sum(c.isascii() and (c.isprintable() or c in "\r\n\t") for c in text)
        han = sum("一" <= c <= "鿿" or "\u3000" <= c <= "〿" or "！" <= c <= "～" for c in text)
        if plain + han >= len(text) * (1 - _FEW_CONTROLS * 5):
            return text
    return None


def _is_html(text: str) -> bool:
    """Tell a page, or a fragment of one, from text that happens to have a "<"."""
    bare = _without_prologue(text)
    if _MARKUP_START.match(bare):
        return True
    tags = len(_MARKUP.findall(text))
    starts_with_tag = re.match(r"<[a-z][\w-]*[\s/>]", bare, re.IGNORECASE) is not None
    return bool(tags and (starts_with_tag or _TABLE_MARKUP.search(text)))


def _without_prologue(text: str) -> str:
    bare = text.lstrip("\ufeff \t\r\n")
    while (match := re.match(r"<\?.*?\?>|<!--.*?-->", bare, re.DOTALL)) is not None:
        bare = bare[match.end() :].lstrip()
    return bare


def _empty() -> UnreadableError:
    return UnreadableError(
        "empty", "文件是空的，请检查文件。", "The file is empty; check the file."
    )


def _not_known() -> UnreadableError:
    return UnreadableError(
        "unknown_format",
        "不认识的文件格式，请提供 PDF（带文字层）、OFD、DOCX、XLSX、网页或文本文件。",
        "The file's format is not known; give a PDF with a text layer, an OFD, a DOCX, an XLSX, a "
        "web page or text.",
    )


def _named(name: str) -> UnreadableError:
    as_what = "XLSX" if name in _SPREADSHEETS else "DOCX"
    return UnreadableError(
        "unknown_format",
        f"本版本尚不能读取 {name} 格式，请另存为 {as_what} 或带文字层的 PDF。",
        f"This version does not read {name} files yet; save it as {as_what} or as a PDF with a "
        "text layer.",
    )


def _archive(name: str) -> UnreadableError:
    return UnreadableError(
        "unknown_format",
        f"文件是 {name} 压缩包，请先解压，再给出其中的报告。",
        f"The file is a {name} archive; unpack it and give the report inside.",
    )


def _image(name: str) -> UnreadableError:
    return UnreadableError(
        "pictures_only",
        f"文件是 {name} 图片，请另存为 PNG，或提供带文字层的 PDF、DOCX 或网页。",
        f"The file is a {name} picture; save it as PNG, or give a PDF with a text layer, a DOCX "
        "or the web page.",
    )


def _encrypted() -> UnreadableError:
    return UnreadableError(
        "encrypted",
        "文档已加密，需要口令才能打开，请提供未加密的文件。",
        "The document is encrypted and needs a password; give a file without one.",
    )
