"""Dates as people write them in tables: 2026-09-28, 2026/9/28, 2026年9月28日, 20260928."""

import re
from datetime import date

from django.utils.translation import gettext as _

from gongkai.records.errors import RefusedError

_WRITTEN = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(\d{4})(\d{2})(\d{2})"
)


def read_date(text: str, field: str) -> date:
    """Read a date. Raises RefusedError for what is none, such as 2026-02-30."""
    found = _WRITTEN.fullmatch(text.strip())
    parts = [part for part in found.groups() if part is not None] if found else []
    try:
        year, month, day = map(int, parts)
        return date(year, month, day)
    except ValueError:
        raise RefusedError(
            _("“%(text)s”不是日期，请写成 2026-09-28 这样。") % {"text": text}, field
        ) from None
