"""A sentence's clauses, and the words around the numbers in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.report.check.numerals import Figure, parse_number
from gongkai.report.check.prose_lexer import Token

COUNTS = frozenset(("count", "bare"))
_PAUSES = frozenset(("pause", "end"))


@dataclass(slots=True)
class Words:
    """The words before or behind a number."""

    kinds: set[str] = field(default_factory=set)
    unknown: bool = False
    compared: bool = False
    until_number: bool = False


@dataclass(slots=True)
class Clause:
    """The words between two pauses; `tail` is the unknown text behind the last of them."""

    tokens: list[Token] = field(default_factory=list)
    tail: str = ""
    counted: bool = False


def clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """Cut at pauses; an enumeration comma cuts only behind a number."""
    clause = Clause()
    for token in tokens:
        if token.kind in _PAUSES or (clause.counted and token.kind == "list"):
            clause.tail = token.gap
            if clause.tokens:
                yield clause
            clause = Clause()
        else:
            clause.tokens.append(token)
            clause.counted = clause.counted or token.kind in COUNTS


def behind_number(clause: Clause, index: int) -> Words:
    """Take the words between a number and the next one, or the end of the clause."""
    words = Words()
    for place in range(index + 1, len(clause.tokens)):  # a slice would copy what is not looked at
        token = clause.tokens[place]
        words.unknown = words.unknown or bool(token.gap)
        if token.kind in COUNTS:
            words.until_number = True
            return words
        if token.kind == "compared":
            words.unknown = False
            return words
        words.kinds.add(token.kind)
    words.unknown = words.unknown or bool(clause.tail)
    return words


def figure_of(token: Token) -> Figure | None:
    """Read the number of a token; None where it is not one, or may not be one (一起)."""
    match = token.match
    if match is None:
        return None
    if token.kind == "bare":
        return parse_number(match[0])
    value, scale, unit = match.group("value", "scale", "unit")
    if value == "一" and unit not in ("件", "宗"):
        return None
    figure = parse_number(value + scale, approximate=any(match.group("about", "over", "around")))
    whole = figure is not None and (isinstance(figure.value, int) or unit == "元")
    return figure if whole else None
