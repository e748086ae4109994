"""The file of a backup: a ZIP with a manifest that names each member, its size and its SHA-256."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from gongkai.operations.backup.errors import BackupError

FORMAT = "gongkai.backup/1"
KEYS_FORMAT = "gongkai.backup-keys/1"
MANIFEST = "manifest.json"
DATABASE, FILES, KEYS = "database", "files", "keys"
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the archive; `rows` of a table."""

    name: str
    size: int
    sha256: str
    rows: int | None = None


@dataclass
class Manifest:
    """What an archive says of itself; `id` is the same in a backup and in the file of its keys."""

    format: str
    id: str
    made_at: str
    version: str
    database: str = ""
    migrations: list[list[str]] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    def named(self, folder: str) -> list[Member]:
        """Give the members below a folder."""
        return [each for each in self.members if each.name.startswith(f"{folder}/")]


class Writer:
    """Writes members into a ZIP and keeps account of them."""

    def __init__(self, target: zipfile.ZipFile, manifest: Manifest) -> None:
        self._target = target
        self._manifest = manifest

    def table(self, name: str, lines: Iterable[str]) -> None:
        """Write a table: the names of its columns, then its rows, a line each."""
        rows = -1  # the first line is no row

        def counted() -> Iterator[bytes]:
            nonlocal rows
            for line in lines:
                rows += 1
                yield f"{line}\n".encode()

        size, digest = self._write(f"{DATABASE}/{name}.jsonl", counted(), zipfile.ZIP_DEFLATED)
        member = Member(f"{DATABASE}/{name}.jsonl", size, digest, rows)
        self._manifest.members.append(member)

    def file(self, name: str, path: Path) -> None:
        """Write a file as it is; what was removed since it was listed is left out."""
        try:
            source = path.open("rb")
        except FileNotFoundError:
            return
        with source:
            blocks = iter(lambda: source.read(_BLOCK), b"")
            size, digest = self._write(name, blocks, zipfile.ZIP_STORED)
        self._manifest.members.append(Member(name, size, digest))

    def close(self) -> None:
        """Write the manifest, last."""
        text = json.dumps(asdict(self._manifest), ensure_ascii=False, indent=1)
        self._target.writestr(MANIFEST, text, zipfile.ZIP_DEFLATED)

    def _write(self, name: str, blocks: Iterable[bytes], how: int) -> tuple[int, str]:
        size, digest = 0, hashlib.sha256()
        info = zipfile.ZipInfo(name)
        info.compress_type = how
        with self._target.open(info, "w", force_zip64=True) as member:
            for block in blocks:
                member.write(block)
                digest.update(block)
                size += len(block)
        return size, digest.hexdigest()


class Archive:
    """An archive to read."""

    def __init__(self, source: zipfile.ZipFile, manifest: Manifest) -> None:
        self._source = source
        self.manifest = manifest

    def verify(self) -> None:
        """Read every member whole. Raises BackupError at the first that was changed."""
        listed = {each.name for each in self.manifest.members}
        there = {name for name in self._source.namelist() if name != MANIFEST}
        for name in sorted(listed ^ there):
            raise BackupError(
                f"备份与其清单不符：{name}", f"The backup is not what it lists: {name}"
            )
        for each in self.manifest.members:
            size, digest = 0, hashlib.sha256()
            with _sound(each.name), self._source.open(each.name) as member:
                while block := member.read(_BLOCK):
                    size += len(block)
                    digest.update(block)
            if (size, digest.hexdigest()) != (each.size, each.sha256):
                raise BackupError(
                    f"备份已损坏：{each.name} 与写入时不同",
                    f"The backup is damaged: {each.name} is not what was written",
                )

    def lines(self, member: Member) -> Iterator[str]:
        """Give the lines of a table."""
        with self._source.open(member.name) as raw, io.TextIOWrapper(raw, encoding="utf-8") as text:
            for line in text:
                yield line.rstrip("\n")

    def content(self, member: Member) -> bytes:
        """Give a small member whole."""
        return self._source.read(member.name)

    def extract(self, member: Member, path: Path, mode: int) -> None:
        """Write a member to the disk."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode)
        with self._source.open(member.name) as source, path.open("wb") as target:
            while block := source.read(_BLOCK):
                target.write(block)


@contextmanager
def opened(path: Path, wanted: str) -> Iterator[Archive]:
    """Open an archive of a format. Raises BackupError for what is none."""
    with _sound(path.name), zipfile.ZipFile(path) as source:
        try:
            manifest = _manifest(json.loads(source.read(MANIFEST)))
        except (KeyError, TypeError, ValueError):
            manifest = Manifest("", "", "", "")
        if manifest.format != wanted:
            raise BackupError(
                f"{path.name} 不是 gongkai 的备份（{wanted}）",
                f"{path.name} is no backup of gongkai ({wanted})",
            )
        yield Archive(source, manifest)


def _manifest(value: dict[str, Any]) -> Manifest:
    members = [Member(**each) for each in value.pop("members")]
    for member in members:
        path = PurePosixPath(member.name)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(member.name)
    return Manifest(**value, members=members)


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Say of a ZIP that cannot be read that it is damaged."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise BackupError(
            f"备份已损坏：{name} 无法读取", f"The backup is damaged: {name} cannot be read"
        ) from error
