from datetime import date

import pytest

from gongkai.statute.editions import Edition
from gongkai.statute.outcomes import OUTCOME_RULES, Outcome, outcomes_of_row

# outcome, first citation, row in the form of 2019, row in that of 2021
LAW = [
    ("granted", "Reg. Art. 36(1)(2)", "granted", "granted"),
    ("granted_already_public", "Reg. Art. 36(1)(1)", "granted", "granted"),
    ("partly_granted", "Reg. Art. 37", "partly_granted", "partly_granted"),
    (
        "refused_state_secret",
        "Reg. Art. 14, limb 1",
        "refused_state_secret",
        "refused_state_secret",
    ),
    ("refused_other_law", "Reg. Art. 14, limb 2", "refused_other_law", "refused_other_law"),
    (
        "refused_security_stability",
        "Reg. Art. 14, limb 3",
        "refused_security_stability",
        "refused_security_stability",
    ),
    ("refused_third_party", "Reg. Art. 15", "refused_third_party", "refused_third_party"),
    (
        "refused_internal_affairs",
        "Reg. Art. 16(1)",
        "refused_internal_affairs",
        "refused_internal_affairs",
    ),
    ("refused_process", "Reg. Art. 16(2)", "refused_process", "refused_process"),
    (
        "refused_enforcement_file",
        "Reg. Art. 16(2)",
        "refused_enforcement_file",
        "refused_enforcement_file",
    ),
    ("refused_enquiry", "Reg. Art. 36(1)(7)", "refused_enquiry", "refused_enquiry"),
    ("unable_not_existing", "Reg. Art. 36(1)(4)", "unable_not_held", "unable_not_held"),
    ("unable_not_ours", "Reg. Art. 36(1)(5)", "unable_not_held", "unable_not_held"),
    ("unable_needs_creation", "Reg. Art. 38", "unable_needs_creation", "unable_needs_creation"),
    ("unable_still_unclear", "Reg. Art. 30", "unable_still_unclear", "unable_still_unclear"),
    (
        "not_processed_petition",
        "Reg. Art. 39(1)",
        "not_processed_petition",
        "not_processed_petition",
    ),
    (
        "not_processed_repeat",
        "Reg. Art. 36(1)(6)",
        "not_processed_repeat",
        "not_processed_repeat",
    ),
    (
        "not_processed_publication",
        "Reg. Art. 39(2)",
        "not_processed_publication",
        "not_processed_publication",
    ),
    (
        "not_processed_excessive",
        "Reg. Art. 35",
        "not_processed_excessive",
        "not_processed_excessive",
    ),
    (
        "not_processed_reissue",
        "Notice 国办公开办函〔2019〕60号",
        "not_processed_reissue",
        "not_processed_reissue",
    ),
    ("other_not_clarified", "Reg. Art. 30", "other", "other_not_clarified"),
    ("other_fee_unpaid", "Fee Measures (国办函〔2020〕109号)", "other", "other_fee_unpaid"),
    ("other_other", "Notice 国办公开办函〔2019〕60号", "other", "other_other"),
]


@pytest.mark.parametrize(("outcome", "citation", "row_2019", "row_2021"), LAW)
def test_an_outcome_has_its_article_and_rows(outcome, citation, row_2019, row_2021):
    rule = Outcome(outcome).rule
    assert rule.citations[0].en == citation
    assert rule.row_in(Edition.E2019) == row_2019
    assert rule.row_in(Edition.E2021) == row_2021


def test_the_table_above_names_every_outcome():
    assert [Outcome(row[0]) for row in LAW] == list(Outcome) == list(OUTCOME_RULES)


@pytest.mark.parametrize(("edition", "rows"), [(Edition.E2019, 19), (Edition.E2021, 21)])
def test_the_form_has_19_or_21_result_rows(edition, rows):
    assert len({rule.row_in(edition) for rule in OUTCOME_RULES.values()}) == rows


@pytest.mark.parametrize(
    ("row", "edition", "outcomes"),
    [
        ("unable_not_held", Edition.E2021, ["unable_not_existing", "unable_not_ours"]),
        ("granted", Edition.E2019, ["granted", "granted_already_public"]),
        (
            "other",
            Edition.E2019,
            ["other_not_clarified", "other_fee_unpaid", "other_other"],
        ),
        ("other", Edition.E2021, []),
        ("other_other", Edition.E2021, ["other_other"]),
        ("carried_forward", Edition.E2021, []),
    ],
)
def test_a_row_opens_its_outcomes(row, edition, outcomes):
    assert list(outcomes_of_row(row, edition)) == outcomes


UNCERTAIN = {
    "granted",
    "granted_already_public",
    "unable_not_existing",
    "unable_not_ours",
    "not_processed_reissue",
    "other_other",
}


def test_what_is_not_certain_says_so_and_why():
    assert {outcome for outcome, rule in OUTCOME_RULES.items() if not rule.certain} == UNCERTAIN
    assert all(OUTCOME_RULES[Outcome(outcome)].note for outcome in UNCERTAIN)


def test_names_tell_the_outcomes_apart_in_both_languages():
    assert len({rule.zh for rule in OUTCOME_RULES.values()}) == len(Outcome)
    assert len({rule.en for rule in OUTCOME_RULES.values()}) == len(Outcome)


def test_a_fee_can_be_unpaid_from_2021_on_only():
    assert Outcome.OTHER_FEE_UNPAID.rule.applies_from == date(2021, 1, 1)
    assert Outcome.GRANTED.rule.applies_from == date(2019, 5, 15)
