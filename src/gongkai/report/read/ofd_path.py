"""Ruled lines of an OFD path object."""

from collections.abc import Iterator

from lxml import etree

from gongkai.report.read.ofd_values import is_seen, local, number
from gongkai.report.read.package import damaged
from gongkai.report.read.pdf_rules import Matrix, Point, Rule, apply, outline_rules

_ON = frozenset(("true", "1"))
# How many numbers follow a letter; the last two are where the piece ends.
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def path_rules(element: etree._Element, to_page: Matrix) -> Iterator[Rule]:
    """Give the rules that a path draws; `to_page` takes its coordinates to points on the page."""
    stroked = element.get("Stroke", "true").lower() in _ON and _is_inked(element, "StrokeColor")
    filled = element.get("Fill", "false").lower() in _ON and _is_inked(element, "FillColor")
    if not is_seen(element) or not (stroked or filled):
        return
    data = next((item.text for item in element if local(item) == "AbbreviatedData"), None)
    for points in _subpaths((data or "").split(), to_page):
        yield from outline_rules(points, stroked=stroked)


def _is_inked(element: etree._Element, name: str) -> bool:
    colour = next((item for item in element if local(item) == name), None)
    return colour is None or is_seen(colour)


def pieces(element: etree._Element) -> int:
    """Tell of how many pieces, at most, a path is drawn."""
    data = next((item.text for item in element if local(item) == "AbbreviatedData"), None)
    return len(data or "") // 4


def _subpaths(parts: list[str], to_page: Matrix) -> Iterator[list[Point]]:
    """Give the corners of each straight piece of a path; a curve ends a piece."""
    points: list[Point] = []
    at = 0
    while at < len(parts):
        letter = parts[at]
        count = _NUMBERS.get(letter)
        if count is None or at + count >= len(parts) + (count == 0):
            raise damaged("OFD")
        if letter == "C":
            if points:
                points.append(points[0])
        else:
            x, y = parts[at + count - 1], parts[at + count]
            point = apply(to_page, number(x), number(y))
            if letter != "L":
                if len(points) > 1:
                    yield points
                points = []
            points.append(point)
        at += count + 1
    if len(points) > 1:
        yield points
