"""E-mail addresses, but for those of agencies, schools and organisations."""

import re
from collections.abc import Iterator

_LOCAL = re.compile(r"[A-Za-z0-9._%+-]{1,64}\Z")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_LONGEST_LOCAL = 64
_OFFICIAL = re.compile(r"(?:^|\.)(?:gov|edu|org|ac|mil|example)(?:\.cn)?$", re.IGNORECASE)


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Find e-mail addresses that may be private."""
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local and domain and not _OFFICIAL.search(domain[0]):
            yield at - len(local[0]), domain.end()
        at = text.find("@", at + 1)
