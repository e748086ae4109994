"""Figures of a made-up report; all sums of the form hold."""

from __future__ import annotations

import random
from decimal import Decimal

from . import labels
from .model import Figures, Value

SCALES = ("zero", "small", "middle", "city")
_MOST = {"zero": 0, "small": 3, "middle": 60, "city": 1500}
_DECISIONS = {"zero": 0, "small": 40, "middle": 9000, "city": 39_999_999}
# How much of the first column the other five carry: applicants are mostly natural persons.
_SHARE = (1, 9, 60, 40, 25, 50)


def choose_scale(rng: random.Random) -> str:
    """Pick how busy the agency is."""
    return rng.choices(SCALES, (15, 35, 30, 20))[0]


def make_figures(
    rng: random.Random, edition: str, *, scale: str, one_other: bool, places: int = 2
) -> Figures:
    """Draw the three groups of tables; `places` bounds the decimals of amounts of money."""
    return {
        "proactive": _proactive(rng, edition, scale, places),
        "applications": _applications(rng, scale, one_other=one_other),
        "disputes": {
            key: _disputes(rng, scale)
            for key in ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
        },
    }


def _count(rng: random.Random, most: int) -> int:
    """Draw a count; small ones are likelier, as in life."""
    if most <= 0 or rng.random() < 0.25:
        return 0
    return int(most ** rng.random())


def _proactive(rng: random.Random, edition: str, scale: str, places: int) -> dict[str, list[Value]]:
    rows: dict[str, list[Value]] = {}
    for block in labels.BLOCKS[edition]:
        for key, _ in block.rows:
            rows[key] = [_published(rng, column, scale, places) for column in block.columns]
    return rows


def _published(rng: random.Random, column: str, scale: str, places: int) -> Value:
    if column in {"amount_10k_yuan", "amount_yuan"}:
        return _amount(rng, scale, places)
    if column == "decisions":
        return _count(rng, _DECISIONS[scale])
    if column == "items_change":
        return rng.randint(-5, 9) if scale != "zero" else 0
    return _count(rng, min(_MOST[scale] * 3, 900))


def _amount(rng: random.Random, scale: str, places: int) -> Value:
    whole = _count(rng, _DECISIONS[scale] // 100)
    if whole == 0 or (places <= 2 and rng.random() < 0.3):
        return whole
    digits = rng.randint(1, places) if places <= 2 else places
    # The last digit is not 0: trailing zeros would be a choice of print, not of amount.
    fraction = rng.randrange(10 ** (digits - 1)) * 10 + rng.randint(1, 9)
    return Decimal(f"{whole}.{fraction:0{digits}d}")


def _applications(rng: random.Random, scale: str, *, one_other: bool) -> dict[str, list[Value]]:
    keys = labels.result_keys(one_other=one_other)
    results = {key: _result(rng, _MOST[scale], busy=key == "granted") for key in keys}
    total = [sum(row[at] for row in results.values()) for at in range(6)]
    forward = [_count(rng, most // 9) for most in total]
    over = [rng.randint(0, (total[at] + forward[at]) // 8) for at in range(6)]
    new = [total[at] + forward[at] - over[at] for at in range(6)]
    rows = {"new": new, "carried_over": over, **results}
    rows |= {"total": total, "carried_forward": forward}
    return {key: [*row, sum(row)] for key, row in rows.items()}


def _result(rng: random.Random, most: int, *, busy: bool) -> list[int]:
    if most and not busy and rng.random() < 0.45:
        return [0] * 6
    return [_count(rng, (most if busy else most // 3) // share) for share in _SHARE]


def _disputes(rng: random.Random, scale: str) -> list[Value]:
    row = [_count(rng, _MOST[scale] // 8) for _ in range(4)]
    return [*row, sum(row)]
