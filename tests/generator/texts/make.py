"""Texts: official prose, with sentences that hold personal data between, and the truth of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from .planting import PLANTED
from .prose import paragraph

KINDS = tuple(PLANTED)


@dataclass(frozen=True)
class Planted:
    """One datum: its kind and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Sample:
    """A text and what was planted in it, in order."""

    text: str
    planted: Sequence[Planted]


def plain_text(seed: int, characters: int) -> str:
    """Official prose of at least so many characters, without personal data."""
    random = Random(f"plain {seed}")
    parts, length = [], 0
    while length < characters:
        parts.append(paragraph(random))
        length += len(parts[-1]) + 1
    return "\n".join(parts)


def make_text(seed: int, planted: int) -> Sample:
    """Prose with so many data of each kind."""
    random = Random(f"planted {seed}")
    kinds = [kind for kind in KINDS for _ in range(planted)]
    random.shuffle(kinds)
    text, truth = "", []
    parts: list[str] = []
    length = 0
    for kind in kinds:
        before = paragraph(random) + "\n" if random.random() < 0.4 else ""
        maker, sentences = PLANTED[kind]
        head, _, tail = random.choice(sentences).partition("{}")
        datum = maker(random)
        start = length + len(before) + len(head)
        truth.append(Planted(kind, start, start + len(datum)))
        parts.append(f"{before}{head}{datum}{tail}\n")
        length += len(parts[-1])
    text = "".join(parts)
    return Sample(text, truth)
