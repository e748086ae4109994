"""Values in the XML of OFD files: numbers, boxes, matrices, in millimetres.

Coordinates are floats, for they place what is printed and are never printed themselves.
"""

import math
from collections.abc import Iterator

from lxml import etree

from gongkai.report.read.package import damaged
from gongkai.report.read.pdf_rules import Matrix

POINTS = 72 / 25.4  # in a millimetre
_FARTHEST = 1e6  # millimetres; no page is so large
_MOST_NUMBERS = 1_000_000

OfdBox = tuple[float, float, float, float]


def local(element: etree._Element) -> str:
    """Give the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def number(text: str) -> float:
    """Give a coordinate. Raises UnreadableError (damaged) for what is none."""
    try:
        value = float(text)
    except ValueError:
        raise damaged("OFD") from None
    if not math.isfinite(value) or abs(value) > _FARTHEST:
        raise damaged("OFD")
    return value


def numbers(text: str | None) -> list[float]:
    """Give the coordinates of a list. Raises UnreadableError (damaged)."""
    return [number(part) for part in (text or "").replace(",", " ").split()]


def box(text: str | None) -> OfdBox:
    """Give left, top, width and height; all 0 where nothing is said."""
    found = numbers(text)
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    if len(found) != 4:  # noqa: PLR2004 - a box has four numbers
        raise damaged("OFD")
    left, top, width, height = found
    return left, top, width, height


def matrix(text: str | None) -> Matrix:
    """Give a transformation; that which changes nothing where none is said."""
    found = numbers(text)
    if not found:
        return 1, 0, 0, 1, 0, 0
    if len(found) != 6:  # noqa: PLR2004 - a matrix has six numbers
        raise damaged("OFD")
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def deltas(text: str | None) -> Iterator[float]:
    """Give the steps between characters; "g 3 5.5" stands for 5.5 three times."""
    parts = iter((text or "").replace(",", " ").split())
    left = _MOST_NUMBERS
    for part in parts:
        if part not in ("g", "G"):
            yield number(part)
            continue
        count, step = next(parts, ""), number(next(parts, ""))
        if not count.isdecimal() or len(count) > 7:  # noqa: PLR2004 - more than any text has
            raise damaged("OFD")
        for _ in range(min(int(count), left)):
            yield step
        left -= int(count)


def is_seen(element: etree._Element) -> bool:
    """Tell whether an object is neither hidden nor wholly transparent."""
    if element.get("Visible", "true").strip().lower() in ("false", "0"):
        return False
    return element.get("Alpha", "255").strip() not in ("0", "0.0")
