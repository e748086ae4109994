"""A real server on a copy of a template installation, and a real browser on its pages."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PASSWORD = "correct horse battery staple"  # noqa: S105 - guards nothing
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WIDTHS = {"desktop": DESKTOP, "phone": PHONE}
_ROOT = Path(__file__).resolve().parents[2]
_SEED = Path(__file__).with_name("seed.py")
_PATIENCE = 30  # seconds for a server to answer


def environment(home):
    return os.environ | {
        "GONGKAI_HOME": str(home),
        "GONGKAI_SECRET_KEY": "secret of the tests",
        "GONGKAI_HTTPS": "0",
        "GONGKAI_MFA": "0",
        "GONGKAI_LOG_LEVEL": "WARNING",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "gongkai.settings.production",
        "SEED_PASSWORD": PASSWORD,
        "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A home with a migrated database and the people of the made-up city."""
    home = tmp_path_factory.mktemp("template")
    subprocess.run([sys.executable, str(_SEED)], env=environment(home), check=True)
    return home


@dataclass
class Site:
    """A running installation: where it answers, and the folder it keeps."""

    url: str
    home: Path

    def run(self, code):
        """Run Python in the installation, as one of its jobs would; returns what it prints."""
        script = f"import django; django.setup()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment(self.home),
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout


def _free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def site(template, tmp_path):
    """A server of its own for one test, on a copy of the template."""
    home = tmp_path / "home"
    shutil.copytree(template, home)
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--no-log", "--workers", "1", "gongkai.settings.wsgi:application"]
    with subprocess.Popen(command, env=environment(home)) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", server)
            yield Site(f"http://127.0.0.1:{port}", home)
        finally:
            server.terminate()


def _wait(url, server):
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own server
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not answer in {_PATIENCE} s")


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("NOT TESTED in a browser: chromium is not installed (apt install chromium)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=_PATIENCE * 1000)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Visitor:
    """Somebody in front of a browser; every page they see must be clean."""

    def __init__(self, page, url):
        self.page = page
        self.url = url
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _console(self, message):
        # A browser reports each answer of 4xx as an error of the console.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.errors.append(message.text)

    def goto(self, path):
        self.page.goto(self.url + path)
        return self

    def log_in(self, name):
        self.goto("/desk/")
        self.page.fill("input[name=login]", name)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(f"{self.url}/desk/")
        return self

    def _picture(self):
        """With SCREENSHOTS=FOLDER each page that is checked is kept as a picture to look at."""
        if folder := os.environ.get("SCREENSHOTS"):
            width = self.page.viewport_size["width"]
            number = len(list(Path(folder).glob("*.png")))
            name = re.sub(r"\W+", "-", self.page.url.removeprefix(self.url)) or "-"
            self.page.screenshot(path=f"{folder}/{number:03d}{name}{width}.png", full_page=True)

    def check(self):
        """Nothing in the console, nothing wider than the window, and axe finds nothing."""
        self.page.wait_for_load_state()
        assert self.errors == []
        self._picture()
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the window"
        # Evaluated, not put into the page: the page's own policy forbids scripts in line.
        self.page.evaluate(AXE)
        options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}})
        found = self.page.evaluate(f"axe.run(document, {options})")
        said = [
            f"{each['id']}: {each['help']} {[node['html'][:120] for node in each['nodes'][:3]]}"
            for each in found["violations"]
        ]
        assert said == [], self.page.url


@pytest.fixture
def visitor(browser, site):
    """Make visitors: `visitor()` on a desktop, `visitor("phone")`."""
    contexts = []

    def make(width="desktop", **options):
        context = browser.new_context(viewport=WIDTHS[width], locale="zh-CN", **options)
        context.set_default_timeout(2 * _PATIENCE * 1000)
        contexts.append(context)
        return Visitor(context.new_page(), site.url)

    yield make
    for context in contexts:
        context.close()
