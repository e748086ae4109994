"""What people send that cannot be: a clear message, status 4xx, nothing half-written or lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.records.publishing.actions.draft import begin, save
from gongkai.records.publishing.models import Attachment, Document
from gongkai.records.roles import Role

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def drafter(client, world):
    client.force_login(world.user("zhujian", Role.DRAFTER), BACKEND)
    return client


def typed(**changes):
    return {
        "agency": "",
        "title": "标题",
        "disclosure": "proactive",
        "kind": "other",
        "genre": "notice",
        "validity": "in_force",
        "item": "1",
        "topic": "",
        "body": "<p>正文</p>",
    } | changes


# what is typed, words of the message
WRONG = [
    ({"made_on": "2026-02-30"}, "输入一个有效的日期"),
    ({"made_on": "昨天"}, "输入一个有效的日期"),
    ({"title": ""}, "这个字段是必填项"),
    ({"title": "长" * 301}, "300"),
    ({"item": "99"}, "99 不在可用的选项中"),
    ({"disclosure": "secret"}, "secret 不在可用的选项中"),
    ({"topic": "没有的主题"}, "没有的主题 不在可用的选项中"),
    ({"agency": "999999"}, "999999 不在可用的选项中"),
    ({"title": "有\x00空字符"}, "不允许是用空字符"),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_what_cannot_be_is_told_and_what_was_typed_is_kept(drafter, world, change, words):
    data = typed(agency=world.agency("zhujian").pk, summary="打了很久的字") | change
    said = drafter.post(reverse("desk:document-new"), data)
    page = said.content.decode()
    assert said.status_code == 422
    assert words in page
    assert "打了很久的字" in page
    assert "错误：" in page.split("<title>")[1].split("</title>")[0]
    assert not Document.objects.exists()


def test_scripts_are_taken_out_of_rich_text(drafter, world):
    body = "<p onclick='x()'>好<script>x()</script><img src=x onerror=y()></p><iframe src=//x>"
    data = typed(agency=world.agency("zhujian").pk, body=body)
    assert drafter.post(reverse("desk:document-new"), data).status_code == 302
    assert Document.objects.get().body == "<p>好</p>"


def test_two_who_save_the_same_draft_both_keep_what_they_typed(drafter, world, fields):
    actor = world.actor("zhujian", Role.DRAFTER)
    document = begin(actor, world.agency("zhujian"), fields)
    save(actor, document, 1, fields | {"title": "别人先保存的"})
    data = typed(title="我后保存的", revision="1")
    said = drafter.post(reverse("desk:document-edit", args=[document.pk]), data)
    page = said.content.decode()
    assert said.status_code == 409
    assert "别人先保存的" in page
    assert "我后保存的" in page
    document.refresh_from_db()
    assert document.title == "别人先保存的"
    # having seen the other's, the person may save theirs
    data["revision"] = page.split('name="revision" value="')[1].split('"')[0]
    said = drafter.post(reverse("desk:document-edit", args=[document.pk]), data)
    assert said.status_code == 302
    document.refresh_from_db()
    assert document.title == "我后保存的"


# name and content of an upload
UPLOADS = [
    ("../../etc/passwd", b"root:x:0:0"),
    ("通知.pdf", b"MZ not a pdf"),
    ("页.html", b"<script>alert(1)</script>"),
    ("空.pdf", b""),
]


@pytest.mark.parametrize(("name", "content"), UPLOADS)
def test_an_upload_that_is_not_allowed_is_told(drafter, world, fields, name, content):
    actor = world.actor("zhujian", Role.DRAFTER)
    document = begin(actor, world.agency("zhujian"), fields)
    upload = SimpleUploadedFile(name, content)
    said = drafter.post(reverse("desk:attachment-add", args=[document.pk]), {"uploads": upload})
    assert said.status_code == 422
    assert name.rsplit("/", 1)[-1] in said.content.decode() or "空" in said.content.decode()
    assert not Attachment.objects.exists()


def test_one_bad_upload_does_not_lose_the_good_ones(drafter, world, fields):
    document = begin(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), fields)
    uploads = [
        SimpleUploadedFile("好.txt", "说明".encode()),
        SimpleUploadedFile("坏.exe", b"MZ"),
    ]
    said = drafter.post(reverse("desk:attachment-add", args=[document.pk]), {"uploads": uploads})
    assert said.status_code == 422
    assert "坏.exe" in said.content.decode()
    assert [each.name for each in Attachment.objects.all()] == ["好.txt"]


def test_a_foreign_host_is_refused_with_a_page_that_helps(client):
    said = client.get("/", headers={"host": "evil.example"})
    assert said.status_code == 400
    assert "没有看懂这个请求" in said.content.decode()


@pytest.mark.parametrize("path", ["/content/999999/", "/agencies/none/", "/files/1/0/", "/x"])
def test_a_page_that_is_not_there_helps(client, db, path):
    said = client.get(path)
    assert said.status_code == 404
    assert "没有找到这一页" in said.content.decode()


def test_a_form_without_its_token_is_refused(world):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.user("zhujian", Role.DRAFTER), BACKEND)
    said = strict.post(reverse("desk:document-new"), typed())
    assert said.status_code == 403
    assert not Document.objects.exists()


@pytest.mark.parametrize("key", ["1e9", "-1", "99999999999999999999999999"])
def test_a_number_out_of_range_is_no_page(drafter, key):
    assert drafter.get(f"/desk/documents/{key}/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999"])
def test_a_list_has_no_page_out_of_range(drafter, page):
    assert drafter.get(reverse("desk:documents"), {"page": page}).status_code == 200
    assert drafter.get("/content/", {"page": page}).status_code == 200


def test_an_export_holds_no_formulas(drafter, world, fields):
    begin(
        world.actor("zhujian", Role.DRAFTER),
        world.agency("zhujian"),
        fields | {"title": "=HYPERLINK(1)"},
    )
    said = drafter.get(reverse("desk:documents-export"))
    text = b"".join(said.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text
