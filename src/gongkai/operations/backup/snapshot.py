"""A database as it stood at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_ALIAS = "snapshot"


@contextmanager
def snapshot(home: Path) -> Iterator[BaseDatabaseWrapper]:
    """Give a connection that sees one moment and writes nothing.

    SQLite is copied by its own backup, PostgreSQL is read in one repeatable-read transaction.
    """
    live = connections["default"]
    if live.vendor == "postgresql":
        with transaction.atomic():
            with live.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield live
        return
    with TemporaryDirectory(prefix="backup-", dir=home) as folder:
        path = Path(folder) / "copy.sqlite3"
        _copy(live, path)
        with _other_file(path) as connection:
            yield connection


@contextmanager
def _other_file(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """Give a connection to another SQLite file, with the settings of the installation's own."""
    connections.settings[_ALIAS] = connections.settings["default"] | {"NAME": str(path)}
    try:
        yield connections[_ALIAS]
    finally:
        with suppress(AttributeError):
            connections[_ALIAS].close()
            del connections[_ALIAS]
        del connections.settings[_ALIAS]


def _copy(live: BaseDatabaseWrapper, path: Path) -> None:
    """Copy in one step: in WAL writers go on meanwhile; between steps they would undo them."""
    import sqlite3  # noqa: PLC0415 - of this database alone

    live.ensure_connection()
    target = sqlite3.connect(path)
    try:
        live.connection.backup(target)
    finally:
        target.close()
