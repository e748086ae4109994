"""Files of decisions for tests: rows that lack nothing, in each format."""

import csv
import io
import json
from datetime import date, timedelta

LICENCE = (
    "行政相对人名称", "行政相对人类别", "统一社会信用代码", "行政许可决定文书名称",
    "行政许可决定文书号", "许可类别", "许可内容", "许可决定日期", "有效期至",
)  # fmt: skip
CODE = "91350100M000100Y43"  # the example of GB 32100-2015


def rows(count, start=0):
    """Licences with numbers from `start` on; every third is of a person."""
    for number in range(start, start + count):
        person = number % 3 == 2
        yield [
            "张三丰" if person else f"示例市第{number}建筑有限公司",
            "自然人" if person else "法人及非法人组织",
            "" if person else CODE,
            f"建筑工程施工许可第{number}号",
            f"示建许〔2026〕{number}号",
            "普通",
            "准予施工。",
            (date(2026, 1, 1) + timedelta(days=number % 200)).isoformat(),
            "2028-12-31",
        ]


def csv_file(body, headings=LICENCE, encoding="utf-8-sig"):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *body])
    return io.BytesIO(text.getvalue().encode(encoding))


def json_file(body, headings=LICENCE):
    lines = [json.dumps(dict(zip(headings, row, strict=True)), ensure_ascii=False) for row in body]
    return io.BytesIO("\n".join(lines).encode())


def xlsx_file(body, headings=LICENCE):
    from openpyxl import Workbook

    book = Workbook()
    for row in [headings, *body]:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


FORMATS = {
    "csv": csv_file,
    "gb18030": lambda body, headings=LICENCE: csv_file(body, headings, "gb18030"),
    "json": json_file,
    "xlsx": xlsx_file,
}
