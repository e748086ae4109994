"""Where a list of decisions goes on: a day and a key, whatever was added meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_LAST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place in a list: rows after it are older."""

    day: date
    key: int

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.key}"

    @classmethod
    def newest(cls) -> Place:
        """Give the place before every row."""
        return cls(date.max, _LAST_KEY)

    @classmethod
    def read(cls, text: str) -> Place | None:
        """Give the place that a text names, None for what names none."""
        day, _dot, key = text.partition(".")
        try:
            place = cls(date.fromisoformat(day), int(key))
        except ValueError:
            return None
        return place if 0 <= place.key <= _LAST_KEY else None
