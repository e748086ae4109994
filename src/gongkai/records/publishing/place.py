"""Where a list of decisions goes on: a day and a key, whatever was added meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place in a list: rows after it are older."""

    day: date
    key: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.key}"

    @classmethod
    def read(cls, text: str) -> Place | None:
        """Give the place that a text names, None for what names none."""
        day, dot, key = text.partition(".")
        try:
            return cls(date.fromisoformat(day), int(key)) if dot and key.isdecimal() else None
        except ValueError:
            return None
