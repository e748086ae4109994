"""Decisions become public by decision alone, masked, and are public no longer than they may be."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gongkai.records.audit.models import AuditEntry
from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.publishing.actions.classify_decisions import classify_decisions
from gongkai.records.publishing.actions.import_decisions import (
    begin_import,
    run_import,
    undo_import,
)
from gongkai.records.publishing.actions.release_decisions import Release, release_decisions
from gongkai.records.publishing.actions.take_down_decisions import (
    revoke_decision,
    take_down_decision,
    take_down_expired,
)
from gongkai.records.publishing.choices import Ground
from gongkai.records.publishing.decision_choices import (
    DecisionKind,
    DecisionStatus,
    ReleaseGround,
)
from gongkai.records.publishing.models import AdministrativeDecision, PublicDecision
from gongkai.records.publishing.public import public_decision_page, public_decisions
from gongkai.records.roles import Role
from tests.records.publishing.decisions.files import csv_file, rows

RESULT = Release(ReleaseGround.RESULT, "办理结果应当公开")


@pytest.fixture
def decisions(world):
    def take(kind=DecisionKind.LICENCE, count=6, code="zhujian", start=0):
        actor = world.actor(code, Role.DRAFTER)
        batch = begin_import(
            actor, world.agency(code), kind, csv_file(rows(count, start)), "决定.csv"
        )
        run_import(actor, batch.pk)
        return list(batch.decisions.order_by("row"))

    return take


@pytest.fixture
def publisher(world):
    return world.actor("zhujian", Role.PUBLISHER)


def keys(found):
    return [each.pk for each in found]


def test_what_is_imported_is_public_for_nobody(world, decisions):
    decisions()
    assert not public_decisions(world.now.date()).exists()


def test_two_of_six_become_public(world, decisions, publisher):
    found = decisions()
    assert release_decisions(publisher, keys(found[:2]), RESULT) == 2
    shown = public_decisions(world.now.date())
    assert {each.decision_id for each in shown} == {*keys(found[:2])}
    assert {each.status for each in AdministrativeDecision.objects.all()} == {"undecided", "public"}
    entry = AuditEntry.objects.filter(verb="decisions.release").last()
    assert (entry.detail["count"], entry.detail["ground"]) == (2, "art20_5")


def test_a_person_is_masked_wherever_the_name_stands(world, decisions, publisher):
    person = decisions()[2]
    AdministrativeDecision.objects.filter(pk=person.pk).update(
        content="准予张三丰施工，电话13800138000。", party_code="X"
    )
    release_decisions(publisher, [person.pk], RESULT)
    [shown] = PublicDecision.objects.all()
    assert (shown.party, shown.party_code) == ("张某", "")
    assert shown.content == "准予张某施工，电话138****8000。"
    assert "三丰" not in str(vars(shown))


def test_numbers_in_the_text_are_masked_in_decisions_about_organisations_too(decisions, publisher):
    organisation = decisions()[0]
    AdministrativeDecision.objects.filter(pk=organisation.pk).update(content="电话13800138000。")
    release_decisions(publisher, [organisation.pk], RESULT)
    shown = PublicDecision.objects.get()
    assert shown.content == "电话138****8000。"
    assert (shown.party, shown.party_code) == (organisation.party, organisation.party_code)


def test_the_copy_stays_as_it_was(decisions, publisher):
    found = decisions()
    release_decisions(publisher, keys(found[:1]), RESULT)
    AdministrativeDecision.objects.filter(pk=found[0].pk).update(content="别的")
    assert PublicDecision.objects.get().content == "准予施工。"
    with pytest.raises(DatabaseError), transaction.atomic():
        PublicDecision.objects.update(content="别的")


REFUSED = [
    (DecisionKind.LICENCE, ReleaseGround.SOCIAL_IMPACT, {}, "ground"),
    (DecisionKind.PENALTY, ReleaseGround.RESULT, {}, "ground"),
    (DecisionKind.COMPULSION, ReleaseGround.SOCIAL_IMPACT, {}, "ground"),
    (DecisionKind.COMPULSION, ReleaseGround.OTHER_RULE, {}, "compulsion_confirmed"),
    (DecisionKind.LICENCE, ReleaseGround.RESULT, {"reason": " "}, "reason"),
    (DecisionKind.LICENCE, ReleaseGround.RESULT, {"publicity_until": date(2026, 10, 13)},
     "publicity_until"),
]  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_release_that_does_not_hold_is_refused_at_its_field(decisions, publisher, case):
    kind, ground, more, field = case
    release = Release(**({"ground": ground, "reason": "理由"} | more))
    with pytest.raises(RefusedError) as refused:
        release_decisions(publisher, keys(decisions(kind)), release)
    assert refused.value.field == field
    assert not PublicDecision.objects.exists()


def test_a_compulsory_measure_takes_a_confirmation(decisions, publisher):
    found = decisions(DecisionKind.COMPULSION, 1)
    sure = Release(ReleaseGround.OTHER_RULE, "规定要求公开", compulsion_confirmed=True)
    assert release_decisions(publisher, keys(found), sure) == 1


def test_who_imported_does_not_release_alone(world, decisions):
    from gongkai.records.agencies.actions.appoint import appoint

    found = decisions()
    drafter = world.actor("zhujian", Role.DRAFTER)
    appoint(world.system(), drafter.user, world.agency("zhujian"), Role.PUBLISHER)
    with pytest.raises(RefusedError):
        release_decisions(drafter, keys(found), RESULT)
    world.agency("zhujian").one_person_office = True
    world.agency("zhujian").save()
    assert release_decisions(drafter, keys(found), RESULT) == 6
    assert AuditEntry.objects.filter(verb="decisions.release").last().detail["alone"] is True


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PUBLISHER, Role.HEAD}))
def test_who_may_not_release(world, decisions, role):
    with pytest.raises(NotAllowedError):
        release_decisions(world.actor("zhujian", role), keys(decisions()), RESULT)


def test_nothing_becomes_public_where_one_is_of_another_agency(decisions, publisher):
    mixed = keys(decisions()) + keys(decisions(code="gongan", start=100))
    with pytest.raises(NotAllowedError):
        release_decisions(publisher, mixed, RESULT)
    assert not PublicDecision.objects.exists()


def test_no_decision_is_public_twice(decisions, publisher):
    found = keys(decisions())
    release_decisions(publisher, found[:3], RESULT)
    assert release_decisions(publisher, found, RESULT) == 3
    with pytest.raises(ConflictError):
        release_decisions(publisher, found, RESULT)


def test_what_is_withheld_has_its_ground(decisions, publisher):
    found = keys(decisions())
    done = classify_decisions(
        publisher, found, DecisionStatus.WITHHELD, Ground.ENFORCEMENT_FILE, "案卷信息"
    )
    assert done == 6
    decision = AdministrativeDecision.objects.select_related("act").get(pk=found[0])
    assert (decision.status, decision.act.ground) == ("withheld", "art16_2_file")
    for wrong in (DecisionStatus.PUBLIC, DecisionStatus.UNDECIDED):
        with pytest.raises(RefusedError):
            classify_decisions(publisher, found, wrong, Ground.PROCESS, "理由")


def test_a_revoked_decision_is_public_no_more_and_still_counts(world, decisions, publisher):
    found = decisions()
    release_decisions(publisher, keys(found[:1]), RESULT)
    revoke_decision(publisher, found[0].pk, date(2026, 10, 1), "复议决定撤销")
    shown = public_decision_page(PublicDecision.objects.get().pk, world.now.date())
    assert shown is not None
    assert (shown[1], shown[0].taken_down.kind) == (False, "revoked")
    assert AdministrativeDecision.objects.counted().count() == 6
    with pytest.raises(ConflictError):
        release_decisions(publisher, keys(found[:1]), RESULT)
    with pytest.raises(ConflictError):
        revoke_decision(publisher, found[0].pk, date(2026, 10, 1), "再次")


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 10, 14)])
def test_a_day_of_revocation_that_cannot_be(decisions, publisher, day):
    with pytest.raises(RefusedError):
        revoke_decision(publisher, decisions()[0].pk, day, "撤销")


def test_what_was_public_by_mistake_can_be_public_again(decisions, publisher, world):
    found = keys(decisions())[:1]
    release_decisions(publisher, found, RESULT)
    take_down_decision(publisher, found[0], "有误")
    assert not public_decisions(world.now.date()).exists()
    release_decisions(publisher, found, RESULT)
    assert public_decisions(world.now.date()).count() == 1


def test_what_has_an_end_ends_by_itself(world, decisions, publisher):
    found = keys(decisions())
    until = Release(ReleaseGround.RESULT, "公示一周", publicity_until=date(2026, 10, 20))
    release_decisions(publisher, found[:2], until)
    release_decisions(publisher, found[2:4], RESULT)
    world.wait(days=7)
    assert take_down_expired(world.system()) == 0
    assert public_decisions(world.now.date()).count() == 4
    world.wait(days=1)
    assert public_decisions(world.now.date()).count() == 2, "hidden before any job has run"
    assert take_down_expired(world.system()) == 2
    assert take_down_expired(world.system()) == 0
    status = AdministrativeDecision.objects.filter(pk__in=found).values_list("status", flat=True)
    assert sorted(status) == ["public"] * 2 + ["taken_down"] * 2 + ["undecided"] * 2


def test_an_import_somebody_decided_about_is_not_undone(world, decisions, publisher):
    found = decisions()
    release_decisions(publisher, keys(found[:1]), RESULT)
    with pytest.raises(RefusedError):
        undo_import(world.actor("zhujian", Role.DRAFTER), found[0].batch)


def test_many_at_once_take_few_statements(decisions, publisher, django_assert_max_num_queries):
    found = keys(decisions(count=300))
    with django_assert_max_num_queries(25):
        release_decisions(publisher, found, RESULT)
