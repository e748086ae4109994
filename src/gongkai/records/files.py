"""Keeping uploaded files: what they are by content, within limits, under names that tell nothing.

A file is on the disk, whole, before any row names it; a row that is not written leaves a file that
nothing names, never the reverse.
"""

import hashlib
import os
import secrets
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import filetype
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gongkai.records.errors import RefusedError

_OOXML = "application/vnd.openxmlformats-officedocument."
_OFFICE = {
    "word/document.xml": (".docx", f"{_OOXML}wordprocessingml.document"),
    "xl/workbook.xml": (".xlsx", f"{_OOXML}spreadsheetml.sheet"),
    "ppt/presentation.xml": (".pptx", f"{_OOXML}presentationml.presentation"),
    "OFD.xml": (".ofd", "application/ofd"),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_NAMES = {
    ".doc": "application/msword",
    ".wps": "application/vnd.ms-works",
    ".xls": "application/vnd.ms-excel",
    ".et": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
_MAGIC = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "video/mp4": (".mp4",),
}
_TEXT = {".txt": "text/plain", ".csv": "text/csv"}
_HEAD = 8192
KINDS = ".pdf .ofd .docx .doc .wps .xlsx .xls .et .pptx .ppt .txt .csv .png .jpg .tif .mp4"


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How large a file may be, in bytes, and how much it may unpack to."""

    size: int = 200 * 1024 * 1024
    unpacked: int = 1024 * 1024 * 1024
    entries: int = 10_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is on the disk: where (below MEDIA_ROOT), and what it is."""

    path: str
    name: str
    content_type: str
    size: int
    sha256: str


def keep(upload: UploadedFile[bytes], folder: str, limits: FileLimits | None = None) -> KeptFile:
    """Write an upload to the disk. Raises RefusedError for what is not allowed, naming the file."""
    limits = limits or FileLimits()
    name = _plain_name(upload.name or "")
    size = upload.size or 0
    if size == 0:
        raise RefusedError(_("“%(name)s”是空文件。") % {"name": name}, "file")
    if size > limits.size:
        raise RefusedError(
            _("“%(name)s”超过 %(most)s MB，请压缩或拆分后再上传。")
            % {"name": name, "most": limits.size // 1024 // 1024},
            "file",
        )
    content_type = _content_type(upload, name, limits)
    token = secrets.token_hex(16)
    path = f"{folder}/{token[:2]}/{token}"
    return KeptFile(path, name, content_type, size, _write(upload, path))


def _plain_name(name: str) -> str:
    """The name alone, without what leads elsewhere or cannot be seen."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(each for each in last if each.isprintable()).strip(". ")[-150:] or "file"


def _content_type(upload: UploadedFile[bytes], name: str, limits: FileLimits) -> str:
    suffix = Path(name).suffix.lower()
    upload.seek(0)
    head = upload.read(_HEAD)
    upload.seek(0)
    found = _by_content(upload, head, suffix, name, limits)
    if found is None:
        raise RefusedError(
            _("“%(name)s”的内容不是允许的文件，或与后缀不符。可以上传：%(kinds)s")
            % {"name": name, "kinds": KINDS},
            "file",
        )
    return found


def _by_content(
    upload: UploadedFile[bytes], head: bytes, suffix: str, name: str, limits: FileLimits
) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return _packed(upload, suffix, name, limits)
    if head.startswith(_OLE):
        return _OLE_NAMES.get(suffix)
    kind = filetype.guess(head)
    if kind is not None:
        return kind.mime if suffix in _MAGIC.get(kind.mime, ()) else None
    if suffix in _TEXT and b"\0" not in head:
        return _TEXT[suffix]
    return None


def _packed(upload: UploadedFile[bytes], suffix: str, name: str, limits: FileLimits) -> str | None:
    """What a packed file is by the parts it holds; refuses one that unpacks to too much."""
    try:
        with zipfile.ZipFile(upload) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    finally:
        upload.seek(0)
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > limits.entries or total > limits.unpacked or total > packed * limits.ratio:
        raise RefusedError(_("“%(name)s”解压后过大，可能有害，没有接收。") % {"name": name}, "file")
    parts: Mapping[str, tuple[str, str]] = _OFFICE
    for entry in entries:
        if entry.filename in parts and parts[entry.filename][0] == suffix:
            return parts[entry.filename][1]
    return None


def _write(upload: UploadedFile[bytes], path: str) -> str:
    """Write the file and make sure that it is on the disk; gives its SHA-256."""
    target = Path(settings.MEDIA_ROOT) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as out:
        target.chmod(0o600)
        for chunk in upload.chunks():
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return digest.hexdigest()
