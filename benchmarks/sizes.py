"""How much each bench measures: much for a figure to rely on, little for a test."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """`rounds` of what takes milliseconds, `slow_rounds` of what takes longer.

    `reports` made ones are read, `writings` written. `kinds` bounds the kinds of damage, None for
    all; `seeds` is how many reports each is done to, for each format and edition: four meet every
    layout. `decisions` are imported, `listed_decisions` stand in the desk's lists.
    """

    rounds: int = 25
    slow_rounds: int = 5
    reports: int = 40
    writings: int = 12
    seeds: int = 4
    kinds: int | None = None
    decisions: int = 100_000
    listed_decisions: int = 1_000_000


TINY = Sizes(
    rounds=1,
    slow_rounds=1,
    reports=2,
    writings=2,
    seeds=1,
    kinds=2,
    decisions=200,
    listed_decisions=500,
)
