"""Where the command writes: language, streams, and one sentence on what went wrong."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from typing import TextIO

    from gongkai.cli.language import Language


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
        self.stderr.write(f"gongkai: {self.language.say(zh, en)}\n")


def shown(path: str) -> str:
    """Give a path as it can be printed: what is no UTF-8 or no character shows as U+FFFD."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
