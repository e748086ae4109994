"""Libraries that a bench measures against, which may not be installed."""

from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any


def library(name: str) -> Any | None:
    """The module, or None where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name != name:
            raise
        return None


def is_installed(name: str) -> bool:
    """Whether there is such a module; unlike `library` this does not load it."""
    return find_spec(name) is not None


def skipped(needs: str) -> str:
    """What a row says instead of a figure."""
    return f"SKIPPED: needs {needs} (make bench installs it)"


def called(package: str, what: str) -> str:
    """A baseline's name with its version, such as `pandas 3.1 read_html`."""
    return f"{package} {version(package)} {what}"
