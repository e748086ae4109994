from gongkai.statute.applicants import ApplicantKind

KINDS = [
    ("natural_person", "自然人", "natural person", False),
    ("business", "商业企业", "business", True),
    ("research", "科研机构", "research institution", True),
    ("public_interest", "社会公益组织", "public-interest organisation", True),
    ("legal_services", "法律服务机构", "legal-services organisation", True),
    ("other", "其他", "other", True),
]


def test_kinds_stand_in_the_order_of_the_forms_columns():
    found = [(kind.value, kind.zh, kind.en, kind.is_organisation) for kind in ApplicantKind]
    assert found == KINDS
