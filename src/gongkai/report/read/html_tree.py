"""A page's tree made plain and written out: nothing of what the page does not show is left in it.

lexbor writes a tree with every tag closed and in lower case, and with `<`, `>` and `&` escaped in
text and attributes, so that what it writes can be taken apart by patterns (html_tokens).
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.report.read.fold import superscript
from gongkai.report.read.html_seen import hidden_nodes, raised_nodes
from gongkai.report.read.html_tokens import PICTURES

_UNREAD = frozenset(("script", "style", "iframe", "template"))  # hold anything, unescaped
_RAW = frozenset(("xmp", "plaintext", "noembed", "noframes"))  # their text is written unescaped
_ALTERED = ", ".join(sorted(_UNREAD | _RAW))
_NEVER_HIDDEN = PICTURES | {"input", "textarea", "img", "br"}
_UNRAISED = frozenset(("td", "th", "textarea"))
_WORDLESS = ["span", "font", r"o\:p"]  # most of the tags of most pages say nothing of structure
(_NOTHING,) = LexborHTMLParser("<i></i>").css("i")


def shown_body(tree: LexborHTMLParser, source: bytes, *, exact: bool) -> str:
    """Give the body's source as shown; `exact` keeps the pieces apart that its text came in.

    `source` is that of the page in lower case. The tree is altered.
    """
    body = tree.body
    if body is None:
        return ""
    root = tree if body.parent is not None else body  # a frameset took the body's place
    altered = root.css(_ALTERED)
    hidden = hidden_nodes(body, source, [node for node in altered if node.tag == "style"])
    if body.mem_id in hidden:
        return ""
    _raise(raised_nodes(body, source))
    unread = [node for node in altered if node.tag in _UNREAD]
    unread += [node for node in hidden.values() if node.tag not in _NEVER_HIDDEN]
    for node in unread:
        if exact:
            node.insert_before(_NOTHING)
        node.decompose(recursive=False)
    for node in altered:
        if node.tag in _RAW:
            _unwrap(node)
    if not exact:
        body.unwrap_tags(_WORDLESS, delete_empty=True)
    return body.html or ""


def _unwrap(node: LexborNode) -> None:
    """Leave what stands in the node, apart from its neighbours."""
    node.insert_before(_NOTHING)
    node.insert_after(_NOTHING)
    node.unwrap()


def _raise(roots: list[LexborNode]) -> None:
    """Raise the digits of the text in the nodes; those inside one another are gone through once.

    It does not reach into the cells of tables inside: a whole figure is no mark of another.
    """
    seen: set[int] = set()
    for root in roots:
        inside = [] if root.mem_id in seen or root.tag == "textarea" else [root]
        while inside:
            above = inside.pop()
            for node in [*above.iter(include_text=True)]:
                if node.tag == "-text":
                    node.replace_with(superscript(node.text_content or ""))
                elif node.tag not in _UNRAISED:
                    seen.add(node.mem_id)
                    inside.append(node)
