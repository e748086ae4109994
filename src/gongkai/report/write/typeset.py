"""PDF by typst: the report as data, the page as a fixed template that reads nothing as markup."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from gongkai.report.model import AnnualReport
from gongkai.report.write.characters import place_of, require_xml
from gongkai.report.write.errors import UnwritableError
from gongkai.report.write.fonts import Face, FontSet, font_set
from gongkai.report.write.grid import Cell, Grid, Role, place_lines
from gongkai.report.write.layout import Heading, Item, Level, Prose, layout, title_of
from gongkai.report.write.metadata import file_date, keywords

_FACES = {Level.TITLE: Face.TITLE, Level.SECTION: Face.SECTION, Level.SUBSECTION: Face.SUBSECTION}
_TEMPLATE = Path(__file__).with_name("report.typ")
_SIZES = {2: 10.5, 3: 9.0, 4: 9.0}  # points of each table's text: 五号 and 小五
_POINTS_A_TENTH = 7.2 / 25.4
_CELL_MARGIN = 4.0  # points left and right in a cell, and a hair to spare
_SMALLEST_CUT = 6  # lines of a table that may be cut at all
_NO_BREAK = "\u00a0"
# A blank that reading puts back where a line ends there may be broken at; others must not be lost.
_KEPT_BLANK = re.compile("(?<![A-Za-z0-9]) | (?![A-Za-z])")
_UNBROKEN = re.compile("[\x21-\x7e\u00a0]+")
_PLAIN = re.compile(r"[-+]?[0-9.,]*")
_TITLE_BREAK = "政府信息公开"
_TITLE_EMS = 20  # of 22 points, that a line of 156 mm holds
_MOST_TITLE_EMS = 40  # a longer line is broken rather than made smaller still
_ALWAYS_PAGE_NUMBER = "—0123456789 "


def pdf(report: AnnualReport, fonts: Path | None = None) -> bytes:
    """Set the report as PDF/A-2b; the same report and fonts give the same bytes.

    `fonts` is a folder with an agency's own font files. Raises UnwritableError: no_library,
    no_font, no_glyph, bad_character.
    """
    chosen = font_set(fonts)
    items = list(layout(report))
    require_xml(items)
    _require_glyphs(items, chosen)
    data = {
        "title": title_of(report),
        **_title(title_of(report), chosen),
        "keywords": keywords(report),
        "date": file_date(report).timetuple()[:3],
        "fonts": chosen.families(),
        "items": _items(items, chosen),
    }
    import typst

    try:
        made = _compiler(chosen).compile(
            format="pdf",
            sys_inputs={"d": json.dumps(data, ensure_ascii=False)},
            pdf_standards="a-2b",
            timestamp=0,  # no clock in a file: the same report gives the same bytes
        )
    except typst.TypstError as error:
        raise UnwritableError(
            "not_written",
            f"排版失败（{error}），这是 gongkai 的缺陷，请报告。",
            f"Typesetting failed ({error}): a fault of gongkai, please report it.",
        ) from error
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


@lru_cache(maxsize=8)
def _compiler(fonts: FontSet) -> Any:
    """Keep one compiler a process and set of fonts: opening the fonts is what takes long."""
    import typst

    return typst.Compiler(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=fonts.typeset,
        ignore_system_fonts=True,
    )


def _require_glyphs(items: list[Item], fonts: FontSet) -> None:
    for item in items:
        if isinstance(item, Heading):
            fonts.require(_FACES[item.level], item.text, item.where)
        elif isinstance(item, Prose):
            fonts.require(Face.BODY, item.text, item.where)
        else:
            for line in item.lines:
                for cell in line:
                    fonts.require(Face.TABLE, cell.text, place_of(item, cell))
    fonts.require(Face.TABLE, _ALWAYS_PAGE_NUMBER, ("页码", "the page number"))


def _title(title: str, fonts: FontSet) -> dict[str, Any]:
    """The title in lines that break where its sense does, and how wide the widest is in ems."""
    at = title.find(_TITLE_BREAK)
    long = fonts.width(Face.TITLE, title) > _TITLE_EMS
    parts = [title[:at], title[at:]] if at > 0 and long else [title]
    widest = max(fonts.width(Face.TITLE, part) for part in parts)
    lines = [_unbroken(part) for part in parts]
    return {"title-lines": lines, "title-width": min(widest, _MOST_TITLE_EMS)}


def _items(items: list[Item], fonts: FontSet) -> list[dict[str, Any]]:
    """The items as data; each table that may be cut names the one before it."""
    found = [_item(item, fonts) for item in items]
    before = None
    for item in found:
        if item.get("cut"):
            item["after"], before = before, item["name"]
    return found


def _item(item: Item, fonts: FontSet) -> dict[str, Any]:
    if isinstance(item, Heading):
        return {"kind": item.level.name.lower(), "text": _unbroken(item.text)}
    if isinstance(item, Prose):
        return {"kind": "text", "text": _unbroken(item.text)}
    lines = list(place_lines(item.lines))
    return {
        "kind": "table",
        "name": item.name,
        "size": _SIZES[item.section],
        "widths": item.widths,
        "head": item.parts[0].head if len(item.parts) == 1 else 0,
        "breaks": _breaks(item),
        "cut": len(lines) > _SMALLEST_CUT,
        "rows": [
            [_cell(item, cell, x, y, fonts) for x, cell in line] for y, line in enumerate(lines)
        ],
    }


def _breaks(grid: Grid) -> list[int]:
    """Lines before which a page may end: any below the one head, else those that begin a part."""
    if len(grid.parts) == 1:
        return list(range(grid.parts[0].head + 1, len(grid.lines)))
    return list(accumulate(len(part.lines) for part in grid.parts))[:-1]


def _cell(grid: Grid, cell: Cell, x: int, y: int, fonts: FontSet) -> Mapping[str, Any]:
    lines = [line.replace(" ", _NO_BREAK) for line in cell.text.split("\n")]
    room = sum(grid.widths[x : x + cell.columns]) * _POINTS_A_TENTH - _CELL_MARGIN
    return {
        "lines": lines,
        "x": x,
        "y": y,
        "rows": cell.rows,
        "columns": cell.columns,
        "left": cell.role is Role.LABEL and grid.section == 3,  # noqa: PLR2004 - long labels
        "plain": _PLAIN.fullmatch(cell.text) is not None,
        "scale": _scale(lines, room / _SIZES[grid.section], fonts),
    }


def _scale(lines: list[str], room: float, fonts: FontSet) -> float:
    """How much smaller a text must be for its longest figure to stay on one line of `room` ems."""
    runs = [run for line in lines for run in _UNBROKEN.findall(line)]
    widest = max((fonts.width(Face.TABLE, run) for run in runs), default=0.0)
    return min(1.0, room / widest) if widest else 1.0


def _unbroken(text: str) -> str:
    return _KEPT_BLANK.sub(_NO_BREAK, text)
