"""Persons are masked, and numbers of identity cards are left out, wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.records.publishing.decision_choices import PartyKind
from gongkai.records.publishing.masks import (
    LEFT_OUT,
    is_resident_id,
    leave_out_resident_ids,
    mask_name,
    mask_text,
)
from gongkai.records.publishing.models import AdministrativeDecision

NAMES = [
    ("张三", "张某"),
    ("张三丰", "张某"),
    (" 张三 ", "张某"),
    ("欧阳修", "欧阳某"),
    ("欧阳", "欧某"),
    ("诸葛孔明", "诸葛某"),
    ("阿不都热依木·吐尔逊", "阿某"),
    ("John Smith", "J某"),
]


@pytest.mark.parametrize(("name", "masked"), NAMES)
def test_names(name, masked):
    assert mask_name(name) == masked


NUMBERS = [
    ("11010519491231002X", True),
    ("11010519491231002x", True),
    ("110105194912310029", False),  # the check digit is wrong
    ("11010519491331002X", False),  # no such month
    ("110105491231002", True),  # the old 15
    ("110105491331002", False),
    ("91350100M000100Y43", False),
    ("示建罚〔2026〕11010519491231002X号", False),
]


@pytest.mark.parametrize(("text", "is_one"), NUMBERS)
def test_numbers_of_identity_cards(text, is_one):
    assert is_resident_id(text) is is_one


TEXTS = [
    ("身份证11010519491231002X，", f"身份证{LEFT_OUT}，", 1),
    ("１１０１０５１９４９１２３１００２Ｘ", LEFT_OUT, 1),
    ("11010519491231002X、110105491231002", f"{LEFT_OUT}、{LEFT_OUT}", 2),
    ("订单11010519491231002X1", "订单11010519491231002X1", 0),
    ("流水号202603051234567890", "流水号202603051234567890", 0),
]


@pytest.mark.parametrize(("text", "left", "count"), TEXTS)
def test_numbers_in_texts(text, left, count):
    assert leave_out_resident_ids(text) == (left, count)


FACTS = [
    ("当事人张三丰于示例路12号施工", "当事人张某于示例路12号施工"),
    ("张三丰（电话13800138000）", "张某（电话138****8000）"),
    ("张三丰，身份证号11010519491231002X", f"张某，身份证号{LEFT_OUT}"),
    ("申请人：李四光", "申请人：李**"),
]


@pytest.mark.parametrize(("text", "masked"), FACTS)
def test_texts_about_a_person(text, masked):
    assert mask_text(text, "张三丰") == masked


@given(st.text(), st.text(), st.sampled_from(["张三丰", "欧阳修远", "王小二"]))
def test_no_name_is_left_in_any_text(before, after, name):
    assert name not in mask_text(before + name + after, name)


PARTIES = [
    (PartyKind.NATURAL_PERSON, "张三丰", True),
    (PartyKind.NATURAL_PERSON, "某某公司", True),
    (PartyKind.SOLE_TRADER, "张三丰", True),
    (PartyKind.SOLE_TRADER, "张三面馆", False),
    (PartyKind.SOLE_TRADER, "示例区张三小吃", False),
    (PartyKind.LEGAL_PERSON, "张三丰", False),
]


@pytest.mark.parametrize(("kind", "party", "is_person"), PARTIES)
def test_who_is_taken_for_a_person(kind, party, is_person):
    assert AdministrativeDecision(party_kind=kind, party=party).is_about_a_person is is_person
