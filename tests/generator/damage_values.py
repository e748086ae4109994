"""Damage to what value cells print."""

from __future__ import annotations

import random
from collections.abc import Callable

from .model import Cell, Draft, Paragraph, Ref, number

_WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def _ref(cell: Cell) -> Ref:
    if cell.ref is None:
        raise ValueError("not a cell of the form")
    return cell.ref


def _empty(draft: Draft, cell: Cell, text: str = "") -> None:
    cell.text = text
    draft.put(_ref(cell), None)
    draft.marks.discard(_ref(cell))


def _plain(draft: Draft, cell: Cell) -> bool:
    """Say whether the cell prints its figure and nothing else."""
    return cell.text != "" and cell.text == number(draft.value(_ref(cell)))


def _zeros(draft: Draft, rng: random.Random) -> list[Cell]:
    """Choose zero cells: organisations' columns, one group of tables, or some at random."""
    cells = [cell for cell in draft.cells() if draft.value(_ref(cell)) == 0]
    narrower = {
        "organisations": [
            c
            for c in cells
            if _ref(c)[0] == "applications" and _ref(c)[2] not in {"natural_person", "total"}
        ],
        "applications": [c for c in cells if _ref(c)[0] == "applications"],
        "disputes": [c for c in cells if _ref(c)[0] == "disputes"],
        "some": rng.sample(cells, max(len(cells) // 4, 1)) if cells else [],
        "all": cells,
    }
    chosen = narrower[rng.choice(list(narrower))]
    return chosen or cells or draft.cells()[:5]


def blank(text: str, *, paragraph: bool = False) -> Callable[[Draft], None]:
    """Make a damage that leaves zero cells blank, printing `text`."""

    def apply(draft: Draft) -> None:
        for cell in _zeros(draft, draft.rng("blank")):
            _empty(draft, cell, text)
        if paragraph:
            draft.options["blank"] = "p"

    return apply


def blank_totals(draft: Draft) -> None:
    """Leave the row totals of the request table blank."""
    for cell in draft.cells("applications"):
        if _ref(cell)[2] == "total":
            _empty(draft, cell)


def blank_row(draft: Draft) -> None:
    """Leave the figures of a whole row blank."""
    rng = draft.rng("blank_row")
    row = rng.choice([row for row in draft.rows("applications") if row.key])
    cells = row.values()
    if rng.random() < 0.3:
        cells = [c for c in draft.cells("disputes") if _ref(c)[1] == "reconsideration"]
    for cell in cells:
        _empty(draft, cell)


def mark(text: str) -> Callable[[Draft], None]:
    """Make a damage that prints a mark where a zero belongs."""

    def apply(draft: Draft) -> None:
        for cell in _zeros(draft, draft.rng("mark")):
            cell.text = text
            draft.put(_ref(cell), None)
            draft.marks.add(_ref(cell))

    return apply


def remarks(draft: Draft) -> None:
    """Put a remark with digits of its own behind some figures."""
    rng = draft.rng("remarks")
    for cell in rng.sample(draft.cells("proactive"), 2) + rng.sample(draft.cells("disputes"), 1):
        part = rng.randint(1, 30)
        if not _plain(draft, cell):
            continue
        remark = rng.choice(
            (f"（其中修订 {part} 件）", f"（含上年{part}件）", f"(另有{part}件撤回)")
        )
        cell.text += remark
        draft.marks.add(_ref(cell))


def units(draft: Draft) -> None:
    """Put a unit behind the figures of the first table."""
    rng = draft.rng("units")
    space = rng.choice(("", " "))
    for cell in draft.cells("proactive"):
        if not _plain(draft, cell):
            continue
        column = _ref(cell)[2]
        cell.text += space + ("元" if column.startswith("amount") else rng.choice("件项"))
        draft.marks.add(_ref(cell))


def _large(draft: Draft, least: int, rng: random.Random) -> list[Cell]:
    """Find plain cells of at least `least`; a count of decisions, in no sum, is made so large."""
    ref = ("proactive", "licences", "decisions")
    for cell in draft.cells("proactive"):
        if cell.ref == ref and _plain(draft, cell):
            draft.put(ref, rng.randint(max(least, 1000), 9_999_999))
            cell.text = number(draft.value(ref))
    cells = [cell for cell in draft.cells() if _plain(draft, cell)]
    return [cell for cell in cells if (draft.value(_ref(cell)) or 0) >= least]


def thousands(comma: str) -> Callable[[Draft], None]:
    """Make a damage that groups digits by three."""

    def apply(draft: Draft) -> None:
        for cell in _large(draft, 1000, draft.rng("thousands")):
            whole, dot, fraction = cell.text.partition(".")
            cell.text = f"{int(whole):,}".replace(",", comma) + dot + fraction

    return apply


def full_width(draft: Draft) -> None:
    """Print full-width digits, in all tables or in one."""
    name = draft.rng("full_width").choice(("", "proactive", "applications", "disputes"))
    for cell in draft.cells(name):
        cell.text = cell.text.translate(_WIDE)


def wrapped_number(draft: Draft) -> None:
    """Break long numbers over two lines, as a narrow cell does."""
    for cell in _large(draft, 10_000, draft.rng("wrapped_number")):
        at = max(len(cell.text) - 2, 1)
        cell.text = f"{cell.text[:at]}\n{cell.text[at:]}"


def padded_value(draft: Draft) -> None:
    """Put blanks of several kinds around figures."""
    rng = draft.rng("padded_value")
    for cell in draft.cells():
        if rng.random() < 0.5:
            cell.text = rng.choice((" ", "\u3000", "\u00a0")) + cell.text + rng.choice(("", " "))


def strayed_total(draft: Draft) -> None:
    """Let the last total leave its cell and stand alone on a line before its table."""
    ref = ("applications", "carried_forward", "total")
    table = draft.tables("applications")[0]
    for cell in draft.cells("applications"):
        if cell.ref == ref:
            draft.items.insert(draft.items.index(table), Paragraph(cell.text))
            _empty(draft, cell)


def digits_lost(draft: Draft) -> None:
    """Make the digits of a few cells unreadable, wholly or in part."""
    rng = draft.rng("digits_lost")
    for cell in rng.sample(draft.cells(), 6):
        ref = _ref(cell)
        if not draft.may_remove({ref}):
            return
        if not _plain(draft, cell):
            continue
        partly = f"{cell.text[:1]}■" if rng.random() < 0.5 else "■■"
        cell.text = partly
        draft.removed.add(ref)
        draft.put(ref, None)
