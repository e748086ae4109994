"""Misspellings, outdated names of bodies and repealed laws: a dictionary that can be added to.

The default one is data/words.toml. An agency adds its own as TOML of the same form, or as CSV with
the columns 错误, 正确, 类型.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from gongkai.report.spoken import SpokenError

_LONGEST = 60  # characters of an entry
_MOST = 20_000  # entries of a dictionary
_COLUMNS = ("错误", "正确", "类型")


class Kind(StrEnum):
    """What is wrong with a word; the value is how files and messages name it."""

    MISSPELLING = "错别字"
    OUTDATED_BODY = "已撤并机构"
    REPEALED_LAW = "已废止法律"
    TERM = "不规范用语"

    @property
    def code(self) -> str:
        """The code of its alarms."""
        return _CODES[self]


_CODES = {
    Kind.MISSPELLING: "WORD-MISSPELLING",
    Kind.OUTDATED_BODY: "WORD-OUTDATED-BODY",
    Kind.REPEALED_LAW: "WORD-REPEALED-LAW",
    Kind.TERM: "WORD-TERM",
}


class DictionaryError(SpokenError):
    """A dictionary that cannot be used; `code`: not_a_dictionary, bad_entry, too_many."""


@dataclass(frozen=True, slots=True)
class Word:
    """An entry: what is wrong, what is right, of which kind, since when.

    It does not count after one of `not_after`, nor before one of `not_before`: 文化部 is no
    outdated name in 文化部门.
    """

    wrong: str
    right: str
    kind: Kind
    since: date | None = None
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()

    def stands_at(self, text: str, start: int, end: int) -> bool:
        """Whether what is around the word leaves it what it is."""
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        return not (self.not_before and text.startswith(self.not_before, end))


@dataclass(frozen=True)
class Dictionary:
    """Entries by what is wrong; of two on the same the later one counts."""

    words: Mapping[str, Word]

    @cached_property
    def heads(self) -> Mapping[str, Sequence[Word]]:
        """The entries by their first two characters, the longest first."""
        heads: dict[str, list[Word]] = {}
        for wrong in sorted(self.words, key=lambda wrong: (-len(wrong), wrong)):
            heads.setdefault(wrong[:2], []).append(self.words[wrong])
        return heads

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Where an entry may begin: a first character of any and a second of any.

        One pattern of all entries would try each of them at every frequent character.
        """
        if not self.words:
            return None
        firsts, seconds = (
            "".join(sorted({re.escape(wrong[at]) for wrong in self.words})) for at in (0, 1)
        )
        return re.compile(f"[{firsts}](?=[{seconds}])")

    def find(self, text: str) -> Iterator[tuple[Word, int, int]]:
        """Give the entries that stand in a text, with their places; a long one hides its parts."""
        if self.pattern is None:
            return
        done = 0
        for found in self.pattern.finditer(text):
            start = found.start()
            for word in self.heads.get(text[start : start + 2], ()):
                end = start + len(word.wrong)
                if start < done or not text.startswith(word.wrong, start):
                    continue
                done = end
                if word.stands_at(text, start, end):
                    yield word, start, end

    def with_own(self, other: "Dictionary") -> "Dictionary":
        """Give this dictionary with another's entries added; those of the other count first.

        An entry of the other whose right is its wrong takes that word out.
        """
        merged = {**self.words, **other.words}
        return Dictionary({key: word for key, word in merged.items() if word.right != key})


@cache
def default_dictionary() -> Dictionary:
    """Give the dictionary of data/words.toml."""
    data = files("gongkai.records.publishing.precheck").joinpath("data", "words.toml")
    return dictionary_from_toml(data.read_text(encoding="utf-8"))


def dictionary_from_toml(text: str) -> Dictionary:
    """Make a dictionary of tables `[[word]]` with wrong, right, kind, and as the entry needs since.

    Pairs of plain misspellings may stand in one table `[misspellings]`. Raises DictionaryError.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DictionaryError(
            "not_a_dictionary",
            f"词库不是正确的 TOML 文件：{error}",
            f"The dictionary is no valid TOML: {error}",
        ) from error
    pairs, entries = data.get("misspellings", {}), data.get("word", [])
    if not isinstance(pairs, dict) or not isinstance(entries, list):
        raise _bad_entry("misspellings / word")
    plain = [Word(str(key), str(value), Kind.MISSPELLING) for key, value in pairs.items()]
    return _checked([*plain, *(_word(entry) for entry in entries)])


def dictionary_from_csv(text: str) -> Dictionary:
    """Make a dictionary of lines 错误,正确,类型 under that heading. Raises DictionaryError."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    heads = [head.strip() for head in reader.fieldnames or ()]
    if not set(_COLUMNS) <= set(heads):
        raise DictionaryError(
            "not_a_dictionary",
            "词库的第一行须有“错误”“正确”“类型”三列。",
            "The first line of the dictionary must have the columns 错误, 正确, 类型.",
        )
    reader.fieldnames = heads
    lines = ([(line[column] or "").strip() for column in _COLUMNS] for line in reader)
    return _checked(
        [Word(wrong, right, _kind(kind)) for wrong, right, kind in lines if wrong or right]
    )


def _word(entry: object) -> Word:
    if not isinstance(entry, dict):
        raise _bad_entry(entry)
    since = entry.get("since")
    if since is not None and type(since) is not date:
        raise _bad_entry(entry)
    return Word(
        _text(entry, "wrong"),
        _text(entry, "right"),
        _kind(_text(entry, "kind")),
        since,
        _texts(entry, "not_after"),
        _texts(entry, "not_before"),
    )


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise _bad_entry(entry)
    return value


def _texts(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _bad_entry(entry)
    return tuple(value)


def _kind(name: str) -> Kind:
    if not name:
        return Kind.TERM
    try:
        return Kind(name)
    except ValueError:
        raise _bad_entry(name) from None


def _checked(words: list[Word]) -> Dictionary:
    if len(words) > _MOST:
        raise DictionaryError(
            "too_many",
            f"词库超过{_MOST}条，请删减。",
            f"The dictionary has more than {_MOST} entries; shorten it.",
        )
    for word in words:
        if not (1 < len(word.wrong) <= _LONGEST and 0 < len(word.right) <= _LONGEST):
            raise _bad_entry(word.wrong)
    return Dictionary({word.wrong: word for word in words})


def _bad_entry(entry: object) -> DictionaryError:
    shown = str(entry)[:80]
    kinds = "、".join(Kind)
    return DictionaryError(
        "bad_entry",
        f"词库中这一条不对：{shown}。须有错误、正确，各不超过{_LONGEST}字，"
        f"错误至少2字；类型为{kinds}之一。",
        f"This entry of the dictionary is wrong: {shown}. It needs wrong and right, each of at "
        f"most {_LONGEST} characters, wrong of at least 2; the kind is one of {kinds}.",
    )
