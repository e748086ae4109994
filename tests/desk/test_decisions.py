"""Decisions at the desk and on the portal: lists, importing, deciding what is public."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.records.publishing import decision_queries
from gongkai.records.publishing.actions.import_decisions import begin_import, run_import
from gongkai.records.publishing.actions.release_decisions import Release, release_decisions
from gongkai.records.publishing.actions.take_down_decisions import take_down_decision
from gongkai.records.publishing.decision_choices import DecisionKind, ReleaseGround
from gongkai.records.publishing.models import (
    AdministrativeDecision,
    DecisionImport,
    PublicDecision,
)
from gongkai.records.roles import Role
from tests.records.publishing.decisions.files import LICENCE, csv_file, rows

BACKEND = "django.contrib.auth.backends.ModelBackend"
RESULT = {"ground": "art20_5", "reason": "办理结果应当公开"}


@pytest.fixture
def login(world, client):
    def as_(code, role):
        client.force_login(world.user(code, role), BACKEND)
        return client

    return as_


@pytest.fixture
def decisions(world):
    def take(count=6, code="zhujian", kind=DecisionKind.LICENCE, start=0, body=None):
        actor = world.actor(code, Role.DRAFTER)
        file = csv_file(body or rows(count, start))
        batch = begin_import(actor, world.agency(code), kind, file, "决定.csv")
        return list(run_import(actor, batch.pk).decisions.order_by("row"))

    return take


def text(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def listed(client, **query):
    return client.get(reverse("desk:decisions"), query)


def test_every_decision_is_on_one_page_of_the_list_and_no_other(login, decisions):
    found = decisions(230)
    client = login("zhujian", Role.PUBLISHER)
    query: dict[str, str] = {}
    seen, back = [], []
    while True:
        page = listed(client, **query).context["page"]
        seen += [each.pk for each in page.decisions]
        back.append([each.pk for each in page.decisions])
        if page.older is None:
            break
        query = {"older": str(page.older)}
    assert len(seen) == len(set(seen)) == len(found)
    days = {each.pk: each.decided_on for each in found}
    assert seen == sorted(seen, key=lambda key: (days[key], key), reverse=True)
    while page.newer is not None:
        page = listed(client, newer=str(page.newer)).context["page"]
        back.pop()
        assert [each.pk for each in page.decisions] == back[-1]
    assert len(back) == 1


FILTERS = [
    ({"kind": "licence"}, 6),
    ({"kind": "penalty"}, 2),
    ({"kind": "nothing"}, 8),
    ({"year": "2026"}, 8),
    ({"year": "2025"}, 0),
    ({"year": "x"}, 8),
    ({"status": "undecided"}, 8),
    ({"status": "public"}, 0),
    ({"q": "第3号"}, 1),
    ({"q": "示建许[2026] 3号"}, 1),
    ({"q": "张三丰"}, 2),
    ({"q": "没有"}, 0),
    ({"older": "2026-13-01.x"}, 8),
    ({"older": "2026-01-01.99999999999999999999"}, 8),
    ({"newer": "2026-01-01.-1"}, 8),
    ({"agency": "gongan"}, 0),
]


@pytest.mark.parametrize(("query", "count"), FILTERS)
def test_filters(login, decisions, query, count):
    decisions(6)
    decisions(2, kind=DecisionKind.PENALTY, start=100, body=list(rows(2, 9)))
    decisions(3, code="gongan")
    response = listed(login("zhujian", Role.REVIEWER), **query)
    assert response.status_code == 200
    assert len(response.context["page"].decisions) == count


def test_words_are_looked_for_a_window_at_a_time(login, decisions, monkeypatch):
    monkeypatch.setattr(decision_queries, "WINDOW", 20)
    decisions(60)
    client = login("zhujian", Role.PUBLISHER)
    query = {"q": "施工许可第0号"}
    found, pages = [], 0
    while True:
        page = listed(client, **query).context["page"]
        found += page.decisions
        pages += 1
        if page.older is None:
            break
        assert page.looked_back_to is not None
        query["older"] = str(page.older)
    assert [each.document_number for each in found] == ["示建许〔2026〕0号"]
    assert pages > 2


def test_lists_and_exports_name_no_person(login, decisions):
    decisions()
    client = login("zhujian", Role.DRAFTER)
    assert "张三丰" not in text(listed(client))
    for format_ in ("csv", "xlsx"):
        said = client.get(reverse("desk:decisions-export", args=[format_]))
        assert "张三丰".encode() not in b"".join(said.streaming_content)


def test_an_export_has_every_row_and_no_formula(login, decisions):
    body = list(rows(4))
    body[0][LICENCE.index("行政相对人名称")] = '=HYPERLINK("http://x")公司'
    decisions(body=body)
    client = login("zhujian", Role.DRAFTER)
    lines = text(client.get(reverse("desk:decisions-export", args=["csv"]))).splitlines()
    assert len(lines) == 5
    assert '"\'=HYPERLINK(""http://x"")公司"' in lines[-1]

    from openpyxl import load_workbook

    said = client.get(reverse("desk:decisions-export", args=["xlsx"]))
    book = load_workbook(io.BytesIO(b"".join(said.streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert book.active.max_row == 5
    assert all(cell.data_type != "f" for cell in cells)


@pytest.mark.parametrize(
    ("role", "code", "named"),
    [(Role.DRAFTER, "zhujian", True), (Role.PUBLISHER, "zhujian", True),
     (Role.REVIEWER, "zhujian", False), (Role.SUPERVISOR, "shi", False)],
)  # fmt: skip
def test_who_reads_a_persons_name(login, decisions, role, code, named):
    person = decisions()[2]
    AdministrativeDecision.objects.filter(pk=person.pk).update(content="准予张三丰施工")
    said = text(login(code, role).get(reverse("desk:decision", args=[person.pk])))
    assert ("张三丰" in said) == named
    assert ("准予张某施工" in said) != named


def upload(client, world, content, name="决定.csv", **more):
    content.name = name
    data = {"agency": world.agency("zhujian").pk, "kind": "licence", "mode": "all"}
    return client.post(reverse("desk:decision-import-new"), data | {"file": content} | more)


def test_a_file_is_uploaded_looked_at_and_imported(login, world):
    client = login("zhujian", Role.DRAFTER)
    said = upload(client, world, csv_file(rows(30)))
    batch = DecisionImport.objects.get()
    assert said["Location"] == reverse("desk:decision-import", args=[batch.pk])
    shown = text(client.get(said["Location"]))
    assert LICENCE[4] in shown
    assert not AdministrativeDecision.objects.exists()
    start = reverse("desk:decision-import-act", args=[batch.pk, "start"])
    assert client.post(start).status_code == 302
    assert "30" in text(client.get(said["Location"]))
    assert AdministrativeDecision.objects.counted().count() == 30


def test_what_is_wrong_is_shown_and_can_be_taken_away(login, world):
    client = login("zhujian", Role.DRAFTER)
    body = list(rows(5))
    body[1][7] = "=1+1"
    upload(client, world, csv_file(body))
    batch = DecisionImport.objects.get()
    client.post(reverse("desk:decision-import-act", args=[batch.pk, "start"]))
    page = text(client.get(reverse("desk:decision-import", args=[batch.pk])))
    assert "不是一个日期" in page
    assert "请写成 2026-03-05 的样子" in page
    lines = text(client.get(reverse("desk:decision-import-problems", args=[batch.pk]))).splitlines()
    assert lines[1].startswith("3,许可决定日期,不是一个日期,'=1+1,")


BAD_UPLOADS = [
    ({"file": ""}, 422),
    ({"kind": "nothing"}, 422),
    ({"agency": "999999"}, 422),
    ({"mode": "nothing"}, 422),
]


@pytest.mark.parametrize(("change", "status"), BAD_UPLOADS)
def test_a_bad_upload_keeps_what_was_chosen(login, world, change, status):
    client = login("zhujian", Role.DRAFTER)
    said = upload(client, world, csv_file(rows(1)), **({"mode": "skip"} | change))
    assert said.status_code == status
    assert not DecisionImport.objects.exists()


def test_a_file_of_something_else_is_refused_at_its_field(login, world):
    said = upload(login("zhujian", Role.DRAFTER), world, io.BytesIO(b"%PDF-1.7 nothing"))
    assert said.status_code == 422
    assert "没有找到这些栏" in text(said)


def test_a_name_with_a_path_is_only_a_name(login, world):
    upload(login("zhujian", Role.DRAFTER), world, csv_file(rows(1)), name="..\\..\\a\\b.csv")
    assert DecisionImport.objects.get().file_name == "b.csv"


def release(client, ticked, **more):
    return client.post(reverse("desk:decisions-release"), {"key": ticked} | more)


def test_two_are_ticked_shown_as_they_will_be_and_made_public(login, decisions, client):
    found = decisions()
    client = login("zhujian", Role.PUBLISHER)
    keys = [found[1].pk, found[2].pk]
    asked = release(client, keys)
    assert asked.status_code == 200
    assert "张某" in text(asked)
    assert "张三丰" not in text(asked)
    assert not PublicDecision.objects.exists()
    done = release(client, [], keys=",".join(map(str, keys)), confirm="1", **RESULT)
    assert done.status_code == 302
    shown = PublicDecision.objects.all()
    assert {each.decision_id for each in shown} == {*keys}
    page = text(client.get(reverse("portal:decisions")))
    for each in shown:
        assert reverse("portal:decision", args=[each.pk]) in page
    assert "张三丰" not in page


def test_all_that_the_filter_asks_for(login, decisions):
    decisions(60)
    decisions(3, kind=DecisionKind.OTHER_SERVICES, start=200)
    client = login("zhujian", Role.PUBLISHER)
    asked = release(client, [], scope="all", query="kind=licence")
    assert asked.context["count"] == 60
    release(client, [], keys=asked.context["keys"], confirm="1", **RESULT)
    assert PublicDecision.objects.count() == 60


REFUSED = [
    ({"ground": "art20_6"}, 422, "这个依据不适用于"),
    ({"reason": ""}, 422, "这个字段是必填项"),
    ({"publicity_until": "2026-02-30"}, 422, "日期"),
    ({"publicity_until": "2020-01-01"}, 422, "公示截止期要在今天以后"),
]


@pytest.mark.parametrize(("change", "status", "said"), REFUSED)
def test_a_refused_release_keeps_what_was_chosen_and_typed(login, decisions, change, status, said):
    found = decisions()
    given = RESULT | {"reason": "写了很久的理由"} | change
    answer = release(login("zhujian", Role.PUBLISHER), [found[0].pk], confirm="1", **given)
    assert answer.status_code == status
    assert said in text(answer)
    assert f'name="keys" value="{found[0].pk}"' in text(answer)
    assert given["reason"] in text(answer)


def test_nothing_ticked_says_so(login, decisions):
    decisions()
    assert release(login("zhujian", Role.PUBLISHER), []).status_code == 422


def test_those_of_another_agency_are_not_acted_on(login, decisions):
    foreign = decisions(code="gongan")
    client = login("zhujian", Role.HEAD)
    for more in ({}, {"confirm": "1"} | RESULT):
        assert release(client, [foreign[0].pk], **more).status_code == 403
    assert not PublicDecision.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "9" * 40, "-1"])
def test_what_names_no_decision_says_so(login, key):
    assert release(login("zhujian", Role.PUBLISHER), [key]).status_code == 422


def test_classified_from_the_list(login, decisions):
    found = decisions()
    client = login("zhujian", Role.HEAD)
    address = reverse("desk:decisions-classify")
    data = {"keys": str(found[0].pk), "confirm": "1", "status": "withheld", "reason": "案卷"}
    assert client.post(address, data).status_code == 422
    assert client.post(address, data | {"ground": "art16_2_file"}).status_code == 302
    assert AdministrativeDecision.objects.get(pk=found[0].pk).status == "withheld"


@pytest.fixture
def public(world, decisions):
    found = decisions()[2]
    publisher = world.actor("zhujian", Role.PUBLISHER)
    release_decisions(publisher, [found.pk], Release(ReleaseGround.RESULT, "公开"))
    return found


def test_taken_down_leaves_a_stub_without_the_person(login, world, public):
    client = login("zhujian", Role.PUBLISHER)
    address = reverse("portal:decision", args=[PublicDecision.objects.get().pk])
    assert "张某" in text(client.get(address))
    data = {"reason": "有误"}
    assert client.post(reverse("desk:decision-act", args=[public.pk, "take-down"]), data)
    gone = client.get(address)
    assert gone.status_code == 410
    assert "撤回公开" in text(gone)
    for personal in ("张某", "准予施工", public.document_number, public.item, "有误"):
        assert personal not in text(gone)
    assert address not in text(client.get(reverse("portal:decisions")))


def test_revoked_at_the_desk(login, public):
    client = login("zhujian", Role.PUBLISHER)
    address = reverse("desk:decision-act", args=[public.pk, "revoke"])
    wrong = client.post(address, {"revoked_on": "2020-01-01", "reason": "复议撤销"})
    assert wrong.status_code == 422
    assert "复议撤销" in text(wrong)
    day = date.today().isoformat()  # noqa: DTZ011 - any day since it was decided
    assert client.post(address, {"revoked_on": day, "reason": "复议撤销"}).status_code == 302
    assert (
        client.get(reverse("portal:decision", args=[PublicDecision.objects.get().pk])).status_code
        == 410
    )


def test_the_public_list_goes_on_and_filters(world, client, decisions):
    found = decisions(50)
    release_decisions(
        world.actor("zhujian", Role.PUBLISHER),
        [each.pk for each in found],
        Release(ReleaseGround.RESULT, "公开"),
    )
    query: dict[str, str] = {}
    seen = []
    while True:
        shown = client.get(reverse("portal:decisions"), query).context["found"]
        seen += [each.pk for each in shown.decisions]
        if shown.older is None:
            break
        query = {"after": str(shown.older)}
    assert len(seen) == len(set(seen)) == 50
    for query, count in [
        ({"kind": "penalty"}, 0),
        ({"agency": "gongan"}, 0),
        ({"kind": "licence"}, 20),
    ]:
        assert (
            len(client.get(reverse("portal:decisions"), query).context["found"].decisions) == count
        )


def test_a_public_page_that_never_was(client, db):
    assert client.get(reverse("portal:decision", args=[1])).status_code == 404


def test_a_page_of_the_list_takes_few_queries(login, decisions):
    decisions(120)
    client = login("shi", Role.SUPERVISOR)
    listed(client)  # the first page after logging in also writes down the session
    for query in ({}, {"q": "施工"}, {"q": "示建许〔2026〕3号"}, {"status": "undecided"}):
        with CaptureQueriesContext(connection) as queries:
            listed(client, **query)
        asked = [each for each in queries if "SAVEPOINT" not in each["sql"]]
        assert len(asked) <= 12, query


def test_decisions_are_counted_by_year_and_kind(world, decisions):
    found = decisions(10)
    decisions(3, kind=DecisionKind.PENALTY)
    take_down = world.actor("zhujian", Role.PUBLISHER)
    release_decisions(take_down, [found[0].pk], Release(ReleaseGround.RESULT, "公开"))
    take_down_decision(take_down, found[0].pk, "有误")
    agencies = [world.agency("zhujian")]
    count = decision_queries.decision_counts(agencies, date(2026, 1, 1), date(2026, 12, 31))
    assert count == {"licence": 10, "other_services": 0, "penalty": 3, "compulsion": 0}
    first = date(2026, 1, 1)
    count = decision_queries.decision_counts(agencies, first, first + timedelta(days=4))
    assert count["licence"] == 5
