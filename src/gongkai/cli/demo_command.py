"""`gongkai report demo`: make a sample report, read it back, check it, say whether all agrees."""

from argparse import Namespace
from pathlib import Path

from gongkai.cli import reading as readers
from gongkai.cli.checking import checked
from gongkai.cli.demo.render import html, text
from gongkai.cli.demo.sample import sample_report
from gongkai.cli.findings import print_checked
from gongkai.cli.page import ERROR, GOOD, Page, page_for
from gongkai.cli.read_command import print_tables
from gongkai.cli.terminal import Terminal, shown
from gongkai.cli.wording import unreadable_text
from gongkai.report.model import AnnualReport
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import Reading

_NAME = "lanzhou-psb-2020"


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Show what gongkai does; status 1 where a reading is not what was written."""
    written = sample_report()
    paths = _write(written, Path(arguments.outdir))
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
    for path, reading in readings:
        print_checked(shown(path), checked(reading), page, terminal)
    agreed = [
        _print_agreement(path, written, reading, page, terminal) for path, reading in readings
    ]
    return 0 if all(agreed) else 1


def _write(report: AnnualReport, folder: Path) -> tuple[str, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    contents = {".html": html(report), ".txt": text(report)}
    for suffix, content in contents.items():
        (folder / f"{_NAME}{suffix}").write_text(content, encoding="utf-8")
    return tuple(str(folder / f"{_NAME}{suffix}") for suffix in contents)


def _print_agreement(
    path: str, written: AnnualReport, reading: Reading, page: Page, terminal: Terminal
) -> bool:
    """Print whether agency, year, edition and every cell are what was written."""
    report = reading.report
    cells = len(written.cells)
    right = sum(
        report.cells.get(cell, "absent") == value and cell not in report.doubtful
        for cell, value in written.cells.items()
    )
    identity = (report.agency, report.year, report.edition)
    agrees = right == cells and identity == (written.agency, written.year, written.edition)
    name = shown(path)
    if agrees:
        page.line(
            terminal.say(
                f"{name}：读出的 {cells} 格与写入的完全一致。",
                f"{name}: all {cells} cells read are what was written.",
            ),
            GOOD,
        )
    else:
        page.line(
            terminal.say(
                f"{name}：读出的与写入的不一致（{cells} 格中 {right} 格相同）。",
                f"{name}: what was read is not what was written ({right} of {cells} cells are).",
            ),
            ERROR,
        )
    return agrees
