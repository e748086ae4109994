"""Files of decisions are imported: every row once, all or nothing or those that are good."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from gongkai.records.actor import Actor
from gongkai.records.audit.models import AuditEntry
from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.publishing.actions import import_decisions
from gongkai.records.publishing.actions.import_decisions import (
    begin_import,
    cancel_import,
    run_import,
    sweep_import_files,
    undo_import,
)
from gongkai.records.publishing.decision_choices import DecisionKind, ImportMode, ImportState
from gongkai.records.publishing.models import AdministrativeDecision, DecisionImport
from gongkai.records.roles import Role
from tests.records.publishing.decisions.files import CODE, FORMATS, LICENCE, csv_file, rows

ALL, SKIP = ImportMode.ALL_OR_NOTHING, ImportMode.SKIP_BAD
KIND = DecisionKind.LICENCE


@pytest.fixture(autouse=True)
def small_steps(monkeypatch):
    monkeypatch.setattr(import_decisions, "ROWS_A_STEP", 7)


@pytest.fixture
def begin(world):
    def begin_(file, mode=ALL, kind=KIND, code="zhujian", role=Role.DRAFTER):
        actor = world.actor(code, role)
        return actor, begin_import(actor, world.agency(code), kind, file, "决定.csv", mode)

    return begin_


@pytest.fixture
def take(begin):
    def run(*args, **options):
        actor, batch = begin(*args, **options)
        return run_import(actor, batch.pk)

    return run


def counted():
    return AdministrativeDecision.objects.counted()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_gives_the_same_rows(take, format_):
    batch = take(FORMATS[format_](list(rows(30))))
    assert (batch.state, batch.rows_taken, batch.rows_bad) == (ImportState.DONE, 30, 0)
    assert counted().count() == 30
    third = counted().get(document_number="示建许〔2026〕2号")
    assert (third.party, third.party_kind, third.party_code) == ("张三丰", "natural", "")
    assert third.masked_party == "张某"
    assert third.decided_on.isoformat() == "2026-01-03"
    first = counted().get(document_number="示建许〔2026〕0号")
    assert (first.party_code, first.status) == (CODE, "undecided")
    assert first.row == (1 if format_ == "json" else 2)
    assert batch.digest == "" or len(batch.digest) == 64


def test_the_digest_of_a_batch_is_that_of_its_rows_whatever_the_format(begin, take):
    actor, first = begin(FORMATS["csv"](list(rows(20))))
    first = run_import(actor, first.pk)
    undo_import(actor, first)
    run_import(actor, first.pk)
    second = take(FORMATS["xlsx"](list(rows(20))))
    assert second.digest == first.digest
    entry = AuditEntry.objects.filter(verb="decisions.import_done").last()
    assert entry.detail["digest"] == second.digest
    assert entry.detail["taken"] == 20


def test_no_row_comes_twice(take):
    take(csv_file(rows(20)))
    again = take(csv_file([*rows(25), *rows(3)]))
    assert (again.rows_taken, again.rows_known) == (5, 23)
    assert counted().count() == 25


def test_a_row_without_a_number_is_told_by_what_it_says(take):
    body = [[*row[:4], "", *row[5:]] for row in rows(10)]
    take(csv_file(body))
    again = take(csv_file([*body, *body]))
    assert (again.rows_taken, again.rows_known, counted().count()) == (0, 20, 10)


@pytest.mark.parametrize(
    "number", ["示建许[2026]1号", "示建许〔 2026 〕1号", "示建许（２０２６）1号"]
)
def test_a_number_written_otherwise_is_the_same_number(take, number):
    [row] = rows(1, start=1)
    take(csv_file([row]))
    batch = take(csv_file([[*row[:4], number, *row[5:]]]), SKIP)
    assert batch.rows_taken == 0
    assert counted().count() == 1


def test_one_number_with_other_content_is_a_problem_and_not_passed_over(take):
    body = list(rows(3))
    take(csv_file(body))
    body[1][6] = "不予许可。"
    batch = take(csv_file(body), SKIP)
    assert (batch.rows_known, batch.rows_bad) == (2, 1)
    assert [each.code for each in batch.problems.all()] == ["other_content"]


def broken(body, at, column, value):
    body[at][LICENCE.index(column)] = value
    return body


def test_with_one_bad_row_nothing_is_imported(take):
    batch = take(csv_file(broken(list(rows(50)), 40, "许可决定日期", "2026-02-30")))
    assert (batch.state, batch.rows_bad) == (ImportState.REFUSED, 1)
    assert not AdministrativeDecision.objects.exists()
    [problem] = batch.problems.all()
    assert (problem.row, problem.column, problem.code) == (42, "许可决定日期", "bad_date")
    assert problem.value == "2026-02-30"


def test_bad_rows_are_skipped_where_that_is_asked(take):
    batch = take(csv_file(broken(list(rows(50)), 40, "许可决定日期", "2026-02-30")), SKIP)
    assert (batch.state, batch.rows_taken, batch.rows_bad) == (ImportState.DONE, 49, 1)
    assert counted().count() == 49


def test_all_bad_rows_are_told_in_one_run(take):
    body = list(rows(40))
    for at in (3, 20, 39):
        broken(body, at, "行政相对人名称", "")
    batch = take(csv_file(body))
    assert [each.row for each in batch.problems.all()] == [5, 22, 41]


ROW_PROBLEMS = [
    ("行政相对人名称", "", "missing"),
    ("行政相对人名称", "某" * 201, "too_long"),
    ("行政相对人名称", "某\x00公司", "bad_characters"),
    ("许可决定日期", "", "missing"),
    ("许可决定日期", "昨天", "bad_date"),
    ("许可决定日期", "2026-13-01", "bad_date"),
    ("许可决定日期", "2027-01-01", "future"),
    ("许可决定日期", "1926-01-01", "too_early"),
    ("有效期至", "2025-01-01", "ends_before"),
    ("统一社会信用代码", CODE[:-1] + "4", "bad_code"),
    ("统一社会信用代码", "123", "bad_code"),
    ("行政相对人类别", "外星人", "bad_party_kind"),
]


@pytest.mark.parametrize(("column", "value", "code"), ROW_PROBLEMS)
def test_what_is_wrong_with_a_row_is_told(take, column, value, code):
    [row] = rows(1)
    batch = take(csv_file(broken([row], 0, column, value)), SKIP)
    assert [each.code for each in batch.problems.all()] == [code]
    assert batch.rows_bad == 1


DATES = ["2026-3-5", "2026/03/05", "2026.3.5", "20260305", "2026年3月5日", "2026-03-05 00:00:00"]


@pytest.mark.parametrize("text", DATES)
def test_days_as_they_are_written(take, text):
    take(csv_file(broken(list(rows(1)), 0, "许可决定日期", text)))
    assert counted().get().decided_on.isoformat() == "2026-03-05"


PENALTY = ("当事人", "处罚决定书编号", "案件名称", "处罚内容", "罚款金额（万元）", "处罚决定日期")


@pytest.mark.parametrize(
    ("heading", "text", "yuan"),
    [("罚款金额（万元）", "1.5", "15000.00"), ("罚款金额(元)", "1,500.5", "1500.50"),
     ("罚款金额", "/", "None")],
)  # fmt: skip
def test_amounts_are_kept_in_yuan(take, heading, text, yuan):
    headings = [heading if each == PENALTY[4] else each for each in PENALTY]
    row = ["某某公司", "罚1号", "违法建设案", "罚款", text, "2026-03-05"]
    take(csv_file([row], headings), kind=DecisionKind.PENALTY)
    assert str(counted().get().amount) == yuan


def test_numbers_of_identity_cards_are_not_stored_anywhere(take):
    number = "11010519491231002X"
    headings = [*LICENCE, "证件号码"]
    [row] = rows(1, start=2)
    row[6] = f"准予张三丰（{number}）施工"
    batch = take(csv_file([[*row, number]], headings))
    assert batch.ids_left_out == 2
    decision = counted().get()
    assert number not in str(vars(decision))
    assert decision.content == "准予张三丰（〔证件号码略〕）施工"
    assert batch.path == ""


def test_a_code_that_is_a_persons_is_dropped_even_in_the_column_of_organisations(take):
    [row] = rows(1, start=2)
    row[2] = "11010519491231002X"
    take(csv_file([row]))
    assert counted().get().party_code == ""


def test_who_is_not_told_to_be_an_organisation_is_taken_for_a_person(take):
    headings = ["相对人", "事项名称", "决定日期"]
    take(csv_file([["李四", "甲", "2026-01-01"], ["某某公司", "乙", "2026-01-02"]], headings))
    assert [each.party_kind for each in counted().order_by("decided_on")] == ["natural", "legal"]


def test_a_title_above_the_headings_is_passed(take):
    body = (
        b"\xef\xbb\xbf"
        + "示例市行政许可公示表,,\n相对人,事项名称,决定日期\n甲公司,事项,2026-01-05\n".encode()
    )
    batch = take(io.BytesIO(body))
    assert (batch.state, batch.rows_taken) == (ImportState.DONE, 1)
    assert counted().get().row == 3


BAD_FILES = {
    "empty": b"",
    "blank": b"\n\n",
    "old Excel": b"\xd0\xcf\x11\xe0" + bytes(600),
    "cut archive": b"PK\x03\x04" + bytes(50),
    "other encoding": "相对人,事项名称,决定日期".encode("utf-16"),
    "no headings": "甲,乙,丙\n1,2,3\n".encode(),
    "no column of days": "相对人,事项名称\n甲,乙\n".encode(),
    "JSON of something else": b'{"a": 1}',
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_none_of_decisions_is_refused_with_what_to_do(take, name):
    with pytest.raises(RefusedError) as refused:
        take(io.BytesIO(BAD_FILES[name]))
    assert refused.value.field == "file"
    assert "请" in str(refused.value)
    assert not DecisionImport.objects.exists()


@pytest.mark.parametrize("mode", [ALL, SKIP])
def test_a_file_that_breaks_off_is_refused_whatever_was_asked(take, mode):
    text = csv_file(rows(20)).read().decode("utf-8-sig").splitlines()
    text[12] = '"没有收尾的引号,,,'
    batch = take(io.BytesIO("\n".join(text).encode()), mode)
    assert batch.state == ImportState.REFUSED
    assert [(each.row, each.code) for each in batch.problems.all()] == [(13, "broken")]
    assert not AdministrativeDecision.objects.exists()


def test_a_file_without_rows_is_not_taken_for_an_import(take):
    assert take(csv_file([])).state == ImportState.REFUSED


def test_rows_of_an_import_that_is_not_done_count_nowhere(begin, monkeypatch):
    actor, batch = begin(csv_file(rows(30)))
    stop_after(monkeypatch, 2)
    with pytest.raises(KeyboardInterrupt):
        run_import(actor, batch.pk)
    assert AdministrativeDecision.objects.count() == 14
    assert counted().count() == 0
    batch.refresh_from_db()
    assert (batch.state, batch.rows_read) == (ImportState.RUNNING, 14)
    monkeypatch.undo()
    assert run_import(actor, batch.pk).rows_taken == 30
    assert counted().count() == 30


def stop_after(monkeypatch, steps):
    real, left = import_decisions._step, [steps]

    def step(*arguments):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        real(*arguments)

    monkeypatch.setattr(import_decisions, "_step", step)


def test_who_comes_second_at_a_step_stops(begin, monkeypatch):
    actor, batch = begin(csv_file(rows(30)))
    real = import_decisions._step
    other: list[int] = []

    def step(ours, checked):
        if not other:
            other.append(1)
            run_import(actor, batch.pk)
        real(ours, checked)

    monkeypatch.setattr(import_decisions, "_step", step)
    with pytest.raises(ConflictError):
        run_import(actor, batch.pk)
    assert counted().count() == 30


def test_a_cancelled_import_leaves_nothing(begin, monkeypatch):
    actor, batch = begin(csv_file(rows(30)))
    stop_after(monkeypatch, 2)
    with pytest.raises(KeyboardInterrupt):
        run_import(actor, batch.pk)
    cancel_import(actor, batch)
    assert run_import(actor, batch.pk).state == ImportState.CANCELLED
    assert not AdministrativeDecision.objects.exists()


def test_the_same_file_again_is_the_same_import_and_another_must_wait(begin):
    _actor, first = begin(csv_file(rows(30)))
    _actor, again = begin(csv_file(rows(30)))
    assert again.pk == first.pk
    with pytest.raises(ConflictError):
        begin(csv_file(rows(31)))
    begin(csv_file(rows(31)), kind=DecisionKind.PENALTY)


def test_an_import_that_is_undone_counts_no_more(begin):
    actor, batch = begin(csv_file(rows(30)))
    batch = run_import(actor, batch.pk)
    undo_import(actor, batch)
    assert counted().count() == 0
    assert run_import(actor, batch.pk).state == ImportState.UNDONE
    assert not AdministrativeDecision.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DRAFTER}))
def test_who_may_not_import(take, role):
    with pytest.raises(NotAllowedError):
        take(csv_file(rows(1)), role=role)


def test_problems_are_kept_up_to_a_bound_and_all_counted(take, monkeypatch):
    monkeypatch.setattr(import_decisions, "MOST_PROBLEMS", 10)
    body = [broken([row], 0, "许可决定日期", "x")[0] for row in rows(40)]
    batch = take(csv_file(body))
    assert (batch.rows_bad, batch.problems.count()) == (40, 10)


def test_a_file_that_no_import_names_is_swept_away_after_a_day(world, begin):
    _actor, batch = begin(csv_file(rows(3)))
    lost = default_storage.save("imports/lost", ContentFile(b"x"))
    clock = Actor(None, timezone.now())
    assert sweep_import_files(clock) == 0
    assert sweep_import_files(Actor(None, clock.now + timedelta(days=2))) >= 1
    assert not default_storage.exists(lost)
    assert default_storage.exists(batch.path)
