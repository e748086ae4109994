"""`gongkai doctor`: what is misconfigured."""

from argparse import Namespace

from gongkai.cli.page import ERROR, GOOD, page_for
from gongkai.cli.platform import on_platform
from gongkai.cli.terminal import Terminal


def run(arguments: Namespace, terminal: Terminal) -> int:  # noqa: ARG001 - it has none
    """Examine the installation; status 1 where anything is wrong."""
    return on_platform(terminal, lambda: _examine(terminal))


def _examine(terminal: Terminal) -> int:
    from django.utils import timezone

    from gongkai.operations.doctor import examine

    page = page_for(terminal)
    found = list(examine(timezone.now()))
    for each in found:
        page.line(terminal.say(f"{each.code}：{each.zh}。", f"{each.code}: {each.en}."), ERROR)
    if found:
        page.line(terminal.say(f"{len(found)} 个问题。", f"{len(found)} things are wrong."))
        return 1
    page.line(terminal.say("没有发现问题。", "Nothing is wrong."), GOOD)
    return 0
