"""Cell formats of an XLSX file: how each shows numbers, and whether it rules its cell."""

from typing import NamedTuple

from lxml import etree

from gongkai.report.read.xlsx_display import (
    BUILT_IN,
    GENERAL,
    UNKNOWN_FORMAT,
    NumberFormat,
    number_format,
)

_SIDES = frozenset(("left", "right", "top", "bottom", "start", "end"))


class CellFormat(NamedTuple):
    """How a cell shows its number, and whether a border runs along any of its sides."""

    numbers: NumberFormat
    ruled: bool


PLAIN = CellFormat(number_format(GENERAL), ruled=False)


def cell_formats(styles: etree._Element | None) -> list[CellFormat]:
    """Give the formats by the index that cells name."""
    if styles is None:
        return [PLAIN]
    codes = {
        item.get("numFmtId", ""): item.get("formatCode", "")
        for item in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    ruled = [_is_ruled(border) for border in styles.iterfind("{*}borders/{*}border")]
    return [
        CellFormat(_numbers(item, codes), _ruled(item, ruled))
        for item in styles.iterfind("{*}cellXfs/{*}xf")
    ]


def _numbers(item: etree._Element, codes: dict[str, str]) -> NumberFormat:
    number = item.get("numFmtId", "0")
    if number in codes:
        return number_format(codes[number])
    code = BUILT_IN.get(int(number)) if number.isdecimal() and len(number) < 5 else None  # noqa: PLR2004
    return UNKNOWN_FORMAT if code is None else number_format(code)


def _is_ruled(border: etree._Element) -> bool:
    return any(
        isinstance(side.tag, str)
        and etree.QName(side).localname in _SIDES
        and side.get("style", "none") != "none"
        for side in border
    )


def _ruled(item: etree._Element, ruled: list[bool]) -> bool:
    number = item.get("borderId", "0")
    if not number.isdecimal() or len(number) > 6:  # noqa: PLR2004 - more than any file has
        return False
    return int(number) < len(ruled) and ruled[int(number)]
