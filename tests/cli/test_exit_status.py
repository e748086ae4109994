"""Which exit status and which stream: the contract that scripts rest on."""

import errno
import os
import re

import pytest

CASES = [
    # arguments, status
    (("--help",), 0),
    (("--version",), 0),
    (("report", "check", "--help"), 0),
    ((), 2),
    (("report",), 2),
    (("report", "read"), 2),
    (("report", "read", "clean.txt", "--format", "yaml"), 2),
    (("report", "read", "clean.txt", "--colour"), 2),
    (("report", "read", "clean.txt", "--lang", "fr"), 2),
    (("report", "read", "clean.txt"), 0),
    (("report", "read", "wrong.txt", "--format", "json"), 0),
    (("report", "read", "letter.txt"), 2),
    (("report", "read", "absent.txt"), 2),
    (("report", "read", "."), 2),
    (("report", "check", "clean.txt"), 0),
    (("report", "check", "blank.txt"), 1),
    (("report", "check", "wrong.txt"), 1),
    (("report", "check", "clean.txt", "wrong.txt"), 1),
    (("report", "check", "absent.txt", "wrong.txt"), 2),
    (("report", "check", "letter.txt", "clean.txt", "--format", "json"), 2),
    (("report", "check", "clean.txt", "--previous", "absent.txt"), 2),
    (("report", "check", "clean.txt", "--child", "letter.txt"), 2),
    (("report", "check", "clean.txt", "blank.txt", "--previous", "clean.txt"), 2),
    (("report", "check", "clean.txt", "blank.txt", "--child", "clean.txt"), 2),
    (("report", "compare", "clean.txt", "clean.txt"), 0),
    (("report", "compare", "blank.html", "blank.txt"), 0),
    (("report", "compare", "clean.txt", "blank.txt"), 1),
    (("report", "compare", "clean.txt", "letter.txt"), 2),
    (("report", "compare", "clean.txt"), 2),
    (("report", "explain"), 0),
    (("report", "explain", "NO-SUCH-RULE"), 2),
]


@pytest.mark.parametrize(
    ("arguments", "status"),
    CASES,
    ids=lambda case: " ".join(map(str, case)) if isinstance(case, tuple) else str(case),
)
def test_status(run, files, monkeypatch, arguments, status):
    monkeypatch.chdir(files)
    ran = run(*arguments)
    assert ran.status == status, ran
    assert (ran.err != "") == (status == 2), "a sentence on stderr if, and only if, it failed"
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "status"), [case for case in CASES if case[1] == 2 and "--format" not in case[0]]
)
def test_an_error_is_one_line_in_either_language(run, files, monkeypatch, arguments, status):
    monkeypatch.chdir(files)
    chinese = run(*arguments).err
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    english = run(*arguments).err
    assert chinese.count("\n") == english.count("\n") == 1
    assert not english.isascii() or chinese != english
    assert not chinese.isascii()


def test_the_other_files_are_checked_where_one_cannot_be_read(run, files):
    ran = run("report", "check", files / "letter.txt", files / "wrong.txt", files / "absent.txt")
    assert "wrong.txt" in ran.out
    assert [line.count("letter.txt") for line in ran.err.splitlines()] == [1, 0]
    assert "共 3 份，2 份不能读取" in ran.out


def test_a_report_is_not_checked_by_halves(run, files):
    """Rules that need last year's report would be silent, and the silence would mislead."""
    ran = run("report", "check", files / "wrong.txt", "--previous", files / "letter.txt")
    assert ran.status == 2
    assert "T3-" not in ran.out


def test_a_path_that_cannot_be_printed(run, tmp_path):
    ran = run("report", "read", f"{tmp_path}/\x1b[31m\udcff.txt")
    assert ran.status == 2
    assert "\x1b" not in ran.err


def test_an_output_folder_that_is_a_file(run, files):
    ran = run("report", "demo", files / "clean.txt")
    assert ran.status == 2
    assert "clean.txt" in ran.err
    assert ran.err.count("\n") == 1


NO_LATIN = re.compile(r"[A-Za-z]{3,}")
REFUSED = [
    errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ELOOP, errno.ENOSPC, errno.ENAMETOOLONG,
]  # fmt: skip


@pytest.mark.parametrize("number", REFUSED, ids=errno.errorcode.get)
def test_what_the_system_refuses_is_said_in_chinese(run, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number), "/x")

    monkeypatch.setattr("gongkai.cli.read_command.readers.read_one", refuse)
    said = run("report", "read", "x").err.removeprefix("gongkai")
    assert "/x" in said
    assert not NO_LATIN.search(said)
    assert os.strerror(number) in run("report", "read", "x", "--lang", "en").err


@pytest.mark.parametrize(
    ("name", "said"), [("", "文件名为空"), ("x" * 300, "文件名过长"), ("loop", "符号链接循环")]
)
def test_names_that_cannot_be_opened(run, tmp_path, monkeypatch, name, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    ran = run("report", "read", name)
    assert ran.status == 2
    assert said in ran.err
    assert os.strerror(errno.ELOOP) not in ran.err
