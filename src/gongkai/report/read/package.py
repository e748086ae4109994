"""Packages of Office and OFD files: zips whose parts are opened within limits, parsed safely."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import MIB, Limits
from gongkai.report.read.part_names import part_key

_MAX_PARTS = 5_000  # a report with a picture on every line has fewer
_MAX_RATIO = 250  # tables of text pack about 30 to 1, a bomb 1,000 to 1
_RATIO_FROM = 8 * MIB  # smaller parts harm nobody
_CHUNK = 256 * 1024  # bytes parsed at a time where a part is not kept whole
_SMALL = 1 * MIB  # a part of this size may as well be kept whole
_DOCTYPES = tuple("<!DOCTYPE".encode(charset) for charset in ("utf-8", "utf-16-le", "utf-16-be"))
_LONGEST_DOCTYPE = max(map(len, _DOCTYPES))
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way of packing that no office program uses
    OSError,
    ValueError,
)
_SAVE_AGAIN: Mapping[str, tuple[str, str]] = {
    "DOCX": ("用 WPS、Word 重新保存", "save it again"),
    "XLSX": ("用 WPS、Excel 重新保存", "save it again"),
    "OFD": ("重新导出", "export it again"),
}


class Relation(NamedTuple):
    """What a part refers to: the end of the relation's type, and the part's name."""

    kind: str
    target: str


class Package:
    """Parts of a file by name, whatever the case of their letters; `kind` is DOCX, XLSX or OFD.

    Raises UnreadableError: damaged, encrypted, zip_bomb, xml_entities, too_deep.
    """

    def __init__(self, data: bytes, limits: Limits, kind: str) -> None:
        self._kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise damaged(kind) from error
        self._names = {part_key(info.filename): info for info in self._zip.infolist()}
        _hold_to_limits(self._zip.infolist(), limits, kind)

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._names

    def has_file(self, name: str) -> bool:
        """Tell whether a part of this name stands in any folder."""
        key = part_key(name)
        return any(part.rpartition("/")[2] == key for part in self._names)

    def main_part(self, usual: str) -> str:
        """Give the name of the part that holds the text, `usual` where none is named."""
        for relation in self._relations("_rels/.rels", "").values():
            if relation.kind == "officeDocument":
                return relation.target
        return usual

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Give what a part refers to, by the relations' ids."""
        folder, file = posixpath.split(name)
        return self._relations(posixpath.join(folder, "_rels", f"{file}.rels"), folder)

    def beside(self, main: str, name: str) -> str:
        """Give the name of a part that stands in the folder of the main part."""
        return posixpath.join(posixpath.dirname(main), name)

    def tree(self, name: str) -> etree._Element | None:
        """Give the root element of a part, None where there is no such part."""
        info = self._names.get(part_key(name))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise encrypted()
        try:
            return self._parsed(self._zip.read(info))
        except _BROKEN as error:
            raise damaged(self._kind) from error

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Give the elements of these names in their order, each emptied when the next is asked for.

        So a part of any size takes little memory. Raises UnreadableError also where there is no
        such part.
        """
        info = self._names.get(part_key(name))
        if info is None:
            raise damaged(self._kind)
        names = [f"{{*}}{tag}" for tag in tags]
        if info.file_size <= _SMALL:
            root = self.tree(name)
            yield from () if root is None else root.iter(*names)
            return
        if info.flag_bits & 1:
            raise encrypted()
        parser = etree.XMLPullParser(
            events=("end",),
            tag=names,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        for chunk in self._chunks(info):
            try:
                parser.feed(chunk)
            except etree.XMLSyntaxError as error:
                raise self._misformed(error) from error
            for element in _emptied(parser):
                self._hold_to_plain(element)
                yield element
        try:
            parser.close()
        except etree.XMLSyntaxError as error:
            raise self._misformed(error) from error

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        before = b""
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    seen = before + chunk
                    if any(doctype in seen for doctype in _DOCTYPES):
                        raise _has_entities(self._kind)
                    before = chunk[-_LONGEST_DOCTYPE:]
                    yield chunk
        except _BROKEN as error:
            raise damaged(self._kind) from error

    def _relations(self, name: str, folder: str) -> dict[str, Relation]:
        root = self.tree(name)
        if root is None:
            return {}
        found = {}
        for item in root.iterchildren("{*}Relationship"):
            if item.get("TargetMode") == "External":
                continue
            kind = item.get("Type", "").rpartition("/")[2]
            target = item.get("Target", "").replace("\\", "/")
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[item.get("Id", "")] = Relation(kind, target)
        return found

    def _parsed(self, xml: bytes) -> etree._Element:
        """Parse a part; office programs write no DOCTYPE, and entities are never expanded."""
        if any(doctype in xml for doctype in _DOCTYPES):
            raise _has_entities(self._kind)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            collect_ids=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(xml, parser)
        except etree.XMLSyntaxError as error:
            raise self._misformed(error) from error
        self._hold_to_plain(root)
        return root

    def _hold_to_plain(self, element: etree._Element) -> None:
        """Refuse XML with a DOCTYPE, in whatever charset it is written."""
        if element.getroottree().docinfo.internalDTD is not None:
            raise _has_entities(self._kind)

    def _misformed(self, error: etree.XMLSyntaxError) -> UnreadableError:
        return _too_deep(self._kind) if "depth" in str(error) else damaged(self._kind)


def _emptied(parser: "etree.XMLPullParser[etree._Element]") -> Iterator[etree._Element]:
    for _, element in parser.read_events():
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _hold_to_limits(parts: list[zipfile.ZipInfo], limits: Limits, kind: str) -> None:
    total = sum(part.file_size for part in parts)
    packed_too_well = any(
        part.file_size > _RATIO_FROM and part.file_size > _MAX_RATIO * part.compress_size
        for part in parts
    )
    if total > limits.bytes_unpacked or len(parts) > _MAX_PARTS or packed_too_well:
        raise UnreadableError(
            "zip_bomb",
            f"{kind} 解压后过大或部件过多，可能是压缩炸弹，未予解压，请核对文件来源。",
            f"The {kind} would unpack to far too much, as a zip bomb does, and was not unpacked; "
            "check where the file comes from.",
        )


def damaged(kind: str) -> UnreadableError:
    """Give the error of a package that cannot be opened."""
    zh, en = _SAVE_AGAIN[kind]
    return UnreadableError(
        "damaged",
        f"{kind} 已损坏，无法打开，请重新下载或{zh}。",
        f"The {kind} is damaged and cannot be opened; download it or {en}.",
    )


def encrypted() -> UnreadableError:
    """Give the error of a document that needs a password."""
    return UnreadableError(
        "encrypted",
        "文档已加密，需要口令才能打开，请提供未加密的文件。",
        "The document is encrypted and needs a password; give a file without one.",
    )


def _has_entities(kind: str) -> UnreadableError:
    zh, en = _SAVE_AGAIN[kind]
    return UnreadableError(
        "xml_entities",
        f"{kind} 中的 XML 带有 DOCTYPE 或实体定义，不安全，未予读取，请{zh}。",
        f"The {kind}'s XML has a DOCTYPE or entities, which is not safe, and was not read; {en}.",
    )


def _too_deep(kind: str) -> UnreadableError:
    return UnreadableError(
        "too_deep",
        f"{kind} 中的 XML 嵌套层数过多，不像年度报告，请检查文件。",
        f"The {kind}'s XML is nested too deeply to be an annual report; check the file.",
    )
