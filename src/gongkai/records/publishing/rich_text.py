"""Rich text as it may be public: structure and tables, no scripts, styles or foreign pictures."""

import re
from html import unescape

import nh3

_TAGS = {
    "p", "br", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup", "blockquote",
    "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "hr",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def sanitise(html: str) -> str:
    """Give the text without what may not be public; what is allowed stays as it was.

    A text without any tag, as somebody without scripts writes it, becomes paragraphs by its lines.
    """
    if "<" not in html and html.strip():
        html = "".join(f"<p>{line.strip()}</p>" for line in html.splitlines() if line.strip())
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES)


def plain_text(html: str) -> str:
    """Give the words alone, for searching and checking."""
    parted = re.sub(r"(?i)</(?:p|h[2-4]|li|tr|blockquote|caption)>|<br\s*/?>|<hr\s*/?>", "\n", html)
    return unescape(nh3.clean(re.sub(r"(?i)</t[dh]>", " ", parted), tags=set())).strip()
