"""JSON: the report for machines, by the published schema `gongkai.annual-report/1`."""

from gongkai.report.exchange import json_text, report_document
from gongkai.report.model import AnnualReport


def json(report: AnnualReport) -> bytes:
    """Write the report as a document that `report_from_json` gives back."""
    return f"{json_text(report_document(report))}\n".encode()
