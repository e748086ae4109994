"""Save an installation: database and files in one archive, keys in another."""

import os
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from gongkai import __version__
from gongkai.operations.backup import rows
from gongkai.operations.backup.archive import (
    DATABASE,
    FILES,
    FORMAT,
    KEYS,
    KEYS_FORMAT,
    Manifest,
    Writer,
    opened,
)
from gongkai.operations.backup.errors import BackupError
from gongkai.operations.backup.keys import keys_path
from gongkai.operations.backup.snapshot import snapshot
from gongkai.operations.state import pending_migrations

_SECRET = 0o600


@dataclass(frozen=True, slots=True)
class Saved:
    """What a backup holds."""

    tables: int
    rows: int
    files: int
    size: int


def save(home: Path, path: Path, now: datetime) -> Saved:
    """Write the backup and the file of its keys, and read both back.

    The database is taken first, and files are never changed once written: what a row names is
    there. Raises BackupError; then no file is left.
    """
    if pending_migrations():
        raise BackupError(
            "数据库不是这个版本的，请先运行 gongkai setup",
            "The database is not of this version, run gongkai setup first",
        )
    backup_id = uuid.uuid4().hex
    made_at = now.astimezone(UTC).isoformat(timespec="seconds")
    whole = Manifest(FORMAT, backup_id, made_at, __version__)
    keys = Manifest(KEYS_FORMAT, backup_id, made_at, __version__)
    _write(path, whole, lambda writer: _fill(writer, whole, home))
    _write(keys_path(path), keys, lambda writer: _folder(writer, home / KEYS, KEYS))
    tables = whole.named(DATABASE)
    return Saved(
        tables=len(tables),
        rows=sum(each.rows or 0 for each in tables),
        files=len(whole.named(FILES)),
        size=path.stat().st_size,
    )


def _fill(writer: Writer, manifest: Manifest, home: Path) -> None:
    with snapshot(home) as connection:
        manifest.database = connection.vendor
        applied = MigrationRecorder(connection).applied_migrations()
        manifest.migrations = sorted([app, name] for app, name in applied)
        state = MigrationLoader(connection).project_state(list(applied))
        for model in rows.kept_models(state.apps):
            writer.table(model._meta.db_table, rows.read(connection, model))  # noqa: SLF001
    _folder(writer, home / FILES, FILES)


def _folder(writer: Writer, folder: Path, name: str) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            writer.file(f"{name}/{path.relative_to(folder).as_posix()}", path)


def _write(path: Path, manifest: Manifest, fill: Callable[[Writer], None]) -> None:
    """Write an archive beside its place, read it back, and put it there."""
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        number = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, _SECRET)
        with os.fdopen(number, "w+b") as file:
            with zipfile.ZipFile(file, "w", allowZip64=True) as target:
                writer = Writer(target, manifest)
                fill(writer)
                writer.close()
            file.flush()
            os.fsync(file.fileno())
        with opened(unfinished, manifest.format) as archive:
            archive.verify()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
