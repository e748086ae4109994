"""What is left in a DOCX (ECMA-376): changes, comments, hidden text, embedded files, properties."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from gongkai.records.publishing.precheck.alarm import Place
from gongkai.records.publishing.precheck.residue import Residue, shortened
from gongkai.report.read.docx_xml import attribute, child, is_on, local, value
from gongkai.report.read.limits import Limits
from gongkai.report.read.package import Package, Relation

if TYPE_CHECKING:
    from lxml import etree

_USUAL = "word/document.xml"
_STORIES: Mapping[str, tuple[str, str]] = {
    "header": ("页眉", "a header"),
    "footer": ("页脚", "a footer"),
    "footnotes": ("脚注", "the footnotes"),
    "endnotes": ("尾注", "the endnotes"),
}
_CHANGED = frozenset(
    [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
        "numberingChange",
    ]
)
_OWNERS = frozenset(("p", "tr", "sectPr"))
_TEXT = frozenset(("t", "delText", "instrText", "delInstrText"))
_EMBEDDED = frozenset(("oleObject", "package", "aFChunk", "attachedToolbars", "vbaProject"))
_CORE: Mapping[str, tuple[str, str]] = {
    "creator": ("作者", "author"),
    "lastModifiedBy": ("上次修改者", "last modified by"),
    "description": ("备注", "comments"),
    "category": ("类别", "category"),
    "contentStatus": ("状态", "status"),
}
_EXTENDED: Mapping[str, tuple[str, str]] = {
    "Company": ("单位", "company"),
    "Manager": ("经理", "manager"),
    "HyperlinkBase": ("超链接基础", "hyperlink base"),
}
_MOST_STYLES = 20  # one based on another


def docx_residue(data: bytes, limits: Limits) -> Iterator[Residue]:
    """Find what is left in a DOCX. Raises UnreadableError."""
    package = Package(data, limits, "DOCX")
    main = package.main_part(_USUAL)
    relations = list(package.relations(main).values())
    hidden = _hidden_styles(package, relations)
    yield from _story(package.tree(main), "", "", hidden)
    for relation in relations:
        if relation.kind in _STORIES:
            yield from _story(package.tree(relation.target), *_STORIES[relation.kind], hidden)
        elif relation.kind == "comments":
            yield from _comments(package.tree(relation.target))
    yield from _parts(relations)
    yield from _properties(package)


def _story(
    root: "etree._Element | None", zh: str, en: str, hidden: frozenset[str]
) -> Iterator[Residue]:
    """Go through the paragraphs of a part; what stands outside of any belongs to the next."""
    if root is None:
        return
    number = 0
    for element in root.iter("{*}p", "{*}tr", "{*}sectPr"):
        number += local(element) == "p"
        where = Place(f"{zh}第{max(number, 1)}段", f"paragraph {max(number, 1)}{_of(en)}")
        changed = _changed(element)
        if changed is not None:
            yield Residue("FILE-TRACKED-CHANGES", where, shortened(changed))
        if local(element) == "p" and (unseen := _unseen(element, hidden)):
            yield Residue("FILE-HIDDEN-TEXT", where, shortened(unseen))


def _of(en: str) -> str:
    return f" of {en}" if en else ""


def _changed(element: "etree._Element") -> str | None:
    """The text that changes touch, "" where only the layout changed; None without changes."""
    changes = [
        item for item in element.iter() if local(item) in _CHANGED and _owner(item) is element
    ]
    return "".join(map(_text, changes)) if changes else None


def _owner(element: "etree._Element") -> "etree._Element | None":
    """The paragraph, row or section that an element belongs to."""
    return next((item for item in element.iterancestors() if local(item) in _OWNERS), None)


def _text(element: "etree._Element") -> str:
    return "".join(item.text or "" for item in element.iter() if local(item) in _TEXT)


def _unseen(paragraph: "etree._Element", hidden: frozenset[str]) -> str:
    """The text of runs that are hidden, by themselves or by a style."""
    by_paragraph = value(paragraph, "pPr", "pStyle") in hidden
    return "".join(
        _text(run)
        for run in paragraph.iter("{*}r")
        if _owner(run) is paragraph and _is_hidden(run, by_paragraph, hidden)
    )


def _is_hidden(run: "etree._Element", by_paragraph: bool, hidden: frozenset[str]) -> bool:  # noqa: FBT001 - what the run inherits
    if child(run, "rPr", "vanish") is not None:
        return is_on(run, "rPr", "vanish")
    return by_paragraph or value(run, "rPr", "rStyle") in hidden


def _hidden_styles(package: Package, relations: list[Relation]) -> frozenset[str]:
    """The ids of styles whose text is hidden, by themselves or by what they are based on."""
    part = next((each.target for each in relations if each.kind == "styles"), None)
    root = package.tree(part) if part else None
    if root is None:
        return frozenset()
    styles = {attribute(style, "styleId"): style for style in root.iter("{*}style")}
    return frozenset(name for name in styles if name and _hides(styles, name))


def _hides(styles: Mapping[str | None, "etree._Element"], name: str | None) -> bool:
    for _ in range(_MOST_STYLES):
        style = styles.get(name)
        if style is None:
            return False
        if child(style, "rPr", "vanish") is not None:
            return is_on(style, "rPr", "vanish")
        name = value(style, "basedOn")
    return False


def _comments(root: "etree._Element | None") -> Iterator[Residue]:
    if root is None:
        return
    for number, comment in enumerate(root.iter("{*}comment"), 1):
        where = Place(f"批注{number}", f"comment {number}")
        yield Residue("FILE-COMMENT", where, shortened(_text(comment)))


def _parts(relations: list[Relation]) -> Iterator[Residue]:
    for relation in relations:
        name = relation.target.rpartition("/")[2]
        if relation.kind in _EMBEDDED:
            yield Residue("FILE-EMBEDDED", Place("正文", "the text"), name)
        elif relation.kind == "customXml":
            yield Residue("FILE-CUSTOM-DATA", Place("自定义数据", "custom XML"), name)


def _properties(package: Package) -> Iterator[Residue]:
    for relation in package.relations("").values():
        if relation.kind == "core-properties":
            yield from _named(package.tree(relation.target), _CORE)
        elif relation.kind == "extended-properties":
            yield from _named(package.tree(relation.target), _EXTENDED)
        elif relation.kind == "custom-properties":
            yield from _custom(package.tree(relation.target))


def _named(
    root: "etree._Element | None", names: Mapping[str, tuple[str, str]]
) -> Iterator[Residue]:
    for item in () if root is None else root:
        if local(item) in names and (text := (item.text or "").strip()):
            zh, en = names[local(item)]
            where = Place(f"文件属性“{zh}”", f"property {en}")
            yield Residue("FILE-METADATA", where, shortened(text))


def _custom(root: "etree._Element | None") -> Iterator[Residue]:
    for item in () if root is None else root.iter("{*}property"):
        name = item.get("name", "")
        text = " ".join(str(part) for part in item.itertext())
        where = Place(f"自定义属性“{name}”", f"custom property {name}")
        yield Residue("FILE-CUSTOM-DATA", where, shortened(text))
