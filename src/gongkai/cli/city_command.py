"""`gongkai demo`: fill an installation with a made-up city."""

from argparse import Namespace

from gongkai.cli.page import HEADING, page_for
from gongkai.cli.platform import on_platform
from gongkai.cli.terminal import Terminal

_PEOPLE = (
    ("shi-zhujian.drafter", "拟稿人，起草信息", "drafts"),
    ("shi-zhujian.reviewer", "公开审查人", "reviews disclosure"),
    ("shi-zhujian.secrecy_reviewer", "保密审查人", "reviews secrecy"),
    ("shi-zhujian.head", "负责人，批准公开", "approves"),
    ("shi.supervisor", "主管部门，看全市各机关", "sees every agency of the city"),
)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Fill, and print who may log in; status 2 where it cannot be done."""
    return on_platform(terminal, lambda: _fill(arguments, terminal))


def _fill(arguments: Namespace, terminal: Terminal) -> int:
    from django.conf import settings
    from django.utils import timezone

    from gongkai.demo.fill import PASSWORD, Size, fill
    from gongkai.records.actor import Actor

    page = page_for(terminal)
    if not settings.DEMO:
        terminal.complain(
            "这不是演示安装：请设 GONGKAI_DEMO=1，每页会注明示例数据。",
            "This is no demonstration: set GONGKAI_DEMO=1, so that every page says so.",
        )
        return 2
    fill(Actor(None, timezone.now()), Size(documents=arguments.documents), page.line)
    logins = terminal.say("示例账号，密码都是：", "Sample logins, all with the password: ")
    page.line(logins + PASSWORD, HEADING)
    for name, zh, en in _PEOPLE:
        page.line(f"  {name}  {terminal.say(zh, en)}")
    return 0
