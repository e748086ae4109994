"""JSON: the report for machines, by the published schema `gongkai.annual-report/1`."""

from gongkai.report.exchange import json_text, report_document
from gongkai.report.model import AnnualReport
from gongkai.report.write.characters import require_xml
from gongkai.report.write.layout import layout


def json(report: AnnualReport) -> bytes:
    """Write the report as a document that `report_from_json` gives back.

    Raises UnwritableError: bad_character.
    """
    require_xml(layout(report))  # what no other format holds does not leave by this one either
    return f"{json_text(report_document(report))}\n".encode()
