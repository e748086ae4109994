"""Whether a text with HTML tables in it is Markdown, as converters of PDF files write it."""

import re

_PAGE = re.compile(r"<(?:!doctype|head|meta|title|style|script|link)\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:(/?table)|p|div|br|span|h[1-6]|li)\b", re.IGNORECASE)
_LINES_A_TAG = 8  # a stray tag makes no page of a text that has so many lines for each


def is_markdown(text: str) -> bool:
    """Tell whether lines end where the text's do: it has no page's head, and nearly no tags.

    What stands inside tables does not count: there the tags are the converter's.
    """
    if _PAGE.search(text) is not None:
        return False
    tags = lines = depth = end = 0
    for match in _TAG.finditer(text):
        kind = match[1]
        if depth == 0:
            lines += text.count("\n", end, match.start())
            tags += kind is None
        end = match.end()
        if kind is not None:
            depth = max(depth - 1, 0) if kind[0] == "/" else depth + 1
    if depth == 0:
        lines += text.count("\n", end)
    return tags * _LINES_A_TAG <= lines
