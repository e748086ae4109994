"""How an entry's digest is made, and how a chain is verified; needs no database.

What verifying can tell: an entry changed, removed from the middle, put in, or moved. What it
cannot: entries cut off at the end since the last checkpoint that is kept elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIELDS = (
    "chain",
    "seq",
    "at",
    "actor_id",
    "verb",
    "object_type",
    "object_id",
    "detail",
    "previous",
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a chain, at which entry."""

    chain: str
    seq: int
    zh: str
    en: str


def plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give an entry as it is digested and exported: its time in UTC, to the microsecond."""
    found = {name: entry[name] for name in FIELDS}
    if isinstance(found["at"], datetime):
        found["at"] = found["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return found


def digest(entry: Mapping[str, Any]) -> str:
    """Give the SHA-256 of an entry, the digest before it included."""
    text = json.dumps(plain(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(entries: Iterable[Mapping[str, Any]]) -> Iterator[Flaw]:
    """Go through a chain's entries in order and tell what is wrong."""
    expected_seq, previous = 1, ""
    for entry in entries:
        chain, seq = entry["chain"], entry["seq"]
        if seq != expected_seq:
            yield Flaw(
                chain,
                seq,
                f"第 {expected_seq} 条之后是第 {seq} 条：有条目被删除或插入",
                f"entry {expected_seq} is missing: {seq} stands in its place",
            )
        if entry["previous"] != previous:
            yield Flaw(chain, seq, "与前一条不相连", "does not follow from the entry before it")
        if entry["digest"] != digest(entry):
            yield Flaw(chain, seq, "内容被改动", "was changed after it was written")
        expected_seq, previous = seq + 1, entry["digest"]
