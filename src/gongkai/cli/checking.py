"""Checking where files are read: in the isolated processes, for prose may be hostile too."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.report.check import Finding, check
from gongkai.report.model import AnnualReport
from gongkai.report.read.isolate import read_here
from gongkai.report.read.limits import Limits
from gongkai.report.read.reading import Doubt, Reading
from gongkai.statute.editions import Edition


class CheckedReport(NamedTuple):
    """What the command says of a checked report; the report itself stays in its process."""

    agency: str | None
    year: int | None
    edition: Edition
    doubts: tuple[Doubt, ...]
    findings: tuple[Finding, ...]


def read_and_check(data: bytes, limits: Limits) -> CheckedReport:
    """Read and check one report in this process."""
    return checked(read_here(data, limits))


def checked(
    reading: Reading, previous: AnnualReport | None = None, children: Sequence[AnnualReport] = ()
) -> CheckedReport:
    """Check one report, beside others where they are given, in this process."""
    report = reading.report
    findings = tuple(check(report, previous, children))
    return CheckedReport(report.agency, report.year, report.edition, reading.doubts, findings)
