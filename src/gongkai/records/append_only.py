"""Tables whose rows may be added and never changed or removed, held by triggers of the database.

A model says so by `append_only = True`. The triggers are made anew after every migration, for
SQLite drops them where it rebuilds a table.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_FUNCTION = """
CREATE OR REPLACE FUNCTION gongkai_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: % on %', TG_OP, TG_TABLE_NAME; END $$
"""


def append_only_models() -> Iterator[type[models.Model]]:
    """Give every model whose rows may only be added."""
    return (model for model in apps.get_models() if getattr(model, "append_only", False))


def make_triggers(using: str, tables: Iterable[str]) -> None:
    """Make the triggers of the tables, in place of those that stand."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in _statements(connection, tables):
            cursor.execute(statement)


def missing_triggers(using: str) -> list[str]:
    """Name the append-only tables that lack a trigger, for `gongkai doctor` and the tests."""
    connection = connections[using]
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {name for (name,) in cursor.fetchall()}
    return [
        model._meta.db_table  # noqa: SLF001 - Django's documented way to a model's table
        for model in append_only_models()
        if not set(_names(connection, model._meta.db_table)) <= found  # noqa: SLF001
    ]


def after_migrate(sender: AppConfig, using: str, **_: Any) -> None:  # noqa: ANN401 - a receiver
    """Make the triggers of an app's tables once it is migrated."""
    present = set(connections[using].introspection.table_names())
    tables = [
        model._meta.db_table  # noqa: SLF001
        for model in append_only_models()
        if model._meta.app_label == sender.label  # noqa: SLF001
    ]
    make_triggers(using, [table for table in tables if table in present])


def _names(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    kinds = ("update", "delete") if connection.vendor == "sqlite" else ("row", "truncate")
    return [f"{table}_no_{kind}" for kind in kinds]


def _statements(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> Iterator[str]:
    if connection.vendor == "postgresql":
        yield _FUNCTION
    for table in tables:
        first, second = _names(connection, table)
        if connection.vendor == "sqlite":
            for name, verb in ((first, "UPDATE"), (second, "DELETE")):
                yield f'DROP TRIGGER IF EXISTS "{name}"'
                yield (
                    f'CREATE TRIGGER "{name}" BEFORE {verb} ON "{table}" '
                    f"BEGIN SELECT RAISE(ABORT, 'append-only: {verb} on {table}'); END"
                )
        else:
            for name, when in (
                (first, "UPDATE OR DELETE ON {} FOR EACH ROW"),
                (second, "TRUNCATE ON {} FOR EACH STATEMENT"),
            ):
                yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
                before = when.format(f'"{table}"')
                make = f'CREATE TRIGGER "{name}" BEFORE {before}'
                yield f"{make} EXECUTE FUNCTION gongkai_append_only()"
