"""Personal data in a text: which stretches, and of which kind."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from gongkai.records.publishing.precheck.hit import Hit
from gongkai.records.publishing.precheck.personal.address import addresses
from gongkai.records.publishing.precheck.personal.bank_card import bank_cards
from gongkai.records.publishing.precheck.personal.digits import Group, runs, windows
from gongkai.records.publishing.precheck.personal.email import emails
from gongkai.records.publishing.precheck.personal.name import names
from gongkai.records.publishing.precheck.personal.phone import fixed_lines, mobiles
from gongkai.records.publishing.precheck.personal.plate import plates
from gongkai.records.publishing.precheck.personal.resident_id import resident_ids
from gongkai.records.publishing.precheck.personal.travel_document import travel_documents

# In the order of certainty: what a more certain finder took, the next ones leave.
_IN_RUNS = (
    ("PII-RESIDENT-ID", resident_ids),
    ("PII-BANK-CARD", bank_cards),
    ("PII-PHONE", mobiles),
)
_IN_TEXT = (
    ("PII-PLATE", plates),
    ("PII-PASSPORT", travel_documents),
    ("PII-PHONE", fixed_lines),
    ("PII-EMAIL", emails),
    ("PII-ADDRESS", addresses),
    ("PII-NAME", names),
)


def find_personal(text: str) -> list[Hit]:
    """Find personal data in a folded text; no two stretches overlap."""
    taken: list[Hit] = []
    for groups in runs(text):
        taken += _in_run(text, groups)
    for code, finder in _IN_TEXT:
        found = [Hit(code, start, end) for start, end in finder(text)]
        if found:
            taken = _apart(taken, found)
    return taken


def _in_run(text: str, groups: list[Group]) -> Iterator[Hit]:
    every = list(windows(groups))
    taken: set[int] = set()
    for code, finder in _IN_RUNS if every else ():
        for window in finder(text, every):
            members = range(window.first, window.last + 1)
            if taken.isdisjoint(members):
                taken.update(members)
                yield Hit(code, *window.span)


def _apart(taken: list[Hit], found: list[Hit]) -> list[Hit]:
    """Add the hits that overlap none before them; in order of place."""
    kept = sorted(taken, key=attrgetter("start"))
    starts = [hit.start for hit in kept]
    for hit in found:
        at = bisect_left(starts, hit.end)
        if not at or kept[at - 1].end <= hit.start:
            kept.insert(at, hit)
            starts.insert(at, hit.start)
    return kept
