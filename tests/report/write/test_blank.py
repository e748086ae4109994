"""Blank forms: every cell of the edition, a formula for every total; filled ones are read."""

import io

import docx
import openpyxl
import pytest

from gongkai.report.form import FORMS, CellRef, IdentityKind, identities
from gongkai.report.read import read
from gongkai.report.read.reading import Reason
from gongkai.report.write.blank import FORM_SUFFIXES, blank_form
from gongkai.report.write.sheets import SHEETS
from gongkai.statute.editions import Edition

EDITIONS = list(Edition)


@pytest.mark.parametrize("suffix", FORM_SUFFIXES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_form_reads_as_the_form_with_every_cell_blank(edition, suffix):
    report = read(blank_form(edition, suffix)).report
    assert report.edition is edition
    assert list(report.cells) == list(FORMS[edition].cells())
    assert set(report.cells.values()) == {None}
    assert report.doubtful == frozenset()
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("suffix", FORM_SUFFIXES)
def test_always_the_same_bytes(suffix):
    assert blank_form(Edition.E2021, suffix) == blank_form(Edition.E2021, suffix)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_form_filled_in_with_word_reads_as_filled(edition):
    document = docx.Document(io.BytesIO(blank_form(edition, "docx")))
    document.paragraphs[0].text = "澜州市教育局2022年政府信息公开工作年度报告"
    table = document.tables[1]
    for row in table.rows[3:]:
        for at, cell in enumerate(row.cells[-7:]):
            cell.text = str(at + 1)
    stream = io.BytesIO()
    document.save(stream)
    report = read(stream.getvalue()).report
    assert (report.agency, report.year) == ("澜州市教育局", 2022)
    assert set(report.applications.values()) == {(1, 2, 3, 4, 5, 6, 7)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_form_filled_in_with_a_spreadsheet_reads_as_filled(edition):
    book = openpyxl.load_workbook(io.BytesIO(blank_form(edition, "xlsx")))
    sheet = book[SHEETS[4]]
    figures = [cell for row in sheet.iter_rows(min_row=5) for cell in row]
    for at, cell in enumerate(figures):
        cell.value = at
    stream = io.BytesIO()
    book.save(stream)
    report = read(stream.getvalue()).report
    assert [value for row in report.disputes.values() for value in row] == [*range(15)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_totals_that_no_program_calculated_are_doubts_that_say_so(edition):
    book = openpyxl.load_workbook(io.BytesIO(blank_form(edition, "xlsx")))
    for row in book[SHEETS[4]].iter_rows(min_row=5):
        for cell in row:
            if cell.data_type != "f":
                cell.value = 1
    stream = io.BytesIO()
    book.save(stream)
    doubts = read(stream.getvalue()).doubts
    assert {doubt.cell for doubt in doubts if doubt.cell.table == "disputes"} == {
        CellRef("disputes", row.key, "total") for row in FORMS[edition].disputes.rows
    }
    assert {doubt.reason for doubt in doubts} == {Reason.FORMULA}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_total_is_a_formula_of_its_parts_and_every_identity_is_checked(edition):
    book = openpyxl.load_workbook(io.BytesIO(blank_form(edition, "xlsx")))
    formulas = [
        cell.value
        for name in (SHEETS[3], SHEETS[4])
        for row in book[name].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    found = identities(split=edition is Edition.E2021)
    totals = {each.right[0] for each in found if each.kind is not IdentityKind.BALANCE}
    assert len(formulas) == len(totals)
    assert all(formula.startswith("=IF(COUNT(") for formula in formulas)
    checks = list(book["核对"].iter_rows(min_row=2))
    assert len(checks) == len(found)
    said = [row[0].value for row in checks]
    assert len(set(said)) == len(said)
    assert "表三“一、本年新收政府信息公开申请数量”行：自然人至其他各列之和＝总计" in said
    assert "表三“自然人”列：一＋二＝三（七）总计＋四" in said
    assert "表三“总计”列：（一）至（六）各项之和＝（七）总计" in said
    assert "表四“行政诉讼（复议后起诉）”行：结果维持至尚未审结各列之和＝总计" in said


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_is_held_to_what_the_form_allows(edition):
    book = openpyxl.load_workbook(io.BytesIO(blank_form(edition, "xlsx")))
    held = {
        (sheet.title, coordinate): rule
        for sheet in book
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        for coordinate in [area.coord]
    }
    assert len(held) == len(list(FORMS[edition].cells()))
    kinds = {rule.type for rule in held.values()}
    assert kinds == {"whole", "decimal"}
    assert any(int(rule.formula1) < 0 for rule in held.values()) == (edition is Edition.E2019)
