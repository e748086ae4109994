"""Every bench runs, at a small size, and yields rows that say what they are. No time is judged."""

import json
import os
import subprocess
import sys
import time

import pytest

from benchmarks import __main__ as command
from benchmarks import clock, damage, digits, docx, html, inputs, memory, needs, page, pdf, xlsx
from benchmarks.registry import BENCHES
from benchmarks.row import Row, Target
from benchmarks.sizes import TINY
from gongkai.report.form import CellRef, application_rows
from tests.generator import make

QUICK = ["start", "text", "html", "docx", "xlsx", "pdf", "writing"]


def show(rows):
    """What the page prints of the rows, as one line."""
    console = page.console()
    with console.capture() as caught:
        page.show(console, rows)
    return " ".join(caught.get().split())


@pytest.fixture
def no_real_reports(monkeypatch, tmp_path):
    monkeypatch.setattr(inputs, "REPORTS", tmp_path / "reports")


@pytest.mark.parametrize("name", QUICK)
def test_a_bench_yields_rows_with_a_value_a_baseline_and_a_target(name):
    rows = list(BENCHES[name](TINY))
    assert rows
    assert any(row.baseline is not None or "SKIPPED" in row.baseline_name for row in rows)
    for row in rows:
        assert row.bench == name
        assert row.name
        assert row.unit == "ms"
        assert row.measured is not None
        assert row.measured > 0
        assert row.target.text(row.unit)
        assert (row.ratio is None) == (row.baseline is None)
        assert row.name.split(":")[0] in show([row])


@pytest.mark.parametrize("name", ["text", "html", "docx", "pdf"])
def test_without_the_real_reports_made_ones_are_measured_and_the_row_says_so(name, no_real_reports):
    first = next(iter(BENCHES[name](TINY)))
    assert first.measured is not None
    assert first.name.startswith("made report")
    assert "../shared/reports is not there" in first.note


@pytest.mark.slow
def test_a_scanned_page_is_told_and_held_to_nothing():
    pytest.importorskip("onnxruntime", reason="NOT TRIED: the extra ocr is not installed")
    time_a_page, memory_a_process = BENCHES["scan"](TINY)
    assert time_a_page.measured is not None
    assert time_a_page.measured > 1
    assert memory_a_process.baseline is not None
    assert memory_a_process.measured is not None
    assert memory_a_process.measured > 10 * memory_a_process.baseline
    assert page.verdict(time_a_page) == "told"


def test_a_scan_without_the_extra_is_skipped_and_says_what_it_needs(monkeypatch):
    monkeypatch.setattr("benchmarks.scan.library", lambda _: None)
    [row] = BENCHES["scan"](TINY)
    assert page.verdict(row) == "skipped"
    assert "extra ocr" in row.note


def test_memory_is_that_of_the_file_and_not_of_the_process_that_measures():
    small = memory.peak("")
    held = bytearray(os.urandom(1)) * 300_000_000  # this process now holds more
    assert memory.peak("") < small + len(held) / 1e7
    assert memory.peak("held = b'1' * 100_000_000") > small + 90


def test_memory_of_each_file_of_a_folder(tmp_path):
    (tmp_path / "one.txt").write_bytes(make(0, edition="2021", format="txt").data)
    (tmp_path / "one.txt.json").write_text("{}", "utf-8")
    (tmp_path / "README.md").write_text("no report", "utf-8")
    [row] = memory.bench(TINY, tmp_path)
    assert row.name.startswith("one.txt")
    assert row.baseline is not None
    assert row.measured is not None
    assert row.measured > row.baseline > 1
    assert row.met


def test_memory_of_made_files_where_the_folder_is_absent(tmp_path):
    rows = list(memory.bench(TINY, tmp_path / "absent"))
    assert len(rows) == 3
    assert all("is not there" in row.note for row in rows)


def test_damage_has_a_rate_for_each_kind_and_format_and_counts_what_is_silently_wrong():
    *rates, wrong = damage.bench(TINY)
    kinds = {row.name.split(", ")[0] for row in rates}
    assert len(kinds) == 1 + 2
    assert {row.name for row in rates} >= {f"undamaged, {name}" for name in damage.FORMATS}
    assert all(row.measured is not None and 0 <= row.measured <= 100 for row in rates)
    assert rates[0].target == Target(least=100.0)
    assert rates[-1].target == Target(least=95.0)
    assert wrong.target == Target(most=0)
    assert "silently wrong cells, all kinds: " in show([*rates, wrong])


def test_a_cell_read_wrongly_in_silence_is_counted_and_named(monkeypatch):
    def lying(*arguments, **options):
        sample = make(*arguments, **options)
        sample.truth["disputes"]["reconsideration"][0] += 1
        return sample

    monkeypatch.setattr(damage, "make", lying)
    monkeypatch.setattr(damage, "FORMATS", ("txt",))
    *rates, wrong = damage.bench(TINY)
    assert wrong.measured is not None
    assert wrong.measured > 0
    assert wrong.met is False
    assert "SILENTLY WRONG" in rates[0].note


@pytest.mark.parametrize(
    ("bench", "missing"),
    [(html, "pandas"), (docx, "docx"), (xlsx, "openpyxl"), (pdf, "pdfplumber")],
)
def test_a_baseline_that_is_not_installed_is_skipped_loudly(monkeypatch, bench, missing):
    monkeypatch.setattr(bench, "library", lambda _: None)
    row = next(iter(bench.bench(TINY)))
    assert row.measured is not None
    assert row.ratio is None
    assert row.met is not True
    assert missing in row.baseline_name
    assert "SKIPPED: needs" in show([row])


def test_the_benches_load_where_only_the_lock_for_tests_is_installed():
    program = """
import sys
for name in ("pdfplumber", "pandas", "bs4", "openpyxl"):
    sys.modules[name] = None
from benchmarks.registry import BENCHES
print(*BENCHES)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == list(BENCHES), done.stderr


def test_a_format_whose_generator_is_not_installed_is_skipped_loudly(monkeypatch):
    monkeypatch.setattr(
        damage, "library", lambda name: None if name == "typst" else needs.library(name)
    )
    rows = [row for row in damage.bench(TINY) if row.name.endswith(", pdf")]
    assert rows
    for row in rows:
        assert (row.measured, row.met) == (None, None)
        assert "SKIPPED: needs typst" in row.note


def test_a_library_that_fails_to_load_is_not_taken_for_absent():
    assert needs.library("surely_not_installed_anywhere") is None
    assert needs.library("json") is not None


TARGETS = [
    (Target(most=2.5), 2.5, None, True),
    (Target(most=2.5), 2.6, 1.0, False),
    (Target(least=95), 95.0, None, True),
    (Target(least=95), 94.9, None, False),
    (Target(faster=3), 1.0, 3.0, True),
    (Target(faster=3), 1.0, 2.9, False),
    (Target(times=3), 2.9, 1.0, True),
    (Target(times=3), 3.0, 1.0, False),
    (Target(most=5, faster=3), 2.0, 6.0, True),
    (Target(most=5, faster=3), 5.1, 60.0, False),
    (Target(most=5, faster=3), 2.0, None, None),
    (Target(most=5, faster=3), 5.1, None, False),
]


@pytest.mark.parametrize(("target", "measured", "baseline", "met"), TARGETS)
def test_whether_a_target_is_met(target, measured, baseline, met):
    assert Row("text", "name", "ms", measured, target, baseline).met is met


def test_what_was_skipped_is_neither_met_nor_missed():
    row = Row("damage", "x, pdf", "%", None, Target(least=95))
    assert row.met is None
    assert page.verdict(row) == "skipped"


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target(most=5, faster=3), "≤ 5 ms, ≥ 3 × faster"),
        (Target(times=3), "< 3 × the baseline"),
        (Target(most=0), "≤ 0 ms"),
    ],
)
def test_a_target_in_words(target, text):
    assert target.text("ms") == text


def test_works_take_turns_after_a_warm_up():
    called = []
    works = [lambda: called.append("a"), lambda: called.append("b")]
    assert len(clock.side_by_side(works, 2, time.perf_counter)) == 2
    assert "".join(called) == "ab" * 3


def test_the_median_of_rounds_is_what_counts():
    ticks = iter([0, 9, 0, 1, 0, 5])
    assert clock.side_by_side([lambda: None], 3, lambda: next(ticks)) == [5]


def test_made_reports_differ():
    texts = inputs.made(9, "txt")
    assert len(set(texts)) == 9


def test_digits_in_order_are_right_only_until_something_is_blank():
    data = "第二十条第（一）项 上一年项目 1 2 3 4 5 6".encode()
    last = CellRef("proactive", "normative_documents", "total")
    assert digits.digits_in_order(data)[last] == "6"
    assert last not in digits.digits_in_order(data.replace(b"2", b""))


def test_cells_that_digits_in_order_get_wrong_are_counted(tmp_path):
    printed = tmp_path / "report.json"
    sums = {row.key: [0] * 7 for row in application_rows(split=False)}
    figures = {"edition": "2019", "proactive": {"rules": [1, 2, 3]}, "applications": sums}
    printed.write_text(json.dumps({**figures, "disputes": {}}), "utf-8")
    cells = {
        CellRef("proactive", "rules", "made"): "1",
        CellRef("proactive", "rules", "total"): "4",
    }
    assert digits.wrong(cells, printed) == f"{2 + 7 * 23} of {3 + 7 * 23} cells wrong"


def test_the_command_runs_what_it_is_asked_and_fails_where_a_target_is_missed(monkeypatch, capsys):
    asked = []

    def bench(most):
        def run(sizes):
            asked.append((most, sizes.rounds))
            yield Row("text", "a row", "ms", 2.0, Target(most=most), 3.0, "something else")

        return run

    monkeypatch.setattr(command, "BENCHES", {"good": bench(2.5), "bad": bench(1.5)})
    assert command.main(["good", "--rounds", "7"], TINY) == 0
    assert "1 met" in capsys.readouterr().out
    assert command.main([], TINY) == 1
    said = capsys.readouterr().out
    assert "1 met, 1 MISSED" in said
    assert "1.50 ×" in said
    assert asked == [(2.5, 7), (2.5, 1), (1.5, 1)]


def test_a_name_that_is_no_bench_is_refused(capsys):
    with pytest.raises(SystemExit, match="2"):
        command.main(["nothing"], TINY)
    assert "nothing" in capsys.readouterr().err


@pytest.mark.slow
def test_decisions_are_measured_on_both_databases_beside_bulk_create():
    rows = list(BENCHES["decisions"](TINY))
    names = [row.name for row in rows]
    for database in ("sqlite", "postgresql"):
        assert f"{database}: import 200 rows of CSV, checked, none twice" in names
        assert any(name.startswith(f"{database}: newest") for name in names)
    for row in rows:
        assert row.measured is not None
        assert row.measured > 0
        if row.name.endswith("queries"):
            assert row.met, row
