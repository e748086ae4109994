"""What a spreadsheet shows of a stored value under its number format.

A cell is what is printed. Where the format shows another number than the one stored (rounded,
scaled, hidden), nobody can say which one was meant: the text then ends in U+FFFD, which puts the
cell in doubt. Numbers go from text to Decimal and back, never through float.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

DOUBT = "\ufffd"
GENERAL = "General"
_EXACT = 15  # significant digits that spreadsheets keep and show
_LONGEST_NUMBER = 40
_LARGEST_EXPONENT = 20
_LAST_DAY = 2_958_465  # 9999-12-31
_MISSING_DAY = 60  # 1900-02-29, which never was
_LONGEST_CODE = 255
_MOST_PLACES = 30
_MOST_SECTIONS = 4
_TOKEN = re.compile(
    r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]|G/通用格式|General|E[+-]|AM/PM|A/P|上午/下午|.',
    re.DOTALL | re.IGNORECASE,
)
_ESCAPES = "\\!"
_GENERALS = frozenset(("general", "g/通用格式"))
_SIGNS = frozenset("+-")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,3})?")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_COLOUR = re.compile(r"\[(?!DBNum)[A-Za-z\u4e00-\u9fff]+ ?\d{0,2}\]", re.IGNORECASE)
_DATE_LETTERS = frozenset("ymdhsgeb")
_YEAR_MONTH_DAY = frozenset("ymd")
_PLACES = frozenset("0#?")
_FIGURE_MARK = frozenset("0123456789.,．，")
_ROUNDED = Context(prec=_EXACT, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
# Formats that files name by number alone, as a Chinese program shows them.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"\\-#,##0', 6: '"¥"#,##0;"¥"\\-#,##0',
    7: '"¥"#,##0.00;"¥"\\-#,##0.00', 8: '"¥"#,##0.00;"¥"\\-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;\\-#,##0", 38: "#,##0;\\-#,##0", 39: "#,##0.00;\\-#,##0.00",
    40: "#,##0.00;\\-#,##0.00",
    41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"',
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip


@dataclass(slots=True)
class _Section:
    """One of a format's sections: what stands before and after the figure, and how it is shown."""

    before: str = ""
    whole: str = ""
    places: str | None = None
    after: str = ""
    grouped: bool = False
    percents: int = 0
    general: bool = False
    is_date: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format; `plain` is whether it shows whole numbers of few digits as they are."""

    code: str
    sections: tuple[_Section, ...]
    plain: bool

    def number(self, stored: str, *, since_1904: bool = False) -> str:
        """Give what is shown of a stored number."""
        value = _decimal(stored)
        if value is None:
            return f"{stored[:_LONGEST_NUMBER]}{DOUBT}"
        chosen, negative_shown = self._section(value)
        if chosen.is_date:
            return _date_text(value, self.code, since_1904=since_1904)
        shown = _shown(value, chosen, signed=negative_shown)
        return _general(value) + DOUBT if shown is None else shown

    def text(self, stored: str) -> str:
        """Give what is shown of a stored text, which a format may hide or add to."""
        if len(self.sections) < _MOST_SECTIONS or self.sections[3] == _Section(general=True):
            return stored
        return f"{stored}{DOUBT}"

    def _section(self, value: Decimal) -> tuple[_Section, bool]:
        """Give the section for a value, and whether its sign has to be shown besides."""
        count = len(self.sections)
        if count == 1:
            return self.sections[0], True
        if value < 0:
            return self.sections[1], False
        if value == 0 and count > 2:  # noqa: PLR2004 - the third section is that of zero
            return self.sections[2], False
        return self.sections[0], False


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """Give the format that a code describes; what it does not know shows every number in doubt."""
    if len(code) > _LONGEST_CODE:
        return NumberFormat(code, (_Section(known=False),), plain=False)
    sections = tuple(_section(tokens) for tokens in _sections(code or GENERAL))
    first = sections[0]
    bare = (first.general or first.whole == "0") and not (first.before + first.after).strip()
    is_plain = bare and first.known and not first.places and not first.percents
    plain = is_plain and not first.grouped and len(sections) == 1
    return NumberFormat(code, sections, plain)


UNKNOWN_FORMAT = NumberFormat("", (_Section(known=False),), plain=False)


def _sections(code: str) -> list[list[str]]:
    sections: list[list[str]] = [[]]
    for mark in _TOKEN.findall(code):
        if mark == ";":
            sections.append([])
        else:
            sections[-1].append(mark)
    return sections[:_MOST_SECTIONS]


def _section(tokens: Sequence[str]) -> _Section:
    section = _Section()
    if _is_date(tokens):
        section.is_date = True
        return section
    for mark in tokens:
        _add(section, mark)
    if section.whole.endswith(","):  # a comma at the end divides by a thousand
        section.known = False
    section.grouped = "," in section.whole
    section.whole = section.whole.replace(",", "")
    if len(section.whole) + len(section.places or "") > _MOST_PLACES:
        section.known = False
    return section


def _is_date(tokens: Sequence[str]) -> bool:
    letters = any(len(t) == 1 and t.lower() in _DATE_LETTERS for t in tokens)
    return letters or any(_ELAPSED.fullmatch(t) for t in tokens)


def _add(section: _Section, mark: str) -> None:
    in_figure = bool(section.whole) or section.places is not None or section.general
    if mark in _PLACES or (mark == "," and in_figure and not section.after):
        _add_place(section, mark)
    elif mark == "." and section.places is None and not section.after and not section.general:
        section.places = ""
    elif mark == "@" or mark.casefold() in _GENERALS:
        section.known = section.known and not in_figure
        section.general = True
    elif mark[0] == "[" and len(mark) > 1:
        _add_bracketed(section, mark, in_figure=in_figure)
    elif mark[0] in "Ee" and mark[1:] in _SIGNS:
        section.known = False  # with an exponent
    else:
        section.percents += mark == "%"
        # A fraction's bar stands between figures.
        section.known = section.known and not (mark == "/" and in_figure)
        _literal(section, _literal_text(mark), in_figure=in_figure)


def _add_place(section: _Section, mark: str) -> None:
    if section.after or section.general or (mark == "," and section.places is not None):
        section.known = False
    elif section.places is None:
        section.whole += mark
    else:
        section.places += mark


def _add_bracketed(section: _Section, mark: str, *, in_figure: bool) -> None:
    currency = _CURRENCY.fullmatch(mark)
    if currency is not None:
        _literal(section, currency[1], in_figure=in_figure)
    elif not _COLOUR.fullmatch(mark):
        section.known = False  # a condition, or digits of another script


def _literal_text(token: str) -> str:
    if token[0] == '"':
        return token.strip('"')
    if token[0] in _ESCAPES and len(token) > 1:
        return token[1:]
    if token[0] in "_*" and len(token) > 1:  # a blank as wide as a character, or filling
        return ""
    return token


def _literal(section: _Section, text: str, *, in_figure: bool) -> None:
    if in_figure:
        section.after += text
    else:
        section.before += text


def _decimal(stored: str) -> Decimal | None:
    """Give a stored number at the precision of spreadsheets; None for what cannot be trusted."""
    text = stored.strip()
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return None
    value = Decimal(text)
    if value == 0:
        return Decimal(0)
    # Spreadsheets keep no more digits than fifteen.
    if value.adjusted() >= _EXACT or value.adjusted() < -_LARGEST_EXPONENT:
        return None
    return _ROUNDED.plus(value)


def _general(value: Decimal) -> str:
    """Give a number with the digits that it has, and no exponent."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _shown(value: Decimal, section: _Section, *, signed: bool) -> str | None:
    """Give what a section shows of a number; None where that is not the number."""
    if not section.known or not _keeps(value, section, signed=signed):
        return None
    sign = "-" if signed and value < 0 else ""
    if section.general:
        figure = _general(abs(value))
    else:
        placed = _placed(abs(value), section)
        if placed is None:
            return None
        figure = placed
    return f"{sign}{section.before}{figure}{section.after}".strip()


def _keeps(value: Decimal, section: _Section, *, signed: bool) -> bool:
    """Tell whether what stands around the figure leaves it the same number."""
    if any(character.isdecimal() for character in section.before):
        return False
    if section.after[:1] in _FIGURE_MARK and section.after:
        return False
    negative = any(mark in section.before for mark in "-(（−－")
    return negative == (value < 0) if not signed else not negative


def _placed(value: Decimal, section: _Section) -> str | None:
    """Give the digits that placeholders show; None where they round, scale or hide the number."""
    if not section.whole and not section.places:
        return None
    places = section.places or ""
    scaled = _WIDE.scaleb(value, 2 * section.percents)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(places)), context=_WIDE)
    if rounded != scaled:
        return None
    whole, _, fraction = format(rounded, "f").partition(".")
    least = section.whole.count("0")
    if whole == "0" and not least:
        whole = ""
    whole = whole.rjust(least, "0")
    if section.grouped:
        whole = _grouped(whole)
    optional = len(places) - len(places.rstrip("#?"))
    kept = len(fraction) - optional
    fraction = fraction[:kept] + fraction[kept:].rstrip("0")
    figure = f"{whole}.{fraction}" if fraction else whole
    return figure or None


def _grouped(whole: str) -> str:
    first = len(whole) % 3
    parts = [whole[:first]] if first else []
    parts += [whole[at : at + 3] for at in range(first, len(whole), 3)]
    return ",".join(parts)


def _date_text(value: Decimal, code: str, *, since_1904: bool) -> str:
    """Give a date as its format prints it, or as ISO 8601 where that is beyond us."""
    moment = _moment(value, since_1904=since_1904)
    if moment is None or value < 1 or _ELAPSED.search(code):
        return _general(value) + DOUBT
    printed = _date_by_code(moment, code) if value == int(value) else None
    text = printed or moment.isoformat(" ", "minutes").removesuffix(" 00:00")
    # A year or a day alone would be taken for the figure that the cell holds.
    return f"{text}{DOUBT}" if text.isdecimal() else text


def _moment(value: Decimal, *, since_1904: bool) -> datetime | None:
    days = int(value)
    if value < 0 or days > _LAST_DAY or (days == _MISSING_DAY and not since_1904):
        return None
    if since_1904:
        first = date(1904, 1, 1)
    else:
        first = date(1899, 12, 31) if days < _MISSING_DAY else date(1899, 12, 30)
    seconds = int(((value - days) * 86_400).to_integral_value(ROUND_HALF_UP))
    begin = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - sheets know no zones
    try:
        return begin + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _date_by_code(moment: datetime, code: str) -> str | None:
    """Give year, month and day by a code of these alone."""
    parts: list[str] = []
    tokens = [t for t in _sections(code)[0] if t[0] != "[" or _CURRENCY.fullmatch(t) is None]
    at = 0
    while at < len(tokens):
        token = tokens[at].lower()
        end = at + 1
        if len(token) == 1 and token in _DATE_LETTERS:
            while end < len(tokens) and tokens[end].lower() == token:
                end += 1
            part = _date_part(moment, token, end - at)
            if part is None:
                return None
            parts.append(part)
        elif token[0] in "[0#?@" or (len(token) > 1 and token[0] not in '"\\!_*'):
            return None
        else:
            parts.append(_literal_text(tokens[at]))
        at = end
    return "".join(parts)


def _date_part(moment: datetime, letter: str, count: int) -> str | None:
    if letter not in _YEAR_MONTH_DAY or (letter != "y" and count > 2):  # noqa: PLR2004 - names
        return None
    if letter == "y":
        return f"{moment.year:04}" if count > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004
    return f"{moment.month if letter == 'm' else moment.day:0{count}}"
