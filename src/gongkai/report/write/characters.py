"""Characters that a format cannot hold: control characters, which XML forbids."""

import re
from collections.abc import Iterable, Iterator

from gongkai.report.write.errors import UnwritableError
from gongkai.report.write.grid import Cell, Grid
from gongkai.report.write.layout import Heading, Item, Prose

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def require_xml(items: Iterable[Item]) -> None:
    """Raise UnwritableError (bad_character) for a character that no XML may hold."""
    for item in items:
        for text, where in _texts(item):
            if found := _FORBIDDEN.search(text):
                raise _bad(found[0], where)


def _texts(item: Item) -> Iterator[tuple[str, tuple[str, str]]]:
    if isinstance(item, Heading | Prose):
        yield item.text, item.where
        return
    for line in item.lines:
        for cell in line:
            yield cell.text, place_of(item, cell)


def place_of(grid: Grid, cell: Cell) -> tuple[str, str]:
    """Name a cell to people, in Chinese and English."""
    name = f"表{'一二三四'[grid.section - 1]}"
    if cell.ref is None:
        return f"{name}的表头", f"the labels of table {grid.section}"
    at = f"{cell.ref.row}.{cell.ref.column}"
    return f"{name}的格 {at}", f"the cell {at} of table {grid.section}"


def _bad(character: str, where: tuple[str, str]) -> UnwritableError:
    name = f"U+{ord(character):04X}"
    zh, en = where
    return UnwritableError(
        "bad_character",
        f"{zh}中有控制字符（{name}），文件格式容不下，请删去后再写。",
        f"There is a control character ({name}) in {en}, which the format cannot hold; "
        "remove it and write again.",
    )
