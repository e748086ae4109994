"""What Art. 21 asks of local governments beyond Art. 20, by their level."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.statute.citations import Citation, regulation


@dataclass(frozen=True, slots=True)
class LocalItem:
    """One subject of Art. 21: stable key, Chinese and English name, levels that it holds for."""

    key: str
    zh: str
    en: str
    levels: frozenset[str]

    @property
    def citation(self) -> Citation:
        """Return 第二十一条."""
        return regulation(21)


@cache
def local_items() -> tuple[LocalItem, ...]:
    """Return the subjects of Art. 21 in its order, from data/local_items.toml."""
    text = files("gongkai.statute").joinpath("data", "local_items.toml").read_text("utf-8")
    return tuple(
        LocalItem(entry["key"], entry["zh"], entry["en"], frozenset(entry["levels"]))
        for entry in tomllib.loads(text)["item"]
    )


def local_items_of(level: str) -> tuple[LocalItem, ...]:
    """Return those that hold for governments of a level: prefecture, county or township."""
    return tuple(item for item in local_items() if level in item.levels)
