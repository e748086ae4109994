"""The log as it stands in the database, to export and verify."""

from collections.abc import Iterator
from typing import Any

from gongkai.records.audit.chain import FIELDS
from gongkai.records.audit.copies import Log
from gongkai.records.audit.keys import signing_key
from gongkai.records.audit.models import AuditEntry, AuditHead, Checkpoint
from gongkai.records.audit.signing import public_pem

_AT_ONCE = 2000


def whole_log() -> Log:
    """Give the log as of now: entries up to each chain's head, so that writers may go on.

    Entries beyond a head come too where no writer put the head there meanwhile: nobody else may.
    """
    checkpoints = list(Checkpoint.objects.values())
    heads = list(AuditHead.objects.order_by("chain").values())
    key = public_pem(signing_key().public_key()).decode()
    return Log(
        key,
        list(checkpoints),
        list(heads),
        _entries({each["chain"]: each["seq"] for each in heads}),
    )


def _entries(ends: dict[str, int]) -> Iterator[dict[str, Any]]:
    known = set(ends) | set(
        AuditEntry.objects.order_by().values_list("chain", flat=True).distinct()
    )
    for chain in sorted(known):
        entries = AuditEntry.objects.filter(chain=chain).order_by("seq")
        if chain in ends and not _is_beyond(chain):
            entries = entries.filter(seq__lte=ends[chain])
        yield from entries.values(*FIELDS, "digest").iterator(_AT_ONCE)


def _is_beyond(chain: str) -> bool:
    """Whether the chain has entries beyond its head, both read at once."""
    head = AuditHead.objects.filter(chain=chain).values("seq")
    return AuditEntry.objects.filter(chain=chain, seq__gt=head).exists()
