"""Begin a document, and save what was written."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
from gongkai.records.publishing.actions.locked import locked, require_revision
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.clock import set_due
from gongkai.records.publishing.content import FIELDS
from gongkai.records.publishing.models import Document
from gongkai.records.publishing.rich_text import sanitise
from gongkai.records.roles import Permission


@transaction.atomic
def begin(
    actor: Actor,
    agency: Agency,
    fields: Mapping[str, Any],
    joint_agencies: Iterable[Agency] = (),
    unit: str = "",
) -> Document:
    """Begin a draft. Raises NotAllowedError, and ValidationError naming each wrong field."""
    policy.require(actor, Permission.DRAFT, agency)
    document = Document(
        agency=agency,
        created_by=actor.user,
        unit=unit,
        created_at=actor.now,
        saved_at=actor.now,
    )
    _write(document, fields)
    document.save()
    document.joint_agencies.set(joint_agencies)
    record(actor, agency.code, "document.begin", document)
    return document


@transaction.atomic
def save(
    actor: Actor,
    document: Document,
    revision: int,
    fields: Mapping[str, Any],
    joint_agencies: Iterable[Agency] | None = None,
) -> Document:
    """Save a draft that was read at `revision`; ConflictError where it was saved since."""
    found = locked(actor, document, Permission.DRAFT, {State.DRAFT})
    require_revision(found, revision)
    _write(found, fields)
    found.revision += 1
    found.saved_at = actor.now
    found.save()
    if joint_agencies is not None:
        found.joint_agencies.set(joint_agencies)
    record(actor, found.agency.code, "document.save", found, revision=found.revision)
    return found


def _write(document: Document, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name not in FIELDS:
            raise KeyError(name)
        setattr(document, name, sanitise(value) if name == "body" else value)
    set_due(document)
    document.full_clean(exclude=["agency", "created_by"])
