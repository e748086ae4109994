"""What a kind of damage is; the kinds themselves stand in the damage_* modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from .model import Draft


class Stage(Enum):
    """When a kind of damage works; combined kinds work in this order."""

    FIGURES = 1  # before anything is laid out
    OPTIONS = 2  # on the choice of layout
    VALUES = 3  # on what value cells print
    LABELS = 4  # on what labels and heads print
    ROWS = 5  # on rows, spans and tables
    PROSE = 6  # on headings and paragraphs


ALL_FORMATS = frozenset({"txt", "md", "html", "docx", "pdf"})
BOTH = frozenset({"2019", "2021"})


@dataclass(frozen=True)
class Damage:
    """A kind of damage: what it does, to which formats and editions, and how."""

    description: str
    stage: Stage
    apply: Callable[[Draft], None]
    formats: frozenset[str] = ALL_FORMATS
    editions: frozenset[str] = BOTH
    avoid: frozenset[str] = frozenset()  # layouts in which its cells could not be told
    scale: str | None = None
    places: int = 2
    one_other: bool = False


def _nothing(_: Draft) -> None:
    """Do no more: the figures were drawn for this kind already."""


DAMAGES: Mapping[str, Damage] = {
    "other_of_2019": Damage(
        "the 2021 table keeps the one row 其他处理 of 2019",
        Stage.FIGURES,
        _nothing,
        editions=frozenset({"2021"}),
        one_other=True,
    ),
}
