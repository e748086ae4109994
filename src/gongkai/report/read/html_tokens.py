"""A page's written tree (html_tree) taken apart: tags that mean something, and text after them."""

import re
from collections.abc import Iterable

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "header", "hr", "html",
        "li", "main", "ol", "p", "pre", "section", "summary", "title", "ul", *HEADINGS,
    )
)  # fmt: skip
_FIELDS = frozenset(("input", "img"))
PICTURES = frozenset(("svg", "object", "select"))  # what they show is not known, as of a picture
UNSEEN = frozenset(
    (
        "audio", "button", "del", "footer", "nav", "noscript", "s", "strike", "textarea", "video",
        *PICTURES,
    )
)  # fmt: skip  # what stands in them is no text of the page's
RAISING = frozenset(("sup", "sub"))


def _pattern(names: Iterable[str]) -> str:
    """Make a pattern of names that looks at each character once."""
    rest: dict[str, list[str]] = {}
    for name in names:
        rest.setdefault(name[:1], []).append(name[1:])
    ends = rest.pop("", None) is not None
    branches = [f"{first}{_pattern(others)}" for first, others in rest.items()]
    if len(branches) < 2 and not ends:  # noqa: PLR2004
        return "".join(branches)
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


# Those that most pages are made of stand first.
_NAME = _pattern(
    ("td", "p", "div", "table", "tr", "th", "br", *sorted(BLOCKS | _FIELDS | UNSEEN | RAISING))
)
_OTHER = rf"<(?:!--[\s\S]*?-->|(?!/?(?:{_NAME})[ >])[^>]*+>)"  # a comment or a tag without meaning
_TEXT = rf"[^<]*+(?:{_OTHER}[^<]*+)*+"
_TOKEN = re.compile(
    rf"<t[dh]((?: [^>]*+)?+)>(\s*+)(?:(<p)(?: [^>]*+)?+>)?+({_TEXT})(?:</p>(\s*+))?+</t[dh]>"
    rf"({_TEXT})|<(/?(?:{_NAME}))(?=[ >])([^>]*+)>({_TEXT})"
)
_TAG = re.compile(r"<(?:!--[\s\S]*?-->|[^>]*+>)")
_ATTRIBUTE = re.compile(r' ([^ ]+?)="([^"]*)"')

Token = tuple[str, str, str, str, str, str, str, str, str]


def tokens(body: str) -> list[Token]:
    """Take the body apart into cells of words alone and other tags with a meaning.

    A cell, which may hold one paragraph, gives its attributes, the blanks before, the beginning of
    the paragraph's tag, the words, the blanks after, and the text after the cell; another tag its
    name, attributes and the text after it. Each token has all nine, of which the other kind's are
    empty.
    """
    return _TOKEN.findall(body)


def text_parts(text: str) -> list[str]:
    """Give the pieces of a token's text, one for each text of the tree."""
    parts = _TAG.split(text) if "<" in text else [text]
    return [unescape(part) for part in parts] if "&" in text else parts


def words(text: str) -> str:
    """Give a token's text as one."""
    if "<" in text:
        text = _TAG.sub("", text)
    return unescape(text) if "&" in text else text


def attributes(source: str) -> list[tuple[str, str]]:
    """Give the names and values of a tag's attributes."""
    found: list[tuple[str, str]] = _ATTRIBUTE.findall(source)
    if "&" not in source:
        return found
    return [(name, unescape(value)) for name, value in found]


def unescape(text: str) -> str:
    """Undo what lexbor escapes."""
    for escaped, char in (("nbsp", "\xa0"), ("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
        text = text.replace(f"&{escaped};", char)
    return text
