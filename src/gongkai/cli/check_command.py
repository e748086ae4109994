"""`gongkai report check`: findings on one report or many; each file is done before the next."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.cli import reading as readers
from gongkai.cli.checking import CheckedReport, checked
from gongkai.cli.findings import print_checked, print_total
from gongkai.cli.page import Page, RichPage, page_for
from gongkai.cli.progress import with_progress
from gongkai.cli.terminal import Terminal, shown
from gongkai.cli.wording import unreadable_text
from gongkai.report.check import Finding, Severity
from gongkai.report.exchange import Json
from gongkai.report.json_output import findings_json, unreadable_json, write_list
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import Reading

FOUND, UNREAD = 1, 2
NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file and what came of it: what was found, or why nothing could be."""

    path: str
    outcome: CheckedReport | UnreadableError

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found; nothing where the file could not be read."""
        return () if isinstance(self.outcome, UnreadableError) else self.outcome.findings


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

    def count(self, each: Checked, terminal: Terminal) -> Checked:
        """Count one file and hand it on."""
        self.files += 1
        if isinstance(each.outcome, UnreadableError):
            self.unread += 1
            if each.outcome.code != NOT_CHECKED:  # why not is complained of by itself
                terminal.complain(*unreadable_text(each.path, each.outcome))
        self.severities.update(finding.severity for finding in each.findings)
        return each

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
    for path, outcome in zip(arguments.files, readers.check_many(arguments.files), strict=True):
        yield Checked(path, outcome)


def _check_among(path: str, previous: str | None, children: list[str]) -> Iterator[Checked]:
    """Check one file beside others; where any cannot be read, nothing is checked by halves."""
    paths = [path, *([previous] if previous else []), *children]
    readings: list[Reading] = []
    unread: list[Checked] = []
    for each, outcome in zip(paths, readers.read_many(paths), strict=True):
        if isinstance(outcome, UnreadableError):
            unread.append(Checked(each, outcome))
        else:
            readings.append(outcome)
    if not unread:
        reports = [reading.report for reading in readings[1:]]
        last_year = reports.pop(0) if previous else None
        yield Checked(path, readers.bounded(checked, readings[0], last_year, reports))
        return
    if unread[0].path != path:
        yield Checked(path, _not_checked(unread))
    yield from unread


def _not_checked(unread: list[Checked]) -> UnreadableError:
    names = [shown(each.path) for each in unread]
    return UnreadableError(
        NOT_CHECKED,
        f"没有核验，因为同时给出的文件不能读取：{'、'.join(names)}。",
        f"Not checked, because what was given beside it cannot be read: {', '.join(names)}.",
    )


def _json(each: Checked, terminal: Terminal) -> Json:
    english = terminal.language.code == "en"
    name = shown(each.path)
    if isinstance(each.outcome, UnreadableError):
        return unreadable_json(name, each.outcome, english=english)
    return findings_json(name, each.findings, each.outcome.doubts, english=english)


def _print(results: Iterator[Checked], page: Page, terminal: Terminal) -> None:
    for each in results:
        if isinstance(each.outcome, CheckedReport):
            print_checked(shown(each.path), each.outcome, page, terminal)
