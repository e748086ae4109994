"""The date of publication among a file's own keywords, where gongkai writes it."""

import re
from datetime import date

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.package import Package

_PUBLISHED = re.compile(r"\bpublished_on=(\d{4})-(\d{2})-(\d{2})\b")
_PARTS = {"docProps/core.xml": "{*}keywords", "OFD.xml": "{*}DocBody/{*}DocInfo//{*}Keyword"}


def published_in(keywords: str | None) -> date | None:
    """Give the date that the keywords say the report was published on; None where they do not."""
    found = _PUBLISHED.search(keywords or "")
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def published_by(package: Package) -> date | None:
    """Give the date that an Office or OFD file's properties say; None where they do not."""
    for part, path in _PARTS.items():
        try:
            root = package.tree(part)
        except UnreadableError:  # what stands beside the text may be broken without harm to it
            continue
        found = [] if root is None else [item.text for item in root.iterfind(path)]
        for keyword in found:
            if (published := published_in(keyword)) is not None:
                return published
    return None
