"""HTML pages into blocks: the page parsed, made plain, and walked; and what its metadata say."""

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.report.read.blocks import Document
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.html_markdown import is_markdown
from gongkai.report.read.html_tree import shown_body
from gongkai.report.read.html_walk import walk
from gongkai.report.read.limits import Limits
from gongkai.report.read.text import decode
from gongkai.report.read.titles import parse_date

_PUBLISHED = ("PubDate", "pubdate", "publishdate", "publishDate", "article:published_time")
_MARK = b"\xef\xbb\xbf"
_VERTICAL_TAB = re.compile("&#(?:0*11|x0*b)(?![0-9a-f])", re.IGNORECASE)
_NO_EVENTS = 1  # what lexbor would do on changes of the tree is of no use here


def html_document(data: bytes, limits: Limits) -> Document:
    """A saved page as blocks. Raises UnreadableError where it cannot be decoded or is too large."""
    text, source = _decoded(data)
    _check_size(text, limits)
    tree = LexborHTMLParser(source, options=_NO_EVENTS)
    described = tree.css("meta, title")
    title = _title(described)
    published = _published(described)
    lines = is_markdown(text)
    exact = lines or _has_vertical_tab(text)
    body = shown_body(tree, source.lower(), exact=exact)
    return Document(walk(body, limits, lines=lines), "html", title, published)


def _decoded(data: bytes) -> tuple[str, bytes]:
    """Give the page as text and in UTF-8, which most pages are in already."""
    if not data.startswith(_MARK):
        try:
            return data.decode(), data
        except UnicodeDecodeError:
            pass
    text = decode(data)
    return text, text.encode()


def _has_vertical_tab(text: str) -> bool:
    """Tell whether there may be one in the text, where it stands for a break once it is walked."""
    return "\v" in text or ("&#" in text and _VERTICAL_TAB.search(text) is not None)


def _check_size(text: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise UnreadableError(
            "too_large",
            f"网页超过 {limits.characters} 个字符，不像一份年度报告；请只保存报告所在的页面。",
            f"The page has more than {limits.characters} characters: not like an annual report; "
            "save just the page of the report.",
        )


def _title(described: list[LexborNode]) -> str:
    """Give the title that a meta element names, or else the page's."""
    named = printed = None
    for node in described:
        if node.tag == "title":
            printed = node if printed is None else printed
        elif named is None and (node.attributes.get("name") or "").lower() == "articletitle":
            named = node
    content = (named.attributes.get("content") or "") if named else ""
    return content.strip() or (printed.text().strip() if printed else "")


def _published(described: list[LexborNode]) -> date | None:
    contents: dict[str | None, str] = {}
    for node in described:
        if node.tag != "meta":
            continue
        attributes = node.attributes
        for name in ("name", "property"):
            contents.setdefault(attributes.get(name), attributes.get("content") or "")
    dates = (parse_date(contents[name]) for name in _PUBLISHED if name in contents)
    return next(filter(None, dates), None)
