"""`gongkai audit checkpoint`: sign where each chain ends."""

from argparse import Namespace

from gongkai.cli.page import ERROR, GOOD, page_for
from gongkai.cli.platform import on_platform
from gongkai.cli.terminal import Terminal


def run(arguments: Namespace, terminal: Terminal) -> int:  # noqa: ARG001 - it has none
    """Sign; status 1 where a chain is flawed and was not signed."""
    return on_platform(terminal, lambda: _checkpoint(terminal))


def _checkpoint(terminal: Terminal) -> int:
    from django.utils import timezone

    from gongkai.records.actor import Actor
    from gongkai.records.audit.actions.checkpoint import BrokenChainError, checkpoint

    page = page_for(terminal)
    try:
        count = checkpoint(Actor(None, timezone.now()))
    except BrokenChainError as error:
        for flaw in error.flaws:
            zh, en = (
                f"{flaw.chain} 第 {flaw.seq} 条：{flaw.zh}",
                f"{flaw.chain}#{flaw.seq} {flaw.en}",
            )
            page.line(terminal.say(zh, en), ERROR)
        return 1
    page.line(
        terminal.say(f"签名了 {count} 条链的末尾。", f"Signed the ends of {count} chains."), GOOD
    )
    return 0
