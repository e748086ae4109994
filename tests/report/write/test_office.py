"""DOCX and XLSX: LibreOffice, python-docx and openpyxl open them and find what was written."""

import io
import re
import shutil
import subprocess
from dataclasses import replace

import docx
import openpyxl
import pypdfium2
import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.read import read
from gongkai.report.write import render
from gongkai.report.write.blank import blank_form
from gongkai.statute.editions import Edition
from tests.report.write.samples import one, with_prose

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    SOFFICE is None, reason="SKIPPED: needs LibreOffice (libreoffice-writer/-calc), not installed"
)


def converted(data, suffix, target, folder):
    """What LibreOffice makes of a file."""
    source = folder / f"file.{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [SOFFICE, profile, "--headless", "--convert-to", target, "--outdir", folder / "out"]
    subprocess.run([*command, source], check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"file.{target}").read_bytes()


def squeezed(text):
    return re.sub(r"\s", "", text)


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_libreoffice_prints_every_word_and_figure(suffix, tmp_path):
    report = sample_report()
    data = converted(render(report, [suffix])[suffix], suffix, "pdf", tmp_path)
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    text = squeezed("".join(pages))
    for section in report.sections:
        for paragraph in (section.heading, *section.paragraphs):
            assert squeezed(paragraph) in text
    for figure in ("16612", "2638271.63元", "1737", "-3"):
        assert figure in text


@needs_office
@pytest.mark.slow
def test_libreoffice_works_the_formulas_of_the_blank_form(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(blank_form(Edition.E2021, "xlsx")))
    sheet = book["三、依申请公开"]
    rows = {
        "".join(sheet.cell(row, column).value or "" for column in (1, 2, 3)): row
        for row in range(1, 40)
    }
    new, granted = (
        next(row for label, row in rows.items() if label and part in label)
        for part in ("本年新收", "予以公开")
    )
    for row, value in ((new, 5), (granted, 3)):
        sheet.cell(row, 4).value = value
    stream = io.BytesIO()
    book.save(stream)
    done = openpyxl.load_workbook(
        io.BytesIO(converted(stream.getvalue(), "xlsx", "xlsx", tmp_path)), data_only=True
    )
    sheet = done["三、依申请公开"]
    total = next(row for label, row in rows.items() if label and "（七）总计" in label)
    assert sheet.cell(new, 10).value == 5
    assert sheet.cell(total, 4).value == 3
    assert sheet.cell(total, 10).value == 3
    assert sheet.cell(total, 5).value in (None, ""), "a total of blanks is blank"
    verdicts = [row[3].value for row in done["核对"].iter_rows(min_row=2)]
    assert verdicts.count("不平") == 2, "natural persons and the total do not balance"


def test_python_docx_finds_headings_tables_and_the_standards_faces():
    document = docx.Document(io.BytesIO(render(sample_report(), ["docx"])["docx"]))
    styles = [one(paragraph.style).name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 6
    faces = {
        name: document.styles[name].element.rPr.rFonts.get(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
        )
        for name in ("Normal", "Heading 1", "Heading 2", "Title")
    }
    assert faces == {
        "Normal": "仿宋_GB2312",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "Title": "方正小标宋简体",
    }
    assert not any(document.styles[name].font.bold for name in faces)
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(one(size).mm) for size in sizes] == [210, 297, 37, 28]
    assert len(document.tables) == 3


def test_the_head_of_table_three_is_printed_again_by_word():
    document = docx.Document(io.BytesIO(render(sample_report(), ["docx"])["docx"]))
    heads = [row for row in document.tables[1].rows if "w:tblHeader" in row._tr.xml]
    assert len(heads) == 3


@pytest.mark.parametrize("edition", list(Edition))
def test_a_table_keeps_together_and_with_its_heading_in_word(edition):
    made = blank_form(edition, "docx")
    document = docx.Document(io.BytesIO(made))
    for name in ("Heading 1", "Heading 2"):
        assert document.styles[name].paragraph_format.keep_with_next is True
    for table in document.tables:
        kept = [
            {bool(cell.paragraphs[0].paragraph_format.keep_with_next) for cell in row.cells}
            for row in table.rows
        ]
        assert kept == [*([{True}] * (len(kept) - 1)), {False}]


def test_a_long_title_breaks_where_its_sense_does_and_reads_as_one_line():
    made = render(sample_report(), ["docx"])["docx"]
    title = docx.Document(io.BytesIO(made)).paragraphs[0].text
    assert title == "澜州市公安局2020年\n政府信息公开工作年度报告"
    assert read(made).report.title == sample_report().title
    short = replace(sample_report(), agency="澜州", title="澜州2020年政府信息公开工作年度报告")
    made = render(short, ["docx"])["docx"]
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == short.title


def test_openpyxl_finds_numbers_as_numbers_and_no_formula():
    report = with_prose("=1+1是普通文字。", "http://127.0.0.1/x")
    book = openpyxl.load_workbook(io.BytesIO(render(report, ["xlsx"])["xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert 16612 in [cell.value for cell in cells]
    assert "2638271.63元" in [cell.value for cell in cells]
    assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_the_workbook_has_a_sheet_a_section():
    book = openpyxl.load_workbook(io.BytesIO(render(sample_report(), ["xlsx"])["xlsx"]))
    assert len(book.sheetnames) == 7
    assert book["三、依申请公开"].print_title_rows == "$2:$4"
