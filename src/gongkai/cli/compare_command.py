"""`gongkai report compare`: where two reports differ, cell by cell and section by section."""

from argparse import Namespace
from collections.abc import Iterable

from gongkai.cli import reading as readers
from gongkai.cli.page import ERROR, FAINT, GOOD, HEADING, Page, page_for
from gongkai.cli.terminal import Terminal, shown
from gongkai.cli.wording import (
    column_label,
    report_name,
    row_label,
    table_name,
    unreadable_text,
)
from gongkai.report.compare import (
    CellDifference,
    Comparison,
    Printed,
    SectionComparison,
    SectionState,
    compare,
)
from gongkai.report.exchange import json_text
from gongkai.report.form import OTHER, CellRef
from gongkai.report.json_output import comparison_json
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import Reading
from gongkai.statute.editions import Edition

_STATES = {
    SectionState.SAME: ("相同", "the same"),
    SectionState.CHANGED: ("有改动", "changed"),
    SectionState.FIRST_ONLY: ("仅第一份有", "in the first only"),
    SectionState.SECOND_ONLY: ("仅第二份有", "in the second only"),
    SectionState.NEITHER: ("都没有", "in neither"),
}
_LINE_STYLES = {"+": GOOD, "-": ERROR}


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Compare two reports; status 0 where they are the same, 1 where not, 2 where one is unread."""
    paths = (arguments.first, arguments.second)
    readings: list[Reading] = []
    for path, outcome in zip(paths, readers.read_many(paths), strict=True):
        if isinstance(outcome, UnreadableError):
            terminal.complain(*unreadable_text(path, outcome))
        else:
            readings.append(outcome)
    if len(readings) < len(paths):
        return 2
    comparison = readers.bounded(compare, readings[0].report, readings[1].report)
    if isinstance(comparison, UnreadableError):
        terminal.complain(*unreadable_text(paths[0], comparison))
        return 2
    names = (shown(paths[0]), shown(paths[1]))
    if arguments.format == "json":
        english = terminal.language.code == "en"
        terminal.write(json_text(comparison_json(comparison, names, english=english)) + "\n")
    else:
        _print(comparison, names, page_for(terminal), terminal)
    return 0 if comparison.same else 1


def _print(comparison: Comparison, names: tuple[str, str], page: Page, terminal: Terminal) -> None:
    colon = terminal.say("：", ": ")
    for letter, name, report in zip(
        "AB", names, (comparison.first, comparison.second), strict=True
    ):
        page.line(f"{letter}  {name}{colon}{report_name(report, terminal)}", HEADING)
    page.line()
    _print_differences(comparison, page, terminal)
    _print_incomparable(comparison, page, terminal)
    page.line(terminal.say("正文", "Prose"), HEADING)
    for section in comparison.sections:
        _print_section(section, comparison, page, terminal)


def _print_differences(comparison: Comparison, page: Page, terminal: Terminal) -> None:
    differing, compared = len(comparison.differences), comparison.compared
    page.line(
        terminal.say(
            f"可比 {compared} 项，不同 {differing} 项",
            f"{compared} cells compared, {differing} different",
        ),
        HEADING,
    )
    if comparison.differences:
        head = ("", "A", "B", terminal.say("增减", "change"))
        edition = comparison.first.edition
        page.table(head, [_row(each, edition, terminal) for each in comparison.differences])
    page.line()


def _row(each: CellDifference, edition: Edition, terminal: Terminal) -> tuple[str, ...]:
    change = "" if each.change is None else f"{each.change:+}"
    blank = terminal.say("空", "blank")
    label = _label(each.first_cells, edition, terminal)
    return (label, _text(each.first, blank), _text(each.second, blank), change)


def _text(printed: Printed, blank: str) -> str:
    return blank if printed is None else str(printed)


def _label(cells: Iterable[CellRef], edition: Edition, terminal: Terminal) -> str:
    """Name a cell; several are the rows of 其他处理, added up."""
    first, *more = cells
    row = OTHER.key if more else first.row
    label = row_label(edition, first.table, row, terminal)
    return f"{table_name(first.table, terminal)} {label} {column_label(edition, first, terminal)}"


def _print_incomparable(comparison: Comparison, page: Page, terminal: Terminal) -> None:
    if not comparison.incomparable:
        return
    count = len(comparison.incomparable)
    page.line(terminal.say(f"不可比 {count} 项", f"{count} do not compare"), HEADING)
    for each in comparison.incomparable:
        side, cells, edition = (
            ("A", each.first_cells, comparison.first.edition)
            if each.first_cells
            else ("B", each.second_cells, comparison.second.edition)
        )
        label = _label(cells, edition, terminal)
        page.line(f"  {side} {label}{terminal.say('：', ': ')}{terminal.say(each.zh, each.en)}")
    page.line()


def _print_section(
    section: SectionComparison, comparison: Comparison, page: Page, terminal: Terminal
) -> None:
    form = comparison.first.form.sections[section.number - 1]
    numeral = "一二三四五六"[section.number - 1]
    heading = terminal.say(f"{numeral}、{form.heading}", f"{section.number} {form.english}")
    state = terminal.say(*_STATES[section.state])
    alike = terminal.say(f"，相似度 {section.similarity}%", f", {section.similarity}% alike")
    shown_alike = alike if section.state is SectionState.CHANGED else ""
    page.line(f"{heading}{terminal.say('：', ': ')}{state}{shown_alike}")
    for line in section.lines:
        page.line(f"  {line}", _LINE_STYLES.get(line[0], FAINT))
