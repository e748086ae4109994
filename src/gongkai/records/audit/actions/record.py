"""Write one act into the chain of its agency, last in its transaction."""

from typing import Any

from django.db import connection, models

from gongkai.records.actor import Actor
from gongkai.records.audit.chain import digest
from gongkai.records.audit.models import AuditEntry, AuditHead


def record(
    actor: Actor,
    chain: str,
    verb: str,
    target: models.Model,
    **detail: Any,  # noqa: ANN401 - JSON
) -> AuditEntry:
    """Write who did what to which record; `detail` holds ids and codes, no personal data.

    Locks the chain's head, so call it last. RuntimeError outside of a transaction: an entry must
    stand or fall with its act.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an act is recorded in its own transaction")
    AuditHead.objects.get_or_create(chain=chain)
    head = AuditHead.objects.select_for_update().get(chain=chain)
    values = {
        "chain": chain,
        "seq": head.seq + 1,
        "at": actor.now,
        "actor_id": actor.user.pk if actor.user else None,
        "verb": verb,
        "object_type": target._meta.label_lower,  # noqa: SLF001 - Django's documented name
        "object_id": str(target.pk),
        "detail": detail,
        "previous": head.digest,
    }
    entry = AuditEntry.objects.create(**values, digest=digest(values))
    head.seq, head.digest = entry.seq, entry.digest
    head.save(update_fields=["seq", "digest"])
    return entry
