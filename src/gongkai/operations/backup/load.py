"""Bring an installation back from a backup."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from gongkai.operations.backup import rows
from gongkai.operations.backup.archive import (
    DATABASE,
    FILES,
    FORMAT,
    Archive,
    Manifest,
    Member,
    opened,
)
from gongkai.operations.backup.errors import BackupError

_SECRET, _OWN = 0o600, 0o700
_SQLITE_PARTS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was brought back."""

    manifest: Manifest
    rows: int
    files: int


def is_empty(home: Path) -> bool:
    """Tell whether there is nothing that restoring would replace."""
    files = home / FILES
    if files.exists() and any(path.is_file() for path in files.rglob("*")):
        return False
    connection = connections["default"]
    tables = set(connection.introspection.table_names())
    if "agencies_user" not in tables:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM agencies_user")
        people = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM agencies_agency")
        return bool(people == cursor.fetchone() == (0,))


def load(home: Path, path: Path) -> Loaded:
    """Replace database and files by those of a verified backup; all or nothing.

    Both are made whole beside the old ones first. Raises BackupError for a backup of a later
    version.
    """
    with opened(path, FORMAT) as archive, _files(home, archive) as take_files:
        if connections["default"].vendor == "sqlite":
            count = _into_sqlite(archive, take_files)
        else:
            count = _into_postgresql(archive, take_files)
        return Loaded(archive.manifest, count, len(archive.manifest.named(FILES)))


def _into_sqlite(archive: Archive, take_files: Callable[[], None]) -> int:
    """Make a new file, then put it in the place of the old one."""
    place = Path(str(connections["default"].settings_dict["NAME"]))
    new = place.with_name(f"{place.name}.restoring")
    _remove_sqlite(new)
    try:
        with _default_at(new) as connection:
            count = _fill(connection, archive)
            _finish(connection)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        take_files()
        for part in _SQLITE_PARTS[1:]:
            place.with_name(f"{place.name}{part}").unlink(missing_ok=True)
        new.replace(place)
    finally:
        _remove_sqlite(new)
    return count


@contextmanager
def _default_at(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """Have the default connection lead to another file: migrations of others know no other."""
    connection = connections["default"]
    former = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(path)
    try:
        yield connection
    finally:
        connection.close()
        connection.settings_dict["NAME"] = former


def _into_postgresql(archive: Archive, take_files: Callable[[], None]) -> int:
    """Replace all tables in one transaction."""
    connection = connections["default"]
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        count = _fill(connection, archive)
        _finish(connection)
        take_files()
    return count


def _fill(connection: BaseDatabaseWrapper, archive: Archive) -> int:
    """Make the tables as they were and put the rows in."""
    executor = MigrationExecutor(connection)
    wanted = [(app, name) for app, name in archive.manifest.migrations]
    if unknown := [key for key in wanted if key not in executor.loader.graph.nodes]:
        app, name = unknown[0]
        version = archive.manifest.version
        raise BackupError(
            f"备份来自更新的版本 {version}（{app}.{name}），请先升级",
            f"The backup is of the later version {version} ({app}.{name}), upgrade first",
        )
    state = executor.migrate(_last_of_each(executor, wanted))
    models = {model._meta.db_table: model for model in rows.kept_models(state.apps)}  # noqa: SLF001
    with transaction.atomic(connection.alias):
        return _put_rows(connection, archive, models)


def _put_rows(
    connection: BaseDatabaseWrapper, archive: Archive, models: dict[str, rows.Model]
) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Migrations of the same transaction had foreign keys checked at once.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in models:  # what migrations themselves put there
            name = connection.ops.quote_name(table)
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - a name of ours, quoted
    count = sum(
        _table(connection, archive, member, models) for member in archive.manifest.named(DATABASE)
    )
    connection.check_constraints()  # which also lets PostgreSQL alter the tables afterwards
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)
    return count


def _table(
    connection: BaseDatabaseWrapper,
    archive: Archive,
    member: Member,
    models: dict[str, rows.Model],
) -> int:
    table = Path(member.name).stem
    count = rows.write(connection, models[table], archive.lines(member))
    if count != member.rows:
        raise BackupError(
            f"{table} 应有 {member.rows} 行，只写入 {count} 行",
            f"{table} should have {member.rows} rows, and {count} were written",
        )
    return count


def _finish(connection: BaseDatabaseWrapper) -> None:
    """Bring the database to this version, with triggers and all else that follows a migration."""
    call_command("migrate", database=connection.alias, verbosity=0, interactive=False)


def _last_of_each(
    executor: MigrationExecutor, wanted: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The migrations that no other of their app follows."""
    nodes, known = executor.loader.graph.node_map, set(wanted)
    followed = {
        key
        for key in wanted
        for child in nodes[key].children
        if child.key in known and child.key[0] == key[0]
    }
    return [key for key in wanted if key not in followed]


@contextmanager
def _files(home: Path, archive: Archive) -> Iterator[Callable[[], None]]:
    """Unpack the files beside the old ones; what is given puts them in their place.

    Where the block fails afterwards, the old ones are put back.
    """
    place = home / FILES
    new, old = home / "files.restoring", home / "files.replaced"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    new.mkdir(mode=_OWN)
    for member in archive.manifest.named(FILES):
        archive.extract(member, new / Path(member.name).relative_to(FILES), _SECRET)

    def take() -> None:
        if place.exists():
            place.rename(old)
        new.rename(place)

    try:
        yield take
    except BaseException:
        if old.exists():
            shutil.rmtree(place, ignore_errors=True)
            old.rename(place)
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _remove_sqlite(path: Path) -> None:
    for part in _SQLITE_PARTS:
        path.with_name(f"{path.name}{part}").unlink(missing_ok=True)
