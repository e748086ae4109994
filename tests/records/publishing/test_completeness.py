from datetime import date

import pytest

from gongkai.records.errors import RefusedError
from gongkai.records.publishing.actions.interpret import drop, plan
from gongkai.records.publishing.actions.submit import submit
from gongkai.records.publishing.completeness import missing_of
from gongkai.records.publishing.models import InterpretationForm
from gongkai.records.roles import Role
from tests.records.publishing.test_workflow import drafted

# what is changed of a document that lacks nothing but an interpretation, what is missing then
CASES = [
    ({}, ["interpretation"]),
    ({"document_number": ""}, ["document_number", "interpretation"]),
    ({"effective_on": None}, ["effective_on", "interpretation"]),
    ({"kind": "other", "document_number": "", "effective_on": None}, []),
    ({"summary": ""}, ["interpretation", "summary"]),
    ({"topic": ""}, ["interpretation", "topic"]),
    ({"disclosure": "withheld", "summary": "", "topic": ""}, []),
]


@pytest.mark.parametrize(("change", "missing"), CASES)
def test_what_a_document_of_its_kind_lacks(world, fields, change, missing):
    whole = fields | {"summary": "加装电梯", "effective_on": date(2026, 11, 1)}
    document = drafted(world, whole | change)
    assert [each.field for each in missing_of(document)] == missing


def test_an_interpretation_that_was_given_up_does_not_count(world, fields):
    document = drafted(world, fields | {"summary": "概述", "effective_on": date(2026, 11, 1)})
    drafter = world.actor("zhujian", Role.DRAFTER)
    planned = plan(drafter, document, InterpretationForm.TEXT, date(2026, 10, 20))
    assert missing_of(document) == []
    drop(drafter, document, planned.pk, "并入其他解读")
    assert [each.field for each in missing_of(document)] == ["interpretation"]


def test_a_normative_document_without_a_number_does_not_go_on(world, fields):
    document = drafted(world, fields | {"document_number": ""})
    with pytest.raises(RefusedError, match="发文字号") as refused:
        submit(world.actor("zhujian", Role.DRAFTER), document, 1)
    assert refused.value.field == "document_number"
