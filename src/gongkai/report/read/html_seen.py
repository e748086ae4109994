"""What a page shows: hidden and struck parts are left out, raised figures marked as such."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDDEN = '[hidden], [style*="display:none" i], [style*="display: none" i]'
# Selectors, each with what the source of a page says where it may match: most pages need none.
_UNSEEN = (
    ('[style*="visibility:hidden" i], [style*="visibility: hidden" i]', ("visibility",)),
    ('[style*="line-through" i]', ("line-through",)),
    ("del, s, strike", ("<del", "<s>", "<s ", "<strike")),
)
_RAISED = (
    ("sup, sub", ("<sup", "<sub")),
    (
        '[style*="vertical-align:su" i], [style*="vertical-align: su" i]',
        ("vertical-align:su", "vertical-align: su"),
    ),
)
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITIONAL = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?(?:[.#][a-z_][\w-]*)+", re.IGNORECASE)
_MOST_SELECTORS = 200  # a page's own rules about what is hidden are few


class Odd(NamedTuple):
    """Nodes by memory address: those that the page does not show, and those that it raises.

    `cells` are the table cells around them.
    """

    hidden: frozenset[int]
    raised: frozenset[int]
    cells: frozenset[int]


def odd_nodes(tree: LexborHTMLParser, text: str) -> Odd:
    """Tell which nodes of the page, whose source is the text, are hidden, struck or raised.

    Hidden is what an element's own style hides, or a rule of the page for a tag, class or
    identifier alone; a rule that shows the same element again undoes it. Scripts do not run.
    """
    lower = text.lower()
    unseen = [_HIDDEN, *(css for css, said in _UNSEEN if any(word in lower for word in said))]
    raising = [css for css, said in _RAISED if any(word in lower for word in said)]
    hidden = {node.mem_id: node for node in tree.css(", ".join(unseen))}
    if "<style" in lower:
        hidden |= _hidden_by_rules(tree)
    raised = {node.mem_id: node for node in tree.css(", ".join(raising))} if raising else {}
    cells = _cells_around([*hidden.values(), *raised.values()])
    return Odd(frozenset(hidden), frozenset(raised), cells)


def _cells_around(nodes: list[LexborNode]) -> frozenset[int]:
    """The table cells that any of the nodes stands in, or is; each way up is gone once."""
    seen: set[int] = set()
    cells: set[int] = set()
    for node in nodes:
        above: LexborNode | None = node
        while above is not None and above.mem_id not in seen:
            seen.add(above.mem_id)
            if above.tag in ("td", "th"):
                cells.add(above.mem_id)
            above = above.parent
    return frozenset(cells)


def _hidden_by_rules(tree: LexborHTMLParser) -> dict[int, LexborNode]:
    style = "".join(node.text() for node in tree.css("style"))
    if _HIDES.search(style) is None:
        return {}
    rules = _RULE.findall(_CONDITIONAL.sub("", _COMMENT.sub("", style)))
    hiding = _matched(tree, [names for names, body in rules if _HIDES.search(body)])
    if not hiding:
        return {}
    shown = _matched(tree, [names for names, body in rules if _SHOWS.search(body)])
    return {
        node_id: node
        for node_id, node in hiding.items()
        if node_id not in shown and not _SHOWS.search(node.attributes.get("style") or "")
    }


def _matched(tree: LexborHTMLParser, selectors: list[str]) -> dict[int, LexborNode]:
    names = [name.strip() for group in selectors for name in group.split(",")]
    simple = [name for name in dict.fromkeys(names) if _SIMPLE.fullmatch(name)]
    return {node.mem_id: node for name in simple[:_MOST_SELECTORS] for node in tree.css(name)}
