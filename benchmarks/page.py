"""Rows as lines on a page: one a measurement, and for damage one a kind, a column a format."""

import os
import platform
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.damage import BENCH as DAMAGE
from benchmarks.damage import FORMATS
from benchmarks.row import Row

_PIPED_WIDTH = 160


def console() -> Console:
    """A page as wide as the terminal, or wide enough for every row where output is piped."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=_PIPED_WIDTH)


def machine() -> str:
    """What the figures were measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{cores} cores; processor time of one process, after import; "
        "medians of rounds in turn, after a warm-up"
    )


def verdict(row: Row) -> str:
    """Say in a word whether the target is met."""
    if row.measured is not None and not row.target.is_asked:
        return "told"
    if row.met is None:
        return "not told" if row.measured is not None else "skipped"
    return "met" if row.met else "MISSED"


def show(page: Console, rows: Sequence[Row]) -> None:
    """Print the rows of one bench."""
    if rows and rows[0].bench == DAMAGE:
        _show_rates(page, rows)
    else:
        _show_rows(page, rows)


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _show_rows(page: Console, rows: Sequence[Row]) -> None:
    table = _table("bench", "measured", "baseline", "", "ratio", "target", "", "note")
    for row in rows:
        table.add_row(
            f"{row.bench}: {row.name}",
            _figure(row.measured, row.unit),
            _figure(row.baseline, row.unit),
            row.baseline_name,
            "" if row.ratio is None else f"{row.ratio:.2f} ×",
            row.target.text(row.unit),
            verdict(row),
            row.note,
        )
    page.print(table)


def _show_rates(page: Console, rows: Sequence[Row]) -> None:
    *rates, wrong = rows
    table = _table("damage", *FORMATS, "target", "", "note")
    kinds: dict[str, dict[str, Row]] = {}
    for row in rates:
        kind, format_ = row.name.split(", ")
        kinds.setdefault(kind, {})[format_] = row
    for kind, found in kinds.items():
        table.add_row(
            kind,
            *(_rate(found.get(format_)) for format_ in FORMATS),
            next(iter(found.values())).target.text("%"),
            " ".join(sorted({verdict(row) for row in found.values()})),
            "; ".join(f"{name}: {row.note}" for name, row in found.items() if row.note),
        )
    page.print("Cells right without a doubt, in % of those that the damage left readable")
    page.print(table)
    page.print(
        f"{wrong.name}: {wrong.measured:g} ({wrong.target.text(wrong.unit)}) {verdict(wrong)}"
    )


def _rate(row: Row | None) -> str:
    if row is None:
        return "–"
    return "skipped" if row.measured is None else f"{row.measured:.1f}"


def _figure(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:.3g} {unit}"


def summary(rows: Iterable[Row]) -> str:
    """Count the targets met, missed and not told."""
    said = [verdict(row) for row in rows]
    return ", ".join(
        f"{said.count(word)} {word}"
        for word in ("met", "MISSED", "told", "not told", "skipped")
        if word in said
    )
