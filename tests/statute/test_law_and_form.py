"""What the law room says of the form is what the form has."""

import pytest

from gongkai.report.form import APPLICANT_COLUMNS, application_rows
from gongkai.statute.applicants import ApplicantKind
from gongkai.statute.editions import Edition
from gongkai.statute.outcomes import OUTCOME_RULES

NOT_RESULTS = {"new", "carried_over", "total", "carried_forward"}


@pytest.mark.parametrize(("edition", "split"), [(Edition.E2019, False), (Edition.E2021, True)])
def test_every_result_row_of_the_form_counts_some_outcome_and_no_other_row_does(edition, split):
    rows = {row.key for row in application_rows(split=split)} - NOT_RESULTS
    assert {rule.row_in(edition) for rule in OUTCOME_RULES.values()} == rows


def test_applicant_kinds_are_the_columns_of_the_form():
    columns = [(column.key, column.label) for column in APPLICANT_COLUMNS if column.key != "total"]
    assert [(kind.value, kind.zh) for kind in ApplicantKind] == columns
