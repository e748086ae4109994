"""`gongkai decisions import`: take a file of administrative decisions into the installation."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.page import ERROR, GOOD, Page, page_for
from gongkai.cli.terminal import Terminal, printable, shown

if TYPE_CHECKING:
    from gongkai.records.publishing.models import DecisionImport

_SHOWN = 20
_FAILED = 2
_YES = {"y", "yes", "是", "好"}


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Import; status 1 where rows were bad, 2 where nothing could be done."""
    if not arguments.yes and not sys.stdin.isatty():
        terminal.complain(
            "没有可以询问的终端；加上 --yes 就不询问。",
            "There is no terminal to ask on; with --yes nothing is asked.",
        )
        return _FAILED
    if not _set_up(terminal):
        return _FAILED
    from django.db import DatabaseError
    from django.utils import translation

    from gongkai.records.errors import RefusedError

    try:
        with translation.override(terminal.say("zh-hans", "en")):
            return _import(arguments, terminal)
    except RefusedError as error:
        terminal.complain(str(error), str(error))
    except DatabaseError as error:
        terminal.complain(
            f"数据库不能用，请先运行 gongkai setup：{error}",
            f"The database cannot be used, run gongkai setup first: {error}",
        )
    return _FAILED


def _set_up(terminal: Terminal) -> bool:
    """Load the platform; say what is missing where it cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings.production")
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
    except ModuleNotFoundError:
        terminal.complain(
            "没有安装平台部分：pip install 'gongkai[platform]'",
            "The platform is not installed: pip install 'gongkai[platform]'",
        )
        return False
    try:
        django.setup()
    except ImproperlyConfigured as error:
        terminal.complain(str(error), str(error))
        return False
    return True


def _import(arguments: Namespace, terminal: Terminal) -> int:
    from django.utils import timezone

    from gongkai.records.actor import Actor
    from gongkai.records.agencies.models import Agency
    from gongkai.records.publishing.actions.import_decisions import (
        begin_import,
        cancel_import,
        run_import,
    )
    from gongkai.records.publishing.decision_choices import DecisionKind, ImportMode

    agency = Agency.objects.filter(code=arguments.agency).first()
    if agency is None:
        code = printable(arguments.agency)
        terminal.complain(
            f"没有代码为 {code} 的机关。", f"There is no agency with the code {code}."
        )
        return _FAILED
    actor = Actor(None, timezone.now())
    mode = ImportMode.SKIP_BAD if arguments.skip_bad else ImportMode.ALL_OR_NOTHING
    path = Path(arguments.file)
    with path.open("rb") as file:
        batch = begin_import(actor, agency, DecisionKind(arguments.kind), file, path.name, mode)
    page = page_for(terminal)
    _print_columns(batch, page, terminal)
    if not arguments.yes and not _agreed(terminal):
        run_import(actor, cancel_import(actor, batch).pk)
        page.line(terminal.say("没有导入。", "Nothing was imported."))
        return _FAILED
    batch = run_import(actor, batch.pk, _Progress(terminal))
    return _print_end(batch, page, terminal)


def _agreed(terminal: Terminal) -> bool:
    terminal.write(terminal.say("开始导入？[y/N] ", "Import? [y/N] "))
    terminal.stdout.flush()
    return sys.stdin.readline().strip().lower() in _YES


def _print_columns(batch: "DecisionImport", page: Page, terminal: Terminal) -> None:
    """Print what was understood, so that a column that was not is seen before the import."""
    name, agency = shown(batch.file_name), printable(batch.agency.name)
    kind = batch.get_kind_display()
    page.line(
        terminal.say(
            f"{name}：约 {batch.lines:,} 行{kind}，{agency}",
            f"{name}: about {batch.lines:,} rows, {kind}, {agency}",
        )
    )
    taken = printable("、".join(batch.headings["taken"]))
    page.line(terminal.say(f"认出的栏：{taken}", f"Columns taken: {taken}"))
    if batch.headings["ignored"]:
        ignored = printable("、".join(batch.headings["ignored"]))
        page.line(terminal.say(f"不导入的栏：{ignored}", f"Columns left out: {ignored}"))
    if batch.rows_read:
        read = f"{batch.rows_read:,}"
        page.line(terminal.say(f"从第 {read} 行之后继续", f"Going on after row {read}"))


class _Progress:
    """Tells on stderr how many rows are read; nothing where nobody watches."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def __call__(self, batch: "DecisionImport") -> None:
        """Write over the line before."""
        if self._terminal.stderr.isatty():
            text = self._terminal.say("已读", "rows read")
            self._terminal.stderr.write(f"\r{text} {batch.rows_read:,} / {batch.lines:,} ")
            self._terminal.stderr.flush()


def _print_end(batch: "DecisionImport", page: Page, terminal: Terminal) -> int:
    from gongkai.records.publishing.decision_choices import ImportState
    from gongkai.records.publishing.decision_files.problems import MESSAGES

    if terminal.stderr.isatty():
        terminal.stderr.write("\n")
    for each in batch.problems.order_by("row", "pk")[:_SHOWN]:
        what, remedy = MESSAGES[each.code]
        parts = [each.column, str(what), each.value and f"“{each.value}”", str(remedy)]
        said = printable(" ".join(filter(None, parts)))
        page.line(terminal.say(f"第 {each.row} 行：{said}", f"row {each.row}: {said}"))
    if batch.rows_bad > _SHOWN:
        more = f"{batch.rows_bad:,}"
        page.line(
            terminal.say(
                f"共 {more} 行不合格；工作台的导入页可以下载全部。",
                f"{more} rows are bad in all; the import's page at the desk has them as a file.",
            )
        )
    if batch.ids_left_out:
        left_out = f"{batch.ids_left_out:,}"
        page.line(
            terminal.say(
                f"略去 {left_out} 处证件号码，没有保存。",
                f"{left_out} numbers of identity documents were left out and not stored.",
            )
        )
    if batch.state != ImportState.DONE:
        page.line(terminal.say("没有导入任何一行。", "No row was imported."), ERROR)
        return 1
    taken, known, bad = f"{batch.rows_taken:,}", f"{batch.rows_known:,}", f"{batch.rows_bad:,}"
    page.line(
        terminal.say(
            f"导入 {taken} 件，原来已有 {known} 件，不合格 {bad} 行。都没有公开。",
            f"{taken} imported, {known} there already, {bad} bad. None of them is public.",
        ),
        GOOD,
    )
    return 1 if batch.rows_bad else 0
