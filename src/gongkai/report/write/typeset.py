"""PDF by typst: the report as data, the page as a fixed template that reads nothing as markup."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai.report.model import AnnualReport
from gongkai.report.write.characters import place_of, require_xml
from gongkai.report.write.errors import UnwritableError
from gongkai.report.write.fonts import Face, FontSet, font_set
from gongkai.report.write.layout import Heading, Item, Level, Prose, layout, title_of
from gongkai.report.write.metadata import file_date, keywords
from gongkai.report.write.typeset_table import TEMPLATE, table_data

_FACES = {Level.TITLE: Face.TITLE, Level.SECTION: Face.SECTION, Level.SUBSECTION: Face.SUBSECTION}
_NO_BREAK = "\u00a0"
# A blank that reading puts back where a line ends there may be broken at; others must not be lost.
_KEPT_BLANK = re.compile("(?<![A-Za-z0-9]) | (?![A-Za-z])")
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
        "items": [_item(item, chosen) for item in items],
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
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
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


def _item(item: Item, fonts: FontSet) -> dict[str, Any]:
    if isinstance(item, Heading):
        return {"kind": item.level.name.lower(), "text": _unbroken(item.text)}
    if isinstance(item, Prose):
        return {"kind": "text", "text": _unbroken(item.text)}
    return table_data(item, fonts)


def _unbroken(text: str) -> str:
    return _KEPT_BLANK.sub(_NO_BREAK, text)
