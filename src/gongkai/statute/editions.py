"""From when the Regulation and each edition of the annual report's form (年报格式) apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.statute.citations import FORM_NOTICE_2019, FORM_NOTICE_2021, Instrument

REGULATION_IN_FORCE = date(2019, 5, 15)
"""Reg. Art. 56: the Regulation as revised by State Council Order 711 is in force from this day."""


class Edition(StrEnum):
    """An edition of the form (年报格式), named by the year of its notice."""

    E2019 = "2019"
    E2021 = "2021"


@dataclass(frozen=True, slots=True)
class EditionRule:
    """What prescribes an edition and for reports on which years, first and last (None: none yet).

    `certain` is False where the years were not found in a source that could be read; `note` says
    what is missing.
    """

    notice: Instrument
    issued_on: date | None
    first_year: int
    last_year: int | None
    certain: bool
    note: str = ""


EDITION_RULES: Mapping[Edition, EditionRule] = MappingProxyType(
    {
        Edition.E2019: EditionRule(
            notice=FORM_NOTICE_2019,
            issued_on=None,
            first_year=2019,
            last_year=2020,
            certain=False,
            note="the notice's date and the years it was used for were not found in its own text",
        ),
        Edition.E2021: EditionRule(
            notice=FORM_NOTICE_2021,
            issued_on=date(2021, 9, 26),
            first_year=2021,
            last_year=None,
            certain=True,
        ),
    }
)


def edition_for(year: int) -> Edition:
    """Return the edition prescribed for a report on *year*.

    What an agency used may differ: real reports show it. ValueError for a year before 2019, whose
    reports followed the Regulation of 2007 and no uniform form.
    """
    for edition, rule in EDITION_RULES.items():
        if rule.first_year <= year and (rule.last_year is None or year <= rule.last_year):
            return edition
    raise ValueError(f"no uniform form was prescribed for the report on {year}")
