"""The typeset page: size, PDF/A, fonts; heads and labels printed again where a table is cut."""

import re
from dataclasses import replace
from pathlib import Path

import pylopdf_fonts_zh_cn
import pypdfium2
import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.form import CellRef
from gongkai.report.model import Subsection
from gongkai.report.read import read
from gongkai.report.write import UnwritableError
from gongkai.report.write import typeset as typesetting
from gongkai.report.write.fonts import Face, font_set
from gongkai.report.write.typeset import pdf
from tests.report.write.samples import long_report, with_prose

MM = 72 / 25.4
TOTAL = CellRef("applications", "new", "total")
OWN = Path(pylopdf_fonts_zh_cn.__file__).parent


def pages(data):
    """The text of each page, white space left out."""
    document = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]


def test_the_page_is_a4_with_numbers_outside():
    document = pypdfium2.PdfDocument(pdf(sample_report()))
    for number, page in enumerate(document, 1):
        assert [round(side / MM) for side in page.get_size()] == [210, 297]
        textpage = page.get_textpage()
        found = textpage.search(f"— {number} —")
        at, count = found.get_next()
        left, bottom, *_ = textpage.get_charbox(at)
        assert (left > 105 * MM) == (number % 2 == 1)
        assert bottom < 35 * MM
        assert count


def test_it_is_pdf_a_2b_with_title_and_language():
    data = pdf(sample_report())
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == sample_report().title
    assert b"/Lang" in data


def test_a_table_that_is_cut_prints_its_head_and_labels_again():
    data = pdf(long_report())
    cut = [page for page in pages(data) if "三、本年度办理结果" in page]
    assert len(cut) == 2, "the report is no longer long enough: nothing was tested"
    for label in ("申请人情况", "法人或其他组织", "社会公益组织", "三、本年度办理结果"):
        assert all(label in page for page in cut)
    groups = ("（三）不予公开", "（四）无法提供", "（五）不予处理")
    assert sum(page.count(group) for page in cut for group in groups) > len(groups)
    assert read(data).report == long_report()


def test_a_clause_of_table_two_is_not_cut():
    for page in pages(pdf(long_report())):
        for clause in re.findall("第二十条第（.）项", page):
            assert "信息内容" in page.split(clause, 1)[1]


@pytest.mark.parametrize("headed", [True, False])
def test_no_page_ends_before_what_still_fits_on_it(headed):
    most_free = 135  # points: table 三 begins with its heading, its head and a line, or not at all
    for lines in range(1, 20):
        report = with_lines(lines, headed=headed)
        data = pdf(report)
        *pages_before, _ = pypdfium2.PdfDocument(data)
        assert max(map(free, pages_before)) < most_free
        assert read(data).report == report


def with_lines(count, *, headed):
    """The sample with this many lines in section one, its tables with or without headings."""
    sample = sample_report()
    prose = (Subsection("", ("公开信息。",) * count),)
    kept = [part for part in sample.sections[1:] if headed or part.number not in (2, 3, 4)]
    return replace(sample, sections=(replace(sample.sections[0], subsections=prose), *kept))


def free(page):
    """The points between the lowest text of a page, its number left out, and the end of it."""
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    end = 35 * MM
    return min(bottom for _, bottom, _, top in boxes if top > bottom > end - 3) - end


def test_the_layout_settles(monkeypatch):
    warnings = []
    compiler = typesetting._compiler(font_set(None))

    class Watched:
        def compile(self, **options):
            made, found = compiler.compile_with_warnings(**options)
            warnings.extend(found)
            return made

    monkeypatch.setattr(typesetting, "_compiler", lambda _: Watched())
    for report in (sample_report(), long_report()):
        pdf(report)
    assert warnings == []


def test_a_figure_too_wide_for_its_column_is_smaller_and_not_broken():
    wide = replace(
        sample_report(),
        applications={
            **sample_report().applications,
            "new": (0, 0, 0, 0, 0, 0, 999_999_999_999_999),
        },
    )
    data = pdf(wide)
    assert any("999999999999999" in page for page in pages(data))
    assert read(data).report == wide


@pytest.mark.parametrize(("character", "name"), [("\U0003134a", "U+3134A"), ("\u0e01", "U+0E01")])
def test_a_character_that_no_font_has_is_named_with_its_place_and_the_remedy(character, name):
    with pytest.raises(UnwritableError) as refused:
        pdf(with_prose("前一段。", f"含有{character}字。"))
    assert refused.value.code == "no_glyph"
    for part in (name, "“六、其他需要报告的事项”第2段", "--fonts", "Noto Serif SC"):
        assert part in refused.value.zh
    for part in (name, "paragraph 2", "--fonts"):
        assert part in refused.value.en


def test_a_character_of_a_mark_is_looked_for_too():
    marks = {**sample_report().marks, TOTAL: "0（\u0e01）"}
    with pytest.raises(UnwritableError, match=r"applications|new\.total|table 3"):
        pdf(replace(sample_report(), marks=marks))


def test_an_own_font_comes_first_and_noto_behind_it(tmp_path, monkeypatch):
    # A face under the name that the standard asks for: Noto Sans SC, renamed.
    from fontTools.ttLib import TTFont

    font = TTFont(OWN / "NotoSansSC-Regular.otf")
    for record in list(font["name"].names):
        if record.nameID in (1, 16):
            font["name"].setName(
                "FangSong", record.nameID, record.platformID, record.platEncID, record.langID
            )
    font["name"].names = [r for r in font["name"].names if r.nameID not in (16, 17)]
    font.save(tmp_path / "own.otf")
    chosen = font_set(tmp_path)
    assert chosen.faces[Face.BODY][0].family == "FangSong"
    assert chosen.faces[Face.BODY][1].family == "Noto Serif SC"
    assert chosen.faces[Face.SECTION][0].family == "Noto Sans SC"
    assert pdf(sample_report(), tmp_path) != pdf(sample_report())


@pytest.mark.parametrize("make", [lambda p: p / "absent", lambda p: p])
def test_a_folder_without_fonts_is_refused(make, tmp_path):
    with pytest.raises(UnwritableError, match="font") as refused:
        pdf(sample_report(), make(tmp_path))
    assert refused.value.code == "no_font"


def test_a_folder_of_damaged_fonts_is_refused(tmp_path):
    (tmp_path / "bad.otf").write_bytes(b"OTTO" + bytes(50))
    with pytest.raises(UnwritableError, match="can be opened") as refused:
        pdf(sample_report(), tmp_path)
    assert refused.value.code == "no_font"


@pytest.mark.parametrize("character", ["\u200b", "\u202e"])
def test_an_invisible_character_is_to_be_removed_not_drawn(character):
    with pytest.raises(UnwritableError) as refused:
        pdf(with_prose(f"好{character}。"))
    assert refused.value.code == "bad_character"
    assert "--fonts" not in refused.value.zh
