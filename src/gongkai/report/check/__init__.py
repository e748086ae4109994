"""Checking an annual report: findings, never exceptions, never repairs."""

from collections.abc import Sequence
from functools import lru_cache

from gongkai.report.check import catalogue as catalogue  # registers every rule
from gongkai.report.check.finding import Finding, Severity
from gongkai.report.check.rule import RULES, Context, Rule
from gongkai.report.model import AnnualReport
from gongkai.statute.editions import Edition

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]


def check(
    report: AnnualReport,
    previous: AnnualReport | None = None,
    children: Sequence[AnnualReport] = (),
) -> list[Finding]:
    """Every finding on a report, in the order of the rules (docs/checks.md).

    `previous` is the same agency's report of the year before, `children` the reports of the
    agencies that this one adds up. Rules that need them are silent without.
    """
    context = Context(report, previous, tuple(children))
    return [
        rule.finding(broken, report.edition)
        for rule in _applying(report.edition, report.year)
        for broken in rule.check(context)
    ]


@lru_cache(maxsize=64)
def _applying(edition: Edition, year: int | None) -> tuple[Rule, ...]:
    """The rules that reports of an edition and a year come under; all are registered by now."""
    return tuple(rule for rule in RULES.values() if rule.covers(edition, year))
