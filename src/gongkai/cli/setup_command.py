"""`gongkai setup`: bring an installation about, or to this version."""

import os
from argparse import Namespace

from gongkai.cli.page import GOOD, HEADING, page_for
from gongkai.cli.platform import FAILED, complain_of_missing, home, on_platform
from gongkai.cli.terminal import Terminal

_PRIVATE = 0o077  # umask: what is made here is for its owner alone


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Set up; status 2 where it cannot be done."""
    try:
        from gongkai.operations.home import prepare
        from gongkai.operations.messages import compile_messages
    except ModuleNotFoundError as error:
        complain_of_missing(terminal, error)
        return FAILED
    os.umask(_PRIVATE)
    folder = home()
    made = prepare(folder, with_key=not os.environ.get("GONGKAI_SECRET_KEY"))
    compile_messages(folder)  # before anything is said in English
    page = page_for(terminal)
    page.line(terminal.say(f"安装文件夹：{folder}", f"Installation: {folder}"))
    if made:
        page.line(
            terminal.say(
                "已生成密钥 keys/secret_key，只有本账号可读。",
                "Made the key keys/secret_key, which this account alone may read.",
            )
        )
    return on_platform(terminal, lambda: _install(arguments, terminal))


def _install(arguments: Namespace, terminal: Terminal) -> int:
    from django.utils import timezone

    from gongkai.operations.install import first_administrator, first_agency, install
    from gongkai.records.actor import Actor

    page = page_for(terminal)
    years = install()
    known = f"{years[0]}–{years[-1]}"
    page.line(
        terminal.say(
            f"数据库、界面语言、主题分类已就绪；放假安排：{known}年。",
            f"Database, messages and topics are ready; holidays are known for {known}.",
        )
    )
    actor = Actor(None, timezone.now())
    if arguments.agency:
        code, name = arguments.agency
        if first_agency(actor, code, name, arguments.level) is not None:
            page.line(terminal.say(f"已建立机关：{name}", f"Founded the agency {name}"))
    if arguments.admin:
        password = first_administrator(actor, arguments.admin)
        page.line(terminal.say("管理员", "Administrator"), HEADING)
        page.line(terminal.say(f"  登录名：{arguments.admin}", f"  name: {arguments.admin}"))
        page.line(
            terminal.say(
                f"  一次性密码：{password}（只显示这一次）",
                f"  one-time password: {password} (shown this once)",
            )
        )
    page.line(terminal.say("完成。启动：gongkai serve", "Done. To start: gongkai serve"), GOOD)
    return 0
