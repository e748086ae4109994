"""Sign where each chain ends."""

from django.db import transaction

from gongkai.records.actor import Actor
from gongkai.records.audit.chain import FIELDS, START, End, Flaw, verify
from gongkai.records.audit.keys import signing_key
from gongkai.records.audit.models import AuditEntry, AuditHead, Checkpoint
from gongkai.records.audit.signing import key_id, sign


class BrokenChainError(Exception):
    """Chains that were not signed, because what was written since their last checkpoint is flawed.

    `flaws` are theirs; every other chain was signed.
    """

    def __init__(self, flaws: list[Flaw]) -> None:
        super().__init__(f"{len(flaws)} flaws in the log of acts")
        self.flaws = flaws


def checkpoint(actor: Actor) -> int:
    """Sign the end of every chain that grew since its last checkpoint; tells how many.

    What was written since is verified first, for a signature would vouch for it. A checkpoint is
    itself no entry: else every chain would grow each night. Raises BrokenChainError.
    """
    key = signing_key()
    name = key_id(key.public_key())
    flaws: list[Flaw] = []
    signed = 0
    for head in AuditHead.objects.filter(seq__gt=0).order_by("chain"):
        last = Checkpoint.objects.filter(chain=head.chain, key_id=name).order_by("seq").last()
        if last is not None and last.seq >= head.seq:
            continue
        if found := _flaws_since(last, head):
            flaws += found
            continue
        values = {
            "chain": head.chain,
            "seq": head.seq,
            "digest": head.digest,
            "signed_at": actor.now,
        }
        with transaction.atomic():
            Checkpoint.objects.create(**values, key_id=name, signature=sign(key, values))
        signed += 1
    if flaws:
        raise BrokenChainError(flaws)
    return signed


def _flaws_since(last: Checkpoint | None, head: AuditHead) -> list[Flaw]:
    start = End(last.seq, last.digest) if last else START
    entries = list(
        AuditEntry.objects.filter(chain=head.chain, seq__gt=start.seq, seq__lte=head.seq)
        .order_by("seq")
        .values(*FIELDS, "digest")
    )
    flaws = list(verify(entries, start))
    end = End(entries[-1]["seq"], entries[-1]["digest"]) if entries else start
    if end != End(head.seq, head.digest):
        zh, en = "链不在记录的末尾结束", "does not end where its head says"
        flaws.append(Flaw(head.chain, head.seq, zh, en))
    return flaws
