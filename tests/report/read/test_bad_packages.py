"""Bad and hostile XLSX and OFD files: each is bounded, and said in one clear sentence."""

import io
import random
import struct
import time
import zipfile

import pytest

from gongkai.report.read import UnreadableError, package, read
from gongkai.report.read.isolate import read_isolated
from gongkai.report.read.limits import MIB, Limits
from gongkai.report.read.ofd import ofd_document
from gongkai.report.read.xlsx import xlsx_document
from tests.generator import make
from tests.report.read.made_ofd import document, made_ofd, page, part, path, root, text
from tests.report.read.made_xlsx import HEAD, MAIN, made_xlsx, number, row, sheet
from tests.report.read.made_xlsx import text as words
from tests.report.read.test_bad_input import LAUGHS, refused

READERS = {"XLSX": xlsx_document, "OFD": ofd_document}


def some_xlsx() -> bytes:
    return made_xlsx(sheet(row(1, words("A1", "x"), number("B1", 1))))


def some_ofd() -> bytes:
    return made_ofd(page(text(20, 20, "报")))


SOME = {"XLSX": some_xlsx(), "OFD": some_ofd()}
BOTH = pytest.mark.parametrize("kind", READERS)


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """Pack a file again with other parts, or without them."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changes]):
            content = changes.get(name, b"") if name in changes else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def names(kind: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(SOME[kind])) as packed:
        return packed.namelist()


PARTS = [(kind, name) for kind in READERS for name in names(kind)]


# What is no report


@BOTH
def test_a_file_that_is_no_report(kind):
    assert refused(read, SOME[kind]).code == "not_a_report"


@pytest.mark.parametrize(
    "data",
    [
        made_xlsx(),
        made_xlsx(sheet()),
        made_xlsx(sheet(row(1, '<c r="A1" s="0"/>'), row(2, words("A2", " ")))),
        made_xlsx(sheet(row(1, words("A1", "x"))), states=("hidden",)),
        made_ofd(),
        made_ofd(page()),
        made_ofd(page(path("M 0 0 L 9 9"))),
    ],
    ids=range(7),
)
def test_a_file_with_nothing_in_it(data):
    assert refused(read, data).code == "empty"


def test_an_ofd_of_pictures_says_what_is_needed():
    picture = '<ofd:ImageObject ID="1" Boundary="0 0 210 297" ResourceID="2"/>'
    unseen = text(20, 20, "报", 'Visible="false"')
    error = refused(ofd_document, made_ofd(page(picture, unseen)))
    assert error.code == "pictures_only"
    assert "with text" in error.en


# Damaged, encrypted


@pytest.mark.parametrize("end", range(10, 1400, 60))
@BOTH
def test_a_file_cut_anywhere_is_refused(kind, end):
    assert refused(read, SOME[kind][: min(end, len(SOME[kind]) - 5)]).code in (
        "damaged", "unknown_format",
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
@BOTH
def test_bytes_changed_anywhere_are_read_or_refused(kind, seed):
    rng = random.Random(seed)
    data = bytearray(make(seed % 4, edition="2021", format=kind.lower()).data if seed < 5 else
                     SOME[kind])  # fmt: skip
    for _ in range(rng.randint(1, 6)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    try:
        READERS[kind](bytes(data))
    except UnreadableError as error:
        assert error.zh.count("。") == 1  # noqa: PT017 - being read is right as well


@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"no xml", bytes(9)])
@pytest.mark.parametrize(("kind", "name"), PARTS)
def test_a_part_that_is_no_such_part_is_read_or_refused(kind, name, content):
    data = repacked(SOME[kind], {name: content})
    assert refused(READERS[kind], data).code in ("damaged", "empty")


@pytest.mark.parametrize(("kind", "name"), PARTS)
def test_a_part_that_is_not_there_is_damage(kind, name):
    data = repacked(SOME[kind], {name: None})
    assert refused(READERS[kind], data).code == "damaged"


@BOTH
def test_the_sentence_names_the_format(kind):
    name = {"XLSX": "xl/workbook.xml", "OFD": "OFD.xml"}[kind]
    error = refused(READERS[kind], repacked(SOME[kind], {name: b"<"}))
    assert kind in error.zh
    assert kind in error.en


@pytest.mark.parametrize(("kind", "name"), PARTS)
def test_an_encrypted_part_needs_a_password(kind, name):
    data = bytearray(SOME[kind])
    at = 0
    for signature, flags, begin in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = data.index(signature, at)
        while data[at + begin : at + begin + len(name)] != name.encode():
            at = data.index(signature, at + 4)
        data[at + flags : at + flags + 2] = struct.pack("<H", 1)
    assert refused(READERS[kind], bytes(data)).code == "encrypted"


@pytest.mark.parametrize("name", ["Encryptions.xml", "Doc_0/Encryptions.xml"])
def test_an_ofd_with_a_list_of_encrypted_parts_needs_a_password(name):
    data = repacked(SOME["OFD"], {name: b"\x00", "Doc_0/Document.xml": b"\x01\x02"})
    assert refused(read, data).code == "encrypted"


# Bombs


@pytest.mark.parametrize(("kind", "name"), PARTS)
def test_a_bomb(kind, name):
    data = repacked(SOME[kind], {name: b"<a>" + b" " * (20 * MIB) + b"</a>"})
    assert refused(READERS[kind], data).code == "zip_bomb"


@BOTH
def test_more_than_the_limit_unpacked(kind):
    assert refused(READERS[kind], SOME[kind], Limits(bytes_unpacked=100)).code == "zip_bomb"


@BOTH
def test_far_too_many_parts(kind):
    data = repacked(SOME[kind], {str(at): b"" for at in range(6000)})
    assert refused(READERS[kind], data).code == "zip_bomb"


def with_entities(kind: str, name: str, charset: str, padding: str = "") -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOME[kind])) as packed:
        content = packed.read(name).decode().split("?>", 1)[-1]
    xml = (
        f'<?xml version="1.0" encoding="{charset}"?>{padding}'
        f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]>{content}'
    )
    return repacked(SOME[kind], {name: xml.encode(charset)})


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("kind", "name"), PARTS)
def test_entities(kind, name, charset):
    data = with_entities(kind, name, charset)
    assert refused(READERS[kind], data).code == "xml_entities"


def test_entities_in_a_part_that_is_not_kept_whole():
    padding = f"<!--{random.Random(1).randbytes(MIB).hex()}-->"
    data = with_entities("XLSX", "xl/worksheets/sheet1.xml", "utf-8", padding)
    assert refused(xlsx_document, data).code == "xml_entities"


@pytest.fixture
def piecewise(monkeypatch):
    """Parse every part piece by piece, as otherwise only large ones are."""
    monkeypatch.setattr(package, "_SMALL", -1)
    monkeypatch.setattr(package, "_CHUNK", 100)


def test_a_sheet_read_piece_by_piece_is_the_same(piecewise, monkeypatch):
    data = make(0, edition="2021", format="xlsx").data
    found = xlsx_document(data)
    monkeypatch.undo()
    assert xlsx_document(data) == found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<a", "damaged"),
        (b"<a><row>", "damaged"),
        (b"<a/><a/>", "damaged"),
        (sheet("<a>" * 5000 + "</a>" * 5000).encode(), "too_deep"),
        (f'{HEAD}<!DOCTYPE a [<!ENTITY b "c">]>{sheet()[len(HEAD):]}'.encode(), "xml_entities"),
    ],
    ids=range(5),
)  # fmt: skip
def test_a_bad_sheet_read_piece_by_piece(piecewise, content, code):
    data = repacked(SOME["XLSX"], {"xl/worksheets/sheet1.xml": content})
    assert refused(xlsx_document, data).code == code


def test_a_sheet_whose_packing_is_damaged_read_piece_by_piece(piecewise):
    data = bytearray(SOME["XLSX"])
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[at : at + 20] = bytes(20)
    assert refused(xlsx_document, bytes(data)).code == "damaged"


# Far too much


def test_hundreds_of_sheets():
    data = made_xlsx(*[sheet(row(1, words("A1", "x")))] * 500)
    assert refused(read, data).code == "too_many_pages"


def test_hundreds_of_pages():
    assert refused(read, made_ofd(*[page(text(9, 9, "x"))] * 500)).code == "too_many_pages"
    assert refused(read, made_ofd(parts={"Doc_0/Document.xml": document(500)})).code == (
        "too_many_pages"
    )


def test_a_million_rows():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001))
    data = made_xlsx(sheet(rows))
    begun = time.process_time()
    assert refused(xlsx_document, data).code == "too_large"
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("rows", ["<row/>", '<row><c s="0"/></row>'])
def test_millions_of_rows_without_a_text(rows):
    limits = Limits(cells=20_000)
    assert refused(xlsx_document, made_xlsx(sheet(rows * 300_000)), limits).code == "too_large"


def test_a_sheet_formatted_down_to_its_end_is_read():
    rows = "".join(f'<row r="{n}"><c r="B{n}" s="0"/></row>' for n in range(2, 200_000))
    [_] = xlsx_document(made_xlsx(sheet(row(1, words("A1", "x")), rows))).blocks


def test_cells_at_the_corners_of_a_sheet():
    data = made_xlsx(
        sheet(*[row(at, number(f"A{at}", 1), number(f"XFD{at}", 1)) for at in range(1, 30)])
    )
    assert refused(xlsx_document, data).code == "too_large"


def test_ranges_that_cover_the_whole_sheet_many_times():
    rows = [row(at, number(f"A{at}", 1), number(f"Z{at}", 1)) for at in range(1, 400)]
    data = made_xlsx(sheet(*rows, merged=("A1:XFD1048576",) * 1000))
    assert refused(xlsx_document, data).code == "too_large"


def test_far_too_many_characters():
    limits = Limits(characters=1000)
    long = words("A1", "x" * 1500)
    assert refused(xlsx_document, made_xlsx(sheet(row(1, long))), limits).code == "too_large"
    strings = f'{HEAD}<sst xmlns="{MAIN}"><si><t>{"x" * 600}</t></si></sst>'
    twice = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c>'
    data = made_xlsx(sheet(row(1, twice)), sharedStrings=strings)
    assert refused(xlsx_document, data, limits).code == "too_large"
    data = made_xlsx(sheet(row(1, number("A1", 1))), sharedStrings=strings.replace("x", "xx"))
    assert refused(xlsx_document, data, limits).code == "too_large"
    assert refused(ofd_document, made_ofd(page(text(9, 9, "x" * 101))), limits).code == "too_large"


def test_formulas_that_add_up_the_whole_sheet():
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><f>SUM(B1:XFD60000)</f><v>0</v></c></row>'
        for n in range(1, 20_000)
    )
    xlsx_document(made_xlsx(sheet(cells), workbook='<calcPr fullCalcOnLoad="1"/>'))


@pytest.mark.parametrize(
    "content",
    [
        row(0, number("A0", 1)),
        row(2_000_000, number("A1", 1)),
        '<row r="x"/>',
        '<row r="²"/>',
        row(1, number("AAAA1", 1)),
        row(1, number("?1", 1)),
        row(1, number("11", 1)),
        row(1, number("A1", 1), number("A1", 2)),
        row(1, number("A1", 1)) + row(1, number("B1", 2)),
        row(1, '<c r="A1" t="s"><v>7</v></c>'),
        row(1, '<c r="A1" t="s"><v>x</v></c>'),
        row(1, '<c r="A1" t="s"><v>-1</v></c>'),
    ],
)
def test_cells_that_stand_nowhere(content):
    assert refused(xlsx_document, made_xlsx(sheet(content))).code == "damaged"


@pytest.mark.parametrize(
    "reference", ["", "A1:B", "A:B", "A0:A1", "A1:ZZZZ2", "1:2", "A1:B99999999"]
)
def test_a_range_that_is_none(reference):
    data = made_xlsx(sheet(row(1, number("A1", 1)), merged=(reference,)))
    assert refused(xlsx_document, data).code == "damaged"


def test_columns_that_are_none():
    before = '<cols><col min="1" max="99999999" hidden="1"/></cols>'
    assert refused(xlsx_document, made_xlsx(sheet(before=before))).code == "damaged"


def test_xml_nested_far_too_deep():
    deep = "<a>" * 5000 + "</a>" * 5000
    assert refused(xlsx_document, made_xlsx(sheet(deep))).code == "too_deep"
    assert refused(ofd_document, made_ofd(page(deep))).code == "too_deep"


@pytest.mark.parametrize(
    "objects",
    [
        text(9, 9, "12", code='DeltaX="nan"'),
        text(9, 9, "12", code='DeltaX="1e999"'),
        text(9, 9, "12", code='DeltaX="g x 1"'),
        text(9, 9, "12", code='DeltaX="g 3"'),
        text(9, 9, "12", code='DeltaX="g -1 1"'),
        text(9, 9, "12", code='X="x"').replace('X="0" ', "", 1),
        text(9, 9, "12", 'CTM="1 2 3"'),
        text(9, 9, "12").replace('Size="4.0"', 'Size="big"'),
        path("M 1"),
        path("L 1 2 M 1"),
        path("Z 1 2"),
        path("M 1e99 2"),
        path("M 1 2 L 3 4", boundary="1 2 3"),
        path("M 1 2 L 3 4", boundary="inf 1 2 3"),
    ],
)
def test_coordinates_that_are_none(objects):
    assert refused(ofd_document, made_ofd(page(text(1, 1, "x"), objects))).code == "damaged"


def test_steps_without_end():
    endless = text(9, 9, "12", code='DeltaX="' + "g 9999999 1 " * 50 + '"')
    assert ofd_document(made_ofd(page(endless))).blocks


def test_a_page_of_far_too_many_objects():
    limits = Limits(cells=100)
    many = path("M 1 1 L 2 2") * 101
    assert refused(ofd_document, made_ofd(page(many)), limits).code == "too_large"
    long = path("M 1 1 L 2 2 " * 101)
    assert refused(ofd_document, made_ofd(page(long)), limits).code == "too_large"


def test_a_page_of_far_too_many_cells():
    lines = "".join(path(f"M {3 * n} 1 L {3 * n} 200") + path(f"M 1 {3 * n} L 200 {3 * n}")
                    for n in range(1, 40))  # fmt: skip
    error = refused(ofd_document, made_ofd(page(lines)), Limits(cells=1000))
    assert error.code == "too_large"
    assert "OFD" in error.zh


@pytest.mark.parametrize("inside", ['<ofd:CompositeObject ResourceID="1"/>',
                                    '<ofd:CompositeObject ResourceID="1"/>' * 2])  # fmt: skip
def test_drawings_within_themselves(inside):
    units = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="1"><ofd:Content>'
        f"{inside}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    data = made_ofd(
        page(inside),
        common="<ofd:PublicRes>R.xml</ofd:PublicRes>",
        parts={"Doc_0/R.xml": part("Res", units)},
    )
    assert refused(ofd_document, data).code == "too_deep"


def test_blocks_nested_far_too_deep():
    deep = "<ofd:PageBlock>" * 200 + text(1, 1, "x") + "</ofd:PageBlock>" * 200
    assert refused(ofd_document, made_ofd(page(deep))).code == "too_deep"


def test_documents_that_are_nowhere():
    parts = {"OFD.xml": root("../../etc/passwd", "", "Doc_9/Document.xml")}
    assert refused(ofd_document, made_ofd(parts=parts)).code == "damaged"


@BOTH
def test_in_its_own_process_the_same(kind):
    assert refused(read_isolated, SOME[kind]).code == "not_a_report"
    sample = make(0, edition="2021", format=kind.lower())
    assert read_isolated(sample.data).report.agency == sample.truth["agency"]
