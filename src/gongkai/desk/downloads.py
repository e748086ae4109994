"""Lists as files: streamed, so that their length does not matter."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.http import StreamingHttpResponse

from gongkai.records.tables import write_csv


def csv_response(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """Give rows as a CSV download; no cell of it is a formula."""
    response = StreamingHttpResponse(
        write_csv(headings, iter(rows)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.csv"
    return response
