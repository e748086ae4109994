"""What changed between two versions: fields, and the body paragraph by paragraph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from gongkai.records.publishing.content import FIELDS
from gongkai.records.publishing.models import Document
from gongkai.records.publishing.rich_text import plain_text

_ALIKE = 0.5  # paragraphs less alike are another's place, not a change of one
_LONGEST = 4000  # characters that are compared one by one; longer paragraphs are shown whole


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters and what became of it."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value is another now: its label, what stood there before and after."""

    label: str
    before: str
    after: str


Paragraph = list[Piece]


def field_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
    """Give the fields that differ, the body apart."""
    return [
        FieldChange(
            str(Document._meta.get_field(name).verbose_name),  # type: ignore[union-attr]  # noqa: SLF001
            _shown(name, before.get(name)),
            _shown(name, after.get(name)),
        )
        for name in FIELDS
        if name != "body" and before.get(name) != after.get(name)
    ]


def body_changes(before: str, after: str) -> list[Paragraph]:
    """Give the paragraphs of both bodies in order, each with what was added and removed in it."""
    old, new = plain_text(before).splitlines(), plain_text(after).splitlines()
    found: list[Paragraph] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [[Piece(Mark.SAME, line)] for line in old[a:b]]
        else:
            found += _replaced(old[a:b], new[c:d])
    return [paragraph for paragraph in found if any(piece.text for piece in paragraph)]


def _replaced(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    """Pair paragraphs that are alike in order; the others were removed or added whole."""
    rest = list(new)
    for line in old:
        at = next((k for k, other in enumerate(rest) if _is_like(line, other)), None)
        if at is None:
            yield [Piece(Mark.REMOVED, line)]
            continue
        for other in rest[:at]:
            yield [Piece(Mark.ADDED, other)]
        yield list(_pieces(line, rest[at]))
        del rest[: at + 1]
    for other in rest:
        yield [Piece(Mark.ADDED, other)]


def _is_like(line: str, other: str) -> bool:
    if max(len(line), len(other)) > _LONGEST:
        return False
    matcher = SequenceMatcher(None, line, other, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def _pieces(line: str, other: str) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, line, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(Mark.SAME, line[a:b])
            continue
        if a < b:
            yield Piece(Mark.REMOVED, line[a:b])
        if c < d:
            yield Piece(Mark.ADDED, other[c:d])


def _shown(name: str, value: Any) -> str:  # noqa: ANN401 - what JSON holds
    if value in {None, ""}:
        return "—"
    choices = Document._meta.get_field(name).flatchoices  # type: ignore[union-attr]  # noqa: SLF001
    return str(dict(choices).get(value, value))
