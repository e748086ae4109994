"""Links in documents: found in the body, and tried by a job, so that dead ones are told."""

import http.client
import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_MOST_REDIRECTS = 5
_SECONDS = 10
_SERVER_ERROR = 500
_NOT_THERE = frozenset((404, 410))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NO_HEAD = frozenset((403, 405, 501))  # servers that answer GET alone
_AGENT = "gongkai-link-check/1"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a link: `broken` only where it surely leads nowhere.

    `status` is the last answer, None where there was none; `note` says why in a word.
    """

    address: str
    status: int | None
    broken: bool
    note: str


class _ForbiddenError(Exception):
    """An address that must not be asked: of this machine or its own network."""


def links_in(html: str) -> list[str]:
    """Give the addresses of a body's links that can be tried, each once, in order."""
    tree = LexborHTMLParser(html)
    found = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
    return list(dict.fromkeys(each for each in found if urlsplit(each).scheme in {"http", "https"}))


def try_links(html: str) -> Iterator[Tried]:
    """Try the links of a body one after another."""
    return map(try_link, links_in(html))


def try_link(address: str) -> Tried:
    """Ask for an address and those it leads to; never raises.

    Only public addresses are asked: a link must not make this server knock at its neighbours.
    """
    asked = address
    try:
        for _ in range(_MOST_REDIRECTS):
            status, location = _ask(asked)
            if status in _REDIRECTS and location:
                asked = urljoin(asked, location)
                continue
            return Tried(
                address, status, status in _NOT_THERE, http.client.responses.get(status, "")
            )
    except _ForbiddenError:
        return Tried(address, None, broken=False, note="not public")
    except socket.gaierror:
        return Tried(address, None, broken=True, note="no such host")
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Tried(address, None, broken=False, note=type(error).__name__)
    return Tried(address, None, broken=False, note="too many redirects")


def _ask(address: str) -> tuple[int, str | None]:
    """Ask by HEAD, or by GET where the server has none; the host's address is looked at first."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _ForbiddenError
    port = parts.port or (443 if parts.scheme == "https" else 80)
    _require_public(parts.hostname, port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    status, location = _answer(parts.scheme, parts.hostname, port, "HEAD", path)
    if status in _NO_HEAD or status >= _SERVER_ERROR:
        return _answer(parts.scheme, parts.hostname, port, "GET", path)
    return status, location


def _answer(scheme: str, host: str, port: int, verb: str, path: str) -> tuple[int, str | None]:
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port, timeout=_SECONDS)
    try:
        connection.request(verb, path, headers={"User-Agent": _AGENT})
        response = connection.getresponse()
        return response.status, response.getheader("Location")
    finally:
        connection.close()


def _require_public(host: str, port: int) -> None:
    for *_rest, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(place[0]).is_global:
            raise _ForbiddenError
