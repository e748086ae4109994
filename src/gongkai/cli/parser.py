"""The commands, their arguments and their help, in Chinese and English.

Imports nothing but argparse: `gongkai --help` must answer at once.
"""

from __future__ import annotations

import argparse

from gongkai import __version__
from gongkai.cli.language import LANGUAGES, Language

TYPE_CHECKING = False  # as in typing, whose import alone costs a sixth of the start
if TYPE_CHECKING:
    from typing import NoReturn

    Subparsers = argparse._SubParsersAction["CommandParser"]  # noqa: SLF001 - it has no other name

FORMATS = ("table", "json")
EDITIONS = ("2019", "2021")
TABLE = FORMATS[0]
DECISION_KINDS = ("licence", "other_services", "penalty", "compulsion")
WIDTH = 80  # of help texts, on every terminal, so that the documentation can be held to them


class Leave(Exception):  # noqa: N818 - leaving after --help is no error
    """Parsing ends the command: with a text for stdout (status 0) or for stderr."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


class _Help(argparse.RawTextHelpFormatter):
    """Help as wrapped by hand: textwrap would count a Chinese character as one column."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24, width=WIDTH)


class CommandParser(argparse.ArgumentParser):
    """A parser that leaves by an exception and says each error in one sentence."""

    language: Language

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - main knows the stream
        """Leave with the help text."""
        raise Leave(0, self.format_help())

    def error(self, message: str) -> NoReturn:
        """Leave with the message and where to find help."""
        text = self.language.say(
            f"{self.prog}：{message}（用法见 {self.prog} --help）",
            f"{self.prog}: {message} (see {self.prog} --help)",
        )
        raise Leave(2, f"{text}\n")


class _Version(argparse.Action):
    def __call__(self, *_: object, **__: object) -> None:
        raise Leave(0, f"gongkai {__version__}\n")


def build_parser(language: Language) -> CommandParser:
    """Build the whole command; `language` is that of help texts and errors."""
    from gongkai.cli.platform_parser import add_platform  # it needs this module

    say = language.say
    parser = _parser(
        language,
        prog="gongkai",
        description=say(
            "gongkai（公开）：政府信息公开平台，以及政府信息公开工作年度报告的读取、核验、比较。",
            "gongkai (公开): the platform for government information disclosure in China, and\n"
            "reading, checking and comparing annual reports on it.",
        ),
        epilog=_examples(
            language,
            "gongkai report check report.pdf",
            "gongkai report read report.html --format json",
            "gongkai report explain T3-BALANCE",
        ),
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help=say("显示版本", "show the version")
    )
    rooms = parser.add_subparsers(
        title=say("命令", "commands"), dest="room", metavar="COMMAND", required=True
    )
    report = _child(
        rooms,
        language,
        "report",
        say("一份或多份年度报告", "one annual report, or several"),
        say(
            "读取、核验、比较政府信息公开工作年度报告（条例第五十条）。",
            "Read, check and compare annual reports (Regulation, Art. 50).",
        ),
        (),
    )
    commands = report.add_subparsers(
        title=say("命令", "commands"), dest="command", metavar="COMMAND", required=True
    )
    for add in (
        _add_read,
        _add_check,
        _add_compare,
        _add_convert,
        _add_form,
        _add_explain,
        _add_demo,
    ):
        add(commands, language)
    add_platform(rooms, language)
    _add_decisions(rooms, language)
    return parser


def _add_read(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "read",
        say("读出一份年度报告的数据", "read the figures of one report"),
        say(
            "读出一份年度报告的三张表、六个部分和存疑之处。\n"
            "可读 PDF（带文字）、OFD、DOCX、XLSX、HTML、纯文本和 Markdown，按内容辨认格式。",
            "Read the three tables, the six sections and what is in doubt. Reads PDF (with\n"
            "text), OFD, DOCX, XLSX, HTML, plain text and Markdown, told apart by content.",
        ),
        ("gongkai report read report.pdf", "gongkai report read report.pdf --format json"),
    )
    parser.add_argument("file", metavar="FILE", help=say("年度报告文件", "the report"))
    _add_format(parser, language)
    parser.add_argument(
        "--places",
        action="store_true",
        help=say(
            "并给出每格在原文中的位置和原样文字",
            "also where each cell stands, and its raw text",
        ),
    )


def _add_check(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "check",
        say("核验年度报告，列出问题", "check reports and list findings"),
        say(
            "核验年度报告：勾稽关系、空格、章节、正文与表格是否一致等。\n"
            "退出状态：0 无问题或仅有提示；1 有错误或警告；2 有文件不能读取。",
            "Check reports: sums, blanks, sections, prose against tables and more.\n"
            "Exit status: 0 nothing above a note; 1 errors or warnings; 2 a file could not\n"
            "be read.",
        ),
        (
            "gongkai report check report.pdf",
            "gongkai report check 2024.pdf --previous 2023.pdf",
            "gongkai report check city.pdf --child bureau-a.html --child bureau-b.docx",
            "gongkai report check reports/* --format json > findings.json",
        ),
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=say("一份或多份年度报告", "one or more reports")
    )
    parser.add_argument(
        "--previous",
        metavar="FILE",
        help=say(
            "同一机关上一年的报告（只能与一个 FILE 同用）",
            "the same agency's report of the year before\n(with one FILE only)",
        ),
    )
    parser.add_argument(
        "--child",
        metavar="FILE",
        action="append",
        default=[],
        help=say(
            "所属机关的报告，可多次给出（只能与一个 FILE 同用）",
            "the report of an agency below, may be repeated\n(with one FILE only)",
        ),
    )
    _add_format(parser, language)


def _add_compare(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "compare",
        say("逐格、逐段比较两份报告", "compare two reports, cells and prose"),
        say(
            "逐格比较数据，逐部分比较正文；两版格式之间不可比的，说明原因。\n"
            "退出状态：0 相同；1 有差异；2 有文件不能读取。",
            "Compare cell by cell, and the prose section by section; what does not compare\n"
            "between editions of the form says why.\n"
            "Exit status: 0 the same; 1 different; 2 a file could not be read.",
        ),
        ("gongkai report compare 2023.pdf 2024.pdf",),
    )
    parser.add_argument("first", metavar="FILE", help=say("第一份报告", "the first report"))
    parser.add_argument("second", metavar="FILE", help=say("第二份报告", "the second report"))
    _add_format(parser, language)


def _add_explain(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "explain",
        say("说明一条核验规则", "explain a rule"),
        say(
            "说明一条核验规则：应当如何、依据何在、适用于哪些年度；不给编号则列出全部规则。",
            "Explain a rule: what must hold, on what authority, for which years. Without a\n"
            "code, list all of them.",
        ),
        ("gongkai report explain T3-BALANCE", "gongkai report explain"),
    )
    parser.add_argument("code", metavar="CODE", nargs="?", help=say("规则编号", "the rule's code"))


def _add_convert(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "convert",
        say("把报告转成其他格式", "write a report in other formats"),
        say(
            "读出一份报告，按官方版式写成其他格式；格式由 OUT 的后缀决定：\n"
            ".docx .pdf .ofd .xlsx .html .json。存疑的格写作“?”，不猜。\n"
            "退出状态：0 已写入；1 已写入，但有存疑的格；2 没有写入。",
            "Read a report and write it in the official layout; the suffix of OUT tells the\n"
            "format: .docx .pdf .ofd .xlsx .html .json. A cell in doubt is written as “?”.\n"
            "Exit status: 0 written; 1 written, but cells are in doubt; 2 not written.",
        ),
        (
            "gongkai report convert report.html report.docx",
            "gongkai report convert report.txt report.pdf report.ofd report.xlsx",
            "gongkai report convert report.docx report.pdf --fonts /usr/share/fonts/agency",
        ),
    )
    parser.add_argument("file", metavar="FILE", help=say("年度报告文件", "the report"))
    parser.add_argument(
        "out", metavar="OUT", nargs="+", help=say("要写的文件，可多个", "files to write")
    )
    parser.add_argument(
        "--fonts",
        metavar="DIR",
        help=say(
            "本机关字体所在的文件夹（PDF 和 OFD 嵌入）",
            "folder of the agency's own fonts, which PDF and\nOFD embed",
        ),
    )


def _add_form(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "form",
        say("写出空白的填报表格", "write the blank form"),
        say(
            "写出一版格式的空白表格：.docx 供填写，.xlsx 带勾稽关系公式和填写校验。\n"
            "填好后可用 read、check 读取和核验。已有的文件不会被覆盖。",
            "Write the blank form of an edition: .docx to fill in, .xlsx with the sums as\n"
            "live formulas and with validation. Once filled in, read and check take it.\n"
            "A file that exists is not overwritten.",
        ),
        ("gongkai report form --edition 2021 form.xlsx form.docx",),
    )
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default=EDITIONS[-1],
        help=say("哪一版格式，默认 2021", "edition of the form; 2021 unless given"),
    )
    parser.add_argument(
        "out", metavar="OUT", nargs="+", help=say("要写的文件，可多个", "files to write")
    )


def _add_demo(commands: Subparsers, language: Language) -> None:
    say = language.say
    parser = _child(
        commands,
        language,
        "demo",
        say("生成一份样例报告，读取并核验", "make a sample report, read it and check it"),
        say(
            "在 OUTDIR 生成一个虚构机关的年度报告（各种格式），读取、核验，\n"
            "并核对每个文件读出的与写入的是否一致。",
            "Write the annual report of a made-up agency to OUTDIR in every format, read\n"
            "and check it, and say whether what was read is what was written.",
        ),
        ("gongkai report demo /tmp/gongkai-demo",),
    )
    parser.add_argument("outdir", metavar="OUTDIR", help=say("输出文件夹", "where to write"))


def _add_decisions(rooms: Subparsers, language: Language) -> None:
    say = language.say
    decisions = _child(
        rooms,
        language,
        "decisions",
        say("行政决定（许可、处罚等）", "administrative decisions"),
        say(
            "一个安装里的行政决定：行政许可、其他对外服务、行政处罚、行政强制。",
            "Administrative decisions of an installation: licences, other services to the\n"
            "public, penalties and compulsory measures.",
        ),
        ("gongkai decisions import penalties.xlsx --agency shi-zhujianju --kind penalty",),
    )
    commands = decisions.add_subparsers(
        title=say("命令", "commands"), dest="command", metavar="COMMAND", required=True
    )
    parser = _child(
        commands,
        language,
        "import",
        say("成批导入行政决定", "import decisions in bulk"),
        say(
            "成批导入行政决定：CSV（UTF-8 或 GB18030）、XLSX、JSON Lines，表头用双公示的栏名。\n"
            "导入的都计数，但不公开。中断后用同一命令继续，同一件不会导入两次。\n"
            "退出状态：0 全部合格；1 有不合格的行；2 没有办成。",
            "Import decisions in bulk from CSV (UTF-8 or GB18030), XLSX or JSON Lines. What is\n"
            "imported counts and is not public. The same command goes on where it was stopped;\n"
            "no decision is imported twice.\n"
            "Exit status: 0 every row was good; 1 rows were bad; 2 it could not be done.",
        ),
        (
            "gongkai decisions import licences.csv --agency shi-zhujianju --kind licence",
            (
                "gongkai decisions import penalties.xlsx --agency shi-zhujianju --kind penalty \\\n"
                "      --skip-bad --yes"
            ),
        ),
    )
    parser.set_defaults(command="decisions_import")
    parser.add_argument("file", metavar="FILE", help=say("要导入的文件", "the file"))
    parser.add_argument(
        "--agency",
        metavar="CODE",
        required=True,
        help=say("作出决定的机关的代码", "code of the agency that decided"),
    )
    parser.add_argument(
        "--kind",
        choices=DECISION_KINDS,
        required=True,
        help=say(
            "类别：许可、其他对外管理服务、处罚、强制",
            "licences, other services, penalties or\ncompulsory measures",
        ),
    )
    parser.add_argument(
        "--skip-bad",
        action="store_true",
        help=say(
            "跳过不合格的行；不加则有一行不合格就全部不导入",
            "leave bad rows out; without it one bad row\nstops the whole file",
        ),
    )
    parser.add_argument(
        "--yes", action="store_true", help=say("不询问，直接导入", "import without asking")
    )


def _add_format(parser: CommandParser, language: Language) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=TABLE,
        help=language.say("输出格式，默认 table", "format of the output; table unless given"),
    )


def _child(  # noqa: PLR0913, PLR0917 - each is one part of the help text
    parsers: Subparsers,
    language: Language,
    name: str,
    summary: str,
    description: str,
    examples: tuple[str, ...],
) -> CommandParser:
    parser = parsers.add_parser(
        name,
        help=summary,
        description=description,
        epilog=_examples(language, *examples) if examples else None,
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    return _with_common_options(parser, language)


def _parser(language: Language, *, prog: str, description: str, epilog: str) -> CommandParser:
    parser = CommandParser(
        prog=prog,
        description=description,
        epilog=epilog,
        formatter_class=_Help,
        add_help=False,
        allow_abbrev=False,
    )
    return _with_common_options(parser, language)


def _with_common_options(parser: CommandParser, language: Language) -> CommandParser:
    parser.language = language
    parser.add_argument(
        "-h", "--help", action="help", help=language.say("显示本说明", "show this help")
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=language.say("语言，默认随系统区域设置", "language; the locale's unless given"),
    )
    return parser


def _examples(language: Language, *lines: str) -> str:
    return "\n  ".join((language.say("示例：", "examples:"), *lines))
