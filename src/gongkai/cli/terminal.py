"""Where the command writes: language, streams, and one sentence on what went wrong."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from typing import TextIO

    from gongkai.cli.language import Language

_CONTROL = frozenset({"Cc", "Cs"})
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class Terminal:
    """The language and the two streams of one run of the command."""

    __slots__ = ("language", "stderr", "stdout")

    def __init__(self, language: Language, stdout: TextIO, stderr: TextIO) -> None:
        self.language = language
        self.stdout = stdout
        self.stderr = stderr

    def say(self, zh: str, en: str) -> str:
        """Choose the wording of this run's language."""
        return self.language.say(zh, en)

    def write(self, text: str) -> None:
        """Write to stdout as it is."""
        self.stdout.write(text)

    def complain(self, zh: str, en: str) -> None:
        """Say what went wrong, in one sentence, on stderr."""
        self.stderr.write(f"gongkai: {printable(self.language.say(zh, en))}\n")


def printable(text: str) -> str:
    """Replace what could steer a terminal: control characters, and those that turn the writing."""
    if text.isprintable():
        return text
    from unicodedata import bidirectional, category

    return "".join(
        "\ufffd" if category(each) in _CONTROL or bidirectional(each) in _TURNING else each
        for each in text.replace("\n", " ").replace("\t", " ")
    )


def shown(path: str) -> str:
    """Give a path as it can be printed: what is no UTF-8 or no character shows as U+FFFD."""
    return printable(os.fsencode(path).decode("utf-8", "replace"))
