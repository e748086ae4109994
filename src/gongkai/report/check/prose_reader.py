"""Reading claims from prose: sentence by sentence, clause by clause, number by number.

A number is counted as what the words before it in its clause say ("收到申请12件"), or behind it
where nothing stands before it ("12件予以公开"). Every one of these words must be known. What a
sentence says of another year, of another agency, of a part, or by comparison makes no claim.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from gongkai.report.check.numerals import Figure
from gongkai.report.check.prose import (
    LONGEST_SECTION,
    LONGEST_SENTENCE,
    MOST_CLAIMS,
    Claim,
    Found,
    Passage,
    Quantity,
    passages,
)
from gongkai.report.check.prose_clauses import (
    COUNTS,
    Clause,
    Words,
    behind_number,
    clauses,
    figure_of,
)
from gongkai.report.check.prose_lexer import Token
from gongkai.report.check.prose_meaning import (
    APPLICANTS,
    DISPUTES,
    LABELS,
    Meaning,
    Situation,
    has_label,
    meaning,
    meanings_of_none,
)
from gongkai.report.check.prose_sentences import (
    has_subject,
    is_telling,
    sentences_with_claims,
)
from gongkai.report.check.prose_words import KINDS, NONE_KINDS, OWN_MASK, lexer
from gongkai.report.model import AnnualReport

# No number has so many digits, and a run of them takes time by its square to cut into words.
_HUGE_NUMBER = re.compile(r"[\d零〇○一二两三四五六七八九十百千万亿]{40}")
_AUTHORITY = re.compile("[局委办厅府会院中心站所处]$")
_OPENING_GUIDES = ("guided",)
_TOPICS = {
    "request": "request",
    "released": "request",
    "info": "",
    "reconsideration": "reconsideration",
    "litigation": "litigation",
    "direct": "litigation",
    "after": "litigation",
    "topic_other": "other",
    "licences": "other",
    "penalties": "other",
    "compulsion": "other",
    "charges": "other",
    "rules": "document",
    "normative_documents": "document",
}
_REQUESTS = ("request", "released")
_DOCUMENT_VERBS = ("made", "published", "repealed", "in_force")
_NO_COUNTS = frozenset(("ratio", "vague", "ordinal"))
# Words that do nothing but stand among those around a number.
_PLAIN = KINDS - COUNTS - _NO_COUNTS - NONE_KINDS - _TOPICS.keys() - frozenset(
    (*_DOCUMENT_VERBS, "compared", "own", "whole", "foreign", "now", "then", "part", "except",
     "cumulative", "until")
)  # fmt: skip
# Words with which a number begins anew, whatever was unclear before it.
_CLEARING = frozenset(("sum", "own", "whole", "now"))
_TOTALS = (Quantity.NEW, Quantity.RECEIVED)
_ALL_OF = re.compile(
    r"(?:均|全部|都|皆)(?:为|是|系|属于?|来自|由)[^，,。；]{2,8}?(?:提出|提交)?(?:的)?(?:申请)?"
)
_NAMING = LABELS - {"request"}


@dataclass(slots=True)
class _State:
    """What earlier words of a paragraph say of the numbers that follow."""

    section: int
    topic: str
    tied: bool
    informed: bool = False
    time: str = ""
    foreign: bool = False
    part: bool = False
    tainted: bool = False
    excepted: bool = False
    cumulative: bool = False
    verb: str = ""
    document: str = ""
    pending: frozenset[str] = frozenset()
    last: Meaning | None = None
    barred: bool = False
    total: Claim | None = None


def find_claims(report: AnnualReport) -> Found:
    """Find the claims of a report's prose, within the limits that `prose` states."""
    reader = _Reader(report)
    claims: list[Claim] = []
    for passage in passages(report):
        if reader.within_limits(passage):
            claims += islice(reader.read(passage), MOST_CLAIMS + 1 - len(claims))
        if len(claims) > MOST_CLAIMS:
            sections = {section.number for section in report.sections}
            reader.unread |= {each for each in sections if each >= passage.section}
            reader.unread.add(passage.section)
            break
    return Found(tuple(claims[:MOST_CLAIMS]), frozenset(reader.unread))


class _Reader:
    """Reads the passages of one report; knows its agency's names and its year."""

    def __init__(self, report: AnnualReport) -> None:
        self._agency = "".join((report.agency or "").split())
        self._government = self._agency.endswith("人民政府") and not re.search(
            "[镇乡]人民政府$", self._agency
        )
        self._lexer = lexer(report.year)
        self._read_so_far: defaultdict[int, int] = defaultdict(int)
        self.unread: set[int] = set()

    def within_limits(self, passage: Passage) -> bool:
        """Whether a paragraph still is within its section's limit; counts it."""
        so_far = self._read_so_far[passage.section] + len(passage.text)
        self._read_so_far[passage.section] = so_far
        if so_far > LONGEST_SECTION:
            self.unread.add(passage.section)
            return False
        return True

    def read(self, passage: Passage) -> Iterator[Claim]:
        """Read the claims of one paragraph."""
        sentences = sentences_with_claims(passage.text)
        if not sentences:
            return
        state = _opening(passage)
        elsewhere: list[str] = []  # sentences on none of the subjects, not looked at further yet
        for sentence in sentences:
            if not has_subject(sentence):
                elsewhere.append(sentence)
            elif len(sentence) > LONGEST_SENTENCE or _HUGE_NUMBER.search(sentence):
                self.unread.add(passage.section)
            elif is_telling(sentence):
                if any(map(is_telling, elsewhere)):
                    state.topic = "other"
                elsewhere.clear()
                yield from self._read_sentence(sentence, state)
            elif "申请" in sentence:
                state.topic = "request"
                elsewhere.clear()

    def _read_sentence(self, sentence: str, state: _State) -> Iterator[Claim]:
        tokens = self._lexer.tokens(self._mask(sentence))
        _begin_sentence(state, tokens)
        for clause in clauses(tokens):
            yield from self._read_clause(clause, sentence, state)

    def _mask(self, sentence: str) -> str:
        """Put marks for the agency's own name, in full or without its first characters."""
        for start in range(max(len(self._agency) - 2, 0)):
            name = self._agency[start:]
            if name in sentence and not (start and _AUTHORITY.fullmatch(name)):
                sentence = sentence.replace(name, OWN_MASK * len(name))
        return sentence

    def _read_clause(self, clause: Clause, sentence: str, state: _State) -> Iterator[Claim]:
        """Read one clause: each number with the words since the number before it."""
        text = sentence[clause.tokens[0].start : clause.tokens[-1].end]
        words = Words()
        guided = clause.tokens[0].kind in _OPENING_GUIDES
        for index, token in enumerate(clause.tokens):
            kind = token.kind
            if token.gap and not (words.unknown or words.compared):
                words.unknown = self._is_unknown(token.gap, state)
            if kind in _PLAIN:
                words.kinds.add(kind)
            elif kind in COUNTS and not words.compared:
                behind = behind_number(clause, index)
                if behind.until_number and not words.kinds & _NAMING and behind.kinds & _NAMING:
                    return  # 2件维持1件纠正: which word goes with which number is not clear
                claim = _claim(token, words, behind, text, state)
                state.total = claim if claim and claim.quantity in _TOTALS else None
                if claim is not None:
                    yield claim
                words = Words()
            elif kind in NONE_KINDS:
                said = sentence[token.start : token.end]
                yield from _none_claims(token.kind, said, text, state, compared=words.compared)
            elif kind in _NO_COUNTS:
                words.unknown = words.unknown or kind != "ratio"
            else:
                self._observe(token, words, state, guided=guided)
        if not words.compared:
            words.unknown = words.unknown or self._is_unknown(clause.tail, state) or guided
        _leave_pending(clause, words, state)
        yield from _all_of_one_kind(text, words, state)

    def _is_unknown(self, gap: str, state: _State) -> bool:
        """Whether a gap holds words that are neither known nor a short form of the agency."""
        if not gap:
            return False
        if len(gap) > 1 and _AUTHORITY.search(gap) and _is_subsequence(gap, self._agency):
            state.foreign = self._government
            return False
        return True

    def _observe(self, token: Token, words: Words, state: _State, *, guided: bool) -> None:
        """Take a word that may change what the numbers behind it mean."""
        kind = token.kind
        words.compared = words.compared or kind == "compared"
        words.kinds.update(_REQUESTS if kind == "released" else (kind,))
        if not _is_aside(kind, words, guided=guided):
            self._change(token, state)

    def _change(self, token: Token, state: _State) -> None:
        kind = token.kind
        if kind == "own":
            masked = token.match is not None and token.match[0].startswith(OWN_MASK)
            state.foreign = self._government and (masked or token.match is None)
        elif kind == "whole":
            state.foreign = bool(self._agency) and not self._government
        elif kind == "foreign":
            state.foreign = True
        elif kind in ("now", "then"):
            state.time = kind
        elif kind == "part":
            state.part = True
        elif kind == "except":
            state.excepted = True
        elif kind in ("cumulative", "until"):
            state.cumulative = state.time != "now"
        elif kind in _DOCUMENT_VERBS:
            state.verb = kind
        elif kind in _TOPICS:
            _set_topic(kind, state)


def _is_aside(kind: str, words: Words, *, guided: bool) -> bool:
    """Whether a word speaks of what is compared with, or of whose orders are followed."""
    if guided:
        return kind not in _TOPICS
    return words.compared and kind in ("then", "now")


def _leave_pending(clause: Clause, words: Words, state: _State) -> None:
    """Keep the labels of a clause without its number for the clause that brings it."""
    if not words.kinds or (clause.counted and not words.compared):
        return
    if words.unknown:
        state.pending = frozenset()
        return
    kinds = frozenset(words.kinds) - {"compared", "then"}
    if not has_label(kinds):
        kinds |= state.pending
    state.pending = kinds


def _opening(passage: Passage) -> _State:
    text = passage.heading
    disputes = passage.section == 4 or "复议" in text or "诉讼" in text  # noqa: PLR2004
    requests = passage.section == 3 or "申请" in text  # noqa: PLR2004 - the form's sections
    topic = "request" if requests else "disputes" if disputes else ""
    return _State(passage.section, topic, tied=disputes or requests)


def _begin_sentence(state: _State, tokens: Sequence[Token]) -> None:
    """Forget what holds within a sentence only."""
    continues = bool(tokens) and tokens[0].kind == "part"
    if not continues:
        state.tainted = False
    if not state.barred:
        state.time, state.foreign = "", False
    state.part = state.excepted = state.cumulative = state.barred = state.informed = False
    state.verb = state.document = ""
    state.total = None
    state.pending = frozenset()
    state.last = None if not continues else state.last


def _set_topic(kind: str, state: _State) -> None:
    topic = _TOPICS[kind]
    if topic:
        state.topic = topic
    state.tied = state.tied or kind in _REQUESTS
    state.informed = state.informed or kind == "info"
    if topic == "document":
        state.document = kind


def _is_subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)


def _claim(token: Token, before: Words, behind: Words, text: str, state: _State) -> Claim | None:
    figure = figure_of(token)
    years = before.kinds | state.pending
    if figure is None or "cumulative" in behind.kinds or {"now", "then"} <= years:
        return None
    if before.unknown or (behind.unknown and not behind.until_number):
        state.tainted = True
        return None
    if not _CLEARING.isdisjoint(before.kinds):
        state.tainted = False
    found = meaning(_situation(token, figure, before, behind, state))
    if found is None:
        return None
    state.pending = frozenset()
    if _is_barred(found, state):
        return None
    state.last = found
    state.tied = state.tied or found.quantity in DISPUTES
    return Claim(
        found.quantity,
        figure,
        token.match[0] if token.match else "",
        text,
        state.section,
        aspect=found.aspect,
        partial=found.partial,
    )


def _all_of_one_kind(text: str, words: Words, state: _State) -> Iterator[Claim]:
    """Read 收到申请44件，均为自然人申请: the last number again, as one kind of applicants."""
    if state.total is None or words.unknown:
        return
    kinds = words.kinds & APPLICANTS
    if len(kinds) == 1 and _ALL_OF.fullmatch(text):
        total, state.total = state.total, None
        said = f"{total.text}，{text}"
        yield total._replace(quantity=Quantity.APPLICANTS, aspect=min(kinds), text=said)


def _situation(
    token: Token, figure: Figure, before: Words, behind: Words, state: _State
) -> Situation:
    if "request" in behind.kinds and not behind.until_number:
        state.topic = "request"
    unit = token.match["unit"] if token.match and token.kind == "count" else ""
    return Situation(
        frozenset(before.kinds),
        frozenset() if behind.until_number else frozenset(behind.kinds),
        state.pending,
        state.topic,
        state.tied or state.informed,
        state.part,
        state.verb,
        state.document,
        unit,
        state.last,
        zero=figure.value == 0,
        listed=state.section == 2,  # noqa: PLR2004 - the form's section of documents
    )


def _is_barred(found: Meaning, state: _State) -> bool:
    """Whether year, agency, part or exception keep a number from being held to the table."""
    historic = state.time == "then" and found.quantity is not Quantity.CARRIED_OVER
    elsewhere = historic or state.foreign
    state.barred = state.barred or elsewhere
    return elsewhere or state.tainted or state.cumulative


def _none_claims(
    kind: str, said: str, text: str, state: _State, *, compared: bool
) -> Iterator[Claim]:
    if compared or state.tainted or state.excepted or state.cumulative:
        return
    if state.foreign or state.time == "then":
        state.barred = True
        return
    for found in meanings_of_none(kind, said, state.topic):
        yield Claim(
            found.quantity, Figure(0), said, text, state.section, aspect=found.aspect, none=True
        )
