"""The package of a DOCX file: a zip whose parts are opened within limits, and parsed safely."""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import MIB, Limits

_MAX_PARTS = 5_000  # a report with a picture on every line has fewer
_MAX_RATIO = 250  # tables of text pack about 30 to 1, a bomb 1,000 to 1
_RATIO_FROM = 8 * MIB  # smaller parts harm nobody
_DOCTYPES = tuple("<!DOCTYPE".encode(charset) for charset in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that no word processor uses
    OSError,
    ValueError,
)


class Package:
    """Parts of a DOCX file by name.

    Raises UnreadableError: damaged, encrypted, zip_bomb, xml_entities, too_deep.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise damaged() from error
        self._names = {info.filename: info for info in self._zip.infolist()}
        _hold_to_limits(self._zip.infolist(), limits)

    def main_part(self) -> str:
        """Give the name of the part that holds the text."""
        relations = self.tree("_rels/.rels")
        if relations is not None:
            for relation in relations:
                if relation.get("Type", "").endswith("/officeDocument"):
                    return relation.get("Target", "").lstrip("/")
        return "word/document.xml"

    def beside(self, main: str, name: str) -> str:
        """Give the name of a part that stands in the folder of the main part."""
        return posixpath.join(posixpath.dirname(main), name)

    def tree(self, name: str) -> etree._Element | None:
        """Give the root element of a part, None where there is no such part."""
        info = self._names.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise encrypted()
        try:
            return _parsed(self._zip.read(info))
        except _BROKEN as error:
            raise damaged() from error


def _hold_to_limits(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(part.file_size for part in parts)
    packed_too_well = any(
        part.file_size > _RATIO_FROM and part.file_size > _MAX_RATIO * part.compress_size
        for part in parts
    )
    if total > limits.bytes_unpacked or len(parts) > _MAX_PARTS or packed_too_well:
        raise UnreadableError(
            "zip_bomb",
            "DOCX 解压后过大或部件过多，可能是压缩炸弹，未予解压，请核对文件来源。",
            "The DOCX would unpack to far too much, as a zip bomb does, and was not unpacked; "
            "check where the file comes from.",
        )


def _parsed(xml: bytes) -> etree._Element:
    """Parse a part; word processors write no DOCTYPE, and entities are never expanded."""
    if any(doctype in xml for doctype in _DOCTYPES):
        raise _has_entities()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise _too_deep() from error
        raise damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _has_entities()
    return root


def damaged() -> UnreadableError:
    """Give the error of a package that cannot be opened."""
    return UnreadableError(
        "damaged",
        "DOCX 已损坏，无法打开，请重新下载或用 WPS、Word 重新保存。",
        "The DOCX is damaged and cannot be opened; download it or save it again.",
    )


def encrypted() -> UnreadableError:
    """Give the error of a document that needs a password."""
    return UnreadableError(
        "encrypted",
        "文档已加密，需要口令才能打开，请提供未加密的文件。",
        "The document is encrypted and needs a password; give a file without one.",
    )


def _has_entities() -> UnreadableError:
    return UnreadableError(
        "xml_entities",
        "DOCX 中的 XML 带有 DOCTYPE 或实体定义，不安全，未予读取，请用 WPS、Word 重新保存。",
        "The DOCX's XML has a DOCTYPE or entities, which is not safe, and was not read; "
        "save it again in a word processor.",
    )


def _too_deep() -> UnreadableError:
    return UnreadableError(
        "too_deep",
        "DOCX 中的 XML 嵌套层数过多，不像年度报告，请检查文件。",
        "The DOCX's XML is nested too deeply to be an annual report; check the file.",
    )
