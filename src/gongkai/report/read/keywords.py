"""The date of publication among a file's own keywords, where gongkai writes it."""

import re
from datetime import date

_PUBLISHED = re.compile(r"\bpublished_on=(\d{4})-(\d{2})-(\d{2})\b")


def published_in(keywords: str | None) -> date | None:
    """Give the date that the keywords say the report was published on; None where they do not."""
    found = _PUBLISHED.search(keywords or "")
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
