"""Rows of tables as lines of JSON, the same for both databases.

Values are written as their fields read them back: times in ISO 8601, bytes in base 64, decimals as
text. Which tables and fields there are is told by the migrations, not by the code at hand, so that
a backup of an older version is read by a newer one.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_AT_ONCE = 1000
NOT_KEPT = frozenset({"django_session", "usersessions_usersession", "jobs_beat"})
"""Tables of who is logged in and which processes live: nothing of it outlasts the day."""
Model = type[models.Model]


def kept_models(apps: Apps) -> list[Model]:
    """Give the models whose tables are saved, in the order of their names; links of many too."""
    found = {
        model._meta.db_table: model  # noqa: SLF001 - Django's documented way to a model's table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy  # noqa: SLF001
    }
    return [model for table, model in sorted(found.items()) if table not in NOT_KEPT]


def read(connection: BaseDatabaseWrapper, model: Model) -> Iterator[str]:
    """Give a table's rows as lines: the names of the columns, then the values of each row."""
    names = [field.attname for field in _fields(model)]
    yield _line(names)
    rows = model._base_manager.using(connection.alias).order_by("pk").values_list(*names)  # noqa: SLF001
    for row in rows.iterator(_AT_ONCE):
        yield _line([_plain(value) for value in row])


def write(connection: BaseDatabaseWrapper, model: Model, lines: Iterable[str]) -> int:
    """Put lines into a table as rows, in the caller's transaction; tells how many.

    ValueError for columns that the table does not have.
    """
    texts = iter(lines)
    names = json.loads(next(texts))
    known = {field.attname: field for field in _fields(model)}
    if unknown := set(names) - set(known):
        raise ValueError(f"{model._meta.db_table}: {sorted(unknown)}")  # noqa: SLF001
    fields = [known[name] for name in names]
    count = 0
    while batch := list(islice(texts, _AT_ONCE)):
        objects = [_made(model, fields, json.loads(line)) for line in batch]
        # As it stood: neither the clock of auto_now nor any other `pre_save` may have a say.
        model._base_manager.using(connection.alias)._insert(  # type: ignore[attr-defined]  # noqa: SLF001
            objects, fields, raw=True, using=connection.alias
        )
        count += len(objects)
    return count


def _fields(model: Model) -> list[models.Field[Any, Any]]:
    return list(model._meta.local_concrete_fields)  # noqa: SLF001


def _made(model: Model, fields: list[models.Field[Any, Any]], values: list[Any]) -> models.Model:
    made = model()
    for field, value in zip(fields, values, strict=True):
        setattr(made, field.attname, _read_back(field, value))
    return made


def _read_back(field: models.Field[Any, Any], value: Any) -> Any:  # noqa: ANN401 - of any field
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.DurationField):
        return timedelta(microseconds=value)
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field.to_python(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - of any field
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _line(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
