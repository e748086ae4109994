"""What an OFD page draws: characters, ruled lines, and how many pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.ofd_path import path_rules, pieces
from gongkai.report.read.ofd_text import text_characters
from gongkai.report.read.ofd_values import POINTS, box, is_seen, local, matrix
from gongkai.report.read.pdf_rules import Matrix, Rule, apply, compose, outline_rules
from gongkai.report.read.pdf_text import Char

_PAGE_SHARE = 10  # a page may have this part of the characters that a file may have
_DEEPEST = 100  # objects within objects
_CONTAINERS = frozenset(("Content", "Layer", "PageBlock"))


@dataclass(slots=True)
class Drawn:
    """What a page draws, in points from its top left corner."""

    chars: list[Char] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: int = 0


def draw(
    contents: Iterable[etree._Element], units: Mapping[str, etree._Element], limits: Limits
) -> Drawn:
    """Give what contents draw one over the other on a page.

    `units` are the composite drawings by id. Raises UnreadableError: too_large, too_deep, damaged.
    """
    drawing = _Drawing(units, limits)
    for content in contents:
        drawing.draw(content, (POINTS, 0.0, 0.0, POINTS, 0.0, 0.0))
    return drawing.drawn


class _Drawing:
    """Walks the objects of a page, each within its limits."""

    def __init__(self, units: Mapping[str, etree._Element], limits: Limits) -> None:
        self.drawn = Drawn()
        self._units = units
        self._objects = limits.cells
        self._characters = limits.characters // _PAGE_SHARE

    def draw(self, content: etree._Element, to_page: Matrix) -> None:
        """Draw all objects within an element, in their order."""
        stack = [(item, to_page, 0) for item in reversed(content)]
        while stack:
            item, outer, depth = stack.pop()
            self._objects -= 1
            if self._objects < 0:
                raise too_much()
            if depth > _DEEPEST:
                raise _too_deep()
            name = local(item)
            if name in _CONTAINERS:
                if is_seen(item):
                    stack.extend((inner, outer, depth + 1) for inner in reversed(item))
            elif name == "CompositeObject":
                unit = self._units.get(item.get("ResourceID", ""))
                if unit is not None and is_seen(item):
                    own = _own_matrix(item, outer)
                    stack.extend((inner, own, depth + 1) for inner in reversed(unit))
            else:
                self._object(item, name, outer)

    def _object(self, item: etree._Element, name: str, outer: Matrix) -> None:
        if name == "TextObject":
            for char in text_characters(item, _own_matrix(item, outer)):
                self._characters -= 1
                if self._characters < 0:
                    raise too_much()
                self.drawn.chars.append(char)
        elif name == "PathObject":
            self._objects -= pieces(item)
            if self._objects < 0:
                raise too_much()
            self.drawn.rules.extend(path_rules(item, _own_matrix(item, outer)))
        elif name == "ImageObject" and is_seen(item):
            left, top, width, height = box(item.get("Boundary"))
            corners = [
                apply(outer, x, y) for x in (left, left + width) for y in (top, top + height)
            ]
            thin = list(outline_rules(corners, stroked=False))
            self.drawn.rules.extend(thin)
            self.drawn.images += not thin


def _own_matrix(item: etree._Element, outer: Matrix) -> Matrix:
    """Give what takes an object's coordinates to the page: its own matrix, then its boundary."""
    left, top, _, _ = box(item.get("Boundary"))
    own = matrix(item.get("CTM"))
    return compose(compose(own, (1, 0, 0, 1, left, top)), outer)


def too_much() -> UnreadableError:
    """Give the error of a page that draws too much."""
    return UnreadableError(
        "too_large",
        "OFD 一页中的文字或图形对象过多，不像年度报告，请检查文件。",
        "A page of the OFD has too many characters or draws too much to be an annual report; "
        "check the file.",
    )


def _too_deep() -> UnreadableError:
    return UnreadableError(
        "too_deep",
        "OFD 中的图形对象嵌套层数过多，不像年度报告，请检查文件。",
        "The OFD's objects are nested too deeply to be an annual report; check the file.",
    )
