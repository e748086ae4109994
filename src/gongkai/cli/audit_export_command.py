"""`gongkai audit export`: write the log of acts to keep elsewhere."""

import os
from argparse import Namespace
from pathlib import Path

from gongkai.cli.page import GOOD, page_for
from gongkai.cli.platform import on_platform
from gongkai.cli.terminal import Terminal, shown


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Write the copy, whole or not at all."""
    return on_platform(terminal, lambda: _export(Path(arguments.file), terminal))


def _export(path: Path, terminal: Terminal) -> int:
    from gongkai.records.audit.copies import lines
    from gongkai.records.audit.queries import whole_log

    unfinished = path.with_name(f"{path.name}.part")
    count = 0
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            for line in lines(whole_log()):
                file.write(f"{line}\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    page_for(terminal).line(
        terminal.say(
            f"已写入 {shown(str(path))}，{count} 行。核对：gongkai audit verify {shown(str(path))}",
            f"Wrote {count} lines to {shown(str(path))}. To verify: "
            f"gongkai audit verify {shown(str(path))}",
        ),
        GOOD,
    )
    return 0
