"""What a number counts, from the kinds of the words around it; None where that is not clear."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gongkai.report.check.prose import Quantity

_RESULTS = {
    "granted": Quantity.GRANTED,
    "partly": Quantity.PARTLY,
    "refused": Quantity.REFUSED,
    "unable": Quantity.UNABLE,
    "not_processed": Quantity.NOT_PROCESSED,
    "other": Quantity.OTHER,
}
_DISPUTES = {
    "reconsideration": Quantity.RECONSIDERATION,
    "litigation": Quantity.LITIGATION,
    "direct": Quantity.DIRECT,
    "after": Quantity.AFTER,
    "disputes": Quantity.DISPUTES,
}
DISPUTES = frozenset(_DISPUTES.values())
_DISPUTE_RESULTS = {
    "upheld": "upheld",
    "corrected": "corrected",
    "other_result": "other",
    "pending": "pending",
}
APPLICANTS = frozenset(
    ("natural_person", "organisations", "business", "research", "public_interest", "legal_services")
)
_DOCUMENTS = {"rules": Quantity.RULES, "normative_documents": Quantity.NORMATIVE}
_DOCUMENT_VERBS = frozenset(("made", "published", "repealed", "in_force"))
_DECISIONS = {
    "licences": Quantity.LICENCES,
    "penalties": Quantity.PENALTIES,
    "compulsion": Quantity.COMPULSION,
}
_FLOW = frozenset(
    ("new", "carried_over", "carried_forward", "received", "accepted", "processed", "handled")
)
_TOTALS = {
    frozenset({"received"}): Quantity.RECEIVED,
    frozenset({"handled"}): Quantity.HANDLED,
}
LABELS = (
    frozenset(_RESULTS) | frozenset(_DISPUTES) | frozenset(_DISPUTE_RESULTS) | APPLICANTS
    | frozenset(_DOCUMENTS) | frozenset(_DECISIONS) | _FLOW | {"charges", "request"}
)  # fmt: skip
_NAMING = LABELS - {"request"}
_PIECES = ("件", "件次", "宗", "起", "份", "例", "个", "单", "")
_REQUEST_UNITS = (*_PIECES, "条", "项", "次")
_DECISION_UNITS = ("件", "宗", "起", "例", "次", "")
_SILENCING = frozenset(
    ("detail", "not_granted_word", "topic_other", "except", "vague", "ordinal", "foreign")
)


class Meaning(NamedTuple):
    """A quantity, its aspect, and whether the number may be a part of it."""

    quantity: Quantity
    aspect: str = ""
    partial: bool = False


class Situation(NamedTuple):
    """The words before and behind a number, and what the sentence said before.

    `zero` is whether the number is 0, `listed` whether it stands in section two.
    `behind` is empty where another number follows in the clause: the words belong to that one.
    """

    before: frozenset[str]
    behind: frozenset[str]
    pending: frozenset[str]
    topic: str
    tied: bool
    part: bool
    verb: str
    document: str
    unit: str
    last: Meaning | None
    zero: bool = False
    listed: bool = False


def has_label(kinds: frozenset[str]) -> bool:
    """Whether words say by themselves what is counted."""
    return bool(kinds & LABELS)


@lru_cache(maxsize=2048)
def meaning(said: Situation) -> Meaning | None:
    """Decide what a number counts; reports say much the same, so what was decided is kept."""
    own = said.before & _NAMING
    turned = not own and bool(said.behind & _NAMING)
    if turned:
        kinds = said.before | said.behind
    elif not own and said.pending:
        kinds = said.before | said.pending
    else:
        kinds = said.before
    if not _SILENCING.isdisjoint(kinds):
        return None
    for reading in _READINGS:
        if not reading.labels.isdisjoint(kinds):
            found = reading.read(kinds, said)
            rest = frozenset() if turned else said.behind & LABELS
            return found if found and not rest - reading.may_follow else None
    return None


def _only(kinds: frozenset[str], allowed: frozenset[str]) -> bool:
    return kinds & LABELS <= allowed


def _document(kinds: frozenset[str], said: Situation) -> Meaning | None:
    documents = kinds & _DOCUMENTS.keys()
    verbs = kinds & _DOCUMENT_VERBS
    if len(documents) != 1 or not _only(kinds, documents) or said.unit not in _PIECES:
        return None
    (document,) = documents
    verbs = verbs or frozenset({said.verb} - {""})
    if not verbs and said.listed and not said.part:
        return Meaning(_DOCUMENTS[document], "published")  # any column of the table above
    return _of_verbs(_DOCUMENTS[document], verbs)


def _of_verbs(quantity: Quantity, verbs: frozenset[str] | set[str]) -> Meaning | None:
    if verbs == {"made", "published"}:
        verbs = {"made"}
    if len(verbs) != 1:
        return None
    (verb,) = verbs
    return Meaning(quantity, verb, partial=verb == "published")


def _document_again(kinds: frozenset[str], said: Situation) -> Meaning | None:
    """A verb alone behind a claim on documents: 制定规范性文件8件，废止26件."""
    last = said.last.quantity if said.last else None
    if last is None or last not in _DOCUMENTS.values() or not _only(kinds, frozenset()):
        return None
    if said.unit not in _PIECES or "published" in kinds:
        return None
    return _of_verbs(last, kinds & _DOCUMENT_VERBS)


def _decision(kinds: frozenset[str], said: Situation) -> Meaning | None:
    decisions = kinds & _DECISIONS.keys()
    if len(decisions) != 1 or not _only(kinds, decisions | {"processed", "handled"}):
        return None
    units = (*_DECISION_UNITS, "项") if "decided" in kinds else _DECISION_UNITS
    if said.unit not in units or said.verb == "published" or "published" in kinds:
        return None
    (decision,) = decisions
    return Meaning(_DECISIONS[decision])


def _charge(kinds: frozenset[str], said: Situation) -> Meaning | None:
    clear = _only(kinds, frozenset({"charges"})) and not kinds & _DOCUMENT_VERBS
    return Meaning(Quantity.CHARGES) if clear and said.unit == "元" else None


def _dispute(kinds: frozenset[str], said: Situation) -> Meaning | None:
    named = kinds & _DISPUTES.keys()
    results = kinds & _DISPUTE_RESULTS.keys()
    verbs = kinds & {"received"}
    # 行政复议0件 of whatever kind denies those on disclosure too, as 无行政复议 does.
    none = said.zero and bool(named) and not results
    tied = said.tied or none or bool(kinds & {"info", "request"})
    if not tied or len(results) > 1 or said.unit not in (*_PIECES, "次"):
        return None
    if not _only(kinds, named | results | verbs | {"request"}):
        return None
    if verbs and not kinds & {"info", "request"}:
        return None  # cases that the agency may decide itself, not those against it
    quantity = _which_dispute(named, said)
    if quantity is None or (results and quantity is Quantity.DISPUTES):
        return None
    aspect = next((_DISPUTE_RESULTS[result] for result in results), "total")
    return Meaning(quantity, aspect)


def _which_dispute(named: frozenset[str], said: Situation) -> Quantity | None:
    if not named:
        if said.last and said.last.quantity in (Quantity.DIRECT, Quantity.AFTER):
            return None
        return _DISPUTES.get(said.topic) if said.topic != "disputes" else None
    if named == {"reconsideration", "litigation"}:
        return Quantity.DISPUTES
    exact = named - {"litigation"} if named & {"direct", "after"} else named
    return _DISPUTES[next(iter(exact))] if len(exact) == 1 else None


def _result(kinds: frozenset[str], said: Situation) -> Meaning | None:
    results = kinds & _RESULTS.keys()
    rest = results | {"handled", "processed", "received", "accepted", "request"}
    if len(results) != 1 or not _only(kinds, rest) or "published" in kinds:
        return None
    by_applicant = said.last is not None and said.last.quantity is Quantity.APPLICANTS
    if said.topic != "request" or said.unit not in _REQUEST_UNITS or by_applicant:
        return None
    return Meaning(_RESULTS[next(iter(results))])


def _applicant(kinds: frozenset[str], said: Situation) -> Meaning | None:
    applicants = kinds & APPLICANTS
    if len(applicants) != 1 or said.topic != "request" or said.unit not in _REQUEST_UNITS:
        return None
    if not _only(kinds, applicants | {"received", "new", "accepted", "request"}):
        return None
    of = (Quantity.RECEIVED, Quantity.NEW, Quantity.PROCESSED, Quantity.APPLICANTS)
    if said.last is None or said.last.quantity not in of:
        return None
    return Meaning(Quantity.APPLICANTS, next(iter(applicants)))


def _flow(kinds: frozenset[str], said: Situation) -> Meaning | None:
    of_requests = said.topic == "request" and _only(kinds, _FLOW | {"request"})
    if not of_requests or said.unit not in _REQUEST_UNITS or "published" in kinds:
        return None
    words = kinds & _FLOW
    if "released" in kinds and not words:
        return None
    if "carried_forward" in words:
        clear = words <= {"carried_forward", "handled", "processed"}
        return Meaning(Quantity.CARRIED_FORWARD) if clear else None
    if "carried_over" in words:
        of_handled = said.last is not None and said.last.quantity is Quantity.HANDLED
        clear = words <= {"carried_over", "received", "accepted", "processed"}
        return Meaning(Quantity.CARRIED_OVER, partial=of_handled) if clear else None
    if "new" in words:
        return Meaning(Quantity.NEW) if words <= {"new", "received", "accepted"} else None
    of_part = said.part and "sum" not in kinds
    return None if of_part else Meaning(_TOTALS.get(words, Quantity.PROCESSED))


class _Reading(NamedTuple):
    """How numbers beside some labels are read, and which labels may follow the number."""

    labels: frozenset[str]
    read: Callable[[frozenset[str], Situation], Meaning | None]
    may_follow: frozenset[str] = frozenset()


_FOLLOWING = frozenset(("handled", "processed", "request"))
_READINGS = (
    _Reading(frozenset(_DOCUMENTS), _document),
    _Reading(frozenset(_DECISIONS), _decision),
    _Reading(frozenset({"charges"}), _charge),
    _Reading(frozenset(_DISPUTES) | frozenset(_DISPUTE_RESULTS), _dispute),
    _Reading(frozenset(_RESULTS), _result, _FOLLOWING),
    _Reading(APPLICANTS, _applicant, frozenset({"request"})),
    _Reading(_FLOW | {"request"}, _flow, _FOLLOWING),
    _Reading(_DOCUMENT_VERBS, _document_again),
)


def meanings_of_none(kind: str, said: str, topic: str) -> Iterator[Meaning]:
    """Give what a statement of none denies, by its kind and its words."""
    if kind == "none_requests" and (topic == "request" or "公开" in said):
        yield Meaning(Quantity.NEW)
    elif kind == "none_over":
        yield Meaning(Quantity.CARRIED_OVER)
    elif kind == "none_forward":
        yield Meaning(Quantity.CARRIED_FORWARD)
    elif kind == "none_charges":
        yield Meaning(Quantity.CHARGES)
    else:
        words = _NONE_WORDS.get(kind, {})
        yield from (found for word, found in words.items() if word in said)


_NONE_WORDS = {
    "none_disputes": {
        "复议": Meaning(Quantity.RECONSIDERATION, "total"),
        "诉": Meaning(Quantity.LITIGATION, "total"),
    },
    "none_decisions": {
        "许可": Meaning(Quantity.LICENCES),
        "处罚": Meaning(Quantity.PENALTIES),
        "强制": Meaning(Quantity.COMPULSION),
    },
    "none_documents": {
        "规章": Meaning(Quantity.RULES, "made"),
        "规范性": Meaning(Quantity.NORMATIVE, "made"),
    },
}
