"""Reading an annual report that somebody published: any form in, figures, places and doubts out."""

from pathlib import Path
from typing import BinaryIO

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import DEFAULT_LIMITS, Limits
from gongkai.report.read.reading import Doubt, How, Reading, Reason

__all__ = [
    "DEFAULT_LIMITS",
    "Doubt",
    "How",
    "Limits",
    "Reading",
    "Reason",
    "UnreadableError",
    "read",
]


def read(source: Path | str | bytes | BinaryIO, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read an annual report: a path, bytes or a stream of text, HTML, DOCX, XLSX, PDF or OFD.

    The format is found by content, not by name. Raises UnreadableError, whose `zh` and `en` say
    in one sentence what was wrong and what to do. For files of strangers use `read_isolated`.
    """
    from gongkai.report.read.formats import open_document
    from gongkai.report.read.load import load
    from gongkai.report.read.recognise import recognise

    data = load(source, limits)
    if data[:16].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from gongkai.report.read.json_file import is_report_json, json_reading

        if is_report_json(data):
            return json_reading(data, limits)
    return recognise(open_document(data, limits))
