"""Findings as people read them: the gravest first, cells by their printed labels."""

from collections import Counter
from collections.abc import Mapping

from gongkai.cli.checking import CheckedReport
from gongkai.cli.page import ERROR, FAINT, GOOD, HEADING, NOTE, WARNING, Page
from gongkai.cli.terminal import Terminal
from gongkai.cli.wording import SEVERITIES, cell_label, report_name, uncalculated_text
from gongkai.report.check import Finding, Severity
from gongkai.statute.editions import Edition

_STYLES = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.NOTE: NOTE}
_ORDER = tuple(Severity)
_CELLS_SHOWN = 4


def print_checked(name: str, report: CheckedReport, page: Page, terminal: Terminal) -> None:
    """Print what was found on one file."""
    colon = terminal.say("：", ": ")
    page.line(name + colon + report_name(report, terminal), HEADING)
    for finding in sorted(report.findings, key=lambda each: _ORDER.index(each.severity)):
        _print_finding(finding, report.edition, page, terminal)
    if remedy := uncalculated_text(report.doubts):
        page.line(f"  {terminal.say(*remedy)}", WARNING)
    if report.findings:
        counts = Counter(finding.severity for finding in report.findings)
        page.line(f"  {_counts(counts, terminal)}")
    else:
        page.line(terminal.say("  没有发现问题。", "  Nothing found."), GOOD)
    page.line()


def print_total(
    files: int, unread: int, counts: Mapping[Severity, int], page: Page, terminal: Terminal
) -> None:
    """Print the line that sums up several files."""
    total = terminal.say(
        f"共 {files} 份，{unread} 份不能读取：", f"{files} files, {unread} could not be read: "
    )
    page.line(total + _counts(counts, terminal), HEADING)


def _print_finding(finding: Finding, edition: Edition, page: Page, terminal: Terminal) -> None:
    severity = terminal.say(*SEVERITIES[finding.severity])
    message = terminal.say(finding.zh, finding.en)
    page.line(f"  {severity}  {finding.code}  {message}", _STYLES[finding.severity])
    for line in _details(finding, edition, terminal):
        page.line(f"      {line}", FAINT)


def _details(finding: Finding, edition: Edition, terminal: Terminal) -> list[str]:
    say = terminal.say
    colon, comma = say("：", ": "), say("、", "; ")
    shown = [cell_label(edition, cell, terminal) for cell in finding.cells[:_CELLS_SHOWN]]
    more = len(finding.cells) - len(shown)
    cells = comma.join(shown) + (
        say(f"等 {more + len(shown)} 格", f"; {more} more") if more else ""
    )
    facts = (
        (say("单元格", "cells"), cells),
        (say("原文", "printed"), finding.printed),
        (say("应为", "expected"), finding.expected),
        (say("依据", "source"), finding.source),
    )
    return [name + colon + text for name, text in facts if text]


def _counts(counts: Mapping[Severity, int], terminal: Terminal) -> str:
    parts = []
    for severity in _ORDER:
        count = counts.get(severity, 0)
        zh, en = SEVERITIES[severity]
        parts.append(terminal.say(f"{zh} {count} 个", f"{count} {en}{'' if count == 1 else 's'}"))
    return terminal.say("，", ", ").join(parts)
