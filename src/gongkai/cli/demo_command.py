"""`gongkai report demo`: a sample report in every format, read back, checked, and compared."""

from argparse import Namespace
from pathlib import Path

from gongkai.cli import reading as readers
from gongkai.cli.checking import checked
from gongkai.cli.demo.sample import sample_report
from gongkai.cli.demo.text import text
from gongkai.cli.findings import print_checked
from gongkai.cli.page import ERROR, GOOD, Page, page_for
from gongkai.cli.read_command import print_tables
from gongkai.cli.terminal import Terminal, shown
from gongkai.cli.wording import unreadable_text
from gongkai.report.model import AnnualReport
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import Reading
from gongkai.report.write import SUFFIXES, UnwritableError, render
from gongkai.report.write.files import put

_NAME = "lanzhou-psb-2020"


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Show what gongkai does; status 1 where a reading is not what was written."""
    written = sample_report()
    try:
        paths = _write(written, Path(arguments.outdir))
    except UnwritableError as error:
        terminal.complain(error.zh, error.en)
        return 2
    page = page_for(terminal)
    for path in paths:
        page.line(terminal.say(f"已写入 {shown(path)}", f"Wrote {shown(path)}"))
    page.line()
    readings: list[tuple[str, Reading]] = []
    for path, outcome in zip(paths, readers.read_many(paths), strict=True):
        if isinstance(outcome, UnreadableError):
            terminal.complain(*unreadable_text(path, outcome))
            return 2
        readings.append((path, outcome))
    print_tables(readings[0][1], page, terminal)
    page.line()
    print_checked(shown(readings[0][0]), checked(readings[0][1]), page, terminal)
    agreed = [
        _print_agreement(path, written, reading, page, terminal) for path, reading in readings
    ]
    return 0 if all(agreed) else 1


def _write(report: AnnualReport, folder: Path) -> tuple[str, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    made = {**render(report, SUFFIXES), "txt": text(report).encode()}
    contents = {folder / f"{_NAME}.{suffix}": data for suffix, data in made.items()}
    put(contents)
    return tuple(map(str, contents))


def _print_agreement(
    path: str, written: AnnualReport, reading: Reading, page: Page, terminal: Terminal
) -> bool:
    """Print whether every cell, and all else that a report says, is what was written."""
    report = reading.report
    cells = len(written.cells)
    right = sum(
        report.cells.get(cell, "absent") == value and cell not in report.doubtful
        for cell, value in written.cells.items()
    )
    name = shown(path)
    if report == written:
        page.line(
            terminal.say(
                f"{name}：读出的 {cells} 格和正文与写入的完全一致。",
                f"{name}: all {cells} cells and the prose read are what was written.",
            ),
            GOOD,
        )
        return True
    page.line(
        terminal.say(
            f"{name}：读出的与写入的不一致（{cells} 格中 {right} 格相同）。",
            f"{name}: what was read is not what was written ({right} of {cells} cells are).",
        ),
        ERROR,
    )
    return False
