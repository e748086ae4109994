"""Holding a claim of the prose to the table: what cells a quantity may mean, and whether it does.

A quantity has several readings where agencies use one word for several sums (收到 may or may not
include what was carried over); a claim is wrong only where it fits none, and not assessable where
a reading needs a cell that is blank or in doubt.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter

from gongkai.report.check.labels import TABLE_EN, TABLE_ZH
from gongkai.report.check.prose import Claim, Quantity
from gongkai.report.check.rule import Break, Context
from gongkai.report.form import (
    APPLICANT_COLUMNS,
    APPLICATIONS,
    DISPUTES,
    PROACTIVE,
    CellRef,
    Edition,
)
from gongkai.report.model import Number, Value

_QUOTED_AT_MOST = 200
_YUAN = 10**4  # 表二 prints charges in 万元, claims are in 元
_ORGANISATIONS = tuple(column.key for column in APPLICANT_COLUMNS[1:-1])
_DISPUTE_ROWS = {
    Quantity.RECONSIDERATION: ("reconsideration",),
    Quantity.DIRECT: ("direct_litigation",),
    Quantity.AFTER: ("litigation_after_reconsideration",),
    Quantity.LITIGATION: ("direct_litigation", "litigation_after_reconsideration"),
    Quantity.DISPUTES: (
        "reconsideration",
        "direct_litigation",
        "litigation_after_reconsideration",
    ),
}
_PROACTIVE = (
    Quantity.RULES,
    Quantity.NORMATIVE,
    Quantity.LICENCES,
    Quantity.PENALTIES,
    Quantity.COMPULSION,
    Quantity.CHARGES,
)
_PUBLISHED_2019 = ("published", "made", "total")
_PUBLISHED_2021 = ("made", "in_force", "repealed")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sum of cells less other cells."""

    plus: tuple[CellRef, ...]
    minus: tuple[CellRef, ...] = ()

    def value(self, context: Context) -> Value:
        """The sum, None where a cell is blank, in doubt or not in this form."""
        cells = context.report.cells
        total: Number = 0
        for sign, some in ((1, self.plus), (-1, self.minus)):
            for cell in some:
                value = cells.get(cell)
                if value is None:
                    return None
                total += sign * value
        return total


def contradictions(
    context: Context, quantities: Iterable[Quantity], *, none: bool = False
) -> Iterator[Break]:
    """Give a break for each claim (or statement of none) on `quantities` that fits no reading."""
    claims = [claim for each in quantities for claim in context.claims_on.get((each, none), ())]
    if not claims:
        return
    said = set()
    for _, claim in sorted(claims, key=itemgetter(0)):  # in print order
        expected = _contradicted(context, claim)
        key = (claim.quantity, claim.aspect, claim.printed)
        if expected is not None and key not in said:
            said.add(key)
            yield _break(claim, *expected)


def contradiction(context: Context, claim: Claim) -> Break | None:
    """Give the break of one claim that fits no reading."""
    expected = _contradicted(context, claim)
    return _break(claim, *expected) if expected else None


def _contradicted(context: Context, claim: Claim) -> tuple[Reading, Number] | None:
    """The first reading and its value, if the claim fits none of the readings."""
    choices = readings(context, claim)
    known: list[Number] = []
    for reading in choices:
        value = reading.value(context)
        if value is None or _fits(context, claim, choices[0], value):
            return None
        known.append(value)
    if not known or (claim.none and known[0] <= 0):
        return None
    return choices[0], known[0]


def _fits(context: Context, claim: Claim, reading: Reading, value: Number) -> bool:
    """Whether one reading's value leaves nothing to say; for statements of none the first tells."""
    if claim.partial:
        return claim.figure.value <= value
    return not claim.none and _agrees(context, claim, reading, value)


def _agrees(context: Context, claim: Claim, reading: Reading, value: Number) -> bool:
    if claim.quantity is not Quantity.CHARGES:
        return claim.figure.agrees(value)
    printed = context.value(reading.plus[0])
    places = -Decimal(printed or 0).as_tuple().exponent  # type: ignore[operator]
    return claim.figure.agrees(value * _YUAN, Decimal(_YUAN).scaleb(-places))


def _break(claim: Claim, reading: Reading, value: Number) -> Break:
    cells = reading.plus + reading.minus
    table = cells[0].table
    expected = format(Decimal(value).normalize(), "f")
    unit = "万元" if claim.quantity is Quantity.CHARGES else ""
    where = _SECTIONS_ZH.get(claim.section, "前言")
    printed, text = claim.printed, claim.text
    said = text if len(text) <= _QUOTED_AT_MOST else f"{text[:_QUOTED_AT_MOST]}…"
    return Break(
        f"{where}写“{said}”，{TABLE_ZH[table]}相应数字是{expected}{unit}。",
        f"The prose of section {claim.section} says “{said}”;"
        f" {TABLE_EN[table]} gives {expected}{' (in 10,000 yuan)' if unit else ''}.",
        cells,
        printed=printed,
        expected=f"{expected}{unit}",
    )


_SECTIONS_ZH = {number: f"第{name}部分" for number, name in enumerate("一二三四五六", 1)}


# --- what a quantity may mean ---------------------------------------------------------------------


def readings(context: Context, claim: Claim) -> tuple[Reading, ...]:
    """Every sum of cells that a claim may mean, likeliest first; none where no cell counts it."""
    quantity = claim.quantity
    if quantity in _DISPUTE_ROWS:
        return _dispute_readings(quantity, claim.aspect)
    if quantity is Quantity.APPLICANTS:
        return _applicant_readings(claim.aspect)
    if quantity in _PROACTIVE:
        return _proactive_readings(context, claim)
    return _request_readings(context, quantity)


def _one(*cells: CellRef) -> tuple[Reading, ...]:
    return (Reading(cells),)


@cache
def _dispute_readings(quantity: Quantity, aspect: str) -> tuple[Reading, ...]:
    return _one(*(CellRef(DISPUTES, row, aspect) for row in _DISPUTE_ROWS[quantity]))


def _proactive_readings(context: Context, claim: Claim) -> tuple[Reading, ...]:
    row, of_2019 = claim.quantity.value, context.report.edition is Edition.E2019
    if claim.quantity is Quantity.CHARGES:
        return () if of_2019 else _one(CellRef(PROACTIVE, row, "amount_10k_yuan"))
    if claim.aspect == "published":
        aspects: tuple[str, ...] = _PUBLISHED_2019 if of_2019 else _PUBLISHED_2021
        return tuple(Reading((CellRef(PROACTIVE, row, each),)) for each in aspects)
    return _one(CellRef(PROACTIVE, row, claim.aspect or "decisions"))


@cache
def _total(*rows: str) -> tuple[CellRef, ...]:
    return tuple(CellRef(APPLICATIONS, row, "total") for row in rows)


@cache
def _applicant_readings(aspect: str) -> tuple[Reading, ...]:
    columns = _ORGANISATIONS if aspect == "organisations" else (aspect,)
    rows = (("new",), ("new", "carried_over"), ("total",))
    return tuple(
        Reading(tuple(CellRef(APPLICATIONS, row, column) for row in some for column in columns))
        for some in rows
    )


def _rows(context: Context, prefix: str) -> tuple[CellRef, ...]:
    return _total(*(row for row in context.report.applications if row.startswith(prefix)))


def _request_readings(context: Context, quantity: Quantity) -> tuple[Reading, ...]:
    if quantity in _ONE_ROW:
        return _one(*_total(_ONE_ROW[quantity]))
    if quantity is Quantity.GRANTED:
        return (Reading(_total("granted")), Reading(_total("granted", "partly_granted")))
    if quantity in _GROUPS:
        rows = _rows(context, _GROUPS[quantity])
        return (Reading(rows),) if rows else ()
    if quantity is Quantity.RECEIVED:
        return (Reading(_total("new")), Reading(_total("new", "carried_over")))
    handled = _handled_readings(context)
    if quantity is Quantity.HANDLED:
        return (*handled, Reading(_total("carried_over")))
    received = (Reading(_total("new")), Reading(_total("new", "carried_over")))
    return (*received, *handled)


def _handled_readings(context: Context) -> tuple[Reading, ...]:
    """What 办结 and 答复 count: all results; often only those answered, or only this year's."""
    total, over = _total("total"), _total("carried_over")
    dropped = _rows(context, "not_processed"), _rows(context, "other")
    apart = tuple(Reading(total, rows) for rows in (*dropped, dropped[0] + dropped[1]) if rows)
    return (Reading(total), Reading(total, over), *apart)


_ONE_ROW = {
    Quantity.NEW: "new",
    Quantity.CARRIED_OVER: "carried_over",
    Quantity.CARRIED_FORWARD: "carried_forward",
    Quantity.PARTLY: "partly_granted",
}
_GROUPS = {
    Quantity.REFUSED: "refused",
    Quantity.UNABLE: "unable",
    Quantity.NOT_PROCESSED: "not_processed",
    Quantity.OTHER: "other",
}
