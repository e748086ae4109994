"""`gongkai restore`: bring an installation back from a backup."""

import os
import secrets
from argparse import Namespace
from pathlib import Path

from gongkai.cli.page import GOOD, WARNING, page_for
from gongkai.cli.platform import FAILED, complain_of_missing, home, on_platform
from gongkai.cli.terminal import Terminal, shown

_PRIVATE = 0o077  # umask: what is brought back is for its owner alone
_KEY = "GONGKAI_SECRET_KEY"


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Restore; status 2 where all stayed as it was."""
    os.umask(_PRIVATE)
    try:
        from gongkai.operations.backup.errors import BackupError
        from gongkai.operations.home import HomeInUseError, held, prepare
    except ModuleNotFoundError as error:
        complain_of_missing(terminal, error)
        return FAILED
    prepare(home(), with_key=False)
    try:
        with held(home(), alone=True):
            return _restore(Path(arguments.file), arguments, terminal)
    except HomeInUseError:
        terminal.complain(
            "平台正在运行，请先停止 gongkai serve。", "The platform is running, stop it first."
        )
    except BackupError as error:
        terminal.complain(f"没有恢复：{error.zh}。", f"Not restored: {error.en}.")
    return FAILED


def _restore(path: Path, arguments: Namespace, terminal: Terminal) -> int:
    """Verify backup and keys before the platform is loaded, which may have no key yet."""
    from gongkai.operations.backup.keys import keys_path, verified_id, verify_keys

    backup_id = verified_id(path)
    beside = keys_path(path) if keys_path(path).exists() else None
    keys = Path(arguments.keys) if arguments.keys else beside
    if keys is not None:
        verify_keys(home(), keys, backup_id, force=arguments.force)
    if not os.environ.get(_KEY) and not (home() / "keys" / "secret_key").exists():
        os.environ[_KEY] = secrets.token_urlsafe()  # of this process, which signs nothing
    return on_platform(terminal, lambda: _load(path, keys, terminal, force=arguments.force))


def _load(path: Path, keys: Path | None, terminal: Terminal, *, force: bool) -> int:
    from gongkai.operations.backup.errors import BackupError
    from gongkai.operations.backup.keys import bring_keys_back
    from gongkai.operations.backup.load import is_empty, load
    from gongkai.operations.home import prepare
    from gongkai.operations.messages import compile_messages

    if not force and not is_empty(home()):
        raise BackupError(
            "这里已有数据；加 --force 覆盖", "there are data here; --force replaces them"
        )
    loaded = load(home(), path)
    page, say = page_for(terminal), terminal.say
    if keys is not None:
        bring_keys_back(home(), keys)
    elif prepare(home(), with_key=True):
        page.line(
            say(
                "没有密钥文件，已生成新的密钥：所有人须重新登录。",
                "There is no file of keys, a new key was made: everybody logs in again.",
            ),
            WARNING,
        )
    compile_messages(home())
    made_at, version = loaded.manifest.made_at, loaded.manifest.version
    page.line(
        say(
            f"已恢复 {shown(str(path))}（{made_at}，版本 {version}）：{loaded.rows} 行，"
            f"{loaded.files} 个文件。",
            f"Restored {shown(str(path))} ({made_at}, version {version}): {loaded.rows} rows, "
            f"{loaded.files} files.",
        ),
        GOOD,
    )
    page.line(
        say(
            "请再核对：gongkai doctor，gongkai audit verify",
            "Look at it: gongkai doctor, gongkai audit verify",
        )
    )
    return 0
