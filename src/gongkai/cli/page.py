"""What people read: lines and tables, coloured on a terminal, plain text when piped."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from gongkai.cli.terminal import Terminal, printable

TYPE_CHECKING = False  # rich's console is loaded for terminals alone
if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

HEADING, ERROR, WARNING, NOTE, FAINT, GOOD = (
    "bold",
    "bold red",
    "yellow",
    "cyan",
    "dim",
    "green",
)
_GAP = "  "
_RULED_GAP = 3  # columns between those of a ruled table
_LEAST_FIGURE, _LEAST_LABEL, _GOOD_LABEL = 4, 12, 24  # columns


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table, figures to the right; a Chinese character counts as two."""
    lines = [[printable(text) for text in row] for row in (head, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for label, *figures in lines:
        first = label + " " * (widths[0] - cell_len(label))
        rest = (
            " " * (width - cell_len(text)) + text
            for text, width in zip(figures, widths[1:], strict=True)
        )
        yield _GAP.join((first, *rest)).rstrip()


def ruled_widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], available: int
) -> list[int] | None:
    """Share a terminal's columns: headings break first, then labels, figures never.

    None where that is too narrow for every figure.
    """
    natural = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    least = [max(_LEAST_FIGURE, *map(cell_len, column)) for column in zip(*rows, strict=True)]
    room = available - _RULED_GAP * len(head)
    if sum(natural) <= room:
        return natural
    for figures, label in ((natural[1:], _GOOD_LABEL), (least[1:], _LEAST_LABEL)):
        rest = room - sum(figures)
        if rest >= label:
            return [min(rest, natural[0]), *figures]
    return None


class Page(ABC):
    """Lines and tables in the order in which they are given."""

    @abstractmethod
    def line(self, text: str = "", style: str = "") -> None:
        """Print one line."""

    @abstractmethod
    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table: the first column is labels, the others are figures."""


class PlainPage(Page):
    """Text with aligned columns and nothing else; a Chinese character counts as two."""

    def __init__(self, terminal: Terminal) -> None:
        self._write = terminal.write

    def line(self, text: str = "", style: str = "") -> None:  # noqa: ARG002 - plain
        """Print one line."""
        indent = text[: len(text) - len(text.lstrip(" "))]
        self._write(f"{indent}{printable(text[len(indent) :])}\n")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table, figures to the right."""
        for line in aligned(head, rows):
            self._write(f"{line}\n")


class RichPage(Page):
    """Colours and ruled tables, as wide as the terminal."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line; where it is too long, what follows keeps its indent."""
        from rich.padding import Padding
        from rich.text import Text

        indent = len(text) - len(text.lstrip(" "))
        said = Text(printable(text[indent:]), style=style)
        self.console.print(Padding(said, (0, 0, 0, indent), expand=False) if indent else said)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table, figures to the right, doubts in red."""
        from rich.text import Text

        widths = ruled_widths(head, rows, self.console.width)
        if widths is None:
            for row in rows:
                self._list(head, row)
            return
        table = self._empty_table(head, widths)
        for label, *figures in rows:
            cells = (
                Text(printable(text), ERROR if text == "?" else FAINT if text == "0" else "")
                for text in figures
            )
            table.add_row(Text(printable(label)), *cells)
        self.console.print(table)

    def _list(self, head: Sequence[str], row: Sequence[str]) -> None:
        """Print a row of a table that is wider than the terminal: a figure a line."""
        label, *figures = row
        self.line(label, HEADING)
        for name, figure in zip(head[1:], figures, strict=True):
            self.line(f"{_GAP}{name}{_GAP}{figure}", ERROR if figure == "?" else "")

    @staticmethod
    def _empty_table(head: Sequence[str], widths: Sequence[int]) -> RichTable:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, header_style=HEADING, pad_edge=False)
        for number, (name, width) in enumerate(zip(head, widths, strict=True)):
            table.add_column(
                Text(printable(name)),
                justify="right" if number else "left",
                overflow="fold",
                width=width,
            )
        return table


def page_for(terminal: Terminal) -> Page:
    """Choose by whether stdout is a terminal."""
    if not terminal.stdout.isatty():
        return PlainPage(terminal)
    from rich.console import Console

    return RichPage(Console(file=terminal.stdout, highlight=False))
