"""`gongkai report check`: findings on one report or many; each file is done before the next."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.cli import reading as readers
from gongkai.cli.findings import print_checked, print_total
from gongkai.cli.page import Page, RichPage, page_for
from gongkai.cli.progress import with_progress
from gongkai.cli.terminal import Terminal, shown
from gongkai.cli.wording import unreadable_text
from gongkai.report.check import Finding, Severity, check
from gongkai.report.json_output import Json, findings_json, unreadable_json, write_list
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import Reading

FOUND, UNREAD = 1, 2


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what came of it: why it cannot be read, or its reading and findings."""

    path: str
    outcome: Reading | UnreadableError
    findings: tuple[Finding, ...] = ()


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Check each file; status 2 if any could not be read, else 1 if any finding is above a note."""
    if len(arguments.files) > 1 and (arguments.previous or arguments.child):
        terminal.complain(
            "--previous 和 --child 只能与一个 FILE 同用（用法见 gongkai report check --help）",
            "--previous and --child go with one FILE only (see gongkai report check --help)",
        )
        return UNREAD
    tally = Tally()
    page = page_for(terminal) if arguments.format == "table" else None
    console = page.console if isinstance(page, RichPage) else None
    with with_progress(_check_all(arguments), len(arguments.files), console, terminal) as results:
        counted = (tally.count(each, terminal) for each in results)
        if page is None:
            write_list(terminal.write, (_json(each, terminal) for each in counted))
        else:
            _print(counted, page, terminal)
    if page is not None and len(arguments.files) > 1:
        print_total(tally.files, tally.unread, tally.severities, page, terminal)
    return tally.status


class Tally:
    """What was found so far; files that cannot be read are complained of as they come."""

    def __init__(self) -> None:
        self.files = 0
        self.unread = 0
        self.severities: Counter[Severity] = Counter()

    def count(self, checked: Checked, terminal: Terminal) -> Checked:
        """Count one file and hand it on."""
        self.files += 1
        if isinstance(checked.outcome, UnreadableError):
            self.unread += 1
            terminal.complain(*unreadable_text(checked.path, checked.outcome))
        self.severities.update(finding.severity for finding in checked.findings)
        return checked

    @property
    def status(self) -> int:
        """The exit status that these findings ask for."""
        if self.unread:
            return UNREAD
        above = self.severities[Severity.ERROR] + self.severities[Severity.WARNING]
        return FOUND if above else 0


def _check_all(arguments: Namespace) -> Iterator[Checked]:
    if arguments.previous or arguments.child:
        yield from _check_among(arguments.files[0], arguments.previous, arguments.child)
        return
    for path, outcome in zip(arguments.files, readers.read_many(arguments.files), strict=True):
        if isinstance(outcome, UnreadableError):
            yield Checked(path, outcome)
        else:
            yield Checked(path, outcome, tuple(check(outcome.report)))


def _check_among(path: str, previous: str | None, children: list[str]) -> Iterator[Checked]:
    """Check one file beside others; where any cannot be read, nothing is checked by halves."""
    paths = [path, *([previous] if previous else []), *children]
    readings: list[Reading] = []
    for each, outcome in zip(paths, readers.read_many(paths), strict=True):
        if isinstance(outcome, UnreadableError):
            yield Checked(each, outcome)
        else:
            readings.append(outcome)
    if len(readings) == len(paths):
        reports = [reading.report for reading in readings]
        last_year = reports[1] if previous else None
        below = reports[2:] if previous else reports[1:]
        yield Checked(path, readings[0], tuple(check(reports[0], last_year, below)))


def _json(checked: Checked, terminal: Terminal) -> Json:
    english = terminal.language.code == "en"
    name = shown(checked.path)
    if isinstance(checked.outcome, UnreadableError):
        return unreadable_json(name, checked.outcome, english=english)
    return findings_json(name, checked.findings, checked.outcome.doubts, english=english)


def _print(results: Iterator[Checked], page: Page, terminal: Terminal) -> None:
    for checked in results:
        if isinstance(checked.outcome, Reading):
            name = shown(checked.path)
            print_checked(name, checked.outcome, checked.findings, page, terminal)
