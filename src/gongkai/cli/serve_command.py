"""`gongkai serve`: the web server, and the worker and scheduler of jobs beside it."""

from __future__ import annotations

import os
import socket
import sys
from argparse import Namespace

from gongkai.cli.page import GOOD, WARNING, page_for
from gongkai.cli.platform import FAILED, home, on_platform
from gongkai.cli.terminal import Terminal

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.operations.supervise import Service

_PRIVATE = 0o077  # umask: what is written here is for its owner alone
_PARTS = {"portal": ("portal",), "desk": ("desk",), "worker": ()}
_MOST_PORT = 65535
_MOST_THREADS = 8  # of a process of the web server; each has a connection to the database


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Serve until stopped; status 2 where it cannot begin."""
    if not 0 < arguments.port <= _MOST_PORT or arguments.workers < 1:
        terminal.complain(
            "端口须在 1 到 65535 之间，进程数至少为 1。",
            "The port must be 1 to 65535, and there must be at least 1 worker.",
        )
        return FAILED
    os.umask(_PRIVATE)
    return on_platform(terminal, lambda: _serve(arguments, terminal))


def _serve(arguments: Namespace, terminal: Terminal) -> int:
    from django.conf import settings
    from django.db import connection

    from gongkai.operations.home import HomeInUseError, held
    from gongkai.operations.state import pending_migrations
    from gongkai.operations.supervise import Supervisor

    if pending_migrations():
        terminal.complain(
            "数据库不是这个版本的，请先运行 gongkai setup。",
            "The database is not of this version, run gongkai setup first.",
        )
        return FAILED
    connection.close()
    if arguments.only != "worker" and (error := _taken(arguments.host, arguments.port)):
        raise error
    parts = _PARTS[arguments.only] if arguments.only else tuple(settings.PARTS)
    services = _services(arguments, parts, os.environ)
    _print_addresses(arguments, parts, terminal)

    def tell(name: str, status: int, wait: float) -> None:
        terminal.complain(
            f"{name} 停止了（状态 {status}），{wait:g} 秒后重新启动。",
            f"{name} ended (status {status}) and is started again in {wait:g} s.",
        )

    try:
        with held(home(), alone=False):
            Supervisor(services, tell).run()
    except HomeInUseError:
        terminal.complain(
            "正在恢复备份，请等它完成。", "A backup is being restored, wait until it is done."
        )
        return FAILED
    page_for(terminal).line(terminal.say("已停止。", "Stopped."))
    return 0


def _taken(host: str, port: int) -> OSError | None:
    """Why the server could not listen there; granian itself would share a port with another."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as found:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(address)
    except OSError as error:
        error.filename = f"{host}:{port}"
        return error
    return None


def _services(
    arguments: Namespace, parts: tuple[str, ...], environment: Mapping[str, str]
) -> list[Service]:
    from gongkai.operations.supervise import Service

    services = []
    threads = min(_MOST_THREADS, 2 * (os.cpu_count() or 1) + 1)
    if parts:
        web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
        web += ["--host", arguments.host, "--port", str(arguments.port)]
        web += ["--workers", str(arguments.workers), "--respawn-failed-workers"]
        web += ["--blocking-threads", str(threads), "--log-level", "warning"]
        web += ["gongkai.settings.wsgi:application"]
        services.append(Service("web", web, {**environment, "GONGKAI_PARTS": ",".join(parts)}))
    if arguments.only in {None, "worker"}:
        services += [
            Service(name, [sys.executable, "-m", "gongkai.jobs", name], dict(environment))
            for name in ("worker", "scheduler")
        ]
    return services


def _print_addresses(arguments: Namespace, parts: tuple[str, ...], terminal: Terminal) -> None:
    from django.conf import settings

    page, say = page_for(terminal), terminal.say
    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    address = f"http://{host}:{arguments.port}"
    if "portal" in parts:
        page.line(say(f"门户：  {address}/", f"portal:  {address}/"), GOOD)
    if "desk" in parts:
        page.line(say(f"工作台：{address}/desk/", f"desk:    {address}/desk/"), GOOD)
    if not parts:
        page.line(say("后台作业已启动。", "The jobs run."), GOOD)
    if parts and settings.SESSION_COOKIE_SECURE:
        page.line(
            say(
                "须经 HTTPS 代理访问才能登录；只在本机试用，可设 GONGKAI_HTTPS=0。",
                "Logging in takes HTTPS, by a proxy; to try it on this machine, set "
                "GONGKAI_HTTPS=0.",
            ),
            WARNING,
        )
    page.line(say("按 Ctrl-C 停止。", "Ctrl-C stops it."))
    terminal.stdout.flush()
