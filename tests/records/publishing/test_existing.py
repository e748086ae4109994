from datetime import date

import pytest
from django.utils import timezone

from gongkai.records.errors import NotAllowedError, RefusedError
from gongkai.records.publishing.actions.import_existing import import_existing
from gongkai.records.publishing.existing import HEADINGS, plan_import
from gongkai.records.publishing.models import Document, Publication
from gongkai.records.publishing.public import current_publications
from gongkai.records.publishing.saved_pages import article, content_from
from gongkai.records.roles import Role
from gongkai.records.tables import read_rows
from tests.records.publishing.test_workflow import published

HEAD = "标题,发文字号,成文日期,发布日期,载体,地址,第二十条"
ROWS = [
    "甲办法,示建规〔2025〕1号,2025-03-01,2025-03-10,政府网站,https://www.example.cn/1,1",
    "乙通知,,2025年4月1日,2025/4/8,,https://www.example.cn/2,",
]


def planned(world, *lines, head=HEAD):
    data = "\n".join([head, *lines]).encode()
    return plan_import(world.agency("zhujian"), read_rows(data, HEADINGS), world.now.date())


def imported(world, *lines, role=Role.PUBLISHER):
    plan = planned(world, *lines)
    return import_existing(world.actor("zhujian", role), world.agency("zhujian"), plan)


def test_what_stands_elsewhere_is_counted_by_carrier_and_not_on_the_portal(world):
    assert imported(world, *ROWS) == 2
    found = Publication.objects.order_by("pk")
    assert [(each.title, each.carrier, each.address) for each in found] == [
        ("甲办法", "website", "https://www.example.cn/1"),
        ("乙通知", "website", "https://www.example.cn/2"),
    ]
    assert timezone.localdate(found[0].published_at) == date(2025, 3, 10)
    assert found[0].index_number == "zhujian/2025-00001"
    assert not current_publications().exists()


def test_the_same_table_again_changes_nothing(world):
    imported(world, *ROWS)
    plan = planned(world, *ROWS, ROWS[0])
    assert (len(plan.new), len(plan.further), len(plan.known)) == (0, 0, 3)
    assert imported(world, *ROWS, ROWS[0]) == 0
    assert Document.objects.count() == 2


def test_a_row_that_comes_twice_counts_once(world):
    assert imported(world, ROWS[0], ROWS[0]) == 1


def test_a_known_document_gets_a_further_carrier(world, fields):
    published(world, fields)
    row = f"别的标题,{fields['document_number']},2026-09-28,2026-10-10,政府公报,第10期,1"
    assert imported(world, row) == 1
    document = Document.objects.get()
    assert {each.carrier for each in document.publications.all()} == {"own_portal", "gazette"}


# a row, the column and words of what is wrong
WRONG = [
    (",示1号,2025-03-01,2025-03-10,,,", "title", "没有填写"),
    ("甲,,2025-02-30,2025-03-10,,,", "made_on", "不是日期"),
    ("甲,,2025-03-01,2026-10-14,,,", "published_on", "今天之后"),
    ("甲,,2025-03-01,2025-03-10,大喇叭,,", "carrier", "不在可选的范围"),
    ("甲,,2025-03-01,2025-03-10,,,16", "item", "请填1到15"),
    ("甲" * 301 + ",,2025-03-01,2025-03-10,,,", "title", "太长"),
]


@pytest.mark.parametrize(("row", "column", "words"), WRONG)
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(world, row, column, words):
    plan = planned(world, ROWS[0], row)
    (error,) = plan.errors
    assert (error.number, error.column) == (3, column)
    assert words in error.message
    with pytest.raises(RefusedError):
        import_existing(world.actor("zhujian", Role.PUBLISHER), world.agency("zhujian"), plan)
    assert not Document.objects.exists()


def test_what_comes_onto_the_own_portal_takes_the_right_to_approve(world, tmp_path):
    (tmp_path / "页").mkdir()
    (tmp_path / "页" / "1.html").write_text(
        "<html><nav>导航</nav><div class='TRS_Editor'><p>第一条　总则。</p>"
        "<script>x()</script></div>"
        "<footer>版权</footer></html>",
        encoding="gb18030",
    )
    row = "甲办法,,2025-03-01,2025-03-10,本平台,,1,页/1.html"
    plan = planned(world, row, head=HEAD + ",文件")
    agency = world.agency("zhujian")
    with pytest.raises(NotAllowedError):
        import_existing(world.actor("zhujian", Role.PUBLISHER), agency, plan)
    head = world.actor("zhujian", Role.HEAD)
    import_existing(head, agency, plan, lambda found: content_from(tmp_path, found))
    assert current_publications().get().body == "<p>第一条　总则。</p>"


def test_a_file_of_the_former_site_becomes_an_attachment(world, tmp_path):
    (tmp_path / "1.pdf").write_bytes(b"%PDF-1.7 text")
    row = "甲办法,,2025-03-01,2025-03-10,本平台,,1,1.pdf"
    plan = planned(world, row, head=HEAD + ",文件")
    import_existing(
        world.actor("zhujian", Role.HEAD),
        world.agency("zhujian"),
        plan,
        lambda found: content_from(tmp_path, found),
    )
    assert current_publications().get().attachments[0]["name"] == "1.pdf"


@pytest.mark.parametrize("name", ["../secret.pdf", "/etc/passwd", "没有.pdf"])
def test_a_file_that_is_elsewhere_or_nowhere_is_refused(world, tmp_path, name):
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.7")
    (row,) = planned(world, f"甲,,2025-03-01,2025-03-10,本平台,,1,{name}", head=HEAD + ",文件").new
    with pytest.raises(RefusedError):
        content_from(folder, row)


# a page, its article
PAGES = [
    ("<body><main><p>甲</p></main></body>", "<p>甲</p>"),
    ("<body><header>头</header><p>甲</p></body>", "<p>甲</p>"),
    ("<div id='zoom'></div><div class='article-content'><p>甲</p></div>", "<p>甲</p>"),
    ("", ""),
]


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_the_article_of_a_page_is_found(page, expected):
    assert article(page).strip() == expected
