from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.records.errors import ConflictError, NotAllowedError, RefusedError
from gongkai.records.publishing.actions.attach import attach, detach
from gongkai.records.publishing.actions.consult import answered, consult, refer, unanswered
from gongkai.records.publishing.actions.draft import save
from gongkai.records.publishing.actions.interpret import drop, fulfil, plan
from gongkai.records.publishing.actions.lock import other_lock, take_lock
from gongkai.records.publishing.actions.review import approve, return_
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import InterpretationForm
from gongkai.records.publishing.public import current_publications, open_attachment
from gongkai.records.roles import Role
from tests.records.publishing.test_workflow import (
    approve_all,
    drafted,
    in_approval,
    published,
    submitted,
)


def test_approval_waits_until_everybody_who_was_asked_has_answered(world, fields):
    document = in_approval(world, fields)
    drafter = world.actor("zhujian", Role.DRAFTER)
    secrecy = world.actor("zhujian", Role.SECRECY_REVIEWER)
    head = world.actor("zhujian", Role.HEAD)
    asked = consult(drafter, document, "示例市财政局", "是否同意公开")
    referred = refer(secrecy, document, "示例市保密行政管理部门", "是否属于国家秘密")
    with pytest.raises(RefusedError, match="示例市财政局、示例市保密行政管理部门"):
        approve(head, document)
    answered(drafter, document, asked.pk, "同意", "")
    with pytest.raises(NotAllowedError):  # what the secrecy reviewer asked, they write down
        answered(drafter, document, referred.pk, "不属于", "")
    answered(secrecy, document, referred.pk, "不属于国家秘密", "复函")
    assert unanswered(document) == []
    with pytest.raises(ConflictError):
        answered(drafter, document, asked.pk, "又同意", "")
    assert approve(head, document).state == State.PUBLISHED


def test_an_attachment_goes_with_the_version_and_is_downloaded(world, fields):
    document = drafted(world, fields | {"body": ""})
    drafter = world.actor("zhujian", Role.DRAFTER)
    first = attach(drafter, document, SimpleUploadedFile("申请表.pdf", b"%PDF-1.7 first"))
    attach(drafter, document, SimpleUploadedFile("标准.pdf", b"%PDF-1.7 second"))
    submit(drafter, document, document.revision)
    document = return_(world.actor("zhujian", Role.REVIEWER), document, "去掉申请表")
    detach(drafter, document, first.pk)
    with pytest.raises(ConflictError):
        detach(drafter, document, first.pk)
    names = [each["name"] for each in document.versions.get(number=1).content["attachments"]]
    assert names == ["申请表.pdf", "标准.pdf"]
    document.refresh_from_db()
    approve_all(world, submit(drafter, document, document.revision))
    publication = current_publications().get()
    assert [each["name"] for each in publication.attachments] == ["标准.pdf"]
    found = open_attachment(publication.pk, 0)
    assert found is not None
    file, name, content_type = found
    with file:
        assert (file.read(), name, content_type) == (
            b"%PDF-1.7 second",
            "标准.pdf",
            "application/pdf",
        )
    assert open_attachment(publication.pk, 1) is None


def test_a_file_is_added_to_drafts_alone(world, fields):
    document = submitted(world, fields)
    with pytest.raises(ConflictError):
        attach(
            world.actor("zhujian", Role.DRAFTER),
            document,
            SimpleUploadedFile("表.pdf", b"%PDF-1.7"),
        )


def test_an_interpretation_is_planned_and_fulfilled_once(world, fields):
    policy = published(world, fields)
    interpretation = published(world, fields | {"genre": "interpretation", "title": "解读"})
    drafter = world.actor("zhujian", Role.DRAFTER)
    planned = plan(drafter, policy, InterpretationForm.TEXT, date(2026, 10, 20))
    with pytest.raises(RefusedError):
        fulfil(drafter, policy, planned.pk, None, "")
    done = fulfil(drafter, policy, planned.pk, interpretation, "")
    assert done.fulfilled_on == drafter.today
    assert interpretation.relations.get().target == policy
    with pytest.raises(ConflictError):
        drop(drafter, policy, planned.pk, "不再需要")
    with pytest.raises(RefusedError):
        plan(drafter, policy, InterpretationForm.TEXT, drafter.today - timedelta(days=1))


def test_who_is_editing_is_told_to_others_for_a_while(world, fields):
    document = drafted(world, fields)
    drafter = world.actor("zhujian", Role.DRAFTER)
    other = world.actor("zhujian", Role.UNIT_CONTACT)
    take_lock(drafter, document)
    assert other_lock(drafter, document) is None
    assert other_lock(other, document).by == drafter.user
    save(other, document, 1, fields)  # it keeps nobody out
    world.wait(minutes=31)
    assert other_lock(world.actor("zhujian", Role.UNIT_CONTACT), document) is None
