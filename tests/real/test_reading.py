"""The real reports, cell by cell."""

import pytest

from gongkai.report.check import Severity, check
from gongkai.report.form import CellRef
from gongkai.report.read import How, read

from .reports import FOLDER, KEYED, key_of, needs_reports

pytestmark = [pytest.mark.real, needs_reports]


@pytest.mark.parametrize("name", KEYED)
def test_every_cell_is_read_as_printed_and_none_is_in_doubt(name):
    reading, key = read(FOLDER / name), key_of(name)
    report = reading.report
    for table in ("proactive", "applications", "disputes"):
        got = {row: list(values) for row, values in report.rows(table).items()}
        assert got == key[table]
    assert (report.year, report.edition) == (key["year"], key["edition"])
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("wuzhong_psb_2020.txt", "吴忠市公安局"),
        ("shuyang_drc_2023.html", "沭阳县发展和改革局"),
        ("huaian_city_2024.pdf", "淮安市人民政府"),
        ("shanghai_stc_kewei_2024.md", "上海市科委"),  # as printed; nowhere the full name
    ],
)
def test_the_agency_is_the_one_that_the_title_prints(name, agency):
    reading = read(FOLDER / name)
    assert reading.report.agency == agency
    assert reading.origins["agency"].source == "title"


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("wuzhong_psb_2020.txt", [1, 2, 3, 4, 5, 6]),
        ("shuyang_drc_2023.html", [1, 2, 3, 4, 5, 6]),
        ("huaian_city_2024.pdf", [1, 2, 3, 4, 5, 6]),
        ("shanghai_stc_kewei_2024.md", [1, 2, 3, 4, 6]),  # prints no heading for section five
        ("template_2021_blank.docx", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_the_sections_that_are_printed_are_found_in_order(name, numbers):
    assert [section.number for section in read(FOLDER / name).report.sections] == numbers


def test_the_blank_form_is_blank_and_not_zero():
    reading = read(FOLDER / "template_2021_blank.docx")
    assert len(reading.report.cells) == 200
    assert set(reading.report.cells.values()) == {None}
    assert reading.doubts == ()
    assert not reading.report.marks


def test_torn_rows_are_told_by_order_and_say_so():
    reading = read(FOLDER / "shanghai_stc_kewei_2024.md")
    torn = CellRef("applications", "unable_not_held", "natural_person")
    whole = CellRef("applications", "refused_state_secret", "natural_person")
    assert reading.sources[torn].how is How.ORDER
    assert reading.sources[whole].how is How.LABEL


def test_a_figure_with_its_unit_keeps_both():
    report = read(FOLDER / "wuzhong_psb_2020.txt").report
    cell = CellRef("proactive", "procurement", "amount_yuan")
    assert report.marks == {cell: "2638271.63 元"}


def test_every_cell_knows_its_place():
    pdf = read(FOLDER / "huaian_city_2024.pdf").sources
    assert len(pdf) == 200
    assert {source.place.page for source in pdf.values()} == {3, 4, 5}
    assert all(source.place.box is not None for source in pdf.values())
    html = read(FOLDER / "shuyang_drc_2023.html").sources
    assert {source.place.table for source in html.values()} == {2, 3, 4}


CHECKED = [
    ("wuzhong_psb_2020.txt", {"T4-BLANK"}),
    ("huaian_city_2024.pdf", {"FORM-OVERSIGHT"}),
    ("shuyang_drc_2023.html", {"T3-BLANK"}),
    (
        "shanghai_stc_kewei_2024.md",
        {"T3-BLANK", "FORM-SECTION-NUMBER", "FORM-SECTION-MISSING"},
    ),
]


@pytest.mark.parametrize(("name", "codes"), CHECKED)
def test_checks_report_what_is_truly_there(name, codes):
    findings = check(read(FOLDER / name).report)
    assert {f.code for f in findings if f.severity is not Severity.NOTE} == codes


def test_the_shifted_row_and_the_blank_dispute_cells_of_wuzhong():
    report = read(FOLDER / "wuzhong_psb_2020.txt").report
    findings = check(report)
    assert report.applications["refused_process"] == (0,) * 7
    assert not [f for f in findings if f.severity is Severity.ERROR]
    (blank,) = [f for f in findings if f.code == "T4-BLANK"]
    assert {cell.row for cell in blank.cells} == {"reconsideration"}
    assert len(blank.cells) == 5
