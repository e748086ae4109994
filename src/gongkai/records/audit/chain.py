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


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain stands: its last entry and that one's digest."""

    seq: int
    digest: str


START = End(0, "")
"""Where a chain stands before its first entry."""


def plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give an entry as it is digested and exported: its time in UTC, to the microsecond."""
    found = {name: entry[name] for name in FIELDS}
    found["at"] = in_utc(found["at"])
    return found


def in_utc(time: datetime | str) -> str:
    """Give a time as it is digested and exported; one that was exported stays as it is."""
    if isinstance(time, str):
        return time
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def digest(entry: Mapping[str, Any]) -> str:
    """Give the SHA-256 of an entry, the digest before it included."""
    text = json.dumps(plain(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(entries: Iterable[Mapping[str, Any]], after: End = START) -> Iterator[Flaw]:
    """Go through a chain's entries in order, those after an end, and tell what is wrong."""
    for entry in entries:
        yield from flaws_of(entry, after)
        after = End(entry["seq"], entry["digest"])


def flaws_of(entry: Mapping[str, Any], after: End) -> Iterator[Flaw]:
    """Tell what is wrong with an entry that should follow an end."""
    chain, seq = entry["chain"], entry["seq"]
    if seq != after.seq + 1:
        yield Flaw(
            chain,
            seq,
            f"第 {after.seq + 1} 条的位置上是第 {seq} 条：有条目被删除、插入或移动",
            f"entry {after.seq + 1} is missing: {seq} stands in its place",
        )
    if entry["previous"] != after.digest:
        yield Flaw(chain, seq, "与前一条不相连", "does not follow from the entry before it")
    if entry["digest"] != digest(entry):
        yield Flaw(chain, seq, "内容被改动", "was changed after it was written")
