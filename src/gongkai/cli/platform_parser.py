"""The commands that run the platform, their arguments and their help."""

from __future__ import annotations

from gongkai.cli.parser import _child

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from gongkai.cli.language import Language
    from gongkai.cli.parser import Subparsers

LEVELS = ("national", "province", "prefecture", "county", "township")
ONLY = ("portal", "desk", "worker")


def add_platform(rooms: Subparsers, language: Language) -> None:
    """Add the commands to the rooms of `gongkai`."""
    for add in (
        _add_setup,
        _add_serve,
        _add_city,
        _add_backup,
        _add_restore,
        _add_doctor,
        _add_audit,
    ):
        add(rooms, language)


def _add_setup(rooms: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        rooms,
        language,
        "setup",
        say("初始化平台，或升级后再次运行", "set the platform up, or again after an upgrade"),
        say(
            "初始化 GONGKAI_HOME：密钥、数据库、界面语言、工作日历和主题分类。\n"
            "可以重复运行：已有的不动，缺的补上。升级后也运行它。",
            "Set GONGKAI_HOME up: keys, database, messages, calendars and topics. May be run\n"
            "again: what is there stays, what lacks is added. Run it after an upgrade too.",
        ),
        (
            "gongkai setup",
            "gongkai setup --admin wang --agency shi 示例市人民政府 --level prefecture",
        ),
    )
    parser.set_defaults(command="setup")
    parser.add_argument(
        "--admin",
        metavar="NAME",
        help=say(
            "登录名：为最上级机关建立第一个管理员，并打印一次性密码",
            "login name of a first administrator of the agency\n"
            "at the top; the one-time password is printed",
        ),
    )
    parser.add_argument(
        "--agency",
        metavar=("CODE", "NAME"),
        nargs=2,
        help=say(
            "还没有机关时，建立第一个机关的代码和名称",
            "code and name of the first agency, where there\nis none",
        ),
    )
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default="prefecture",
        help=say(
            "第一个机关的层级，默认 prefecture（市级）",
            "level of the first agency; prefecture unless given",
        ),
    )


def _add_serve(rooms: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        rooms,
        language,
        "serve",
        say("运行平台，直到停止", "run the platform until it is stopped"),
        say(
            "运行网站，以及后台作业和定时任务；哪个停了就重新启动哪个。\n"
            "按 Ctrl-C 或收到 SIGTERM 时全部停止。",
            "Run the web server, and beside it the worker and the scheduler of jobs; what dies\n"
            "is started again. Ctrl-C or SIGTERM stops them all.",
        ),
        ("gongkai serve", "gongkai serve --only portal --host 0.0.0.0 --port 80 --workers 4"),
    )
    parser.set_defaults(command="serve")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help=say("监听的地址，默认 127.0.0.1", "address to listen at; 127.0.0.1 unless given"),
    )
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        help=say("端口，默认 8000", "port; 8000 unless given"),
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        help=say("网站进程数，默认 1", "processes of the web server; 1 unless given"),
    )
    parser.add_argument(
        "--only",
        choices=ONLY,
        help=say(
            "只运行门户、工作台或后台作业，以便分开部署",
            "the portal, the desk or the jobs alone, for\nseparate networks",
        ),
    )


def _add_city(rooms: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        rooms,
        language,
        "demo",
        say("装入虚构城市的示例数据", "fill an installation with a made-up city"),
        say(
            "装入示例市的12个机关、人员和三年的信息，全部虚构；只限演示安装（GONGKAI_DEMO=1）。\n"
            "可以再次运行，只补没有的。",
            "Fill in the 12 agencies of a made-up city, their people and three years of\n"
            "documents; a demonstration alone (GONGKAI_DEMO=1). May be run again.",
        ),
        ("GONGKAI_DEMO=1 gongkai demo",),
    )
    parser.add_argument(
        "--documents",
        type=int,
        default=3000,
        help=say("信息的件数，默认3000", "how many documents; 3000 unless given"),
    )
    parser.set_defaults(command="city")


def _add_backup(rooms: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        rooms,
        language,
        "backup",
        say("备份数据库和文件，密钥另存", "save database and files, keys apart"),
        say(
            "把数据库和文件存入 FILE，密钥存入 FILE.keys（请分开保管），写完即核对。\n"
            "平台运行时也可以备份；SQLite 和 PostgreSQL 的备份可以互相恢复。",
            "Save database and files in FILE and the keys in FILE.keys (keep them elsewhere),\n"
            "and verify what was written. The platform may run meanwhile. A backup of SQLite\n"
            "can be restored into PostgreSQL, and the reverse.",
        ),
        ("gongkai backup /backup/gongkai-2026-11-25.zip",),
    )
    parser.set_defaults(command="backup")
    parser.add_argument("file", metavar="FILE", help=say("要写的备份文件", "the file to write"))


def _add_restore(rooms: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        rooms,
        language,
        "restore",
        say("从备份恢复", "restore a backup"),
        say(
            "先核对备份，再恢复数据库、文件和密钥。平台须已停止。\n"
            "已有数据时不覆盖，除非加上 --force；中途出错则保持原样。",
            "Verify a backup, then restore database, files and keys. The platform must be\n"
            "stopped. Data that are there are not replaced without --force; where anything\n"
            "fails, all stays as it was.",
        ),
        (
            "gongkai restore /backup/gongkai-2026-11-25.zip",
            "gongkai restore gongkai.zip --keys /safe/gongkai.zip.keys --force",
        ),
    )
    parser.set_defaults(command="restore")
    parser.add_argument("file", metavar="FILE", help=say("备份文件", "the backup"))
    parser.add_argument(
        "--keys",
        metavar="FILE",
        help=say("密钥文件，默认 FILE.keys", "file of the keys; FILE.keys unless given"),
    )
    parser.add_argument(
        "--force", action="store_true", help=say("覆盖已有数据", "replace the data that are there")
    )


def _add_doctor(rooms: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        rooms,
        language,
        "doctor",
        say("检查配置有无问题", "find what is misconfigured"),
        say(
            "检查密钥、域名、HTTPS、第二重验证、数据库、日历、磁盘、后台作业、时钟等。\n"
            "退出状态：0 没有问题；1 有问题；2 无法检查。",
            "Look at keys, hosts, HTTPS, second factors, database, calendars, disk, jobs and\n"
            "the clock, and say what is wrong.\n"
            "Exit status: 0 nothing is; 1 something is; 2 it could not be looked at.",
        ),
        ("gongkai doctor",),
    )
    parser.set_defaults(command="doctor")


def _add_audit(rooms: Subparsers, language: Language) -> None:
    say = language.say
    audit = _child(
        rooms,
        language,
        "audit",
        say("审计记录：核对、导出、签名", "the log of acts: verify, export, sign"),
        say(
            "审计记录：每个机关一条链，每条记录含前一条的摘要。",
            "The log of acts: a chain for each agency, every entry with the digest of the one\n"
            "before it.",
        ),
        ("gongkai audit verify",),
    )
    commands = audit.add_subparsers(
        title=say("命令", "commands"), dest="command", metavar="COMMAND", required=True
    )
    _add_audit_verify(commands, language)
    _add_audit_export(commands, language)
    _add_audit_checkpoint(commands, language)


def _add_audit_verify(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "verify",
        say("核对全部链和签名", "verify all chains and signatures"),
        say(
            "核对数据库里的全部链，或一份导出的副本（不需要数据库）。\n"
            "退出状态：0 完好；1 有问题；2 无法核对。",
            "Verify all chains of the database, or of an exported copy, without the database.\n"
            "Exit status: 0 whole; 1 flaws; 2 it could not be verified.",
        ),
        ("gongkai audit verify", "gongkai audit verify audit.jsonl --key audit_ed25519.pub"),
    )
    parser.set_defaults(command="audit_verify")
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=say("导出的副本", "an exported copy")
    )
    parser.add_argument(
        "--key",
        metavar="FILE",
        help=say(
            "另外保管的公钥；不给则用副本自带的",
            "public key that was kept elsewhere; the copy's\nown unless given",
        ),
    )


def _add_audit_export(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "export",
        say("导出全部链（JSON Lines）", "export all chains (JSON Lines)"),
        say(
            "把全部链、签名的检查点和公钥写成 JSON Lines，供离线核对和另外保管。",
            "Write all chains, the signed checkpoints and the public key as JSON Lines, to be\n"
            "kept elsewhere and verified without the database.",
        ),
        ("gongkai audit export audit-2026-11-25.jsonl",),
    )
    parser.set_defaults(command="audit_export")
    parser.add_argument("file", metavar="FILE", help=say("要写的文件", "the file to write"))


def _add_audit_checkpoint(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "checkpoint",
        say("为每条链的末尾签名", "sign where each chain ends"),
        say(
            "用 GONGKAI_HOME/keys 下的 Ed25519 密钥为每条链的末尾签名（每夜自动进行）。\n"
            "签名之前的记录不能再被悄悄删改；请把副本存到别处。",
            "Sign where each chain ends, with the Ed25519 key below GONGKAI_HOME/keys; done by\n"
            "itself each night. What stands before a checkpoint cannot be cut off unseen, once\n"
            "a copy is kept elsewhere.",
        ),
        ("gongkai audit checkpoint",),
    )
    parser.set_defaults(command="audit_checkpoint")
