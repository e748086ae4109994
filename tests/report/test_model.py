"""The report as a value: its cells in print order, its sections and their text."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.report.form import FORMS, CellRef, Edition
from gongkai.report.model import AnnualReport, Section, Subsection


def rows(table):
    """Rows of a table, counted up cell by cell from 1 so that an exchange of two shows."""
    counted, found = 0, {}
    for row in table.rows:
        width = len(table.columns(row.key))
        found[row.key] = tuple(range(counted + 1, counted + width + 1))
        counted += width
    return found


def report(edition, *, applications=None):
    form = FORMS[edition]
    other = FORMS[applications or edition]
    return AnnualReport(
        "澄川市教育局",
        2022,
        edition,
        rows(form.proactive),
        rows(other.applications),
        rows(form.disputes),
    )


@pytest.mark.parametrize("edition", list(Edition))
def test_cells_are_those_of_the_form_in_its_order(edition):
    made = report(edition)
    assert made.form is FORMS[edition]
    assert list(made.cells) == list(made.form.cells())
    for table in made.form.tables:
        values = [value for ref, value in made.cells.items() if ref.table == table.name]
        assert values == list(range(1, len(values) + 1))


def test_rows_keep_the_order_in_which_they_are_given():
    made = report(Edition.E2021)
    turned = replace(made, disputes=dict(reversed(made.disputes.items())))
    printed = [ref.row for ref in turned.cells if ref.table == "disputes"]
    assert printed[0] == "litigation_after_reconsideration"
    assert printed[-1] == "reconsideration"


def test_blanks_and_decimals_stay_what_they_are():
    made = report(Edition.E2021)
    amount = Decimal("713.50")
    proactive = {**made.proactive, "charges": (amount,), "licences": (None,)}
    cells = replace(made, proactive=proactive).cells
    assert cells[CellRef("proactive", "charges", "amount_10k_yuan")] is amount
    assert cells[CellRef("proactive", "licences", "decisions")] is None


@pytest.mark.parametrize(
    ("edition", "applications", "split"),
    [
        (Edition.E2019, Edition.E2019, False),
        (Edition.E2021, Edition.E2021, True),
        (Edition.E2021, Edition.E2019, False),
        (Edition.E2019, Edition.E2021, True),
    ],
)
def test_whether_other_results_are_split_is_told_by_the_rows_and_not_by_the_edition(
    edition, applications, split
):
    assert report(edition, applications=applications).split_other is split


def test_the_one_row_of_2019_may_stand_in_a_report_of_2021():
    made = report(Edition.E2021, applications=Edition.E2019)
    wanted = rows(FORMS[Edition.E2019].applications)["other"]
    columns = [column.key for column in FORMS[Edition.E2019].applications.columns("other")]
    read = [made.cells[CellRef("applications", "other", column)] for column in columns]
    assert tuple(read) == wanted


def test_a_row_that_no_edition_has_is_a_key_error():
    made = report(Edition.E2021)
    with pytest.raises(KeyError, match="procurement"):
        _ = replace(made, proactive={"procurement": (1, 2)}).cells


def test_a_row_with_a_cell_too_few_or_too_many_is_an_error():
    made = report(Edition.E2021)
    for values in ((1,) * 4, (1,) * 6):
        with pytest.raises(ValueError, match="zip"):
            _ = replace(made, disputes={"reconsideration": values}).cells


def test_rows_by_the_name_of_their_table():
    made = report(Edition.E2019)
    assert made.rows("proactive") is made.proactive
    assert made.rows("applications") is made.applications
    assert made.rows("disputes") is made.disputes
    with pytest.raises(KeyError, match="requests"):
        made.rows("requests")


PARTS = (
    Subsection("", ("开头一段。",)),
    Subsection("（一）主动公开", ("甲。", "乙。")),
    Subsection("（二）依申请公开", ()),
)


def test_a_section_prints_its_sub_headings_among_its_paragraphs():
    section = Section(1, "总体情况", PARTS)
    assert section.paragraphs == (
        "开头一段。",
        "（一）主动公开",
        "甲。",
        "乙。",
        "（二）依申请公开",
    )
    assert section.text == "开头一段。\n（一）主动公开\n甲。\n乙。\n（二）依申请公开"


def test_a_section_without_prose_has_no_text():
    assert Section(6, "其他需要报告的事项", ()).text == ""


def test_a_section_is_found_by_its_number_and_the_first_one_counts():
    first, again = Section(5, "甲", ()), Section(5, "乙", ())
    made = replace(report(Edition.E2021), sections=(Section(6, "丙", ()), first, again))
    assert made.section(5) is first
    assert made.section(1) is None
