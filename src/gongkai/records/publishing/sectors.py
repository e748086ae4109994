"""Rules of a sector as data with their source: what its agencies publish besides Art. 20."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class SectorEntry:
    """One subject of a sector's rules; `stale_after` in days, None where it does not go stale."""

    key: str
    subject: str
    subsubject: str
    stale_after: int | None


@dataclass(frozen=True, slots=True)
class SectorRules:
    """The rules of a sector: whose they are, where they stand, from when they apply."""

    name: str
    source: str
    applies_from: date
    entries: tuple[SectorEntry, ...]


def sector_names() -> list[str]:
    """Name the sectors whose rules come with the package."""
    folder = files("gongkai.records.publishing").joinpath("data", "sectors")
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir())


def sector_rules(name: str) -> SectorRules:
    """Give the rules of a sector that comes with the package; KeyError for another."""
    if name not in sector_names():
        raise KeyError(name)
    file = files("gongkai.records.publishing").joinpath("data", "sectors", f"{name}.toml")
    return rules_from(file.read_text(encoding="utf-8"))


def rules_from(text: str) -> SectorRules:
    """Read rules from TOML. Raises ValueError (tomllib's, or naming what is missing)."""
    data: dict[str, Any] = tomllib.loads(text)
    try:
        entries = tuple(
            SectorEntry(
                entry["key"],
                entry["subject"],
                entry.get("subsubject", ""),
                entry.get("stale_after", 365),
            )
            for entry in data["entry"]
        )
        return SectorRules(data["name"], data["source"], data["applies_from"], entries)
    except KeyError as missing:
        raise ValueError(f"{missing.args[0]} is missing") from missing
