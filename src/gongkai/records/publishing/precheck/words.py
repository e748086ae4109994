"""Words of the dictionary in a text, but for old names where history is told.

An old name is right of its time. An outdated body or a repealed law is passed over where 原 or the
like stands before it or its end is told after it, where a year before the change stands in the same
sentence, and a body also inside the title of a document (《…》), which is quoted as it was.
"""

import re
from collections.abc import Iterator

from gongkai.records.publishing.precheck.dictionary import Dictionary, Kind, Word
from gongkai.records.publishing.precheck.hit import Hit

_FORMER = re.compile(r"(?:原|前|时任|当时的|旧|曾为|曾经?任)(?:来的)?《?(?:中华人民共和国)?$")
_ENDED = re.compile(
    r"》?[^。；\n]{0,24}?(?:已[被经]?(?:废止|失效|撤销|更名|改名|合并|并入)|同时废止|废止|失效|不再保留"
    r"|更名为|改名为|改为|合并为|并入|撤销|（?现[为名]?|已不)"
)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年|〕|\]|）|\)|[-./][0-9])")
_SENTENCE = re.compile(r"[^。；\n]*")
_NAMES = frozenset((Kind.OUTDATED_BODY, Kind.REPEALED_LAW))
_AROUND = 60
_FORMER_LENGTH, _ENDED_LENGTH = 14, 30


def find_words(text: str, dictionary: Dictionary) -> Iterator[Hit]:
    """Find the entries of a dictionary in a folded text."""
    for word, start, end in dictionary.find(text):
        if word.kind in _NAMES and _tells_history(text, word, start, end):
            continue
        yield Hit(word.kind.code, start, end, _zh(word), _en(word))


def _tells_history(text: str, word: Word, start: int, end: int) -> bool:
    before = text[max(0, start - _AROUND) : start]
    if _FORMER.search(before[-_FORMER_LENGTH:]) or _ENDED.match(text, end, end + _ENDED_LENGTH):
        return True
    if word.kind is Kind.OUTDATED_BODY and before.rfind("《") > before.rfind("》"):
        return True
    return word.since is not None and _is_dated_before(text, word.since.year, start, end)


def _is_dated_before(text: str, year: int, start: int, end: int) -> bool:
    """Whether the sentence tells a year before the change."""
    left = re.split("[。；\n]", text[max(0, start - _AROUND) : start])[-1]
    right = _SENTENCE.match(text, end, end + _AROUND)
    sentence = left + text[start:end] + (right[0] if right else "")
    return any(int(found) < year for found in _YEAR.findall(sentence))


def _zh(word: Word) -> str:
    since = f"（自{word.since.year}年{word.since.month}月起）" if word.since else ""
    said = {
        Kind.MISSPELLING: f"“{word.wrong}”应为“{word.right}”。",
        Kind.OUTDATED_BODY: f"“{word.wrong}”已撤并或更名，现为{word.right}{since}。",
        Kind.REPEALED_LAW: f"“{word.wrong}”已废止，现行规定是{word.right}{since}。",
        Kind.TERM: f"“{word.wrong}”宜改为“{word.right}”。",
    }
    return said[word.kind]


def _en(word: Word) -> str:
    since = f" (since {word.since:%Y-%m})" if word.since else ""
    said = {
        Kind.MISSPELLING: f"{word.wrong} is misspelt for {word.right}.",
        Kind.OUTDATED_BODY: f"{word.wrong} no longer exists: {word.right}{since}.",
        Kind.REPEALED_LAW: f"{word.wrong} is repealed: {word.right}{since}.",
        Kind.TERM: f"{word.wrong} is better {word.right}.",
    }
    return said[word.kind]
