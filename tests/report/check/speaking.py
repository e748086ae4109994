"""A report whose every sum is a different number, made to say a sentence."""

from decimal import Decimal
from typing import Any

from gongkai.report.check import check
from gongkai.report.model import AnnualReport, Section, Subsection
from gongkai.statute.editions import Edition
from tests.report.check.reports import AGENCY, GOVERNMENT

_RESULTS = {
    "granted": 1200,
    "partly_granted": 300,
    "refused_state_secret": 5,
    "refused_other_law": 30,
    "refused_security_stability": 5,
    "refused_third_party": 20,
    "refused_internal_affairs": 40,
    "refused_process": 60,
    "refused_enforcement_file": 70,
    "refused_enquiry": 30,
    "unable_not_held": 500,
    "unable_needs_creation": 80,
    "unable_still_unclear": 20,
    "not_processed_petition": 90,
    "not_processed_repeat": 40,
    "not_processed_publication": 10,
    "not_processed_excessive": 5,
    "not_processed_reissue": 5,
    "other_not_clarified": 60,
    "other_fee_unpaid": 10,
    "other_other": 220,
}
APPLICATIONS = {
    "new": (2600, 150, 10, 20, 25, 6, 2811),
    "carried_over": (49, 0, 0, 0, 0, 0, 49),
    **{key: (value, 0, 0, 0, 0, 0, value) for key, value in _RESULTS.items()},
    "total": (2589, 150, 10, 20, 25, 6, 2800),
    "carried_forward": (60, 0, 0, 0, 0, 0, 60),
}
DISPUTES = {
    "reconsideration": (20, 5, 6, 4, 35),
    "direct_litigation": (8, 1, 2, 1, 12),
    "litigation_after_reconsideration": (5, 2, 1, 1, 9),
}
PROACTIVE = {
    "rules": (2, 1, 11),
    "normative_documents": (13, 6, 55),
    "licences": (447228,),
    "penalties": (3985,),
    "compulsion": (88,),
    "charges": (Decimal("96171.6"),),
}
PROACTIVE_2019 = {
    "rules": (2, 2, 11),
    "normative_documents": (13, 13, 55),
    "licences": (120, 1, 447228),
    "other_services": (8, 0, 41),
    "penalties": (30, -2, 3985),
    "compulsion": (4, 0, 88),
    "charges": (2, 0),
    "procurement": (6, Decimal("1204500.50")),
}


def speaking(text, section=1, heading="", agency=AGENCY, year=2024, **changes) -> AnnualReport:
    """The report with one paragraph; `changes` are attributes of the report."""
    old = year is not None and year < 2021
    rows: dict[str, Any] = dict(APPLICATIONS)
    if old:
        split = [rows.pop(key) for key in tuple(rows) if key.startswith("other_")]
        summed = tuple(map(sum, zip(*split, strict=True)))
        rows = {**rows, "other": summed, "total": rows.pop("total"),
                "carried_forward": rows.pop("carried_forward")}  # fmt: skip
    facts: dict[str, Any] = {
        "proactive": PROACTIVE_2019 if old else PROACTIVE,
        "applications": rows,
        "disputes": DISPUTES,
        "sections": (Section(section, "", (Subsection(heading, tuple(text.split("\n"))),)),),
    }
    edition = Edition.E2019 if old else Edition.E2021
    return AnnualReport(agency, year, edition, **{**facts, **changes})


def agency_for(text) -> str:
    """A whole city's report where a sentence speaks of one."""
    return GOVERNMENT if "全市" in text or "我市" in text else AGENCY


def text_codes(report) -> list[str]:
    """The codes of what is found in the prose's numbers."""
    return [found.code for found in check(report) if found.code.startswith("TEXT-")]
