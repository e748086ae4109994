import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.records.errors import ConflictError, RefusedError
from gongkai.records.publishing.actions.attach import attach
from gongkai.records.publishing.actions.draft import save
from gongkai.records.publishing.actions.pass_alarm import mask_personal, pass_alarm
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.checks import check_document
from gongkai.records.publishing.choices import State
from gongkai.records.publishing.models import CheckSettings
from gongkai.records.roles import Role
from tests.records.publishing.test_workflow import drafted

PHONE = "13812345678"
BODY = f"<p>经办人手机 <b>{PHONE}</b>，特此公告。</p>"


def test_personal_data_stops_a_draft_until_it_is_masked(world, fields):
    document = drafted(world, fields | {"body": BODY})
    drafter = world.actor("zhujian", Role.DRAFTER)
    with pytest.raises(RefusedError, match="正文") as refused:
        submit(drafter, document, 1)
    assert PHONE not in str(refused.value)
    masked = mask_personal(drafter, document, 1)
    assert "<b>138****5678</b>" in masked.body
    assert submit(drafter, masked, masked.revision).state == State.IN_REVIEW
    with pytest.raises(ConflictError):
        mask_personal(drafter, document, 1)


def test_an_alarm_is_let_pass_with_a_reason_until_the_text_changes(world, fields):
    document = drafted(world, fields | {"body": BODY})
    drafter = world.actor("zhujian", Role.DRAFTER)
    (found,) = check_document(document)
    assert (found.part, found.alarm.text, found.stops) == ("body", PHONE, True)
    with pytest.raises(RefusedError):
        pass_alarm(drafter, document, found.digest, " ")
    pass_alarm(drafter, document, found.digest, "对外公布的值班手机")
    (found,) = check_document(document)
    assert (found.waiver, found.stops) == ("对外公布的值班手机", False)
    with pytest.raises(RefusedError, match="没有可以遮盖"):
        mask_personal(drafter, document, 1)
    other = BODY.replace(PHONE, "13912345678")
    changed = save(drafter, document, 1, fields | {"body": other})
    assert [each.stops for each in check_document(changed)] == [True]
    with pytest.raises(ConflictError):
        pass_alarm(drafter, changed, found.digest, "以前的")


def test_an_agency_sets_what_stops(world, fields):
    document = drafted(world, fields | {"body": BODY})
    kept = CheckSettings.objects.create(
        agency=world.agency("zhujian"), severities={"PII-PHONE": "warning"}
    )
    assert [each.stops for each in check_document(document)] == [False]
    kept.severities = {"PII-PHONE": "off"}
    kept.save()
    assert check_document(document) == []


def test_what_is_left_in_a_file_is_told_at_the_draft(world, fields):
    document = drafted(world, fields)
    drafter = world.actor("zhujian", Role.DRAFTER)
    attach(drafter, document, SimpleUploadedFile("损坏.pdf", b"%PDF-1.7 broken"))
    (found,) = check_document(document)
    assert (found.alarm.code, found.label) == ("FILE-UNREADABLE", "损坏.pdf")
    with pytest.raises(RefusedError, match=r"损坏\.pdf"):
        submit(drafter, document, document.revision)
