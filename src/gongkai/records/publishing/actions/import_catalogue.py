"""Take a local standard catalogue over into an agency's obligations."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.records import policy
from gongkai.records.actor import Actor
from gongkai.records.agencies.models import Agency
from gongkai.records.audit.actions.record import record
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.catalogue_file import CatalogueEntry
from gongkai.records.publishing.models import Obligation, ObligationSource
from gongkai.records.roles import Permission
from gongkai.records.tables import RowError

_KEY_LENGTH = 60


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """What an import would do: entries new, changed, the same; and those the table lacks."""

    new: list[CatalogueEntry]
    changed: list[tuple[Obligation, CatalogueEntry, list[str]]]
    same: int
    gone: list[Obligation]


def catalogue_change(agency: Agency, entries: Sequence[CatalogueEntry]) -> CatalogueChange:
    """Compare a table with what an agency has; writes nothing."""
    there = {
        f"{each.subject}/{each.subsubject}": each
        for each in agency.obligations.filter(source=ObligationSource.CATALOGUE)
    }
    change = CatalogueChange([], [], 0, [])
    same = 0
    for entry in entries:
        known = there.pop(entry.key, None)
        if known is None:
            change.new.append(entry)
            continue
        different = [name for name, value in entry.fields.items() if getattr(known, name) != value]
        if different:
            change.changed.append((known, entry, different))
        else:
            same += 1
    return CatalogueChange(change.new, change.changed, same, list(there.values()))


@transaction.atomic
def import_catalogue(
    actor: Actor, agency: Agency, entries: Sequence[CatalogueEntry], errors: Sequence[RowError]
) -> CatalogueChange:
    """Write the entries of a table, all or none; what the table lacks stays and can be set aside.

    Raises RefusedError where the table has errors.
    """
    policy.require(actor, Permission.KEEP_OBLIGATIONS, agency)
    if errors:
        raise RefusedError(_("有 %(n)s 处错误，改正后再导入。") % {"n": len(errors)}, "file")
    Agency.objects.select_for_update().get(pk=agency.pk)
    change = catalogue_change(agency, entries)
    Obligation.objects.bulk_create(
        Obligation(
            agency=agency,
            source=ObligationSource.CATALOGUE,
            key=_key(entry),
            number=entry.number,
            **entry.fields,
        )
        for entry in change.new
    )
    for known, entry, different in change.changed:
        for name in different:
            setattr(known, name, entry.fields[name])
        known.number = entry.number
        known.save()
    record(
        actor,
        agency.code,
        "catalogue.import",
        agency,
        new=len(change.new),
        changed=len(change.changed),
    )
    return change


def _key(entry: CatalogueEntry) -> str:
    """A key that fits: the subjects, or their digest where they are long."""
    if len(entry.key) <= _KEY_LENGTH:
        return entry.key
    import hashlib  # noqa: PLC0415 - seldom needed

    return hashlib.sha256(entry.key.encode()).hexdigest()[:_KEY_LENGTH]
