import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.records.dates import read_date
from gongkai.records.errors import RefusedError
from gongkai.records.tables import neutral, read_rows, write_csv

HEADINGS = {"title": ("标题", "名称"), "made_on": ("成文日期",)}
TABLE = "标题,成文日期,别的\n甲,2026-09-28,x\n,,\n乙,2026-09-29,y\n"


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# what is read, in every form it may come in
SAME = [
    TABLE.encode(),
    TABLE.encode("utf-8-sig"),
    TABLE.encode("gb18030"),
    TABLE.replace("\n", "\r\n").encode(),
    TABLE.replace("标题", " 名 称 ").encode(),
    TABLE.replace("标题", "Title").encode(),
    sheet(
        ("标题", "成文日期", "别的"),
        ("甲", date(2026, 9, 28), "x"),
        (None, None, None),
        ("乙", "2026-09-29", "y"),
    ),
]


@pytest.mark.parametrize("data", SAME)
def test_a_table_is_read_by_its_headings(data):
    rows = read_rows(data, HEADINGS)
    assert [(row.number, row.text("title"), row.text("made_on")) for row in rows] == [
        (2, "甲", "2026-09-28"),
        (4, "乙", "2026-09-29"),
    ]
    assert rows[0].text("absent") == ""


# what is no table, words of the message
REFUSED = [
    (b"", "没有内容"),
    ("别的,列\n1,2\n".encode(), "没有认识的列名。可用的列：标题、成文日期"),
    ("标题,名称\n1,2\n".encode(), "有两列都是"),
    (b"\x00\x01\x02", "不是 CSV 或 XLSX"),
    (b"PK\x03\x04 broken", "打不开这个表格"),
    ("标题\n".encode() + b"\xff\xff\xff", "编码"),
    (b"x" * (50 * 1024 * 1024 + 1), "50 MB"),
]


@pytest.mark.parametrize(("data", "words"), REFUSED)
def test_what_is_no_table_is_told(data, words):
    with pytest.raises(RefusedError, match=words):
        read_rows(data, HEADINGS)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_an_export_holds_no_formula(text):
    assert neutral(text) == f"'{text}"
    line = list(write_csv(["甲"], iter([[text]])))[1]
    assert "'" in line


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=5), min_size=2, max_size=2))
)
def test_what_is_exported_is_read_back(rows):
    texts = [[cell.replace("\r", " ").replace("\0", " ") for cell in row] for row in rows]
    data = "".join(write_csv(["标题", "成文日期"], iter(texts))).encode()
    found = [[row.cells["title"], row.cells["made_on"]] for row in read_rows(data, HEADINGS)]
    assert found == [[*map(neutral, row)] for row in texts if any(cell.strip() for cell in row)]


DATES = [
    ("2026-09-28", date(2026, 9, 28)),
    ("2026/9/28", date(2026, 9, 28)),
    ("2026.9.8", date(2026, 9, 8)),
    ("2026年9月28日", date(2026, 9, 28)),
    (" 20260928 ", date(2026, 9, 28)),
    ("2026-09-28 10:30", date(2026, 9, 28)),
    ("2024-02-29", date(2024, 2, 29)),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_a_date_is_read_as_people_write_it(text, day):
    assert read_date(text, "made_on") == day


@pytest.mark.parametrize("text", ["", "2026-02-30", "2026-13-01", "9月28日", "昨天", "2026"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(RefusedError, match="不是日期") as refused:
        read_date(text, "made_on")
    assert refused.value.field == "made_on"
