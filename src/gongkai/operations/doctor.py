"""What is misconfigured in an installation, in words; each check looks at one thing."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, connections
from django.db.models import Max
from django.utils import timezone

from gongkai.jobs.beating import living
from gongkai.jobs.models import BeatKind
from gongkai.operations.messages import catalogue_path, compiled
from gongkai.operations.state import pending_migrations
from gongkai.records.agencies.models import LoadedSchedule
from gongkai.records.append_only import missing_triggers
from gongkai.records.audit.models import AuditEntry, AuditHead, Checkpoint
from gongkai.statute.calendar import official_calendar

_SHORTEST_KEY = 32
_LEAST_FREE = 1_000_000_000  # bytes
_NEXT_YEAR_FROM = 12  # the month from which next year's holidays should be known
_MOST_SKEW = timedelta(minutes=5)
_CHECKPOINT_AGE = timedelta(days=2)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)
"""Before gongkai: a clock that says so was never set."""


@dataclass(frozen=True, slots=True)
class Ill:
    """Something wrong: a stable code, what it is and what to do."""

    code: str
    zh: str
    en: str


def examine(now: datetime) -> Iterator[Ill]:
    """Run all checks; those that need the tables, only where the tables are of this version."""
    for check in _OF_SETTINGS:
        yield from check()
    yield from _clock(now)
    if pending := pending_migrations():
        yield Ill(
            "MIGRATIONS",
            f"数据库缺少 {len(pending)} 项更新（{pending[0]} 等），请运行 gongkai setup",
            f"the database lacks {len(pending)} migrations ({pending[0]} …): run gongkai setup",
        )
        return
    for look in _OF_DATABASE:
        yield from look(now)


def _secret_key() -> Iterator[Ill]:
    if len(settings.SECRET_KEY) < _SHORTEST_KEY:
        yield Ill(
            "SECRET-KEY",
            f"密钥不足 {_SHORTEST_KEY} 个字符，请换成随机生成的",
            f"the secret key is shorter than {_SHORTEST_KEY} characters: make a random one",
        )


def _key_files() -> Iterator[Ill]:
    for path in sorted(settings.SECRET_KEY_FILE.parent.glob("*")):
        if path.suffix != ".pub" and path.stat().st_mode & _OTHERS:
            yield Ill(
                "KEY-MODE",
                f"其他账号可以读取密钥 {path}，请 chmod 600",
                f"other accounts may read the key {path}: chmod 600",
            )


def _debug() -> Iterator[Ill]:
    if settings.DEBUG:
        yield Ill(
            "DEBUG",
            "DEBUG 打开着：出错时会把内部细节显示给公众，请用 gongkai.settings.production",
            "DEBUG is on: errors would show the public what is inside; use "
            "gongkai.settings.production",
        )


def _hosts() -> Iterator[Ill]:
    own = {"localhost", "127.0.0.1", "[::1]"}
    if "*" in settings.ALLOWED_HOSTS:
        yield Ill(
            "HOSTS-ANY",
            "GONGKAI_HOSTS 允许任何域名，请写明网站的域名",
            "GONGKAI_HOSTS allows any name: list the site's own",
        )
    elif set(settings.ALLOWED_HOSTS) <= own:
        yield Ill(
            "HOSTS-LOCAL",
            "GONGKAI_HOSTS 只有本机，外面无法访问，请加上网站的域名",
            "GONGKAI_HOSTS names this machine alone, nobody else gets in: add the site's name",
        )


def _https() -> Iterator[Ill]:
    if not settings.SESSION_COOKIE_SECURE:
        yield Ill(
            "HTTPS",
            "没有要求 HTTPS：口令和会话会明文传输，请设 GONGKAI_HTTPS=1",
            "HTTPS is not asked for, passwords would pass in clear: set GONGKAI_HTTPS=1",
        )


def _second_factor() -> Iterator[Ill]:
    if not settings.MFA_REQUIRED:
        yield Ill(
            "MFA",
            "没有要求第二重验证，请设 GONGKAI_MFA=1",
            "no second factor is asked for: set GONGKAI_MFA=1",
        )


def _demonstration() -> Iterator[Ill]:
    if settings.DEMO:
        yield Ill(
            "DEMO",
            "这是演示安装，每页都注明为示例数据；正式使用请设 GONGKAI_DEMO=0",
            "this is a demonstration and says so on every page: set GONGKAI_DEMO=0 for real use",
        )


def _site() -> Iterator[Ill]:
    for name, value in (
        ("GONGKAI_SITE_ID_CODE", settings.SITE_ID_CODE),
        ("GONGKAI_ICP", settings.ICP_NUMBER),
    ):
        if not value and "portal" in settings.PARTS:
            yield Ill(
                "SITE",
                f"{name} 没有设置，网站底部缺少它",
                f"{name} is not set, the foot of the site lacks it",
            )


def _messages() -> Iterator[Ill]:
    path = catalogue_path(settings.LOCALE_PATHS[0].parent)
    if not path.exists() or path.read_bytes() != compiled():
        yield Ill(
            "MESSAGES",
            "英文界面不是这个版本的，请运行 gongkai setup",
            "the English messages are not of this version: run gongkai setup",
        )


def _disk() -> Iterator[Ill]:
    free = shutil.disk_usage(settings.MEDIA_ROOT.parent).free
    if free < _LEAST_FREE:
        yield Ill(
            "DISK",
            f"磁盘只剩 {free // 1_000_000} MB",
            f"only {free // 1_000_000} MB are left on the disk",
        )


def _clock(now: datetime) -> Iterator[Ill]:
    if now < _EARLIEST:
        yield Ill(
            "CLOCK",
            f"本机时间是 {now:%Y-%m-%d}，请校准：期限按它计算",
            f"the clock says {now:%Y-%m-%d}: set it, due dates go by it",
        )


def _clocks(now: datetime) -> Iterator[Ill]:
    """The database's clock, and the log: an act in the future means that a clock was turned."""
    if connection.vendor == "postgresql":
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            skew = abs(cursor.fetchone()[0] - timezone.now())
        if skew > _MOST_SKEW:
            yield Ill(
                "CLOCK-DATABASE",
                f"本机与数据库的时间相差 {skew}，请校准",
                f"the clocks of this machine and of the database are {skew} apart: set them",
            )
    last = _newest_act()
    if last is not None and last > now + _MOST_SKEW:
        yield Ill(
            "CLOCK-BACK",
            f"审计记录里有将来的时间 {last:%Y-%m-%d %H:%M}：时钟可能被拨回，请校准",
            f"the log has an act in the future, {last:%Y-%m-%d %H:%M}: the clock may have been "
            "turned back, set it",
        )


def _newest_act() -> datetime | None:
    newest: datetime | None = AuditEntry.objects.aggregate(Max("at"))["at__max"]
    return newest


def _triggers(_now: datetime) -> Iterator[Ill]:
    for table in missing_triggers("default"):
        yield Ill(
            "TRIGGERS",
            f"表 {table} 缺少防改动的触发器，请运行 gongkai setup",
            f"the table {table} lacks the triggers that keep it unchanged: run gongkai setup",
        )


def _calendars(now: datetime) -> Iterator[Ill]:
    today = timezone.localdate(now)
    known = official_calendar().official_years | set(
        LoadedSchedule.objects.values_list("year", flat=True)
    )
    wanted = [today.year] + [today.year + 1] * (today.month >= _NEXT_YEAR_FROM)
    for year in wanted:
        if year not in known:
            yield Ill(
                "CALENDAR",
                f"没有 {year} 年的放假安排，期限暂按周末推算：请升级或载入",
                f"the holidays of {year} are not known, due dates go by weekends alone: "
                "upgrade, or load them",
            )


def _jobs(now: datetime) -> Iterator[Ill]:
    for kind, zh, en in (
        (BeatKind.WORKER, "后台作业没有运行", "no worker runs"),
        (BeatKind.SCHEDULER, "定时任务没有运行", "no scheduler runs"),
    ):
        if not living(now, kind):
            yield Ill(
                kind.upper(),
                f"{zh}：定时发布等不会进行，请运行 gongkai serve",
                f"{en}: nothing is published by the clock; run gongkai serve",
            )


def _checkpoints(now: datetime) -> Iterator[Ill]:
    last = Checkpoint.objects.aggregate(Max("signed_at"))["signed_at__max"]
    if AuditHead.objects.exists() and (last is None or last < now - _CHECKPOINT_AGE):
        newest = _newest_act()
        if last is None or (newest is not None and newest > last):
            yield Ill(
                "CHECKPOINT",
                "审计记录两天没有签名，请运行 gongkai audit verify，再 gongkai audit checkpoint",
                "the log of acts was not signed for two days: run gongkai audit verify, then "
                "gongkai audit checkpoint",
            )


_OF_SETTINGS: tuple[Callable[[], Iterator[Ill]], ...] = (
    _secret_key,
    _key_files,
    _debug,
    _hosts,
    _https,
    _second_factor,
    _demonstration,
    _site,
    _messages,
    _disk,
)
_OF_DATABASE: tuple[Callable[[datetime], Iterator[Ill]], ...] = (
    _clocks,
    _triggers,
    _calendars,
    _jobs,
    _checkpoints,
)
