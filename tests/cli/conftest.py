"""Sample files, and the command run in this process."""

import io
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from gongkai.cli import reading as readers
from gongkai.cli.demo.sample import sample_report
from gongkai.cli.demo.text import text
from gongkai.cli.main import main
from gongkai.report.read import DEFAULT_LIMITS, UnreadableError, read
from gongkai.report.read.load import load
from gongkai.report.write.html import html

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


class Screen(io.StringIO):
    """A stream that passes for a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def run(monkeypatch):
    """Run the command here, reading in this process too, in Chinese unless told otherwise."""
    monkeypatch.setattr(readers, "ReaderPool", PoolHere)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def running(*arguments, out=None, err=None):
        stdout, stderr = out or io.StringIO(), err or io.StringIO()
        status = main([str(each) for each in arguments], stdout, stderr)
        return Ran(status, stdout.getvalue(), stderr.getvalue())

    return running


class PoolHere:
    """Takes the place of the isolated processes: the work is done in this one."""

    def __init__(self, **_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def map(self, sources):
        return self.apply(read, sources)

    def apply(self, function, sources):
        for source in sources:
            try:
                yield function(load(source), DEFAULT_LIMITS)
            except UnreadableError as error:
                yield error

    def run(self, function, *arguments):
        return function(*arguments)


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """A folder of small files: the sample, one with a wrong total, a clean one, and no report."""
    folder = tmp_path_factory.mktemp("reports")
    sample = sample_report()
    nothing = {row: (0,) * len(values) for row, values in sample.disputes.items()}
    clean = replace(sample, disputes=nothing)
    wrong = replace(clean, applications={**clean.applications, "new": (0, 0, 0, 0, 0, 0, 7)})
    large = tuple(range(1_000_000, 1_000_007))
    many = replace(clean, applications={**clean.applications, "new": large})
    contents = {
        "many.html": html(many).decode(),
        "blank.html": html(sample).decode(),
        "blank.txt": text(sample),
        "clean.txt": text(clean),
        "wrong.txt": text(wrong),
        "letter.txt": "这是一封信，不是年度报告。\n",
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def golden():
    """Compare with a file of expected output; `GOLDEN=write pytest tests/cli` writes it anew."""

    def compare(name, output):
        path = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.write_text(output, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == output

    return compare
