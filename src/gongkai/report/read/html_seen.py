"""Which nodes of a page its styles hide, strike out or raise."""

import re

from selectolax.lexbor import LexborNode

# Selectors, each with what a page's source, in lower case, says where it matches.
_UNSEEN = (
    ("[hidden]", re.compile(rb"hidden[\s=>/]")),
    (
        '[style*="display:none" i], [style*="display: none" i]',
        re.compile(rb"display:? ?(?:none|&)"),
    ),
    (
        '[style*="visibility:hidden" i], [style*="visibility: hidden" i]',
        re.compile(rb"visibility:? ?(?:hidden|&)"),
    ),
    ('[style*="line-through" i]', re.compile(rb"line-through")),
)
_RAISED = (
    (
        '[style*="vertical-align:su" i], [style*="vertical-align: su" i]',
        re.compile(rb"vertical-align: ?su"),
    ),
)
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITIONAL = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?(?:[.#][a-z_][\w-]*)+", re.IGNORECASE)
_MOST_SELECTORS = 200  # a page's own rules about what is hidden are few

Nodes = dict[int, LexborNode]  # by memory address, in the order in which they were found


def hidden_nodes(body: LexborNode, source: bytes, styles: list[LexborNode]) -> Nodes:
    """Tell which nodes of the body attributes or the page's rules hide, or strike out.

    Hidden is what an element's own style hides, or a rule of the page for a tag, class or
    identifier alone; a rule that shows the same element again undoes it. Scripts do not run.
    `source` is the page's in lower case, `styles` are its elements with rules.
    """
    return _selected(body, _UNSEEN, source) | _hidden_by_rules(body, styles)


def raised_nodes(body: LexborNode, source: bytes) -> list[LexborNode]:
    """Give the nodes of the body whose style raises or lowers them: marks, no part of a number.

    `source` is the page's in lower case.
    """
    return [*_selected(body, _RAISED, source).values()]


def _selected(
    body: LexborNode, selectors: tuple[tuple[str, re.Pattern[bytes]], ...], source: bytes
) -> Nodes:
    needed = [css for css, said in selectors if said.search(source)]
    return {node.mem_id: node for node in body.css(", ".join(needed))} if needed else {}


def _hidden_by_rules(body: LexborNode, styles: list[LexborNode]) -> Nodes:
    style = "".join(node.text() for node in styles)
    if _HIDES.search(style) is None:
        return {}
    rules = _RULE.findall(_CONDITIONAL.sub("", _COMMENT.sub("", style)))
    hiding = _matched(body, [names for names, body in rules if _HIDES.search(body)])
    if not hiding:
        return {}
    shown = _matched(body, [names for names, body in rules if _SHOWS.search(body)])
    return {
        node_id: node
        for node_id, node in hiding.items()
        if node_id not in shown and not _SHOWS.search(node.attributes.get("style") or "")
    }


def _matched(body: LexborNode, selectors: list[str]) -> Nodes:
    names = [name.strip() for group in selectors for name in group.split(",")]
    simple = [name for name in dict.fromkeys(names) if _SIMPLE.fullmatch(name)]
    return {node.mem_id: node for name in simple[:_MOST_SELECTORS] for node in body.css(name)}
