"""How much of what was planted was found, and what was found that was not planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .make import Planted, Sample

# The code that must cover each kind.
_CODES = {
    "id": "PII-RESIDENT-ID",
    "oldid": "PII-RESIDENT-ID",
    "phone": "PII-PHONE",
    "fixed": "PII-PHONE",
    "card": "PII-BANK-CARD",
    "plate": "PII-PLATE",
    "passport": "PII-PASSPORT",
    "name": "PII-NAME",
    "listed": "PII-NAME",
    "address": "PII-ADDRESS",
    "home": "PII-ADDRESS",
    "email": "PII-EMAIL",
}
Found = tuple[str, int, int]


@dataclass
class Score:
    """By kind how many were planted and found; what was missed, and what was alarmed falsely."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    false: list[tuple[str, str]] = field(default_factory=list)

    def recall(self) -> Mapping[str, float]:
        """The share found, by kind."""
        return {kind: self.found[kind] / count for kind, count in self.planted.items()}


def score(samples: Iterable[Sample], find: Callable[[str], Sequence[Found]]) -> Score:
    """Hold a finder to samples: a datum is found where one alarm of its code covers its digits."""
    total = Score()
    for sample in samples:
        alarms = find(sample.text)
        for planted in sample.planted:
            _count(total, sample.text, planted, alarms)
        for code, start, end in alarms:
            if not any(each.start < end and start < each.end for each in sample.planted):
                total.false.append((code, sample.text[max(0, start - 20) : end + 10]))
    return total


def _count(total: Score, text: str, planted: Planted, alarms: Sequence[Found]) -> None:
    total.planted[planted.kind] += 1
    wanted = _core(text, planted)
    if any(
        code == _CODES[planted.kind] and start <= wanted[0] and wanted[1] <= end
        for code, start, end in alarms
    ):
        total.found[planted.kind] += 1
    else:
        total.missed.append((planted.kind, text[max(0, planted.start - 20) : planted.end + 12]))


def _core(text: str, planted: Planted) -> tuple[int, int]:
    """What must be covered: of an address from its first number on, of others all but the ends."""
    start, end = planted.start, planted.end
    if planted.kind in {"address", "home"}:
        start = next((at for at in range(start, end) if text[at].isdecimal()), start)
        return start, end - 1
    while not text[start].isalnum():
        start += 1
    if text[start : start + 2] in {"86", "+8"}:
        start += 2
    return start, end
