"""Which agency and which year a report is of, and where that is printed."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gongkai.report.read.blocks import Block, Document, Paragraph, Place, Table
from gongkai.report.read.fold import half_width, squash
from gongkai.report.read.lines import on_one_line
from gongkai.report.read.reading import Origin
from gongkai.report.read.sections import LONGEST_HEADING, heading_number

_YEAR = r"(?P<year>20[0-3]\d|二[〇○零ＯO]{1}[一二三]?[〇○零一二三四五六七八九])"
_REPORT = (
    r"(?:(?:政府|政务)?信息公开|政务公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:总结)?"
    r"(?:年度)?(?:报告|年报)"
)
# Digits only as in 第2医院: between Hanzi, and of no date.
_NUMBER = r"(?<=[\u3400-\u9fff])\d{1,3}(?=[\u3400-\u9fff])(?![年月日期])"
_NAME = rf"(?:[\u3400-\u9fff（）()·]|{_NUMBER}){{2,40}}?"
_TITLE = re.compile(
    rf"(?P<before>{_NAME})?(?:关于)?(?:{_YEAR}年?(?:度)?)(?P<after>{_NAME})?{_REPORT}"
)
_TITLE_LATE_YEAR = re.compile(rf"(?P<before>{_NAME}){_REPORT}[（(]?{_YEAR}年?(?:度)?[）)]?")
_PERIOD = re.compile(
    r"(20[0-3]\d)年1月1日(?:起)?[,，]?(?:至|到|—|－|-|–|——|~|～)(?:当年|(?:20[0-3]\d)年|同年)?12月31日"
)
_DIGITS = dict(zip("〇○零O一二三四五六七八九", "0000123456789", strict=True))
_FULL_BRACKETS = str.maketrans("()", "（）")
_BLANKS = re.compile(r"\s+")
_PUBLISHER = (
    "发布机构",
    "发布单位",
    "发文机关",
    "公开责任部门",
    "信息来源",
    "来源",
    "单位",
    "主办单位",
)
_NAMES = ("名称", "标题", "信息名称")
_PUBLISHED = ("公开日期", "发布日期", "发布时间", "发文日期", "生成日期", "成文日期", "公开时间")
_DATE = re.compile(r"(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
_AGENCY_NOISE = re.compile(r"^(?:关于|附件|正文|当前位置|首页|标题)+|(?:关于|的)$")
_LONGEST_TITLE = 80
_LONGEST_AGENCY = 40
_MOST_LINES = 3
_DEEPEST_TITLE = 3  # heading levels that titles of pages have
_SECTION_ONE = re.compile("总体|概[况述]|基本情况")
_FURTHEST_TITLE = 200
_MAY_BEGIN = re.compile(r"2\s*0\s*[0-3０-９]|２０|二\s*[〇○零O]")
_NOT_A_NAME = re.compile(r"[，。：:；、0-9>|/]")


_LONGEST_KEPT = 40
_FACTS = (
    dict.fromkeys(_NAMES, "name")
    | dict.fromkeys(_PUBLISHER, "publisher")
    | dict.fromkeys(_PUBLISHED, "published")
)


_AROUND_FACT = ":：[]【】"
_FACT_BEGINS = frozenset((*_AROUND_FACT, *(fact[0] for fact in _FACTS)))


class Title(NamedTuple):
    """What a printed title names."""

    text: str
    agency: str | None
    year: int | None


def year_number(text: str) -> int:
    """A year in Arabic or Chinese digits ("二〇二四")."""
    return int("".join(_DIGITS.get(char, char) for char in text))


def parse_title(text: str) -> Title | None:
    """Agency and year from a title; None where the text is no title of an annual report."""
    bare = _BLANKS.sub("", half_width(text))
    if "公开" not in bare or not ("报告" in bare or "年报" in bare):
        return None  # told at once, where the patterns would try every character
    match = _TITLE.search(bare) or _TITLE_LATE_YEAR.search(bare)
    if match is None:
        return None
    groups = match.groupdict()
    agency = groups.get("before") or groups.get("after") or ""
    agency = _balanced(_AGENCY_NOISE.sub("", agency).strip("·"))
    if agency.endswith("政府") and not agency.endswith("人民政府"):
        agency = agency.removesuffix("政府")
    return Title(match.group(), agency or None, year_number(groups["year"]))


def _balanced(name: str) -> str:
    """A name with its brackets, full-width, without those around it or left without their other."""
    if name.count("(") != name.count(")") or (name[:1] == "(" and name.find(")") == len(name) - 1):
        name = name.strip("()")
    return name.translate(_FULL_BRACKETS)


class Found(NamedTuple):
    """The printed title's text, how many lines from which index it takes; `whole` if no more.

    A line that is not `whole` holds other words beside the title (a site's name).
    """

    title: Title
    place: Place
    first: int
    lines: int
    whole: bool


def find_title(paragraphs: Sequence[Paragraph], stated: Title | None = None) -> Found | None:
    """The line that is the report's title, else one that holds such a title.

    A title may break over two or three lines, and its agency stand on the line above. Before it
    a page may list other reports: a title marked as a heading counts first, then the one that the
    page's metadata name (`stated`), then the last before section one. A title that names no agency
    comes last.
    """
    whole: list[Found] = []
    holding: Found | None = None
    partial: Found | None = None
    began = False
    for first, paragraph in enumerate(paragraphs[:_FURTHEST_TITLE]):
        if whole and _heads_section_one(paragraph.text):
            began = True
            break
        if len(paragraph.text) > _LONGEST_TITLE or not _MAY_BEGIN.search(paragraph.text):
            continue
        found = _title_from(paragraphs, first)
        if found is None:
            continue
        if found.title.agency is None:
            found = _with_line_above(paragraphs, found)
        if found.whole:
            whole.append(found)
        elif found.title.agency:
            holding = holding or found
        partial = partial or found
    return _likeliest(whole, paragraphs, stated, began=began, holding=holding) or partial


def _heads_section_one(text: str) -> bool:
    if len(text.strip()) > LONGEST_HEADING or _SECTION_ONE.search(text) is None:
        return False
    return (heading_number(text) or (0,))[0] == 1


def _likeliest(
    whole: Sequence[Found],
    paragraphs: Sequence[Paragraph],
    stated: Title | None,
    *,
    began: bool,
    holding: Found | None,
) -> Found | None:
    """The title among lines that are one; where none names the agency, one that holds it."""
    marked = [found for found in whole if _is_marked(paragraphs, found)]
    named = [f for f in whole if stated and f.title[1:] == stated[1:]]
    chosen = marked or named or (whole if began else whole[:1])
    if not chosen:
        return holding
    at = -1 if began else 0
    year = chosen[at].title.year
    same = [found for found in chosen if found.title.agency and found.title.year == year]
    if same:
        return same[at]
    others = [f for f in whole if f.title.agency and f.title.year == year]
    if others:
        return others[-1]
    if holding is not None and holding.title.year == year:
        return holding
    return chosen[at]


def _is_marked(paragraphs: Sequence[Paragraph], found: Found) -> bool:
    lines = paragraphs[found.first : found.first + found.lines]
    return any(0 < line.heading <= _DEEPEST_TITLE for line in lines)


def _title_from(paragraphs: Sequence[Paragraph], first: int) -> Found | None:
    """A title of one line from `first`, else of two, else of three."""
    text = ""
    for count, paragraph in enumerate(paragraphs[first : first + _MOST_LINES], 1):
        text += paragraph.text.strip()
        if len(text) > _LONGEST_TITLE or "。" in text:
            return None
        title = parse_title(text)
        if title is not None:
            whole = squash(text) == squash(title.text)
            return Found(title, paragraphs[first].place, first, count, whole=whole)
    return None


def _with_line_above(paragraphs: Sequence[Paragraph], found: Found) -> Found:
    """The title with the agency on the line above it, where that line is an agency's name."""
    above = paragraphs[found.first - 1].text.strip() if found.first else ""
    if not above or len(above) > _LONGEST_AGENCY or " " in above or _NOT_A_NAME.search(above):
        return found
    title = parse_title(above + found.title.text)
    if title is None or not title.agency:
        return found
    first = found.first - 1
    whole = squash(above + found.title.text) == squash(title.text)
    return Found(title, paragraphs[first].place, first, found.lines + 1, whole=whole)


def metadata(blocks: Sequence[Block]) -> dict[str, tuple[str, Place]]:
    """Labelled facts from the page's own metadata table: name, publisher, published."""
    facts: dict[str, tuple[str, Place]] = {}
    for block in blocks:
        if not isinstance(block, Table):
            continue
        for row in block.rows:
            for label, value in pairwise(row):
                text = label.text
                if not text or text.isdecimal():
                    continue
                if text[0] not in _FACT_BEGINS and not text[0].isspace():
                    continue
                kind = _kept_fact(text) if len(text) <= _LONGEST_KEPT else _fact(text)
                if kind is not None and value.text.strip():
                    facts.setdefault(kind, (value.text.strip(), value.place))
    return facts


def _fact(label: str) -> str | None:
    """Which fact a label of a page's metadata table names."""
    return _FACTS.get(_BLANKS.sub("", label).strip(_AROUND_FACT))


_kept_fact = lru_cache(maxsize=2048)(_fact)


def find_period(texts: Sequence[str]) -> int | None:
    """The year of a statistical period "1月1日至12月31日" in the prose."""
    for text in texts:
        match = _PERIOD.search(_BLANKS.sub("", half_width(text)))
        if match:
            return int(match[1])
    return None


def parse_date(text: str) -> date | None:
    """The first calendar date in a text; None where there is none."""
    match = _DATE.search(half_width(text))
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


class Identity(NamedTuple):
    """Agency, year, printed title and date of publication, with where each came from."""

    agency: str | None
    year: int | None
    title: str
    published_on: date | None
    origins: dict[str, Origin]
    title_lines: range


def identify(document: Document, before: Sequence[Paragraph]) -> Identity:
    """Agency and year: from the printed title, the page's metadata, the period, in that order."""
    origins: dict[str, Origin] = {}
    agency = year = None
    lines = range(0)
    facts = metadata(document.blocks)
    stated: list[tuple[str, Title, Place | None]] = [
        ("metadata", title, place)
        for text, place in ((document.title, None), facts.get("name", ("", None)))
        if text and (title := parse_title(text))
    ]
    found = find_title(before, stated[0][1] if stated else None)
    sources = stated
    if found is not None:
        sources = [("title", found.title, found.place), *stated]
        lines = range(found.first, found.first + found.lines)
    for source, title, place in sources:
        if agency is None and title.agency:
            agency, origins["agency"] = title.agency, Origin(title.agency, source, place)
        if year is None and title.year:
            year, origins["year"] = title.year, Origin(str(title.year), source, place)
    if agency is None and "publisher" in facts:
        agency = facts["publisher"][0]
        origins["agency"] = Origin(agency, "publisher", facts["publisher"][1])
    if year is None and (year := find_period([paragraph.text for paragraph in before])) is not None:
        origins["year"] = Origin(str(year), "period")
    published = document.published_on
    if published is None and "published" in facts:
        published = parse_date(facts["published"][0])
    return Identity(agency, year, _printed(before, found), published, origins, lines)


def _printed(before: Sequence[Paragraph], found: Found | None) -> str:
    """The title as printed, without other words on its line."""
    if found is None:
        return ""
    if not found.whole:
        return found.title.text
    return "".join(
        on_one_line(before[i].text) for i in range(found.first, found.first + found.lines)
    )
