"""`gongkai backup`: save database and files in one file, the keys in another."""

import os
from argparse import Namespace
from pathlib import Path

from gongkai.cli.page import GOOD, WARNING, page_for
from gongkai.cli.platform import FAILED, home, on_platform
from gongkai.cli.terminal import Terminal, shown

_PRIVATE = 0o077  # umask: a backup is for its owner alone
_MB = 1_000_000


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Save; status 2 where nothing was saved."""
    os.umask(_PRIVATE)
    return on_platform(terminal, lambda: _backup(Path(arguments.file), terminal))


def _backup(path: Path, terminal: Terminal) -> int:
    from django.utils import timezone

    from gongkai.operations.backup.errors import BackupError
    from gongkai.operations.backup.keys import keys_path
    from gongkai.operations.backup.save import save

    try:
        saved = save(home(), path, timezone.now())
    except BackupError as error:
        terminal.complain(error.zh, error.en)
        return FAILED
    page = page_for(terminal)
    name, keys = shown(str(path)), shown(str(keys_path(path)))
    size = f"{saved.size / _MB:.1f} MB"
    page.line(
        terminal.say(
            f"已备份并核对：{name}（{size}，{saved.tables} 张表 {saved.rows} 行，"
            f"{saved.files} 个文件）",
            f"Saved and verified: {name} ({size}, {saved.rows} rows in {saved.tables} tables, "
            f"{saved.files} files)",
        ),
        GOOD,
    )
    page.line(
        terminal.say(
            f"密钥：{keys}，请与备份分开保管。", f"Keys: {keys}; keep them apart from the backup."
        ),
        WARNING,
    )
    return 0
