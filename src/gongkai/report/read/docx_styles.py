"""Styles of a DOCX file: which are headings, and which number their paragraphs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gongkai.report.read.docx_xml import attribute, child, local, number, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DEEPEST = 6  # levels that a Paragraph tells apart
_MAX_ANCESTORS = 20  # styles that rest on each other in a circle end here


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: heading level (0 for none), list and its level (None for none)."""

    heading: int = 0
    list_id: str | None = None
    list_level: int = 0


PLAIN = Style()


def styles(root: etree._Element | None) -> Mapping[str | None, Style]:
    """Give the paragraph styles by identifier, what they rest on included."""
    if root is None:
        return {}
    elements = {
        attribute(element, "styleId"): element for element in root if local(element) == "style"
    }
    return {name: _style(element, elements) for name, element in elements.items()}


def _style(element: etree._Element | None, elements: Mapping[str | None, etree._Element]) -> Style:
    heading, list_id, list_level = 0, None, None
    for _ in range(_MAX_ANCESTORS):
        if element is None:
            break
        properties = child(element, "pPr")
        heading = heading or heading_level(properties) or _named_level(value(element, "name"))
        list_id = list_id or value(properties, "numPr", "numId")
        if list_level is None:
            list_level = number(properties, "numPr", "ilvl")
        element = elements.get(value(element, "basedOn"))
    return Style(heading, list_id, list_level or 0)


def heading_level(properties: etree._Element | None) -> int:
    """Give the outline level that a paragraph's properties set: 1 to 6, 0 for body text."""
    level = number(properties, "outlineLvl")
    return 0 if level is None or level >= _DEEPEST else level + 1


def _named_level(name: str | None) -> int:
    if not name:
        return 0
    if name.lower() == "title":
        return 1
    found = _HEADING.fullmatch(name.strip())
    return min(int(found[1]), _DEEPEST) if found else 0
