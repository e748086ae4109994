"""`gongkai report convert`: one report out of any format into others; cells in doubt print “?”."""

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from gongkai.cli import reading as readers
from gongkai.cli.terminal import Terminal, shown
from gongkai.cli.wording import cell_label, uncalculated_text, unreadable_text
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.reading import Reading, Reason
from gongkai.report.write import UnwritableError, render, suffix_of
from gongkai.report.write.files import put

FAILED, DOUBTED = 2, 1
_MOST_NAMED = 5  # cells in doubt that are named one by one


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Convert a file; status 1 where cells in doubt were written as “?”, 2 where nothing was."""
    source = Path(arguments.file)
    targets = list(dict.fromkeys(Path(each) for each in arguments.out))
    fonts = Path(arguments.fonts) if arguments.fonts is not None else None
    try:
        suffixes = [suffix_of(target) for target in targets]
        for target in targets:
            _spare_source(source, target)
        outcome = readers.read_one(arguments.file)
        if isinstance(outcome, UnreadableError):
            terminal.complain(*unreadable_text(arguments.file, outcome))
            return FAILED
        made = _contents(outcome, suffixes, fonts)
        put({target: made[suffix] for target, suffix in zip(targets, suffixes, strict=True)})
    except UnwritableError as error:
        terminal.complain(error.zh, error.en)
        return FAILED
    for target in targets:
        name = shown(str(target))
        terminal.write(terminal.say(f"已写入 {name}\n", f"Wrote {name}\n"))
    return _say_doubts(outcome, terminal)


def _contents(reading: Reading, suffixes: list[str], fonts: Path | None) -> dict[str, bytes]:
    """The bytes of each format; JSON holds what the reading knows besides the report."""
    if fonts is not None:
        from gongkai.report.write.fonts import font_set

        font_set(fonts)  # a wrong folder is said whatever is written
    made = dict(render(reading.report, [each for each in suffixes if each != "json"], fonts=fonts))
    if "json" in suffixes:
        from gongkai.report.exchange import json_text
        from gongkai.report.json_output import report_json

        render(reading.report, ["json"])  # refuses what no format holds
        made["json"] = f"{json_text(report_json(reading))}\n".encode()
    return made


def _spare_source(source: Path, target: Path) -> None:
    same = False
    with suppress(OSError):  # what cannot be looked at cannot be the source
        same = target.samefile(source)
    if same:
        raise UnwritableError(
            "same_file",
            f"“{target}”就是要转换的文件，写入会毁掉它，请换一个文件名。",
            f"'{target}' is the file to convert and writing would destroy it; give another name.",
        )


def _say_doubts(reading: Reading, terminal: Terminal) -> int:
    doubts = reading.doubts
    if not doubts:
        return 0
    edition = reading.report.edition
    named = [cell_label(edition, doubt.cell, terminal) for doubt in doubts[:_MOST_NAMED]]
    remedy = uncalculated_text(doubts)
    by_hand = any(doubt.reason is not Reason.FORMULA for doubt in doubts)
    mend_zh, mend_en = ("，请对照原件改正", "; correct it by the original") if by_hand else ("", "")
    more_zh, more_en = ("等", " and others") if len(doubts) > _MOST_NAMED else ("", "")
    count_en = "1 cell is" if len(doubts) == 1 else f"{len(doubts)} cells are"
    terminal.complain(
        f"有 {len(doubts)} 格存疑，写作“?”{mend_zh}：{'、'.join(named)}{more_zh}。",
        f"{count_en} in doubt and written as “?”{mend_en}: {'; '.join(named)}{more_en}.",
    )
    if remedy is not None:
        terminal.complain(*remedy)
    return DOUBTED
