from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from gongkai.records.audit.models import AuditEntry
from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.publishing.actions.comment import comment
from gongkai.records.publishing.actions.draft import begin, save
from gongkai.records.publishing.actions.publish import publish_due
from gongkai.records.publishing.actions.record_carrier import record_carrier
from gongkai.records.publishing.actions.review import (
    approve,
    pass_review,
    pass_secrecy_review,
    return_,
)
from gongkai.records.publishing.actions.revise import revise
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.actions.withdraw import withdraw
from gongkai.records.publishing.choices import Carrier, DisclosureStatus, Ground, State
from gongkai.records.publishing.models import Publication
from gongkai.records.publishing.public import current_publications, publication_page
from gongkai.records.roles import Role


def drafted(world, fields, code="zhujian"):
    return begin(world.actor(code, Role.DRAFTER), world.agency(code), fields)


def submitted(world, fields):
    document = drafted(world, fields)
    return submit(world.actor("zhujian", Role.DRAFTER), document, document.revision)


def in_approval(world, fields):
    document = submitted(world, fields)
    pass_review(world.actor("zhujian", Role.REVIEWER), document, "同意主动公开")
    return pass_secrecy_review(
        world.actor("zhujian", Role.SECRECY_REVIEWER), document, "不涉密", "经核对"
    )


def approve_all(world, document):
    pass_review(world.actor("zhujian", Role.REVIEWER), document, "同意主动公开")
    pass_secrecy_review(world.actor("zhujian", Role.SECRECY_REVIEWER), document, "不涉密", "核对")
    return approve(world.actor("zhujian", Role.HEAD), document)


def published(world, fields):
    return approve(world.actor("zhujian", Role.HEAD), in_approval(world, fields))


def test_a_document_goes_from_draft_to_public(world, fields):
    document = drafted(world, fields)
    assert document.due_on == date(2026, 10, 30)  # the 20th working day, Saturday 10 October worked
    document = submit(world.actor("zhujian", Role.DRAFTER), document, 1)
    assert document.state == State.IN_REVIEW
    assert not current_publications().exists()
    pass_review(world.actor("zhujian", Role.REVIEWER), document, "同意")
    pass_secrecy_review(world.actor("zhujian", Role.SECRECY_REVIEWER), document, "不涉密", "核对")
    document = approve(world.actor("zhujian", Role.HEAD), document)
    assert document.state == State.PUBLISHED
    publication = current_publications().get()
    assert publication.title == fields["title"]
    assert publication.index_number == "zhujian/2026-00001"
    assert publication.agency_name == "示例市住房和城乡建设局"
    assert publication.made_on == fields["made_on"]
    kinds = [step.kind for step in document.steps.all()]
    assert kinds == ["submitted", "reviewed", "secrecy_reviewed", "approved", "published"]
    verbs = AuditEntry.objects.filter(object_type="publishing.document").values_list("verb")
    assert [verb for (verb,) in verbs] == [
        "document.begin",
        "document.submit",
        "document.reviewed",
        "document.secrecy_reviewed",
        "document.approve",
    ]


# what is left out, the field that the refusal names
MISSING = [
    ({"made_on": None}, "made_on"),
    ({"item": None}, "item"),
    ({"body": ""}, "body"),
    ({"disclosure": DisclosureStatus.WITHHELD}, "ground"),
    ({"disclosure": DisclosureStatus.WITHHELD, "ground": Ground.PROCESS}, "ground_reason"),
    (
        {
            "disclosure": DisclosureStatus.ON_REQUEST,
            "ground": Ground.PROCESS,
            "ground_reason": "讨论记录",
        },
        "review_again_on",
    ),
]


@pytest.mark.parametrize(("change", "field"), MISSING)
def test_what_is_missing_is_named_before_anybody_reviews(world, fields, change, field):
    with pytest.raises(RefusedError) as refused:
        submitted(world, fields | change)
    assert refused.value.field == field


def test_what_is_not_proactive_is_decided_and_never_public(world, fields):
    withheld = {
        "disclosure": DisclosureStatus.WITHHELD,
        "ground": Ground.PROCESS,
        "ground_reason": "讨论记录",
        "review_again_on": date(2027, 10, 1),
    }
    document = published(world, fields | withheld)
    assert document.state == State.DECIDED
    assert document.due_on is None
    assert not Publication.objects.exists()


def test_nobody_reviews_what_they_drafted(world, fields):
    document = submitted(world, fields)
    drafter = world.user("zhujian", Role.DRAFTER)
    for role in (Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD):
        drafter.memberships.create(
            agency=world.agency("zhujian"), role=role, since=world.now.date()
        )
    actor = world.actor("zhujian", Role.DRAFTER)
    with pytest.raises(NotAllowedError, match="自己提交的不能自己审查"):
        pass_review(actor, document, "同意")
    agency = world.agency("zhujian")
    agency.one_person_office = True
    agency.save()
    pass_review(actor, document, "同意")
    pass_secrecy_review(actor, document, "不涉密", "核对")
    approve(actor, document)
    steps = document.steps.filter(kind__in=["reviewed", "secrecy_reviewed", "approved"])
    assert [step.alone for step in steps] == [True, True, True]


def test_a_returned_document_keeps_its_index_number(world, fields):
    document = submitted(world, fields)
    returned = return_(world.actor("zhujian", Role.REVIEWER), document, "附件不全")
    assert returned.state == State.DRAFT
    drafter = world.actor("zhujian", Role.DRAFTER)
    saved = save(drafter, returned, returned.revision, fields | {"title": "改后的标题"})
    again = submit(drafter, saved, saved.revision)
    assert again.index_number == document.index_number
    assert [version.number for version in again.versions.all()] == [1, 2]
    assert again.versions.get(number=1).content["title"] == fields["title"]


def test_two_who_save_the_same_draft_do_not_overwrite_each_other(world, fields):
    document = drafted(world, fields)
    actor = world.actor("zhujian", Role.DRAFTER)
    save(actor, document, 1, fields | {"title": "先保存的"})
    with pytest.raises(ConflictError, match="另有人保存过"):
        save(actor, document, 1, fields | {"title": "后保存的"})
    document.refresh_from_db()
    assert (document.title, document.revision) == ("先保存的", 2)


def test_an_act_out_of_turn_is_refused(world, fields):
    document = submitted(world, fields)
    with pytest.raises(ConflictError, match="公开审查"):
        approve(world.actor("zhujian", Role.HEAD), document)


def test_withdrawing_leaves_a_stub_with_the_reason(world, fields):
    document = published(world, fields)
    key = current_publications().get().pk
    with pytest.raises(RefusedError):
        withdraw(world.actor("zhujian", Role.PUBLISHER), document, " ")
    withdraw(world.actor("zhujian", Role.PUBLISHER), document, "附件有误")
    assert not current_publications().exists()
    stub = publication_page(key)
    assert stub.withdrawn.reason == "附件有误"


def test_a_revised_document_takes_the_place_of_the_former(world, fields):
    document = published(world, fields)
    first = current_publications().get()
    drafter = world.actor("zhujian", Role.DRAFTER)
    revised = revise(drafter, document)
    assert current_publications().get() == first  # public until the new version is
    saved = save(drafter, revised, revised.revision, fields | {"title": "新标题"})
    submit(drafter, saved, saved.revision)
    pass_review(world.actor("zhujian", Role.REVIEWER), saved, "同意")
    pass_secrecy_review(world.actor("zhujian", Role.SECRECY_REVIEWER), saved, "不涉密", "核对")
    approve(world.actor("zhujian", Role.HEAD), saved)
    second = current_publications().get()
    assert second.title == "新标题"
    assert publication_page(first.pk).replaced_by == second.pk


def test_a_scheduled_document_is_published_when_its_time_comes_and_once(world, fields):
    document = in_approval(world, fields)
    with pytest.raises(RefusedError):
        approve(world.actor("zhujian", Role.HEAD), document, publish_at=world.now)
    at = world.now + timedelta(hours=3)
    approve(world.actor("zhujian", Role.HEAD), document, publish_at=at)
    assert publish_due(world.system()) == 0
    world.wait(hours=3)
    assert publish_due(world.system()) == 1
    assert publish_due(world.system()) == 0
    assert current_publications().get().published_at == world.now


def test_another_carrier_is_recorded_by_hand(world, fields):
    document = published(world, fields)
    publisher = world.actor("zhujian", Role.PUBLISHER)
    record_carrier(publisher, document, Carrier.GAZETTE, "2026年第10期", date(2026, 10, 13))
    assert document.publications.count() == 2
    assert current_publications().count() == 1
    with pytest.raises(RefusedError):
        record_carrier(publisher, document, Carrier.GAZETTE, "", date(2026, 10, 14))


def test_a_publication_cannot_be_changed_or_removed(world, fields):
    published(world, fields)
    for harm in (
        lambda: Publication.objects.update(title="改"),
        lambda: Publication.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            harm()


def test_scripts_do_not_get_into_the_body(world, fields):
    document = drafted(world, fields | {"body": "<p onclick=x>好<script>alert(1)</script></p>"})
    assert document.body == "<p>好</p>"


def test_somebody_of_another_agency_sees_and_does_nothing(world, fields):
    document = drafted(world, fields)
    stranger = world.actor("gongan", Role.REVIEWER)
    assert not type(document).objects.for_user(stranger.user, stranger.today).exists()
    with pytest.raises(NotAllowedError):
        comment(stranger, document, "意见")


def test_a_supervisor_sees_the_agencies_below_and_does_not_act_for_them(world, fields):
    document = submitted(world, fields)
    supervisor = world.actor("shi", Role.SUPERVISOR)
    assert type(document).objects.for_user(supervisor.user, supervisor.today).get() == document
    with pytest.raises(NotAllowedError, match="公开审查人"):
        pass_review(supervisor, document, "同意")
