"""Cutting a sentence into known words, and the gaps of unknown ones between them.

One pattern of all words would try each at every character. Here a character first looks up the few
words that can begin with it, which is some ten times faster; the words stay one ordered list.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.report.check.prose_years import MARKS

_DIGITS = "0123456789０１２３４５６７８９" + MARKS
_ZERO_WIDTH = ("?!", "?<!", "?<=", "?=")
_CLOSED = re.compile(r"\{(\d+),?\d*\}\+?|[?*+]\+?")


class Token(NamedTuple):
    """A known word: its kind, place, the unknown text between it and the word before."""

    kind: str
    start: int
    end: int
    gap: str
    match: re.Match[str] | None


_new = tuple.__new__  # a named tuple's own maker costs twice as much, and tokens are many


def first_characters(pattern: str) -> tuple[frozenset[str], bool]:
    """Find the characters a match can begin with, and whether it can be empty.

    Knows the syntax that the vocabulary uses: literals, classes, groups, lookarounds, quantifiers,
    digits and `$`; raises ValueError for other escapes.
    """
    characters: set[str] = set()
    empty = False
    for alternative in _split(pattern):
        begins, nullable = _first_of_sequence(alternative)
        characters |= begins
        empty = empty or nullable
    return frozenset(characters), empty


def _split(pattern: str) -> Iterator[str]:
    """Split at every | outside of groups and classes."""
    start = position = 0
    while position < len(pattern):
        if pattern[position] == "|":
            yield pattern[start:position]
            start = position + 1
        position = _element_end(pattern, position)
    yield pattern[start:]


def _element_end(pattern: str, start: int) -> int:
    """Where the element that begins at `start` ends, before its quantifier."""
    character = pattern[start]
    if character == "\\":
        return start + 2
    if character == "[":
        return pattern.index("]", start + 2) + 1
    if character != "(":
        return start + 1
    position = start + 1
    while pattern[position] != ")":
        position = _element_end(pattern, position)
    return position + 1


def _first_of_sequence(pattern: str) -> tuple[set[str], bool]:
    characters: set[str] = set()
    position = 0
    while position < len(pattern):
        end = _element_end(pattern, position)
        begins, nullable = _first_of_element(pattern[position:end])
        quantifier = _CLOSED.match(pattern, end)
        if quantifier:
            end = quantifier.end()
            nullable = nullable or quantifier[0][0] in "?*" or quantifier[1] == "0"
        characters |= begins
        if not nullable:
            return characters, False
        position = end
    return characters, True


def _first_of_element(element: str) -> tuple[frozenset[str], bool]:
    if element.startswith("("):
        return _first_of_group(element[1:-1])
    if element.startswith("["):
        return _class_members(element[1:-1]), False
    if element.startswith("\\"):
        return _class_members(element), False
    return (frozenset(), True) if element == "$" else (frozenset(element), False)


def _first_of_group(inner: str) -> tuple[frozenset[str], bool]:
    if inner == "?!":
        return frozenset(), False  # never matches
    if inner.startswith(_ZERO_WIDTH):
        return frozenset(), True
    return first_characters(re.sub(r"^\?(?::|>|P<\w+>)", "", inner))


def _class_members(text: str) -> frozenset[str]:
    members: set[str] = set()
    position = 0
    while position < len(text):
        if text[position] == "\\":
            members |= _escaped(text[position + 1])
            position += 2
        elif text[position + 1 : position + 2] == "-" and position + 2 < len(text):
            low, high = ord(text[position]), ord(text[position + 2])
            members |= {chr(code) for code in range(low, high + 1)}
            position += 3
        else:
            members.add(text[position])
            position += 1
    return frozenset(members)


def _escaped(character: str) -> set[str]:
    if character == "d":
        return set(_DIGITS)
    if character == "s":
        return set(" \t\r\n\u3000")
    if character == "-":
        return {"-"}
    raise ValueError(f"the vocabulary uses an escape that the lexer does not know: {character}")


class Lexer:
    """Words in order of preference as (kind, pattern), ready to cut sentences.

    `alike` are sets of characters that share one pattern of all words that begin with any of them.
    """

    def __init__(self, words: Sequence[tuple[str, str]], alike: Sequence[str] = ()) -> None:
        first = {character: some[0] for some in alike for character in some}
        groups: dict[str, dict[str, list[str]]] = {}
        self._kinds: dict[str | None, str] = {}
        for index, (kind, pattern) in enumerate(words):
            group = f"{kind}_{index}"
            self._kinds[group] = kind
            for alternative in _split(pattern):
                begins = first_characters(alternative)[0]
                for character in {first.get(each, each) for each in begins}:
                    groups.setdefault(character, {}).setdefault(group, []).append(alternative)
        matchers = {character: _compiled(some).match for character, some in groups.items()}
        shared = {character: matchers[one] for character, one in first.items() if one in matchers}
        self._matchers = matchers | shared

    def tokens(self, sentence: str) -> list[Token]:
        """Cut a sentence; a last token of kind "end" holds what follows the last word."""
        tokens: list[Token] = []
        position = end = 0
        length = len(sentence)
        matcher_for, kinds, append = self._matchers.get, self._kinds, tokens.append
        while position < length:
            matcher = matcher_for(sentence[position])
            match = matcher(sentence, position) if matcher else None
            if match is None:
                position += 1
                continue
            start, gap = position, sentence[end:position] if end < position else ""
            position = end = match.end()
            append(_new(Token, (kinds[match.lastgroup], start, end, gap, match)))
        tokens.append(Token("end", length, length, sentence[end:], None))
        return tokens


def _compiled(groups: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{group}>{'|'.join(some)})" for group, some in groups.items()))
