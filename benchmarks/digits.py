"""The cheapest thing one might do with a report's text: take all digits in order.

It is fast and wrong: a blank cell, a page number or a figure in a label moves all that follow.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from gongkai.report.form import FORMS, CellRef, Edition, application_rows

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BEGIN = "（一）项"


def digits_in_order(data: bytes) -> Mapping[CellRef, str]:
    """Cells filled with the figures behind the first table's head, in the order of print."""
    text = data.decode("utf-8", "replace")
    found = _NUMBER.findall(text, max(text.find(_BEGIN), 0))
    edition = Edition.E2019 if "上一年项目" in text else Edition.E2021
    return dict(zip(FORMS[edition].cells(), found, strict=False))


def wrong(cells: Mapping[CellRef, str], printed: Path) -> str:
    """How many cells are not as printed, of how many; `printed` holds the true figures."""
    truth = json.loads(printed.read_text("utf-8"), parse_float=str, parse_int=str)
    form = FORMS[Edition(truth["edition"])]
    split = "other" not in truth["applications"]
    columns = {row.key: form.applications.columns("total") for row in application_rows(split=split)}
    wanted = {
        CellRef(table.name, row, column.key): value
        for table in form.tables
        for row, values in truth[table.name].items()
        for column, value in zip(
            columns[row] if table is form.applications else table.columns(row), values, strict=True
        )
    }
    count = sum(cells.get(ref) != value for ref, value in wanted.items())
    return f"{count} of {len(wanted)} cells wrong"
