"""Damage to labels and heads of tables."""

from __future__ import annotations

import re
import unicodedata

from .layout_txt import wrap
from .model import Cell, Draft, Role, Table, number


def _cells(draft: Draft, *roles: Role) -> list[Cell]:
    tables = [table for table in draft.tables() if table.name != "furniture"]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    return [cell for cell in cells if cell.role in roles and cell.text]


def wrapped(draft: Draft) -> None:
    """Break labels and heads over lines."""
    width = draft.rng("wrapped").choice((3, 5, 8))
    for cell in _cells(draft, "label", "group", "head"):
        cell.text = "\n".join(wrap(cell.text, width))


def vertical(draft: Draft) -> None:
    """Write group labels and short heads one character a line."""
    for cell in _cells(draft, "group", "head"):
        if cell.role == "group" or len(cell.text) <= 6:
            cell.text = "\n".join(cell.text)


def spaced(draft: Draft) -> None:
    """Put blanks inside labels and heads."""
    rng = draft.rng("spaced")
    for cell in _cells(draft, "label", "group", "head", "block"):
        gap = rng.choice((" ", " ", "\u3000"))
        if len(cell.text) <= 4:
            cell.text = gap.join(cell.text)
        else:
            at = rng.randint(1, len(cell.text) - 1)
            cell.text = cell.text[:at] + gap + cell.text[at:]


_LOOKALIKE = str.maketrans(
    "于政行他信息公处果理提重申请未件数", "干攻形它讯意工外课里题复审清末份量"
)


def mistyped(draft: Draft) -> None:
    """Mistype one character of several labels and heads of four characters or more."""
    rng = draft.rng("mistyped")
    cells = [cell for cell in _cells(draft, "label", "group", "head") if len(cell.text) >= 4]
    for cell in rng.sample(cells, 8):
        spots = [at for at, char in enumerate(cell.text) if char.translate(_LOOKALIKE) != char]
        if spots:
            at = rng.choice(spots)
            cell.text = cell.text[:at] + cell.text[at].translate(_LOOKALIKE) + cell.text[at + 1 :]


_REWORDED = {
    "申请人情况": "申请人类型",
    "自然人": "公民个人",
    "法人或其他组织": "法人和其他组织",
    "商业企业": "企业",
    "科研机构": "科研单位",
    "社会公益组织": "公益性组织",
    "法律服务机构": "法律服务组织",
    "总计": "合计",
    "本年制发件数": "本年度制发数量",
    "本年废止件数": "本年度废止数量",
    "现行有效件数": "现行有效数量",
    "本年处理决定数量": "本年度处理决定数",
    "本年收费金额（单位：万元）": "本年度收费金额（万元）",
    "上一年项目数量": "上年项目数",
    "本年增/减": "本年增减情况",
    "本年新制作数量": "本年制作数",
    "本年新公开数量": "本年公开数",
    "对外公开总数量": "对外公开总数",
    "处理决定数量": "处理决定数",
    "采购总金额": "采购金额合计",
    "尚未审结": "未审结",
    "结果维持": "维持",
    "结果纠正": "纠正",
}
_SHORT = {
    "法人或其他组织": "法人或其他",
    "社会公益组织": "社会公益",
    "法律服务机构": "法律服务",
    "商业企业": "商业企",
    "科研机构": "科研",
    "本年收费金额（单位：万元）": "本年收费金额",
    "本年处理决定数量": "本年处理决定",
    "本年制发件数": "本年制发",
    "本年废止件数": "本年废止",
    "现行有效件数": "现行有效",
    "本年新制作数量": "本年新制作",
    "本年新公开数量": "本年新公开",
    "对外公开总数量": "对外公开",
    "上一年项目数量": "上一年项目",
    "处理决定数量": "处理决定",
    "采购项目数量": "采购项目",
}


def heads_reworded(draft: Draft) -> None:
    """Say the heads in other words."""
    for cell in _cells(draft, "head"):
        cell.text = _REWORDED.get(cell.text, cell.text)


def heads_short(draft: Draft) -> None:
    """Cut the heads short and leave out the note on the identity."""
    for cell in _cells(draft, "head"):
        cell.text = "" if "勾稽" in cell.text else _SHORT.get(cell.text, cell.text)


_HALF = str.maketrans("（），：“”", '(),:""')


def half_width(draft: Draft) -> None:
    """Print half-width punctuation in labels, heads and prose."""
    for cell in _cells(draft, "label", "group", "head", "block"):
        cell.text = cell.text.translate(_HALF)
    for item in draft.items:
        if not isinstance(item, Table):
            item.text = item.text.translate(_HALF)


def full_width_labels(draft: Draft) -> None:
    """Print digits, full stops, slashes and brackets of labels and heads full-width."""
    table = {code: code + 0xFEE0 for code in map(ord, "0123456789./()")}
    for cell in _cells(draft, "label", "group", "head", "block"):
        cell.text = cell.text.translate(table)


def other_dots(draft: Draft) -> None:
    """Number the leaf rows with another sign than a full stop."""
    dot = draft.rng("other_dots").choice(("、", "．", ". ", "，", ""))
    for cell in _cells(draft, "label"):
        cell.text = re.sub(r"^(\d)\.", rf"\g<1>{dot}", cell.text)


def unnumbered(draft: Draft) -> None:
    """Leave out the numbers before labels."""
    for cell in _cells(draft, "label", "group"):
        cell.text = re.sub(r"^(\d\.|（.）|.、)", "", cell.text)


def _radicals() -> dict[int, int]:
    """Map characters to the Kangxi radicals that only NFKC makes equal to them."""
    pairs = ((unicodedata.normalize("NFKC", chr(code)), code) for code in range(0x2F00, 0x2FD6))
    return {ord(char): code for char, code in pairs}


def radicals(draft: Draft) -> None:
    """Print Kangxi radicals for the characters that they look like."""
    table = _radicals() | {ord("不"): 0xF967, ord("料"): 0xF9BE, ord("理"): 0xF9E4}
    for cell in _cells(draft, "label", "group", "head", "block"):
        cell.text = cell.text.translate(table)
    for item in draft.items[1:]:
        if not isinstance(item, Table):
            item.text = item.text.translate(table)


def groups_absent(draft: Draft) -> None:
    """Leave the group cells empty: only the labels of the rows are left."""
    for cell in _cells(draft, "group"):
        cell.text = ""


def subtotal_column(draft: Draft) -> None:
    """Add a column 小计 for the organisations, which the form does not have."""
    rng = draft.rng("subtotal_column")
    at = rng.choice((1, 6))
    for table in draft.tables("applications"):
        table.width += 1
        for cell in table.rows[0].cells:
            cell.colspan += cell.colspan >= 6
        for cell in table.rows[1].cells:
            cell.colspan += cell.colspan == 5
        table.rows[2].cells.insert(at - 1, Cell("小计", role="head"))
        for row in table.rows:
            values = row.values()
            if values:
                numbers = [draft.value(cell.ref) or 0 for cell in values[1:6] if cell.ref]
                where = row.cells.index(values[0]) + at
                row.cells.insert(where, Cell(number(sum(numbers)), role="value"))
