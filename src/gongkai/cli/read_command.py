"""`gongkai report read`: one report's figures, what is in doubt, and its sections."""

from argparse import Namespace
from collections.abc import Iterator

from gongkai.cli import reading as readers
from gongkai.cli.page import FAINT, HEADING, WARNING, Page, page_for
from gongkai.cli.terminal import Terminal
from gongkai.cli.wording import (
    ORIGINS,
    block_heading,
    cell_label,
    row_label,
    table_name,
    unreadable_text,
)
from gongkai.report.exchange import json_text
from gongkai.report.form import Block, CellRef, TableForm, Unit
from gongkai.report.json_output import report_json
from gongkai.report.model import AnnualReport
from gongkai.report.read.blocks import Place
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import REASONS, Doubt, Reading

DOUBT = "?"


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Read one report and print it; status 2 where it cannot be read."""
    reading = readers.read_one(arguments.file)
    if isinstance(reading, UnreadableError):
        terminal.complain(*unreadable_text(arguments.file, reading))
        return 2
    if arguments.format == "json":
        terminal.write(json_text(report_json(reading, places=arguments.places)) + "\n")
        return 0
    page = page_for(terminal)
    print_tables(reading, page, terminal)
    _print_doubts(reading, page, terminal)
    _print_sections(reading.report, page, terminal)
    if arguments.places:
        _print_places(reading, page, terminal)
    return 0


# --- tables -------------------------------------------------------------------------------------


def print_tables(reading: Reading, page: Page, terminal: Terminal) -> None:
    """Print whose report it is, and the three tables."""
    report = reading.report
    if report.title:
        page.line(report.title, HEADING)
    for line in _identity(reading, terminal):
        page.line(line)
    for table in report.form.tables:
        page.line()
        numeral = {2: "二", 3: "三", 4: "四"}[table.section]
        page.line(terminal.say(f"{numeral}、{table.title}", table.english), HEADING)
        for block in table.blocks:
            _print_block(report, table, block, page, terminal)


def _identity(reading: Reading, terminal: Terminal) -> Iterator[str]:
    report = reading.report
    unknown = terminal.say("不明", "unknown")
    edition = terminal.say(f"{report.edition}年版", str(report.edition))
    facts = {
        "agency": (terminal.say("机关：", "agency: "), report.agency or unknown),
        "year": (terminal.say("年度：", "year: "), str(report.year or unknown)),
        "edition": (terminal.say("格式：", "form: "), edition),
    }
    for key, (name, value) in facts.items():
        origin = reading.origins.get(key)
        if origin is None:
            yield name + value
            continue
        source = terminal.say(*ORIGINS.get(origin.source, (origin.source, origin.source)))
        yield name + value + terminal.say(f"（见{source}）", f" (from the {source})")


def _print_block(
    report: AnnualReport, table: TableForm, block: Block, page: Page, terminal: Terminal
) -> None:
    if block.heading:
        page.line(block_heading(block.heading, terminal), FAINT)
    units = {Unit.YUAN: terminal.say("（元）", " (yuan)")}
    if terminal.language.code == "en":
        units[Unit.YUAN_10K] = " (10,000 yuan)"
    head = [
        terminal.say(column.label, column.english) + units.get(column.unit, "")
        for column in block.columns
    ]
    keys = {row.key for row in block.rows}
    one_block = len(table.blocks) == 1
    rows = [
        (
            _label(report, table.name, row, terminal),
            *(_printed(report, CellRef(table.name, row, column.key)) for column in block.columns),
        )
        for row in report.rows(table.name)
        if one_block or row in keys
    ]
    page.table(("", *head), rows)


def _label(report: AnnualReport, table: str, row: str, terminal: Terminal) -> str:
    found = next((each for each in report.form.table(table).rows if each.key == row), None)
    label = row_label(report.edition, table, row, terminal)
    if found is None or terminal.language.code == "en":
        return label
    return f"{found.group}{found.marker}{label}"


def _printed(report: AnnualReport, cell: CellRef) -> str:
    if cell in report.doubtful:
        return DOUBT
    if cell in report.marks:
        return report.marks[cell]
    value = report.cells.get(cell)
    return "" if value is None else format(value, "f" if not isinstance(value, int) else "d")


# --- below the tables ---------------------------------------------------------------------------


def _print_doubts(reading: Reading, page: Page, terminal: Terminal) -> None:
    if not reading.doubts:
        return
    page.line()
    count = len(reading.doubts)
    page.line(terminal.say(f"存疑 {count} 格（表中的 ?）", f"In doubt: {count} (? above)"), WARNING)
    for doubt in reading.doubts:
        page.line(f"  {_doubt(reading.report, doubt, terminal)}")


def _doubt(report: AnnualReport, doubt: Doubt, terminal: Terminal) -> str:
    label = cell_label(report.edition, doubt.cell, terminal)
    text = terminal.say("：", ": ").join((label, terminal.say(*REASONS[doubt.reason])))
    if not doubt.candidates:
        return text
    candidates = terminal.say("、", ", ").join(str(each) for each in doubt.candidates)
    return text + terminal.say(f"；可能是 {candidates}", f"; it may be {candidates}")


def _print_sections(report: AnnualReport, page: Page, terminal: Terminal) -> None:
    if not report.sections:
        return
    page.line()
    page.line(terminal.say("各部分", "Sections"), HEADING)
    for section in report.sections:
        size = sum(map(len, section.paragraphs))
        number = f"{section.printed_number}、" if section.printed_number else ""
        prose = terminal.say(f"（正文 {size} 字）", f" ({size} characters of prose)")
        page.line(f"{number}{section.heading}{prose}")
        for part in section.subsections:
            if part.heading:
                page.line(f"  {part.heading}", FAINT)


def _print_places(reading: Reading, page: Page, terminal: Terminal) -> None:
    page.line()
    page.line(terminal.say("每格的位置", "Where each cell stands"), HEADING)
    head = terminal.say("格 原文 位置", "cell printed place").split()
    rows = [
        (
            f"{table_name(cell.table, terminal)} {cell.row} {cell.column}",
            source.raw,
            _place(source.place, terminal),
        )
        for cell, source in reading.sources.items()
    ]
    page.table(head, rows)


def _place(place: Place, terminal: Terminal) -> str:
    parts = (
        (place.page, f"第 {place.page} 页", f"page {place.page}"),
        (place.line, f"第 {place.line} 行", f"line {place.line}"),
        (place.table, f"第 {place.table} 张表", f"table {place.table}"),
        (place.row, f"第 {place.row} 行", f"row {place.row}"),
        (place.column, f"第 {place.column} 列", f"column {place.column}"),
    )
    return " ".join(terminal.say(zh, en) for known, zh, en in parts if known is not None)
