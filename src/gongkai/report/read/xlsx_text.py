"""Texts of an XLSX file: shared strings, runs of rich text, escaped characters."""

import re

from lxml import etree

from gongkai.report.read.limits import Limits
from gongkai.report.read.package import Package

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def item_text(item: etree._Element) -> str:
    r"""Give the text of a string item, its runs joined, without readings set above; "\n" breaks."""
    parts = []
    for part in item:
        name = str(part.tag).rpartition("}")[2]
        if name == "t":
            parts.append(part.text or "")
        elif name == "r":
            parts.extend(text.text or "" for text in part.iterchildren("{*}t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    r"""Give a text with its escaped characters as they are, and its line ends as "\n"."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shared_strings(package: Package, name: str | None, limits: Limits) -> list[str]:
    """Give the strings that cells name by index. Raises UnreadableError: too_large, damaged."""
    if name is None or name not in package:
        return []
    from gongkai.report.read.xlsx_sheet import too_large

    strings: list[str] = []
    left = limits.characters
    for item in package.elements(name, "si"):
        text = item_text(item)
        left -= len(text) + 1
        if left < 0:
            raise too_large(limits)
        strings.append(text)
    return strings
