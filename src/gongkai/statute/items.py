"""The 15 items of Art. 20: what an agency publishes on its own initiative (法定主动公开内容)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.statute.citations import Citation, regulation
from gongkai.statute.editions import Edition


@dataclass(frozen=True, slots=True)
class StatutoryItem:
    """One item of Art. 20: number (1 to 15), stable key, short Chinese and English subject."""

    number: int
    key: str
    zh: str
    en: str

    @property
    def citation(self) -> Citation:
        """Return, for instance, 第二十条第一款第（五）项."""
        return regulation(20, 1, self.number)


# Which items the table of section two asks figures for. The form of 2021 dropped procurement.
_ITEMS_OF_FORM = {Edition.E2019: (1, 5, 6, 8, 9), Edition.E2021: (1, 5, 6, 8)}


@cache
def statutory_items() -> tuple[StatutoryItem, ...]:
    """Return the 15 items in the order of the Regulation, from data/items.toml."""
    text = files("gongkai.statute").joinpath("data", "items.toml").read_text(encoding="utf-8")
    return tuple(StatutoryItem(**entry) for entry in tomllib.loads(text)["item"])


def items_of_form(edition: Edition) -> tuple[StatutoryItem, ...]:
    """Return the items that the proactive table of *edition* has a block for."""
    return tuple(statutory_items()[number - 1] for number in _ITEMS_OF_FORM[edition])
