"""docs/cli.md shows the help of every command as it is; docs/json.md names every key."""

import argparse
import os
import re
from pathlib import Path

import pytest

from gongkai.cli.language import Language
from gongkai.cli.parser import build_parser
from gongkai.report.json_output import SCHEMAS, schema

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = r"(## `{}`\n\n```text\n)(.*?)(```\n)"


def commands(parser):
    """The parser and every one below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from commands(child)


PARSERS = {parser.prog: parser for parser in commands(build_parser(Language("en")))}


@pytest.mark.parametrize("command", PARSERS)
def test_the_page_shows_the_help_of_every_command(command):
    """`DOCS=write pytest tests/cli/test_docs.py` writes it anew."""
    page = DOCS / "cli.md"
    pattern = re.compile(BLOCK.format(re.escape(command)), re.DOTALL)
    text = page.read_text(encoding="utf-8")
    if os.environ.get("DOCS") == "write":
        expected = PARSERS[command].format_help()
        text = pattern.sub(lambda found: found[1] + expected + found[3], text)
        page.write_text(text, encoding="utf-8")
    found = pattern.search(text)
    assert found, f"docs/cli.md has no section on {command}"
    assert found[2] == PARSERS[command].format_help()


def test_the_page_shows_no_other_command():
    headings = re.findall(
        "^## `(.*)`$", (DOCS / "cli.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings == list(PARSERS)


@pytest.mark.parametrize("command", PARSERS)
def test_every_command_has_an_example_and_every_argument_a_help_text(command):
    parser = PARSERS[command]
    assert parser.epilog or command == "gongkai report"
    for action in parser._actions:
        assert action.help or isinstance(action, argparse._SubParsersAction)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name):
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    assert f"`{name}`" in page
    section = page.partition(f"## `{name}`")[2].partition("\n## ")[0]
    document = schema(name)
    tops = [document, *document.get("$defs", {}).values()] if name == SCHEMAS[1] else [document]
    keys = {key for top in tops for key in top.get("properties", {})} - {"schema"}
    assert [key for key in sorted(keys) if f"`{key}`" not in section] == []
