"""One table of settings: the code reads no other name, and docs/settings.md shows all of them."""

import os
import re
from pathlib import Path

import pytest

import gongkai
from gongkai.settings.environment import VARIABLES, Environment

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "settings.md"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->"
NAMED = re.compile(r"\b(?:GONGKAI_[A-Z_]+|DATABASE_URL)\b")
PLACES = [Path(gongkai.__file__).parent, ROOT / "docs"]


def table():
    rows = ["| name | default | meaning | 含义 |", "| --- | --- | --- | --- |"]
    for each in VARIABLES:
        default = f"`{each.default}`" if each.default else ""
        rows.append(f"| `{each.name}` | {default} | {each.en} | {each.zh} |")
    return "\n".join(rows) + "\n"


def test_the_page_shows_the_table_of_the_code():
    """`DOCS=write pytest tests/operations/test_settings_table.py` writes it anew."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    if os.environ.get("DOCS") == "write":
        text = f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}"
        PAGE.write_text(text, encoding="utf-8")
        rest = text.partition(BEGIN)[2]
    assert rest.partition(END)[0] == table()


def test_nothing_names_a_setting_that_the_table_lacks():
    known = {each.name for each in VARIABLES}
    found: dict[str, Path] = {}
    for place in PLACES:
        for suffix in ("py", "md"):
            for path in place.rglob(f"*.{suffix}"):
                for name in NAMED.findall(path.read_text(encoding="utf-8")):
                    found.setdefault(name, path)
    assert {name: path for name, path in found.items() if name not in known} == {}


def test_every_setting_is_read():
    """A row that no code asks for is a promise that is not kept."""
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in PLACES[0].rglob("*.py")
        if path.name != "environment.py"
    )
    # The home has a reader of its own.
    asked = [each.name for each in VARIABLES if f'"{each.name}"' not in code]
    assert asked == ["GONGKAI_HOME"]


def test_each_setting_is_named_once_and_explained_in_both_languages():
    names = [each.name for each in VARIABLES]
    assert len(names) == len(set(names))
    han = re.compile(r"[\u4e00-\u9fff]")
    for each in VARIABLES:
        assert han.search(each.zh)
        assert not han.search(each.en)


@pytest.mark.parametrize(
    ("values", "read", "expected"),
    [
        ({}, lambda env: env.switch("GONGKAI_MFA"), True),
        ({"GONGKAI_MFA": "0"}, lambda env: env.switch("GONGKAI_MFA"), False),
        ({"GONGKAI_MFA": ""}, lambda env: env.switch("GONGKAI_MFA"), True),
        (
            {"GONGKAI_HOSTS": "a.cn, b.cn,"},
            lambda env: env.several("GONGKAI_HOSTS"),
            ["a.cn", "b.cn"],
        ),
        ({"GONGKAI_HOME": "/srv/x"}, lambda env: str(env.home()), "/srv/x"),
    ],
)
def test_values_are_read_or_default(values, read, expected):
    assert read(Environment(values)) == expected


@pytest.mark.parametrize(
    ("values", "read", "error"),
    [
        ({"GONGKAI_MFA": "yes"}, lambda env: env.switch("GONGKAI_MFA"), ValueError),
        ({}, lambda env: env.text("GONGKAI_NOT_THERE"), KeyError),
    ],
)
def test_what_cannot_be_is_refused(values, read, error):
    with pytest.raises(error, match="GONGKAI"):
        read(Environment(values))
