"""Damage to figures and to the choice of layout, before anything is laid out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from . import labels
from .model import Draft


def nothing(_: Draft) -> None:
    """Do no more: the figures were drawn for this kind already."""


def wrong_total(draft: Draft) -> None:
    """Change one to three totals; what is printed is the truth."""
    rng = draft.rng("wrong_total")
    rows = draft.figures["applications"]
    spots = [("applications", key, "total") for key in rows]
    spots += [("applications", "total", key) for key in labels.APPLICANT_KEYS]
    spots += [("disputes", key, "total") for key in draft.figures["disputes"]]
    for ref in rng.sample(spots, rng.randint(1, 3)):
        old = draft.value(ref)
        if old is not None:
            draft.put(ref, old + rng.choice((1, 2, 9, 10, 100)))


def edition_not_year(draft: Draft) -> None:
    """Put the report in a year of which the other edition was in force."""
    years = (2021, 2022, 2023) if draft.edition == "2019" else (2019, 2020)
    draft.year = draft.rng("edition_not_year").choice(years)


def four_places(draft: Draft) -> None:
    """Print the amount of money with four decimals."""
    rng = draft.rng("four_places")
    amount = Decimal(f"{rng.randint(0, 99_999)}.{rng.randrange(1000):03d}{rng.randint(1, 9)}")
    for block in labels.BLOCKS[draft.edition]:
        for key, _ in block.rows:
            for column in block.columns:
                if column.startswith("amount"):
                    draft.put(("proactive", key, column), amount)


def eight_digits(draft: Draft) -> None:
    """Let the counts of decisions have eight digits."""
    rng = draft.rng("eight_digits")
    for key in ("licences", "penalties", "compulsion"):
        draft.put(("proactive", key, "decisions"), rng.randint(10_000_000, 99_999_999))


def option(name: str, value: str) -> Callable[[Draft], None]:
    """Make a damage that sets one option of the layout."""

    def apply(draft: Draft) -> None:
        draft.options[name] = value

    return apply


def undeclared_gb18030(draft: Draft) -> None:
    """Encode the page in GB18030 and say so nowhere."""
    draft.options |= {"encoding": "gb18030", "charset": "silent"}
