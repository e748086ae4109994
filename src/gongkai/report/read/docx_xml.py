"""Names of WordprocessingML elements, the same for its transitional and strict namespaces."""

from collections.abc import Iterator

from lxml import etree

from gongkai.report.read.package import damaged

_LOCAL: dict[object, str] = {}
_TRANSPARENT = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple")
)
_MAX_NUMBER = 10_000  # Word allows 63 columns and 32,767 list items; a report is far below


def local(element: etree._Element) -> str:
    """Give the element's name without its namespace; "" for comments and instructions."""
    tag = element.tag
    name = _LOCAL.get(tag)
    if name is None:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if len(_LOCAL) < _MAX_NUMBER:
            _LOCAL[tag] = name
    return name


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Give the first descendant along a path of names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((item for item in element if local(item) == name), None)
    return element


def attribute(element: etree._Element, name: str) -> str | None:
    """Give an attribute by its name, in the element's own namespace or none."""
    namespace = etree.QName(element).namespace
    value = element.get(f"{{{namespace}}}{name}")
    return element.get(name) if value is None else value


def value(element: etree._Element | None, *path: str) -> str | None:
    """Give the `val` of the descendant along a path."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def number(element: etree._Element | None, *path: str) -> int | None:
    """Give the `val` of the descendant along a path as a number.

    Raises UnreadableError (damaged) for what is no small whole number.
    """
    text = value(element, *path)
    if text is None:
        return None
    if not text.strip().isdecimal() or len(text) > len(str(_MAX_NUMBER)):
        raise damaged("DOCX")
    return int(text)


def is_on(element: etree._Element | None, *path: str) -> bool:
    """Tell whether the switch at a path is there and not turned off."""
    found = child(element, *path)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


def shown(element: etree._Element) -> Iterator[etree._Element]:
    """Give the children that are shown, those inside content controls and insertions included.

    Of alternative contents the first is taken: a fallback says the same again.
    """
    stack = list(reversed(element))
    while stack:
        item = stack.pop()
        name = local(item)
        if name in _TRANSPARENT:
            stack.extend(reversed(item))
        elif name == "AlternateContent":
            stack.extend(reversed(_alternative(item)))
        elif name not in ("del", "moveFrom"):
            yield item


def _alternative(element: etree._Element) -> list[etree._Element]:
    chosen = child(element, "Choice")
    if chosen is None:
        chosen = child(element, "Fallback")
    return [] if chosen is None else list(chosen)
