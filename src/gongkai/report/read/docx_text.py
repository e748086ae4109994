"""The text that a paragraph of a DOCX file shows, and the text boxes that hang on it."""

from lxml import etree

from gongkai.report.read.docx_xml import attribute, child, is_on, local, shown

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
        elif name == "r" and is_on(child(item, "rPr"), "vanish"):
            continue
        elif name not in _UNSEEN:
            stack.extend(reversed(list(shown(item))))
    return "".join(parts), boxes


def _symbol(element: etree._Element) -> str:
    """Give a symbol; one by its place in a picture font is not known."""
    code = attribute(element, "char") or ""
    try:
        point = int(code, 16)
    except ValueError:
        return UNKNOWN
    is_private = 0xE000 <= point <= 0xF8FF  # noqa: PLR2004 - Unicode's private use area
    return UNKNOWN if is_private or not 0x20 < point < 0xD800 else chr(point)  # noqa: PLR2004
