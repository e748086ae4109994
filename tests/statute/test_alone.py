import ast
import sys
from pathlib import Path

import pytest

import gongkai.statute

ROOM = Path(gongkai.statute.__file__).parent


def imported(source):
    """Yield the top-level name of everything that a module imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield node.module


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: path.name)
def test_the_law_needs_the_standard_library_only(path):
    for name in imported(path.read_text(encoding="utf-8")):
        own = name == "gongkai.statute" or name.startswith("gongkai.statute.")
        assert own or name.partition(".")[0] in sys.stdlib_module_names
