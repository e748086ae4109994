"""The log as a copy to keep elsewhere, and verifying it: JSON Lines; needs no database.

The first line names the format and the public key. Then come the checkpoints, the heads, and the
entries of one chain after another, in order.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from gongkai.records.audit.chain import FIELDS, START, End, Flaw, flaws_of, in_utc, plain
from gongkai.records.audit.signing import KeyFileError, is_signed, key_id, public_key

FORMAT = "gongkai.audit/1"
_CHECKPOINT = ("chain", "seq", "digest", "signed_at", "key_id", "signature")
_HEAD = ("chain", "seq", "digest")
Row = Mapping[str, Any]


class NotACopyError(Exception):
    """A file that is no exported log, or a line of it that cannot be read."""


@dataclass
class Log:
    """A log to verify: what was signed, where chains end, and the entries in order."""

    key_pem: str
    checkpoints: list[Row]
    heads: list[Row]
    entries: Iterable[Row]


@dataclass
class Verified:
    """What verifying found: how much was gone through, and what is wrong."""

    chains: int = 0
    entries: int = 0
    checkpoints: int = 0
    key: str = ""
    flaws: list[Flaw] = field(default_factory=list)


def lines(log: Log) -> Iterator[str]:
    """Give the lines of a copy."""
    yield _line({"format": FORMAT, "public_key": log.key_pem})
    for each in log.checkpoints:
        values = {name: each[name] for name in _CHECKPOINT}
        yield _line({"checkpoint": values | {"signed_at": in_utc(each["signed_at"])}})
    for each in log.heads:
        yield _line({"head": {name: each[name] for name in _HEAD}})
    for each in log.entries:
        yield _line(plain(each) | {"digest": each["digest"]})


def read(text: Iterable[str]) -> Log:
    """Read a copy; its entries are read as they are gone through. Raises NotACopyError."""
    rows = enumerate(map(_row, text), start=1)
    number, first = next(rows, (0, {}))
    if first.get("format") != FORMAT:
        raise NotACopyError(f"{number}: not {FORMAT}")
    log = Log(str(first.get("public_key", "")), [], [], ())
    for number, row in rows:
        if "checkpoint" in row:
            log.checkpoints.append(_with(row["checkpoint"], _CHECKPOINT, number))
        elif "head" in row:
            log.heads.append(_with(row["head"], _HEAD, number))
        else:
            log.entries = _entries(number, row, rows)
            break
    return log


def verify(log: Log, key: Ed25519PublicKey | None = None) -> Verified:
    """Go through a log; with `key`, one that was kept elsewhere, signatures must be by it.

    Tells an entry changed, removed, put in or moved, and a chain cut short of a checkpoint. Cannot
    tell what was cut off after the last checkpoint, nor a log written wholly anew by who has the
    private key.
    """
    found = Verified()
    trusted = key or _key_of(log)
    found.key = key_id(trusted) if trusted else ""
    signed = _signed(log, trusted, found)
    ends: dict[str, End] = {}
    for entry in log.entries:
        found.entries += 1
        _step(entry, ends, signed, found)
    found.chains = len(ends)
    for (chain, seq), _digest in sorted(signed.items()):
        if ends.get(chain, START).seq < seq:
            found.flaws.append(
                Flaw(
                    chain,
                    seq,
                    f"签名的检查点在第 {seq} 条，链却在它之前就结束了：末尾被删去",
                    f"was signed at entry {seq}, and the chain ends before it: its end is cut off",
                )
            )
    found.flaws += [flaw for head in log.heads if (flaw := _wrong_head(head, ends))]
    return found


def _step(
    entry: Row, ends: dict[str, End], signed: dict[tuple[str, int], str], found: Verified
) -> None:
    chain, seq = entry["chain"], entry["seq"]
    found.flaws += flaws_of(entry, ends.get(chain, START))
    if signed.get((chain, seq), entry["digest"]) != entry["digest"]:
        found.flaws.append(
            Flaw(chain, seq, "与签名的检查点不符", "is not the entry that was signed")
        )
    ends[chain] = End(seq, entry["digest"])


def _signed(
    log: Log, trusted: Ed25519PublicKey | None, found: Verified
) -> dict[tuple[str, int], str]:
    """The digests that good signatures vouch for; those that do not verify become flaws."""
    good: dict[tuple[str, int], str] = {}
    for each in log.checkpoints:
        chain, seq = each["chain"], each["seq"]
        if trusted is not None and each["key_id"] == found.key and is_signed(trusted, each):
            good[chain, seq] = each["digest"]
            found.checkpoints += 1
        elif trusted is None or each["key_id"] != found.key:
            zh, en = "检查点由另一把密钥签名", "has a checkpoint signed with another key"
            found.flaws.append(Flaw(chain, seq, zh, en))
        else:
            zh, en = "检查点的签名不对", "has a checkpoint whose signature is wrong"
            found.flaws.append(Flaw(chain, seq, zh, en))
    return good


def _wrong_head(head: Row, ends: dict[str, End]) -> Flaw | None:
    chain, seq = head["chain"], head["seq"]
    if ends.get(chain, START) == End(seq, head["digest"]):
        return None
    return Flaw(
        chain,
        seq,
        f"记录的末尾是第 {seq} 条，链却不在那里结束",
        f"should end at entry {seq}, and does not",
    )


def _key_of(log: Log) -> Ed25519PublicKey | None:
    if not log.key_pem:
        return None
    try:
        return public_key(log.key_pem.encode())
    except KeyFileError as error:
        raise NotACopyError(f"1: {error}") from error


def _entries(number: int, first: Row, rest: Iterator[tuple[int, Row]]) -> Iterator[Row]:
    wanted = (*FIELDS, "digest")
    yield _with(first, wanted, number)
    for number, row in rest:  # noqa: PLR1704 - the number of the line at hand
        yield _with(row, wanted, number)


def _with(row: Any, names: tuple[str, ...], number: int) -> Row:  # noqa: ANN401 - from JSON
    """The row, if it is one that has these; else NotACopyError."""
    if not isinstance(row, dict) or not set(names) <= set(row) or not isinstance(row["seq"], int):
        raise NotACopyError(f"{number}: not {', '.join(names)}")
    return row


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise NotACopyError(str(error)) from error
    if not isinstance(row, dict):
        raise NotACopyError("not an object")
    return row


def _line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
