"""A page's written tree (html_tree) taken apart: tags that mean something, and text after them."""

import re

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "header", "hr", "html",
        "li", "main", "ol", "p", "pre", "section", "summary", "title", "ul", *HEADINGS,
    )
)  # fmt: skip
FIELDS = frozenset(("input", "textarea", "img"))
PICTURES = frozenset(("svg", "object", "select"))  # what they show is not known, as of a picture
UNSEEN = frozenset(
    ("del", "s", "strike", "noscript", "button", "nav", "footer", "video", "audio", *PICTURES)
)  # what stands in them is no text of the page's
RAISING = frozenset(("sup", "sub"))
_FREQUENT = ("p", "td", "tr", "div", "br", "li", "table")
_OTHERS = sorted((BLOCKS | FIELDS | UNSEEN | RAISING | {"th"}).difference(_FREQUENT))
_NAME = "|".join((*_FREQUENT, *_OTHERS))
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


def attributes(text: str) -> dict[str, str]:
    """Give the attributes of a tag."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def unescape(text: str) -> str:
    """Undo what lexbor escapes."""
    for escaped, char in (("nbsp", "\xa0"), ("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
        text = text.replace(f"&{escaped};", char)
    return text
