"""The report before it is written: headings, paragraphs and the three groups of tables."""

from __future__ import annotations

from . import labels, prose
from .labels import Block
from .model import Cell, Draft, Heading, Item, Paragraph, Role, Row, Table, number


def compose(draft: Draft) -> None:
    """Fill the draft's items from its figures and options."""
    rng, year = draft.rng("prose"), draft.year
    titles = labels.SECTIONS[draft.edition]
    items: list[Item] = [Heading(f"{draft.agency}{year}年政府信息公开工作年度报告", 0)]
    items += [Paragraph(prose.opening(rng, draft.agency, year)), Heading(titles[0], 1)]
    for topic, text in prose.overview(rng, year):
        items += [Heading(topic, 2), Paragraph(text)]
    for title, tables in zip(titles[1:4], (proactive, applications, disputes), strict=True):
        items.append(Heading(title, 1))
        if rng.random() < 0.3:
            items.append(Paragraph(prose.lead_in(rng, year)))
        items += tables(draft)
    items.append(Heading(titles[4], 1))
    items += [Paragraph(text) for text in prose.problems(rng, year)]
    items.append(Heading(titles[5], 1))
    items += [Paragraph(text) for text in prose.other_matters(rng, year)]
    draft.items = items


def _value(draft: Draft, table: str, row: str, column: str, colspan: int = 1) -> Cell:
    ref = (table, row, column)
    return Cell(number(draft.value(ref)), 1, colspan, "value", ref)


def _cell(text: str, rows: int = 1, cols: int = 1, role: Role = "head") -> Cell:
    return Cell(text, rows, cols, role)


def _spread(count: int, width: int) -> list[int]:
    """Spans of `count` cells over `width` columns; the last one takes what is left."""
    return [1] * (count - 1) + [width - count + 1]


def _block(draft: Draft, block: Block, width: int) -> list[Row]:
    spans = _spread(len(block.columns), width - 1)
    heads = [_cell(text, 1, span) for text, span in zip(block.heads, spans, strict=True)]
    rows = [
        Row([_cell(block.title, 1, width, "block")]),
        Row([_cell(labels.ITEM), *heads]),
    ]
    for key, label in block.rows:
        pairs = zip(block.columns, spans, strict=True)
        cells = [_value(draft, "proactive", key, column, span) for column, span in pairs]
        rows.append(Row([_cell(label, role="label"), *cells], ("proactive", key)))
    return rows


def proactive(draft: Draft) -> list[Item]:
    """Table 二: one table, or one for each block (option proactive=split)."""
    blocks = labels.BLOCKS[draft.edition]
    if draft.options["proactive"] == "split":
        widths = [1 + len(block.columns) for block in blocks]
        pairs = zip(blocks, widths, strict=True)
        return [Table("proactive", _block(draft, block, wide), 2, wide) for block, wide in pairs]
    rows = [row for block in blocks for row in _block(draft, block, 4)]
    return [Table("proactive", rows, 2, 4)]


def _applicant_heads(draft: Draft) -> list[Row]:
    heads = [_cell(text) for _, text in labels.APPLICANTS]
    note = _cell(labels.IDENTITY_NOTE, 3, 3)
    natural, total = _cell(heads[0].text, 2), _cell(heads[-1].text, 2)
    organisations = _cell(labels.ORGANISATIONS, 1, 5)
    if draft.options["applicant_head"] == "six":
        top = [note, _cell(labels.APPLICANT_HEAD, 1, 6), _cell(total.text, 3)]
        return [Row(top), Row([natural, organisations]), Row(heads[1:6])]
    top = [note, _cell(labels.APPLICANT_HEAD, 1, 7)]
    return [Row(top), Row([natural, organisations, total]), Row(heads[1:6])]


def _application(draft: Draft, key: str, *before: Cell) -> Row:
    cells = [_value(draft, "applications", key, column) for column in labels.APPLICANT_KEYS]
    return Row([*before, *cells], ("applications", key))


def applications(draft: Draft) -> list[Item]:
    """Table 三."""
    rows = _applicant_heads(draft)
    for key, label in (labels.NEW, labels.CARRIED_OVER):
        rows.append(_application(draft, key, _cell(label, 1, 3, "label")))
    first = len(rows)
    for title, members in labels.groups(one_other="other" in draft.figures["applications"]):
        for at, (key, label) in enumerate(members):
            before = [_cell(label, 1, 1 if title else 2, "label")]
            if title and at == 0:
                before.insert(0, _cell(title, len(members), 1, "group"))
            rows.append(_application(draft, key, *before))
    key, label = labels.TOTAL
    rows.append(_application(draft, key, _cell(label, 1, 2, "label")))
    rows[first].cells.insert(0, _cell(labels.RESULTS, len(rows) - first, 1, "group"))
    key, label = labels.CARRIED_FORWARD
    rows.append(_application(draft, key, _cell(label, 1, 3, "label")))
    return [Table("applications", rows, 3, 10)]


def disputes(draft: Draft) -> list[Item]:
    """Table 四: one table, or three (option disputes=three)."""
    kinds = (labels.RECONSIDERATION, labels.DIRECT, labels.AFTER)
    values = {key: _outcomes(draft, key) for key, _ in kinds}
    if draft.options["disputes"] == "three":
        return [_one_dispute(key, label, values[key]) for key, label in kinds]
    top = [_cell(labels.RECONSIDERATION[1], 1, 5), _cell(labels.LITIGATION, 1, 10)]
    second = [_cell(text, 2) for _, text in labels.OUTCOMES]
    second += [_cell(label, 1, 5) for _, label in kinds[1:]]
    third = [_cell(text) for _ in range(2) for _, text in labels.OUTCOMES]
    cells = [cell for key, _ in kinds for cell in values[key]]
    return [Table("disputes", [Row(top), Row(second), Row(third), Row(cells)], 3, 15)]


def _outcomes(draft: Draft, key: str) -> list[Cell]:
    return [_value(draft, "disputes", key, column) for column in labels.OUTCOME_KEYS]


def _one_dispute(key: str, label: str, cells: list[Cell]) -> Table:
    if key != labels.RECONSIDERATION[0]:
        label = f"{labels.LITIGATION}（{label}）"
    heads = [_cell(text) for _, text in labels.OUTCOMES]
    return Table("disputes", [Row([_cell(label, 1, 5)]), Row(heads), Row(cells)], 2, 5)
