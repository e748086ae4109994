"""`gongkai audit verify`: go through every chain, of the database or of an exported copy."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gongkai.cli.page import ERROR, FAINT, GOOD, page_for
from gongkai.cli.platform import FAILED, complain_of_missing, on_platform
from gongkai.cli.terminal import Terminal, shown

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from gongkai.records.audit.chain import Flaw
    from gongkai.records.audit.copies import Log

_SHOWN = 100


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Verify; status 1 where anything is wrong."""
    try:
        from gongkai.records.audit import copies
        from gongkai.records.audit.signing import KeyFileError
    except ModuleNotFoundError as error:
        complain_of_missing(terminal, error)
        return FAILED
    try:
        if arguments.file is None:
            return on_platform(terminal, lambda: _database(arguments, terminal))
        with Path(arguments.file).open(encoding="utf-8") as text:
            return _verify(copies.read(text), arguments, terminal)
    except (copies.NotACopyError, UnicodeDecodeError) as error:
        name = shown(arguments.file or "")
        terminal.complain(
            f"{name} 不是导出的审计记录：{error}", f"{name} is no exported log: {error}"
        )
    except KeyFileError:
        name = shown(arguments.key or "")
        terminal.complain(f"{name} 不是公钥文件", f"{name} is no file of a public key")
    return FAILED


def _database(arguments: Namespace, terminal: Terminal) -> int:
    from gongkai.records.audit.queries import whole_log

    return _verify(whole_log(), arguments, terminal)


def _verify(log: Log, arguments: Namespace, terminal: Terminal) -> int:
    from gongkai.records.audit.copies import verify
    from gongkai.records.audit.signing import public_key

    key = public_key(Path(arguments.key).read_bytes()) if arguments.key else None
    found = verify(log, key)
    page, say = page_for(terminal), terminal.say
    for flaw in found.flaws[:_SHOWN]:
        chain = flaw.chain or say("（平台）", "(installation)")
        page.line(
            say(f"{chain} 第 {flaw.seq} 条：{flaw.zh}", f"{chain}#{flaw.seq} {flaw.en}"), ERROR
        )
    if len(found.flaws) > _SHOWN:
        rest = len(found.flaws) - _SHOWN
        page.line(say(f"……还有 {rest} 处", f"… and {rest} more"), ERROR)
    page.line(
        say(
            f"{found.chains} 条链，{found.entries} 条记录，{found.checkpoints} 个签名有效的检查点"
            f"（密钥 {found.key or '无'}），{len(found.flaws)} 处问题。",
            f"{found.chains} chains, {found.entries} entries, {found.checkpoints} checkpoints "
            f"with good signatures (key {found.key or 'none'}), {len(found.flaws)} flaws.",
        ),
        ERROR if found.flaws else GOOD,
    )
    page.line(_limits(terminal, own_key=key is None), FAINT)
    return 1 if found.flaws else 0


def flaw_text(flaw: Flaw, terminal: Terminal) -> str:
    """Say where a flaw is and what."""
    chain = flaw.chain or terminal.say("（平台）", "(installation)")
    return terminal.say(f"{chain} 第 {flaw.seq} 条：{flaw.zh}", f"{chain}#{flaw.seq} {flaw.en}")


def _limits(terminal: Terminal, *, own_key: bool) -> str:
    """What verifying could not have found."""
    say = terminal.say
    text = say(
        "能发现：改动、删除、插入、移动的记录，以及在检查点之前截短的链。"
        "不能发现：最后一个检查点之后从末尾删去的记录，以及持有私钥者重写的整条链；"
        "请把导出的副本另外保管。",
        "What it finds: entries changed, removed, put in or moved, and a chain cut short of a "
        "checkpoint. What it cannot: entries cut off after the last checkpoint, and a log written "
        "anew by who holds the private key; keep exported copies elsewhere.",
    )
    if own_key:
        text += say(
            "公钥取自被核对的记录本身：用 --key 给出另外保管的公钥更可靠。",
            " The public key is the log's own: give one that was kept elsewhere with --key.",
        )
    return text
