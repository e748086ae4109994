"""Damage to headings and paragraphs, and things that stand around the report's own tables."""

from __future__ import annotations

import re

from . import labels
from .model import Cell, Draft, Heading, Item, Paragraph, Row, Table


def _sections(draft: Draft) -> list[Heading]:
    return [item for item in draft.items if isinstance(item, Heading) and item.level == 1]


_REWORDED = (
    "一、工作总体情况",
    "二、主动公开情况",
    "三、依申请公开办理情况",
    "四、因政府信息公开引起的行政复议、行政诉讼情况",
    "五、主要问题和改进措施",
    "六、需要说明的其他事项",
)


def headings_reworded(draft: Draft) -> None:
    """Say the section headings in other words."""
    pairs = zip(labels.SECTIONS[draft.edition], _REWORDED, strict=True)
    other = {old[2:]: new[2:] for old, new in pairs}  # the numeral stays as it is printed
    for heading in _sections(draft):
        heading.text = heading.text[:2] + other.get(heading.text[2:], heading.text[2:])


def headings_missing(draft: Draft) -> None:
    """Leave out two or three of the headings of sections two to four."""
    rng = draft.rng("headings_missing")
    gone = {id(heading) for heading in rng.sample(_sections(draft)[1:4], rng.randint(2, 3))}
    draft.items = [item for item in draft.items if id(item) not in gone]


def numbering_restarts(draft: Draft) -> None:
    """Let the numbers of the sections begin again at one with section two."""
    for heading, numeral in zip(_sections(draft)[1:], "一二三四五", strict=False):
        heading.text = re.sub("^.、", f"{numeral}、", heading.text)


def title_split(draft: Draft) -> None:
    """Print the title on two lines, the agency first."""
    rest = Heading(f"{draft.year}年政府信息公开工作年度报告", 0)
    draft.items[0:1] = [Heading(draft.agency, 0), rest]


def metadata_table(draft: Draft) -> None:
    """Put tables that are none of the form's around the report."""
    rng = draft.rng("metadata_table")
    year = draft.year
    pairs = (
        ("索引号", f"{rng.randint(10**8, 10**9)}/{year + 1}-{rng.randint(100, 999)}"),
        ("发布机构", draft.agency),
        ("公开日期", f"{year + 1}-01-{rng.randint(10, 31)}"),
        ("文号", f"{rng.randint(1, 90)}号"),
    )
    site = (
        ("指标", str(year - 1), str(year)),
        ("行政许可事项", str(rng.randint(1, 900)), str(rng.randint(1, 900))),
        ("网站访问总计", str(rng.randint(1, 9000)), str(rng.randint(1, 9000))),
    )
    draft.items.insert(1, _furniture(pairs))
    draft.items.append(_furniture(site))


def _furniture(rows: tuple[tuple[str, ...], ...]) -> Table:
    made = [Row([Cell(text) for text in row]) for row in rows]
    return Table("furniture", made, 1, len(rows[0]))


def notes(draft: Draft) -> None:
    """Put notes with figures under the tables."""
    rng = draft.rng("notes")
    items: list[Item] = []
    for item in draft.items:
        items.append(item)
        if isinstance(item, Table) and item.name != "furniture":
            few, many = rng.randint(1, 9), rng.randint(10, 999)
            text = f"注：1.行政许可含延续{many}件；2.重复申请 {few} 件已并案"
            items.append(Paragraph(f"{text}，总计 {many + few} 件。"))
    draft.items = items


def blank_lines(draft: Draft) -> None:
    """Put thousands of empty lines before the tables and at the end."""
    first = next(at for at, item in enumerate(draft.items) if isinstance(item, Table))
    draft.items.insert(first, Paragraph("\n" * 3000))
    draft.items.append(Paragraph("\n" * 3000))
