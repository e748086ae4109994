import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from gongkai.records.publishing import links
from gongkai.records.publishing.actions.try_links import try_due_links, try_links_of
from gongkai.records.publishing.links import Tried, links_in, try_link
from tests.records.publishing.test_workflow import published


class Answers(BaseHTTPRequestHandler):
    """A server that has some pages, moves some, and knows no HEAD for one."""

    def do_HEAD(self):
        self._answer(head=True)

    def do_GET(self):
        self._answer(head=False)

    def _answer(self, *, head):
        status = {
            "/ok": 200,
            "/gone": 410,
            "/moved": 302,
            "/loop": 302,
            "/no-head": 405 if head else 200,
        }
        self.send_response(status.get(self.path, 404))
        if self.path in {"/moved", "/loop"}:
            self.send_header("Location", "/ok" if self.path == "/moved" else "/loop")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def server():
    with HTTPServer(("127.0.0.1", 0), Answers) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


# path, last answer, whether it is dead
PATHS = [
    ("/ok", 200, False),
    ("/moved", 200, False),
    ("/no-head", 200, False),
    ("/none", 404, True),
    ("/gone", 410, True),
    ("/loop", None, False),
]


@pytest.mark.parametrize(("path", "status", "broken"), PATHS)
def test_a_link_is_dead_where_the_server_says_so(monkeypatch, path, status, broken):
    monkeypatch.setattr(links, "_require_public", lambda *_: None)
    with server() as address:
        tried = try_link(address + path)
    assert (tried.status, tried.broken) == (status, broken)


def test_a_server_that_does_not_answer_is_not_called_dead(monkeypatch):
    monkeypatch.setattr(links, "_require_public", lambda *_: None)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert try_link(f"http://127.0.0.1:{port}/") == Tried(
        f"http://127.0.0.1:{port}/", None, broken=False, note="ConnectionRefusedError"
    )


def test_a_host_that_does_not_exist_is_dead(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    assert try_link("http://example.invalid/").broken


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "file:///etc/passwd",
        "ftp://example.com/",
    ],
)
def test_the_own_network_is_never_asked(monkeypatch, address):
    monkeypatch.setattr(links, "_answer", lambda *_: pytest.fail("asked"))
    assert try_link(address).note in {"not public", "no such host"}


def test_links_are_found_once_in_order():
    html = "<a href='http://a/'>a</a><a href='https://b/'>b</a><a href='http://a/'>a</a>"
    assert links_in(html + "<a href='mailto:x@y'>m</a><a name=z>z</a>") == [
        "http://a/",
        "https://b/",
    ]


def test_what_came_of_it_is_kept_until_the_next_time(world, fields):
    body = "<p><a href='http://a/'>甲</a><a href='http://b/'>乙</a></p>"
    document = published(world, fields | {"body": body})

    def tried(html):
        return [Tried(each, 404, each == "http://a/", "") for each in links_in(html)]

    assert try_links_of(world.system(), document, tried) == 1
    assert [each.address for each in document.link_checks.filter(broken=True)] == ["http://a/"]
    assert try_due_links(world.system(), tried=tried) == 0
    world.wait(days=31)
    assert try_due_links(world.system(), tried=tried) == 1
    assert document.link_checks.count() == 2
