"""Each edition's tables and sections are those of the notice, key by key and label by label."""

import pytest

from gongkai.report.form import (
    APPLICANT_LABEL,
    FORMS,
    LITIGATION_LABEL,
    ORGANISATIONS_LABEL,
    OTHER_SPLIT_KEYS,
    RECONCILIATION_NOTE,
    RESULT_ROWS_COMMON,
    RESULTS_LABEL,
    TABLE_NAMES,
    Edition,
    Unit,
    application_rows,
)
from gongkai.statute.applicants import ApplicantKind
from gongkai.statute.outcomes import OUTCOME_RULES

from . import official

each_edition = pytest.mark.parametrize("edition", official.EDITIONS)


def form(edition):
    return FORMS[Edition(edition)]


def labels(parts):
    return [(part.key, part.label) for part in parts]


def test_there_are_the_two_editions():
    assert {edition.value for edition in FORMS} == set(official.EDITIONS)
    assert all(found.edition is edition for edition, found in FORMS.items())


@each_edition
def test_table_two_is_as_printed(edition):
    blocks = [
        (block.heading, labels(block.rows), labels(block.columns))
        for block in form(edition).proactive.blocks
    ]
    assert blocks == official.BLOCKS[edition]


@each_edition
def test_table_three_is_as_printed(edition):
    table = form(edition).applications
    rows = [(row.key, row.group, row.marker, row.label) for row in table.rows]
    assert rows == official.REQUESTS[edition]
    assert all(labels(table.columns(row.key)) == official.APPLICANTS for row in table.rows)


@each_edition
def test_table_four_is_as_printed(edition):
    table = form(edition).disputes
    assert labels(table.rows) == official.DISPUTES
    assert all(labels(table.columns(row.key)) == official.DISPUTE_RESULTS for row in table.rows)


@each_edition
def test_sections_are_as_printed(edition):
    sections = form(edition).sections
    assert [section.number for section in sections] == [1, 2, 3, 4, 5, 6]
    assert [section.heading for section in sections] == official.SECTIONS[edition]


def test_what_the_head_of_table_three_and_four_prints():
    assert APPLICANT_LABEL == "申请人情况"
    assert ORGANISATIONS_LABEL == "法人或其他组织"
    assert RESULTS_LABEL == "三、本年度办理结果"
    assert LITIGATION_LABEL == "行政诉讼"
    assert RECONCILIATION_NOTE == (
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    )


@pytest.mark.parametrize(("edition", "count"), [("2019", 22 + 161 + 15), ("2021", 10 + 175 + 15)])
def test_cells_come_once_each_table_by_table(edition, count):
    cells = list(form(edition).cells())
    assert len(cells) == len(set(cells)) == count
    assert tuple(dict.fromkeys(cell.table for cell in cells)) == TABLE_NAMES


@each_edition
def test_tables_are_called_by_name_and_stand_in_their_sections(edition):
    tables = [form(edition).table(name) for name in ("proactive", "applications", "disputes")]
    assert tuple(tables) == form(edition).tables
    assert [table.section for table in tables] == [2, 3, 4]
    assert [table.title for table in tables] == official.SECTIONS[edition][1:4]


@each_edition
def test_a_table_or_row_that_the_edition_does_not_have_is_a_key_error(edition):
    with pytest.raises(KeyError, match="requests"):
        form(edition).table("requests")
    missing = {"2019": "other_other", "2021": "other"}[edition]
    with pytest.raises(KeyError, match=missing):
        form(edition).applications.columns(missing)


def test_rows_that_only_the_older_table_two_has_are_a_key_error_in_the_newer():
    for row in ("other_services", "procurement"):
        assert form("2019").proactive.columns(row)
        with pytest.raises(KeyError, match=row):
            form("2021").proactive.columns(row)


def found_cells(edition, wanted):
    return {
        (row.key, column.key)
        for table in form(edition).tables
        for row in table.rows
        for column in table.columns(row.key)
        if wanted(column)
    }


def test_only_money_has_decimals():
    assert found_cells("2019", lambda column: not column.whole) == {("procurement", "amount_yuan")}
    assert found_cells("2021", lambda column: not column.whole) == {("charges", "amount_10k_yuan")}


def test_only_a_change_in_items_may_be_negative():
    rows = {"licences", "other_services", "penalties", "compulsion", "charges"}
    signed = found_cells("2019", lambda column: column.signed)
    assert signed == {(row, "items_change") for row in rows}
    assert not found_cells("2021", lambda column: column.signed)


def test_units():
    yuan, ten_thousand = Unit.YUAN, Unit.YUAN_10K
    assert (yuan.value, ten_thousand.value) == ("元", "万元")
    assert found_cells("2019", lambda c: c.unit is yuan) == {("procurement", "amount_yuan")}
    assert found_cells("2021", lambda c: c.unit is ten_thousand) == {("charges", "amount_10k_yuan")}
    items = {key for _, key in found_cells("2019", lambda column: column.unit is Unit.ITEMS)}
    assert items == {"items_last_year", "items_change", "projects"}


def test_rows_of_table_three_by_whether_the_rest_is_split():
    for split, edition in ((False, "2019"), (True, "2021")):
        keys = [row.key for row in application_rows(split=split)]
        assert keys == [key for key, *_ in official.REQUESTS[edition]]
    older = [key for key, *_ in official.REQUESTS["2019"]]
    assert list(RESULT_ROWS_COMMON) == older[2 : older.index("other")]
    assert OTHER_SPLIT_KEYS == ("other_not_clarified", "other_fee_unpaid", "other_other")


@each_edition
def test_every_part_has_english_and_no_variant_is_the_label_itself(edition):
    for table in form(edition).tables:
        columns = {column for row in table.rows for column in table.columns(row.key)}
        for part in (*table.rows, *columns, *form(edition).sections):
            label = part.heading if hasattr(part, "heading") else part.label
            assert part.english, label
            assert label not in part.variants
            assert len(set(part.variants)) == len(part.variants)


@each_edition
def test_a_variant_means_one_row_only(edition):
    for table in form(edition).tables:
        names = [name for row in table.rows for name in (row.label, *row.variants)]
        assert len(names) == len(set(names))


@each_edition
def test_outcomes_of_the_law_and_result_rows_are_the_same(edition):
    counted = {rule.row_in(Edition(edition)) for rule in OUTCOME_RULES.values()}
    assert counted == {key for key, *_ in official.REQUESTS[edition][2:-2]}


def test_kinds_of_applicants_in_the_law_are_the_columns():
    assert [(kind.value, kind.zh) for kind in ApplicantKind] == official.APPLICANTS[:-1]
