"""Which language the command speaks, and that it speaks it throughout."""

import argparse
import re

import pytest

from gongkai.cli.language import Language, language_of, language_of_locale

LOCALES = [
    # environment, language
    ({}, "zh"),
    ({"LANG": "C"}, "zh"),
    ({"LC_ALL": "POSIX"}, "zh"),
    ({"LANG": "C.UTF-8"}, "zh"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_TW"}, "zh"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "en"}, "en"),
    ({"LANG": "en.UTF-8"}, "en"),
    ({"LANG": "eno_XX"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
    ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
]


@pytest.mark.parametrize(("environment", "code"), LOCALES, ids=str)
def test_the_locale_decides(environment, code):
    assert language_of_locale(environment).code == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--lang", "en"], "en"),
        (["report", "read", "--lang=en", "x"], "en"),
        (["--lang", "en", "report", "--lang", "zh"], "zh"),
        (["--lang"], "zh"),
        (["--lang", "fr"], "zh"),
        (["report", "read", "--", "--lang=en"], "zh"),
    ],
)
def test_the_option_goes_before_the_locale(arguments, code):
    assert language_of(arguments, {}).code == code


def test_no_third_language():
    with pytest.raises(ValueError, match="fr"):
        Language("fr")


ERRORS = [
    # arguments, what the Chinese sentence must hold
    (("report", "read"), "缺少参数：FILE"),
    (("report", "reed"), "没有 'reed' 这一项"),
    (("report", "read", "a", "b"), "不认识的参数：b"),
    (("report", "read", "a", "--format"), "后面需要一个值"),
    (("report", "read", "a", "--places=1"), "这个选项不带值"),
]


@pytest.mark.parametrize(("arguments", "words"), ERRORS)
def test_the_parser_errs_in_chinese_too(run, arguments, words):
    assert words in run(*arguments).err
    english = run(*arguments, "--lang=en").err
    assert english.isascii()


def test_the_words_of_argparse_are_put_back(run):
    before = vars(argparse)["_"]
    run("--help")
    run("report")
    assert vars(argparse)["_"] is before


COMMANDS = ["", "report", "report read", "report check", "report compare", "report explain"]


@pytest.mark.parametrize("command", [*COMMANDS, "report demo"])
def test_help_in_each_language(run, command):
    english = run(*command.split(), "--help", "--lang", "en").out
    chinese = run(*command.split(), "--help", "--lang", "zh").out
    assert not re.search("[一-鿿]", english.replace("公开", ""))
    assert chinese.startswith(f"用法：gongkai {command}".rstrip())
    assert "示例：" in chinese or command == "report"
    for word in ("options", "usage", "show", "positional"):
        assert word not in chinese


@pytest.mark.parametrize("output", ["table", "json"])
def test_english_findings(run, files, output):
    ran = run("report", "check", files / "blank.txt", "--lang", "en", "--format", output)
    assert "blank" in ran.out
    assert "warning" in ran.out
    assert "警告" not in ran.out
