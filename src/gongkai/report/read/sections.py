"""Finding the six sections and their prose between, around and after the tables."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from gongkai.report.form import FORMS
from gongkai.report.model import Section, Subsection
from gongkai.report.read.blocks import Paragraph
from gongkai.report.read.fold import label_key
from gongkai.report.read.lines import Line, Measure, join_lines, measure, measured

LONGEST_HEADING = 40
_NUMBERED = re.compile(
    r"\s*(?P<number>[一二三四五六七八九十]{1,3}(?=\s*[、.．,，:：])|第[一二三四五六]部分|\d(?=\s*[、.．]\s*\D)"
    r"|[（(](?:[一二三四五六七八九十]|\d)[)）])"
)
_SUBHEADING = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])"
    r"[^。！？；]{2,36}[。：:]?"
)
_CHROME = re.compile(
    r"(?:【?\s*(?:打印|关闭|返回|上一篇|下一篇|相关(?:链接|文章|阅读)|扫一扫|分享到|分享|字体|网站地图|关于我们"
    r"|联系我们|版权所有|主办单位|主办[:：]|承办单位|承办[:：]|技术支持|网站标识码|备案|网站声明|责任编辑|浏览次数"
    r"|阅读次数|点击(?:数|量)|友情链接|隐私声明|无障碍|您是第|政府网站))|.*(?:ICP备|公网安备|网站标识码)"
)
_FUZZY = 82.0
_NUMBERS = range(1, 7)
_TABLED = (2, 3, 4)  # sections that hold a table
_NUMERALS = "一二三四五六"
_NUMERAL_FIRST = re.compile(r"\s*[（(]?[二三四五六]")
_BRACKETED = (5, 6)  # sections without a table, whose headings no row's label resembles


class Heading(NamedTuple):
    """A line that may head a section."""

    number: int
    at: int
    exact: bool


def _heading_keys() -> dict[str, int]:
    keys: dict[str, int] = {}
    for form in FORMS.values():
        for section in form.sections:
            for heading in (section.heading, *section.variants):
                keys.setdefault(label_key(heading), section.number)
    return keys


_KEYS = _heading_keys()
_HEADINGS = tuple(_KEYS)


@lru_cache(maxsize=4096)
def heading_number(text: str) -> tuple[int, bool] | None:
    """The section (1 to 6) that a short line names and whether exactly; None for other lines."""
    bare = text.strip()
    if not bare or len(bare) > LONGEST_HEADING or bare.endswith(("。", "；", "，")):
        return None
    numbered = _NUMBERED.match(bare)
    key = label_key(bare)
    if numbered and numbered["number"][0] in "（(":
        return _bracketed(numbered["number"].strip("（()）"), key)
    key = re.sub("^第[一二三四五六]部分", "", key)
    if key in _KEYS:
        return _KEYS[key], True
    if not numbered and len(bare) > 24:  # noqa: PLR2004 - a heading without a number is short
        return None
    found = process.extractOne(key, _HEADINGS, scorer=fuzz.ratio, score_cutoff=_FUZZY)
    return (_KEYS[found[0]], False) if found else None


def is_numbered_heading(text: str) -> bool:
    """Whether a line is a section's heading with numeral and official wording: no table's row."""
    if _NUMERAL_FIRST.match(text) is None:
        return False
    found = heading_number(text)
    return found is not None and (found[1] or found[0] in _BRACKETED)


def _bracketed(numeral: str, key: str) -> tuple[int, bool] | None:
    """Sections five and six may be numbered in brackets, where numeral and wording agree."""
    number = _KEYS.get(key, 0)
    if number not in _BRACKETED or numeral not in (_NUMERALS[number - 1], str(number)):
        return None
    return number, False


class TablePlaces(NamedTuple):
    """Index of the block where each table begins, by section number; absent where not found."""

    first: Mapping[int, int]
    last: Mapping[int, int]


def find_headings(
    paragraphs: Sequence[tuple[int, Paragraph]], tables: TablePlaces
) -> list[Heading]:
    """The headings of the sections in print order, at most one a section.

    Among several lines that could be a section's heading (a list of contents, another section's
    sub-heading), the one directly above the section's table counts, and an exact one first.
    """
    candidates: dict[int, list[Heading]] = {}
    for at, paragraph in paragraphs:
        if found := heading_number(paragraph.text):
            candidates.setdefault(found[0], []).append(Heading(found[0], at, found[1]))
    chosen: list[Heading] = []
    floor, ceiling = -1, _ceilings(candidates, tables)
    for number in _NUMBERS:
        fitting = [h for h in candidates.get(number, ()) if floor < h.at and h.at < ceiling[number]]
        if heading := _best(fitting, last=number == 1 or number in tables.first):
            chosen.append(heading)
            floor = heading.at
        if number in tables.last:
            floor = max(floor, _last_before_next(number, candidates, tables))
    return _with_misplaced(chosen, candidates)


def _with_misplaced(
    chosen: Sequence[Heading], candidates: Mapping[int, Sequence[Heading]]
) -> list[Heading]:
    """Also the one exact heading of a section whose table was found elsewhere, if in its order.

    Another table that names the same rows (last year's, in section one) may stand before it.
    """
    headings = list(chosen)
    for number in _TABLED:
        exact = [heading for heading in candidates.get(number, ()) if heading.exact]
        if len(exact) != 1 or any(heading.number == number for heading in headings):
            continue
        at = exact[0].at
        if all((heading.number < number) == (heading.at < at) for heading in headings):
            headings.append(exact[0])
    return sorted(headings, key=lambda heading: heading.at)


def _last_before_next(
    number: int, candidates: Mapping[int, Sequence[Heading]], tables: TablePlaces
) -> int:
    """Where a section's table ends; one that an appendix repeats ends before the next heading."""
    first = tables.first.get(number, tables.last[number])
    following = [
        heading.at
        for later in range(number + 1, _NUMBERS.stop)
        for heading in candidates.get(later, ())
        if heading.at > first and (heading.exact or later in _BRACKETED)
    ]
    return min([tables.last[number], *(at - 1 for at in following)])


def _ceilings(candidates: Mapping[int, Sequence[Heading]], tables: TablePlaces) -> dict[int, int]:
    """Each section's heading stands before the next table and its own."""
    limit = 1 << 60
    ceilings = {}
    for number in reversed(_NUMBERS):
        limit = min(limit, tables.first.get(number, limit))
        ceilings[number] = limit
        exact = [h.at for h in candidates.get(number, ()) if h.exact and h.at < limit]
        if exact:
            limit = exact[-1] if number in tables.first or number > 1 else limit
    return ceilings


def _best(fitting: Sequence[Heading], *, last: bool) -> Heading | None:
    exact = [heading for heading in fitting if heading.exact] or list(fitting)
    if not exact:
        return None
    return exact[-1] if last else exact[0]


def is_chrome(text: str) -> bool:
    """Whether a line belongs to the page around the report (print, share, filing numbers)."""
    return _CHROME.match(text.strip()) is not None


def subsections(texts: Sequence[str]) -> tuple[Subsection, ...]:
    """Paragraphs grouped under the sub-headings that stand on lines of their own."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    for text in texts:
        if _SUBHEADING.fullmatch(text):
            parts.append((text, []))
        else:
            parts[-1][1].append(text)
    return tuple(
        Subsection(heading, tuple(paragraphs))
        for heading, paragraphs in parts
        if heading or paragraphs
    )


class Prose(NamedTuple):
    """The prose before the first section, and the sections."""

    before: tuple[str, ...]
    sections: tuple[Section, ...]


def read_prose(
    paragraphs: Sequence[tuple[int, Paragraph]], tables: TablePlaces, title_at: int
) -> Prose:
    """The sections from the paragraphs (with their block's index) that are in no table.

    What stands before the title's block (-1: no title) is the page's, not the report's.
    """
    headings = find_headings(paragraphs, tables)
    lines = [measured(paragraph) for _, paragraph in paragraphs]
    set_as = measure(lines)
    starts = {heading.at: heading for heading in headings}
    runs: list[tuple[Heading | None, str, list[Line]]] = [(None, "", [])]
    for (at, _), line in zip(paragraphs, lines, strict=True):
        if at in starts:
            runs.append((starts[at], line.bare, []))
        elif headings and runs[-1][0] is headings[-1] and is_chrome(line.bare):
            break
        elif at > title_at or len(runs) > 1:
            runs[-1][2].append(line)
    before = tuple(join_lines(runs[0][2], set_as))
    return Prose(before, tuple(_section(*run, set_as) for run in runs[1:]))


def _section(
    heading: Heading | None, printed: str, lines: Sequence[Line], set_as: Measure
) -> Section:
    kind = heading.number if heading else 0
    number = _NUMBERED.match(printed)
    end = number.end() if number else _end_of_bare_numeral(printed, kind)
    numeral = number["number"].strip("（()）") if number else printed[:end]
    bare = printed[end:].lstrip(" 、.．,，:：\u3000") if end else printed
    return Section(kind, bare, subsections(join_lines(lines, set_as)), numeral)


def _end_of_bare_numeral(printed: str, kind: int) -> int:
    """How long the section's own numeral is that stands before the heading without a mark."""
    return int(kind > 0 and printed.startswith(_NUMERALS[kind - 1]))
