"""`gongkai report form`: the blank form of an edition, to be filled in and read back."""

from argparse import Namespace
from pathlib import Path

from gongkai.cli.terminal import Terminal, shown
from gongkai.report.write import UnwritableError, refuse_bare_suffix
from gongkai.report.write.blank import FORM_SUFFIXES, blank_form
from gongkai.report.write.files import put
from gongkai.statute.editions import Edition

FAILED = 2


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Write the blank form; status 2 where it cannot be written."""
    edition = Edition(arguments.edition)
    try:
        contents = {Path(out): blank_form(edition, _suffix(Path(out))) for out in arguments.out}
        for path, blank in contents.items():
            _spare_filled(path, blank)
        put(contents)
    except UnwritableError as error:
        terminal.complain(error.zh, error.en)
        return FAILED
    for path in contents:
        name = shown(str(path))
        terminal.write(terminal.say(f"已写入 {name}\n", f"Wrote {name}\n"))
    return 0


def _spare_filled(path: Path, blank: bytes) -> None:
    """Refuse to put a blank form over another file, which may be one that was filled in."""
    try:
        filled = path.read_bytes() != blank if path.is_file() else False
    except OSError:  # what it is, `put` says
        return
    if filled:
        raise UnwritableError(
            "exists",
            f"“{path}”已经存在，写入空白表格会丢失其中填好的内容，请换一个文件名。",
            f"'{path}' exists, and a blank form over it would lose what was filled in; "
            "give another name.",
        )


def _suffix(path: Path) -> str:
    suffix = path.suffix.removeprefix(".").lower()
    if suffix in FORM_SUFFIXES:
        return suffix
    refuse_bare_suffix(path, FORM_SUFFIXES)
    raise UnwritableError(
        "unknown_format",
        f"空白表格只有 .docx 和 .xlsx 两种，请把“{path.name}”改成其中之一。",
        f"A blank form is a .docx or an .xlsx; end '{path.name}' in one of them.",
    )
