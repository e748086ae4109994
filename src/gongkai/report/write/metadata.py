"""What a report knows and no page prints: its date of publication, and the date of a file."""

from datetime import date

from gongkai.report.model import AnnualReport

PUBLISHED_ON = "published_on="
_UNDATED = date(2000, 1, 1)


def keywords(report: AnnualReport) -> list[str]:
    """Give the keywords of a file that holds the report."""
    return [f"{PUBLISHED_ON}{report.published_on.isoformat()}"] if report.published_on else []


def file_date(report: AnnualReport) -> date:
    """Give the date that a file's format asks for: the report's own, so that no clock is in it.

    The date of publication, else the first on which the report can have been made.
    """
    if report.published_on is not None:
        return report.published_on
    return date(report.year + 1, 1, 1) if report.year is not None else _UNDATED
