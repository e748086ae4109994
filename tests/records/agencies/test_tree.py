from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gongkai.records.agencies.actions.abolish import abolish
from gongkai.records.agencies.actions.change_settings import change_settings
from gongkai.records.agencies.actions.found import found
from gongkai.records.agencies.actions.merge import merge
from gongkai.records.agencies.actions.move import move
from gongkai.records.agencies.actions.rename import rename
from gongkai.records.agencies.actions.split import split
from gongkai.records.agencies.codes import credit_check_character
from gongkai.records.agencies.models import Agency, AgencyChange
from gongkai.records.agencies.tree import name_on, parent_on, tree_on
from gongkai.records.audit.models import AuditEntry
from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.policy import is_allowed
from gongkai.records.publishing.actions.draft import begin
from gongkai.records.publishing.actions.review import approve, pass_review, pass_secrecy_review
from gongkai.records.publishing.actions.revise import revise
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.public import current_publications
from gongkai.records.roles import Permission, Role

ON = date(2026, 7, 1)
CREDIT = "1144170000728042" + "0"
CREDIT += credit_check_character(CREDIT)


@pytest.fixture
def admin(world):
    return world.actor("shi", Role.ADMINISTRATOR)


def published(world, fields, code="zhujian"):
    document = begin(world.actor(code, Role.DRAFTER), world.agency(code), fields)
    submit(world.actor(code, Role.DRAFTER), document, 1)
    pass_review(world.actor(code, Role.REVIEWER), document, "同意")
    pass_secrecy_review(world.actor(code, Role.SECRECY_REVIEWER), document, "不涉密", "核对")
    return approve(world.actor(code, Role.HEAD), document)


def paths():
    return {each.code: each.path for each in Agency.objects.all()}


def test_moving_takes_all_below_along_and_the_former_tree_is_kept(world, admin):
    zhujian, gongan, zhan = (world.agency(code) for code in ("zhujian", "gongan", "zhan"))
    move(admin, zhujian, gongan, ON, "示府〔2026〕9号")
    assert paths()["zhan"] == f"{gongan.path}{zhujian.pk}/{zhan.pk}/"
    assert parent_on(zhujian, date(2026, 6, 30)).code == "shi"
    assert parent_on(zhujian, ON).code == "gongan"
    assert parent_on(zhujian, date(2018, 1, 1)) is None
    assert [(node.agency.code, node.depth) for node in tree_on(ON)] == [
        ("shi", 0), ("gongan", 1), ("zhujian", 2), ("zhan", 3),
    ]  # fmt: skip
    assert [(node.agency.code, node.depth) for node in tree_on(date(2026, 6, 30))] == [
        ("shi", 0), ("gongan", 1), ("zhujian", 1), ("zhan", 2),
    ]  # fmt: skip
    assert tree_on(date(2018, 1, 1)) == []
    change = zhujian.changes.last()
    assert (change.kind, change.basis) == ("moved", "示府〔2026〕9号")


def test_rights_follow_the_tree_of_today(world, admin):
    chief = world.user("gongan", Role.SUPERVISOR)
    assert not is_allowed(chief, Permission.SEE, world.agency("zhan"), admin.today)
    move(admin, world.agency("zhujian"), world.agency("gongan"), ON)
    assert is_allowed(chief, Permission.SEE, Agency.objects.get(code="zhan"), admin.today)


# agency, new parent, day, the field that the refusal names
WRONG_MOVES = [
    ("shi", "zhan", ON, "parent"),  # a ring
    ("zhujian", "zhujian", ON, "parent"),
    ("zhujian", "shi", ON, "parent"),  # where it stands
    ("zhujian", None, ON, "parent"),  # nobody's rights reach the top
    ("zhujian", "gongan", date(2027, 1, 1), "on"),
    ("zhujian", "gongan", date(2018, 12, 31), "on"),
]


@pytest.mark.parametrize("case", WRONG_MOVES)
def test_a_move_that_cannot_be_is_refused(world, admin, case):
    code, parent, day, field = case
    before = paths()
    with pytest.raises(RefusedError) as refused:
        move(admin, world.agency(code), world.agency(parent) if parent else None, day)
    assert refused.value.field == field
    assert paths() == before


def test_a_move_before_the_last_one_is_refused_and_one_of_the_same_day_corrects_it(world, admin):
    move(admin, world.agency("zhan"), world.agency("gongan"), ON)
    with pytest.raises(RefusedError, match="2026-07-01"):
        move(admin, world.agency("zhan"), world.agency("shi"), date(2026, 6, 1))
    move(admin, world.agency("zhan"), world.agency("shi"), ON)
    assert parent_on(world.agency("zhan"), ON).code == "shi"


def test_an_agency_is_moved_only_by_who_manages_all_that_it_concerns(world):
    own = world.actor("zhujian", Role.ADMINISTRATOR)
    for what in (
        lambda: move(own, world.agency("zhan"), world.agency("gongan"), ON),
        lambda: move(own, world.agency("zhujian"), world.agency("gongan"), ON),
        lambda: rename(own, world.agency("gongan"), "新名称", ON),
        lambda: abolish(own, world.agency("zhan"), ON, [world.agency("gongan")]),
        lambda: merge(own, [world.agency("zhan")], world.agency("gongan"), ON),
        lambda: change_settings(own, world.agency("shi"), {"short_name": "市府"}),
        lambda: found(own, code="new", name="新", level="county", valid_from=ON),
        lambda: found(
            own, code="new", name="新", level="county", valid_from=ON, parent=world.agency("shi")
        ),
    ):
        with pytest.raises(NotAllowedError):
            what()


def test_what_was_published_keeps_the_name_it_was_published_under(world, admin, fields):
    published(world, fields)
    rename(admin, world.agency("zhujian"), "示例市住房和城市更新局", ON, "示编〔2026〕1号")
    assert current_publications().get().agency_name == "示例市住房和城乡建设局"
    zhujian = Agency.objects.get(code="zhujian")
    assert zhujian.name == "示例市住房和城市更新局"
    assert name_on(zhujian, date(2026, 6, 30)) == "示例市住房和城乡建设局"
    assert name_on(zhujian, ON) == "示例市住房和城市更新局"
    names = {node.agency.code: node.name for node in tree_on(date(2026, 6, 30))}
    assert names["zhujian"] == "示例市住房和城乡建设局"


def test_an_agency_with_records_does_not_end_without_one_that_takes_them_over(world, admin, fields):
    begin(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), fields)
    with pytest.raises(RefusedError, match="信息1、下级机关1") as refused:
        abolish(admin, world.agency("zhujian"), ON)
    assert refused.value.field == "successors"
    abolish(admin, world.agency("zhan"), ON)  # has nothing
    assert not Agency.objects.current(ON).filter(code="zhan").exists()
    assert Agency.objects.current(date(2026, 6, 30)).filter(code="zhan").exists()


def test_a_merged_agency_leaves_documents_and_those_below_to_the_other(world, admin, fields):
    public = published(world, fields)
    open_one = begin(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), fields)
    drafter = world.actor("zhujian", Role.DRAFTER)
    merge(admin, [world.agency("zhujian")], world.agency("gongan"), ON, "示编〔2026〕2号")
    for document in (public, open_one):
        document.refresh_from_db()
        assert document.agency.code == "gongan"
        assert document.steps.last().kind == "handed_over"
    assert current_publications().get().agency.code == "zhujian"
    assert Agency.objects.get(code="zhan").parent.code == "gongan"
    assert not is_allowed(drafter.user, Permission.DRAFT, world.agency("zhujian"), admin.today)
    assert revise(world.actor("gongan", Role.DRAFTER), public).state == "draft"
    change = AgencyChange.objects.get(agency__code="zhujian", kind="merged")
    assert [each.code for each in change.successors.all()] == ["gongan"]
    entry = AuditEntry.objects.filter(chain="zhujian").last()
    assert entry.verb == "agency.merged"
    assert entry.detail["handed_over"] == {"documents": 2}
    with pytest.raises(ConflictError, match="已于2026-06-30撤销"):
        rename(admin, world.agency("zhujian"), "再改名", ON)


def test_a_split_agency_ends_or_goes_on(world, admin, fields):
    begin(world.actor("zhujian", Role.DRAFTER), world.agency("zhujian"), fields)
    parts = [
        found(
            admin,
            code=code,
            name=f"示例市{code}局",
            level="prefecture",
            parent=world.agency("shi"),
            valid_from=ON,
        )
        for code in ("fang", "jian")
    ]
    split(admin, world.agency("zhujian"), parts, ON, continues=True)
    assert Agency.objects.current(admin.today).filter(code="zhujian").exists()
    split(admin, world.agency("zhujian"), parts, ON)
    assert not Agency.objects.current(admin.today).filter(code="zhujian").exists()
    assert [doc.agency.code for doc in begin_documents()] == ["fang"]
    assert AgencyChange.objects.filter(agency__code="zhujian", kind="split").count() == 2


def begin_documents():
    from gongkai.records.publishing.models import Document

    return list(Document.objects.all())


# a scheme, and whether it may be
SCHEMES = [
    ("{credit_code}/{year}-{serial:05d}", True),
    ("{org_code}/{year}-{serial:05d}", True),
    ("{code}-{item:02d}-{made_on:%Y%m%d}-{serial}", True),
    ("{year}-01", False),  # no serial: numbers would come twice
    ("{serial:05d}/{secret}", False),
    ("{serial:05d}{code.__class__}", False),
    ("{serial:99999999999d}", False),  # would fill the memory
    ("{serial!r}", False),
    ("{serial", False),
    ("{}", False),
    ("{serial:05d}" + "长" * 76, False),
]


@pytest.mark.parametrize(("scheme", "allowed"), SCHEMES)
def test_a_scheme_of_index_numbers_is_checked_where_it_is_set(world, admin, scheme, allowed):
    agency = world.agency("zhujian")
    if allowed:
        assert change_settings(admin, agency, {"index_scheme": scheme}).index_scheme == scheme
        return
    with pytest.raises(RefusedError) as refused:
        change_settings(admin, agency, {"index_scheme": scheme})
    assert refused.value.field == "index_scheme"


def test_that_an_office_is_of_one_person_is_logged(world, admin):
    change_settings(admin, world.agency("zhujian"), {"one_person_office": True, "short_name": "建"})
    entry = AuditEntry.objects.filter(chain="zhujian").last()
    assert entry.verb == "agency.settings"
    assert entry.detail == {
        "changed": ["one_person_office", "short_name"],
        "one_person_office": True,
    }


def test_nothing_is_logged_where_nothing_changed(world, admin):
    count = AuditEntry.objects.count()
    change_settings(admin, world.agency("zhujian"), {"short_name": ""})
    assert AuditEntry.objects.count() == count


def test_one_credit_code_belongs_to_one_agency_at_a_time(world, admin):
    change_settings(admin, world.agency("zhan"), {"credit_code": CREDIT})
    with pytest.raises(ValidationError, match="已使用这个统一社会信用代码"):
        change_settings(admin, world.agency("zhujian"), {"credit_code": CREDIT})
    abolish(admin, world.agency("zhan"), ON)
    taken = change_settings(admin, world.agency("zhujian"), {"credit_code": CREDIT})
    assert taken.credit_code == CREDIT


WRONG_CODES = [("credit_code", CREDIT[:-1] + "0"), ("credit_code", "123"), ("division_code", "44x")]


@pytest.mark.parametrize(("field", "value"), WRONG_CODES)
def test_a_wrong_code_is_refused(world, admin, field, value):
    with pytest.raises(ValidationError) as refused:
        change_settings(admin, world.agency("zhujian"), {field: value})
    assert list(refused.value.message_dict) == [field]
