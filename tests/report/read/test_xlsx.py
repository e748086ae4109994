"""XLSX: each cell is what the sheet shows, or blank, or in doubt."""

import io
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from gongkai.report.read import read
from gongkai.report.read.blocks import Paragraph, Table
from gongkai.report.read.reading import Reason
from gongkai.report.read.values import Kind, read_value
from gongkai.report.read.xlsx import xlsx_document
from gongkai.report.read.xlsx_display import number_format
from tests.generator import make
from tests.report.read.made_xlsx import HEAD, MAIN, made_xlsx, number, row, sheet, styles, text
from tests.report.read.proof import judge

DOUBT = "\ufffd"
UNCALCULATED = "=\ufffd"


def blocks(*sheets, **options):
    return xlsx_document(made_xlsx(*sheets, **options)).blocks


def shown(*cells, **options):
    """What the cells of a first row show, beside a text that makes them a table."""
    [table] = blocks(sheet(row(1, text("A1", "项"), *cells)), **options)
    assert isinstance(table, Table)
    return [cell.text for cell in table.rows[0]][1:]


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


# Numbers


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("12", "12"),
        ("0", "0"),
        ("12.0", "12"),
        ("1.2E3", "1200"),
        ("1E-2", "0.01"),
        ("0.30000000000000004", "0.3"),
        ("251.5", "251.5"),
        ("1234.5600000000001", "1234.56"),
        ("-3", "-3"),
        ("123456789012345", "123456789012345"),
        ("12345678901234567890", "12345678901234567890" + DOUBT),
        ("9007199254740993", "9007199254740993" + DOUBT),
        ("1E+400", "1E+400" + DOUBT),
        ("NaN", "NaN" + DOUBT),
        ("1_0", "1_0" + DOUBT),
        ("x", "x" + DOUBT),
    ],
)
def test_a_number_has_the_digits_that_a_sheet_shows(stored, printed):
    assert shown(number("B1", stored)) == [printed]


@pytest.mark.parametrize(
    ("code", "stored", "printed"),
    [
        ("0", "12", "12"),
        ("0", "12.6", "12.6" + DOUBT),  # shown as 13
        ("#,##0", "1234567", "1,234,567"),
        ("#,##0.00", "1234.5", "1,234.50"),
        ("0.00", "12", "12.00"),
        ("0.0", "12.34", "12.34" + DOUBT),
        ("0%", "0.5", "50%"),
        ("0%", "0.505", "0.505" + DOUBT),
        ('0"件"', "12", "12件"),
        ("0件", "12", "12件"),
        ("[Red]0;[Blue]-0", "-4", "-4"),
        ("0_);(0)", "-4", "(4)"),
        ("#,##0_ ", "1000", "1,000"),
        ("[$¥-804]#,##0.00", "12.5", "¥12.50"),
        ("#,###", "0", "0" + DOUBT),  # shows nothing
        ("0;-0;;@", "0", "0" + DOUBT),
        (";;;", "7", "7" + DOUBT),
        ('_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', "0", "0" + DOUBT),  # shows -
        ("0,", "12000", "12000" + DOUBT),
        ('0!.0,"万"', "12345", "12345" + DOUBT),
        ('0"0"', "12", "12" + DOUBT),
        ("0;0", "-5", "-5" + DOUBT),
        ("[>100]0;0.0", "5", "5" + DOUBT),
        ("[DBNum1]General", "5", "5" + DOUBT),
        ("0.00E+00", "5", "5" + DOUBT),
        ("# ?/?", "0.5", "0.5" + DOUBT),
        ("000-0000", "5", "5" + DOUBT),
        ("General", "5", "5"),
        ("G/通用格式", "5", "5"),
        ('General"件"', "5", "5件"),
        ("@", "5", "5"),
        ("0.##", "12", "12"),
        ("0" * 300, "1", "1" + DOUBT),
        ('yyyy"年"m"月"d"日"', "45292", "2024年1月1日"),
        ("yyyy/mm/dd", "45292", "2024/01/01"),
        ("yyyy", "45292", "2024" + DOUBT),
        ("d", "45292", "1" + DOUBT),
        ("yyyy/m/d h:mm", "45292.5", "2024-01-01 12:00"),
        ("mmm-yy", "45292", "2024-01-01"),
        ("[h]:mm", "1.5", "1.5" + DOUBT),
        ("h:mm", "0.5", "0.5" + DOUBT),
        ("yyyy/m/d", "60", "60" + DOUBT),
        ("yyyy/m/d", "9999999", "9999999" + DOUBT),
    ],
)
def test_a_number_format_is_followed_and_what_it_alters_is_in_doubt(code, stored, printed):
    assert shown(number("B1", stored, 1), styles=styles(code)) == [printed]


def test_what_is_shown_is_never_read_as_another_number():
    """Whatever the format, a number that is read without a doubt is the one that is stored."""
    codes = [
        "0", "0.0", "#", "#,##0", "0;0", "0;(0)", "-0", "0%", '0"1"', '"1"0', "0,", "0,,", "0.",
        ".0", "??0", "0;;", "0;;0", ";0", "0.0?", "0 0", "0-0", "0.0.0", "(0)", "+0", "0E+0",
        "0/0", '0"."0', "yyyy", "m", "s", "General0", "0General", "@0", "[h]", "[$1-804]0", "0\\5",
        "#,##0,.0", "*00", "_10", "0;0;1", "0;0;0;@",
    ]  # fmt: skip
    for code in codes:
        for stored in ("0", "5", "-5", "12.6", "1234567", "0.5", "100", "45292"):
            printed = read_value(number_format(code).number(stored))
            if printed.kind is Kind.NUMBER and printed.value is not None:
                assert Decimal(printed.value) == Decimal(stored), (code, stored)


def test_dates_since_1904():
    cell = number("B1", "1", 1)
    book = '<workbookPr date1904="1"/>'
    assert shown(cell, styles=styles("yyyy/m/d"), workbook=book) == ["1904/1/2"]


def test_zeros_that_a_sheet_hides_are_in_doubt():
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    [table] = blocks(
        sheet(row(1, text("A1", "项"), number("B1", 0), number("C1", 10)), before=view)
    )
    assert texts(table) == [["项", "0" + DOUBT, "10"]]


def test_a_format_that_is_not_there_puts_numbers_in_doubt_and_not_texts():
    assert shown(number("B1", 5, 99), text("C1", "x", 99), styles=styles("0")) == ["5" + DOUBT, "x"]


# Other values


def test_kinds_of_values():
    cells = [
        '<c r="B1" t="str"><f>A1</f><v>文字</v></c>',
        '<c r="C1" t="b"><v>1</v></c>',
        '<c r="D1" t="e"><v>#REF!</v></c>',
        '<c r="E1" t="d"><v>2024-01-31</v></c>',
        '<c r="F1" t="s"><v>1</v></c>',
        '<c r="G1"/>',
        '<c r="H1"><v></v></c>',
        '<c r="I1" t="z"><v>9</v></c>',
        '<c r="J1" t="inlineStr"><is><r><t>１２</t></r><r><t>件 </t></r></is></c>',
    ]
    strings = (
        f'{HEAD}<sst xmlns="{MAIN}"><si><t>a</t></si><si><r><t>富</t></r><r><t>文</t></r>'
        '<rPh sb="0" eb="1"><t>フ</t></rPh></si></sst>'
    )
    assert shown(*cells, sharedStrings=strings) == [
        "文字", "TRUE" + DOUBT, "#REF!" + DOUBT, "2024-01-31", "富文", "", "",
        "9" + DOUBT, "１２件 ",
    ]  # fmt: skip


def test_texts_of_digits_stay_texts_and_line_breaks_stay():
    assert shown(text("B1", "007"), text("C1", "12&#10;34"), text("D1", "a_x000D_&#10;b")) == [
        "007", "12\n34", "a\nb",
    ]  # fmt: skip


def test_a_text_that_a_format_hides_is_in_doubt():
    assert shown(text("B1", "5", 1), styles=styles(";;;")) == ["5" + DOUBT]
    assert shown(text("B1", "5", 1), styles=styles('0;-0;0;@" 件"')) == ["5" + DOUBT]
    assert shown(text("B1", "5", 1), styles=styles("0;-0;0;@_ ")) == ["5"]


# Formulas


def formula(reference, said, value=None, kind=""):
    stored = "" if value is None else f"<v>{value}</v>"
    return f'<c r="{reference}" {kind}><f>{said}</f>{stored}</c>'


def test_a_formula_is_its_stored_result_and_without_one_in_doubt():
    assert shown(
        formula("B1", "1+1", 2), formula("C1", "1+1"), formula("D1", "1+1", ""),
        formula("E1", "IF(1,&quot;&quot;)", "", 't="str"'), formula("F1", "B9", "#REF!", 't="e"'),
        number("G1", 1),
    ) == ["2", UNCALCULATED, UNCALCULATED, "", "#REF!" + DOUBT, "1"]  # fmt: skip


CALCULATES = '<calcPr fullCalcOnLoad="1"/>'


def test_a_zero_that_was_never_calculated_is_in_doubt():
    cells = [
        number("B1", 3), number("C1", 0), formula("D1", "SUM(B1:C1)", 0), formula("E1", "C1+Z1", 0),
        formula("F1", "E1+C1", 0), formula("G1", "D1+C1", 0), formula("H1", "ROUND(C1,0)", 0),
        formula("I1", "SUM(B1:C1)", 3), formula("J1", "SUM(A1:XFD1048576)", 0),
    ]  # fmt: skip
    zero = "0" + UNCALCULATED
    assert shown(*cells, workbook=CALCULATES) == ["3", "0", zero, "0", "0", zero, zero, "3", zero]
    assert shown(*cells) == ["3", "0", zero, "0", "0", zero, "0", "3", "0"]


def test_a_difference_may_be_zero_where_it_was_calculated():
    cells = [number("B1", 3), number("C1", 3), formula("D1", "B1-C1", 0)]
    assert shown(*cells) == ["3", "3", "0"]
    assert shown(*cells, workbook=CALCULATES) == ["3", "3", "0" + UNCALCULATED]


def test_a_workbook_of_openpyxl_has_no_results():
    book = openpyxl.Workbook()
    book.active.append(["项", 1, 2, "=SUM(B1:C1)"])
    stream = io.BytesIO()
    book.save(stream)
    [table] = xlsx_document(stream.getvalue()).blocks
    assert texts(table) == [["项", "1", "2", UNCALCULATED]]


def test_a_workbook_of_xlsxwriter_has_zeros_for_results():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    made = book.add_worksheet()
    made.write_row(0, 0, ["项", 1, 2])
    made.write_formula("D1", "=SUM(B1:C1)")
    made.write_formula("E1", "=SUM(B1:C1)", None, 3)
    book.close()
    [table] = xlsx_document(stream.getvalue()).blocks
    assert texts(table) == [["项", "1", "2", "0" + UNCALCULATED, "3"]]


# Merged ranges


def cells_of(table, at):
    return [(c.text, c.column, c.colspan, c.rowspan, c.continued) for c in table.rows[at]]


def test_merged_ranges_are_spans_and_go_on_below():
    [table] = blocks(
        sheet(
            row(2, text("B2", "组"), text("C2", "头")),
            row(3, number("C3", 1), number("D3", 2)),
            row(4, text("B4", "末"), number("D4", 3)),
            merged=("B2:B3", "C2:D2", "F9:G9"),
        )
    )
    assert table.width == 3
    assert cells_of(table, 0) == [("组", 0, 1, 2, False), ("头", 1, 2, 1, False)]
    assert cells_of(table, 1) == [
        ("组", 0, 1, 2, True), ("1", 1, 1, 1, False), ("2", 2, 1, 1, False),
    ]  # fmt: skip
    assert cells_of(table, 2) == [
        ("末", 0, 1, 1, False), ("", 1, 1, 1, False), ("3", 2, 1, 1, False),
    ]  # fmt: skip
    assert table.rows[1][0].place == table.rows[0][0].place
    assert (table.rows[2][2].place.table, *table.rows[2][2].place[-2:]) == (1, 4, 4)


def test_what_a_merged_range_covers_is_not_shown():
    [table] = blocks(
        sheet(
            row(1, text("A1", "a"), number("B1", 9), number("C1", 1)),
            row(2, text("A2", "b"), number("B2", 9), number("C2", 2)),
            merged=("A1:B1", "B1:B2"),  # ranges that overlap: the first counts
        )
    )
    assert texts(table) == [["a", "1"], ["b", "9", "2"]]


def test_a_range_of_the_whole_sheet_is_cut_to_what_is_used():
    assert [
        block.text for block in blocks(sheet(row(1, text("A1", "a")), merged=("A1:XFD1048576",)))
    ] == ["a"]


# What is hidden


def test_hidden_rows_columns_and_sheets_are_not_read():
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>'
    [table] = blocks(
        sheet(
            row(1, text("A1", "a"), number("B1", 1), number("C1", 2), number("E1", 9)),
            row(2, text("A2", "x"), number("C2", 3), attributes='hidden="1"'),
            row(3, text("A3", "b"), number("B3", 4), number("C3", 5)),
            before=columns,
        ),
        sheet(row(1, text("A1", "c"), number("B1", 1))),
        sheet(row(1, text("A1", "d"), number("B1", 1))),
        states=("visible", "hidden", "veryHidden"),
    )
    assert texts(table) == [["a", "2"], ["b", "5"]]
    assert [cell.place.column for cell in table.rows[1]] == [1, 3]


def test_a_range_whose_first_row_and_column_are_hidden_shows_its_text():
    [table] = blocks(
        sheet(
            row(1, text("A1", "组"), text("C1", "x"), attributes='hidden="1"'),
            row(2, number("C2", 1)),
            row(3, number("C3", 2)),
            before='<cols><col min="1" max="1" hidden="1"/></cols>',
            merged=("A1:B3",),
        )
    )
    assert cells_of(table, 0) == [("组", 0, 1, 2, False), ("1", 1, 1, 1, False)]
    assert cells_of(table, 1) == [("组", 0, 1, 2, True), ("2", 1, 1, 1, False)]


def test_rows_that_are_hidden_unless_they_are_listed():
    [table] = blocks(
        sheet(
            row(1, text("A1", "a"), number("B1", 1)),
            row(9, text("A9", "b"), number("B9", 2)),
            before='<sheetFormatPr zeroHeight="1"/>',
        )
    )
    assert texts(table) == [["a", "1"], ["b", "2"]]


# Paragraphs and tables


def test_single_texts_are_paragraphs_and_runs_of_rows_are_tables():
    found = blocks(
        sheet(
            row(1, text("A1", "某局2024年政府信息公开工作年度报告")),
            row(2, text("A2", "一、总体情况")),
            row(3, text("A3", "2024年，我局认真。&#10;第二段。")),
            row(5, text("B5", "信息内容"), text("C5", "件数")),
            row(6, text("B6", "规章"), number("C6", 0)),
            row(7, text("B7", "行政规范性文件")),  # a row whose figures are blank
            row(8, text("A8", "三、收到和处理政府信息公开申请情况")),
            row(9, text("B9", "x"), text("C9", "y")),
            row(11, text("B11", "z"), text("C11", "w")),
            merged=("A1:K1",),
        )
    )
    kinds = [block.text if isinstance(block, Paragraph) else texts(block) for block in found]
    assert kinds == [
        "某局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "2024年，我局认真。",
        "第二段。",
        [["信息内容", "件数"], ["规章", "0"], ["行政规范性文件", ""]],
        "三、收到和处理政府信息公开申请情况",
        [["x", "y"]],
        [["z", "w"]],
    ]
    assert found[2].place[-3:] == (1, 3, 1)


def test_borders_tell_a_row_of_blanks_from_a_separator_and_one_may_end_a_table():
    def blank(*references):
        return [f'<c r="{reference}" s="1"/>' for reference in references]

    [table] = blocks(
        sheet(
            row(1, text("A1", "名", 1), text("B1", "数", 1)),
            row(2, text("A2", "错了的标签", 1), *blank("B2")),
            row(3, *blank("A3", "B3")),
            row(4, text("A4", "末", 1), number("B4", 1, 1)),
            row(5, *blank("A5", "B5")),
            row(6, *blank("A6", "B6")),
        ),
        styles=styles("General", ruled=(1,)),
    )
    assert texts(table) == [["名", "数"], ["错了的标签", ""], ["", ""], ["末", "1"], ["", ""]]


def test_prose_whose_rows_are_bordered_all_over_is_prose():
    def line(at, said):
        return row(at, text(f"A{at}", said, 1), f'<c r="B{at}" s="1"/>', f'<c r="C{at}" s="1"/>')

    found = blocks(
        sheet(
            line(1, "一、总体情况"),
            line(2, "（一）主动公开"),
            line(3, "全年公开若干。"),
            row(4, text("A4", "规章", 1), number("B4", 1, 1), '<c r="C4" s="1"/>'),
            line(5, "行政规范性文件"),
            line(6, "三、收到和处理政府信息公开申请情况"),
        ),
        styles=styles("General", ruled=(1,)),
    )
    kinds = [block.text if isinstance(block, Paragraph) else texts(block) for block in found]
    assert kinds == [
        "一、总体情况", "（一）主动公开", "全年公开若干。",
        [["规章", "1"], ["行政规范性文件", ""]], "三、收到和处理政府信息公开申请情况",
    ]  # fmt: skip


def test_prose_in_a_range_of_many_rows_is_a_paragraph():
    found = blocks(sheet(row(3, text("A3", "长文。" * 30)), row(4), row(5), merged=("A3:K8",)))
    assert [type(block) for block in found] == [Paragraph]


def test_a_sheet_named_as_a_section_heads_it():
    found = blocks(
        sheet(row(1, text("A1", "正文。"))),
        sheet(row(1, text("A1", "x"))),
        names=("一、总体情况", "Sheet2"),
    )
    assert [block.text for block in found] == ["一、总体情况", "正文。", "x"]


def test_rows_and_cells_without_references():
    cells = "<c><v>1</v></c><c><v>2</v></c>"
    [table] = blocks(sheet(f"<row>{cells}</row><row>{cells}</row>"))
    assert texts(table) == [["1", "2"], ["1", "2"]]


def test_names_with_a_prefix_and_comments():
    content = (
        f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><!-- n -->'
        '<x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    [table] = blocks(content)
    assert texts(table) == [["1", "2"]]


# Reports


def year_sheets(*seeds):
    """A workbook with a whole report on each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for seed in seeds:
        made = openpyxl.load_workbook(io.BytesIO(make(seed, edition="2021", format="xlsx").data))
        source = made.worksheets[0]
        target = book.create_sheet(str(seed))
        for cells in source.iter_rows():
            for cell in cells:
                if cell.value is not None:
                    target.cell(cell.row, cell.column, cell.value)
        for merged in source.merged_cells.ranges:
            target.merge_cells(str(merged))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_report_among_sheets_of_other_things():
    sample = make(0, edition="2021", format="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(sample.data))
    other = book.create_sheet("联系人", 0)
    other.append(["姓名", "电话"])
    other.append(["张三", 12345678])
    stream = io.BytesIO()
    book.save(stream)
    verdict = judge(sample, read(stream.getvalue()))
    assert (verdict.wrong, verdict.doubted) == ((), ())


def test_a_sheet_a_year_is_in_doubt_where_the_years_differ():
    reading = read(year_sheets(0, 4))
    ours = make(0, edition="2021", format="xlsx")
    assert Reason.TWICE in {doubt.reason for doubt in reading.doubts}
    assert judge(ours, reading).wrong == ()


def test_a_place_is_the_sheet_and_its_row_and_column():
    sample = make(1, edition="2021", format="xlsx")  # a sheet a section
    reading = read(sample.data)
    places = {ref.table: source.place for ref, source in reading.sources.items()}
    assert {name: place.table for name, place in places.items()} == {
        "proactive": 3, "applications": 4, "disputes": 5,
    }  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(sample.data))
    for source in reading.sources.values():
        place = source.place
        made = book.worksheets[(place.table or 0) - 1].cell(place.row, place.column)
        assert str(made.value) == source.raw
