"""The pages of an OFD file: which parts hold what each draws.

A page's coordinates begin at its top left corner, wherever its box is said to lie.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gongkai.report.read.limits import Limits
from gongkai.report.read.ofd_values import local
from gongkai.report.read.package import Package, damaged


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its contents from the lowest to the topmost, and the composite drawings by id."""

    contents: list[etree._Element]
    units: dict[str, etree._Element]


@dataclass(slots=True)
class OfdDocument:
    """One document of a file: the parts of its pages, and what they share."""

    _package: Package
    _name: str
    _root: etree._Element
    parts: list[str] = field(default_factory=list)
    _units: dict[str, etree._Element] = field(default_factory=dict)
    _templates: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, etree._Element] = field(default_factory=dict)

    def prepare(self) -> None:
        """Take in what the pages share. Raises UnreadableError: damaged."""
        for item in self._root.iterfind("{*}CommonData/*"):
            name = local(item)
            if name in ("PublicRes", "DocumentRes"):
                self._units |= self._units_of((item.text or "").strip(), self._name)
            elif name == "TemplatePage":
                self._templates[item.get("ID", "")] = item.get("BaseLoc", "")

    def pages(self) -> Iterator[Page]:
        """Give the pages. Raises UnreadableError: damaged."""
        for part in self.parts:
            root = self._package.tree(part)
            if root is None:
                raise damaged("OFD")
            units = self._units
            for item in root.iterfind("{*}PageRes"):
                units = units | self._units_of((item.text or "").strip(), part)
            yield Page(self._contents(root), units)

    def _contents(self, root: etree._Element) -> list[etree._Element]:
        own = root.find("{*}Content")
        below: list[etree._Element] = []
        above: list[etree._Element] = []
        for item in root.iterfind("{*}Template"):
            place = above if item.get("ZOrder") == "Foreground" else below
            place.extend(self._template(item.get("TemplateID", "")))
        return [*below, *([] if own is None else [own]), *above]

    def _template(self, identity: str) -> list[etree._Element]:
        location = self._templates.get(identity)
        if location is None:
            return []
        if identity not in self._kept:
            root = self._package.tree(found_part(self._package, location, self._name))
            if root is None:
                raise damaged("OFD")
            self._kept[identity] = root
        content = self._kept[identity].find("{*}Content")
        return [] if content is None else [content]

    def _units_of(self, location: str, beside: str) -> dict[str, etree._Element]:
        """Give the composite drawings of a part of resources; none where it is not there."""
        if not location:
            return {}
        root = self._package.tree(found_part(self._package, location, beside))
        if root is None:
            return {}
        return {
            item.get("ID", ""): item
            for item in root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit")
        }


def opened(package: Package, limits: Limits) -> OfdDocument:
    """Give the file's first document that has pages.

    Raises UnreadableError: damaged.
    """
    root = package.tree("OFD.xml")
    if root is None or local(root) != "OFD":
        raise damaged("OFD")
    first: OfdDocument | None = None
    for item in root.iterfind("{*}DocBody/{*}DocRoot"):
        name = found_part(package, (item.text or "").strip(), "OFD.xml")
        tree = package.tree(name)
        if tree is None:
            continue
        document = OfdDocument(package, name, tree)
        # One more than the limit is enough to say that there are too many.
        for page in tree.iterfind("{*}Pages/{*}Page"):
            document.parts.append(found_part(package, page.get("BaseLoc", ""), name))
            if len(document.parts) > limits.pages:
                return document
        if document.parts:
            document.prepare()
            return document
        first = first or document
    if first is None:
        raise damaged("OFD")
    return first


def found_part(package: Package, location: str, beside: str) -> str:
    """Give the name of the part at a location, which counts from `beside`, else from the root."""
    location = location.replace("\\", "/").strip()
    near = posixpath.normpath(posixpath.join("/", posixpath.dirname(beside), location))
    return near if near in package else posixpath.normpath(posixpath.join("/", location))
