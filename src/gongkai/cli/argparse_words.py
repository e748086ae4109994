"""argparse's own words in Chinese.

argparse asks `gettext` for them, by way of a domain of the whole process and the environment. The
two functions are replaced while our parser is at work, so that `--lang` decides, and in English
too, because `gettext` would look for catalogues that are not there at the cost of a slow start.
"""

import argparse
from types import TracebackType

from gongkai.cli.language import CHINESE, Language

_CHINESE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "the following arguments are required: %s": "缺少参数：%s",
    "expected one argument": "后面需要一个值",
    "expected at most one argument": "后面至多一个值",
    "expected at least one argument": "后面至少需要一个值",
    "ignored explicit argument %r": "这个选项不带值，却写了 %r",
    "not allowed with argument %s": "不能与 %s 同用",
    "one of the arguments %s is required": "%s 须有其一",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "没有 %(value)r 这一项（可选：%(choices)s）"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r 不是 %(type)s",
}


def _chinese(message: str) -> str:
    return _CHINESE.get(message, message)


def _chinese_plural(one: str, many: str, count: int) -> str:
    return _chinese(one if count == 1 else many)


def _english(message: str) -> str:
    return message


def _english_plural(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


class ArgparseWords:
    """While entered, argparse speaks the language; the words before are put back on leaving."""

    def __init__(self, language: Language) -> None:
        self._replacements = (
            {"_": _chinese, "ngettext": _chinese_plural}
            if language.code == CHINESE
            else {"_": _english, "ngettext": _english_plural}
        )
        self._before: dict[str, object] = {}

    def __enter__(self) -> None:
        for name, function in self._replacements.items():
            self._before[name] = getattr(argparse, name)
            setattr(argparse, name, function)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for name, function in self._before.items():
            setattr(argparse, name, function)
