"""The text that a paragraph of a DOCX file shows, and the text boxes that hang on it."""

from copy import copy

from lxml import etree

from gongkai.report.read.docx_xml import attribute, child, is_on, local, shown, value
from gongkai.report.read.fold import superscript

_UNSEEN_RUNS = ("vanish", "strike", "dstrike")
_RAISED = ("superscript", "subscript")
UNKNOWN = "\ufffd"
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSEEN = frozenset(
    (
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "del",
        "moveFrom",
        "delInstrText",
        "rt",  # the small print above a ruby base
        "rubyPr",
        "sdtPr",
        "fldData",
        "posOffset",
        "align",
    )
)


def paragraph_text(paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
    r"""Give the text shown ("\n" where it breaks) and the contents of its text boxes."""
    parts: list[str] = []
    boxes: list[etree._Element] = []
    stack = list(reversed(list(shown(paragraph))))
    while stack:
        item = stack.pop()
        name = local(item)
        if name == "t":
            parts.append(item.text or "")
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name == "sym":
            parts.append(_symbol(item))
        elif name == "txbxContent":
            boxes.append(item)
        elif name == "r" and (properties := child(item, "rPr")) is not None:
            if any(is_on(properties, switch) for switch in _UNSEEN_RUNS):
                continue
            if value(properties, "vertAlign") in _RAISED:
                stack.extend(_raised(item))
            else:
                stack.extend(reversed(list(shown(item))))
        elif name not in _UNSEEN:
            stack.extend(reversed(list(shown(item))))
    return "".join(parts), boxes


def _raised(run: etree._Element) -> list[etree._Element]:
    """Give a run's parts, last first, the digits of its text raised (a footnote's mark)."""
    parts = []
    for item in reversed(list(shown(run))):
        part = item
        if local(item) == "t":
            part = copy(item)
            part.text = superscript(item.text or "")
        parts.append(part)
    return parts


def _symbol(element: etree._Element) -> str:
    """Give a symbol; one by its place in a picture font is not known."""
    code = attribute(element, "char") or ""
    try:
        point = int(code, 16)
    except ValueError:
        return UNKNOWN
    is_private = 0xE000 <= point <= 0xF8FF  # noqa: PLR2004 - Unicode's private use area
    return UNKNOWN if is_private or not 0x20 < point < 0xD800 else chr(point)  # noqa: PLR2004
