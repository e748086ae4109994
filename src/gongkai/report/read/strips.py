"""The document as strips: each printed row or line split into its labels and its value cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.report.read.blocks import Block, Cell, Document, Paragraph, Place, Table
from gongkai.report.read.fold import display_width, half_width
from gongkai.report.read.labels import LONGEST_KEPT, is_group, is_row
from gongkai.report.read.values import Kind, read_value

_HANZI = re.compile("[\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff]")
_WORD_MARKS = frozenset(
    (
        "无", "暂无", "没有", "不涉及", "未涉及", "不适用", "无此项", "未发生", "见附件", "略",
        "空", "零",
    )
)  # fmt: skip
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－·\s]+\d{1,3}[-—–－·\s]+|第\s*\d{1,3}\s*页(?:\s*[,，/共]*\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3})\s*"
)
_PAGE_NUMBER_BEGINS = frozenset("-—–－·第")
_MAY_END_VALUE = frozenset("元件项个次条宗无及用发略空零有")  # of Hanzi
_ENDS_NO_VALUE = frozenset("\u3001\u3002\uff0c\uff1a\uff1b\u201d")
_LONGEST_PAGE_NUMBER = 24
_MOST_IN_PART = 4
_SHORTEST_NEAR = 5  # characters
_MANY = 5
_MANY_FIGURES = re.compile(rf"(?:\s\d[\d,.]*){{{_MANY}}}(?=\s)")
_TOKEN = re.compile(r"\S+")
_UNIT = re.compile(r"(?:[件个项条元宗次]|[万亿]元?)[。]?")
_UNIT_BEGINS = frozenset("件个项条元宗次万亿")
_REMARK_BEGINS = re.compile(r"[-+]?[\d,.，．]+\D{0,2}[(（]")
_PUNCTUATION = re.compile("[()（）〔〕《》“”‘’\"'、，。：；]+")
_FIGURE_AFTER_WORDS = re.compile(r"(.*[^\d\s,.，．-])\s*(-?\d[\d,.，．]*)")
_NUMBERING = re.compile(r"[(（]?\d{1,2}[)）.．、]|[(（)）.．、]+")


_new = tuple.__new__  # a named tuple's own maker costs twice as much, and cells are many


def spaced_words(text: str) -> Iterator[tuple[int, str]]:
    """Words kept apart by two blanks or more, with the offset of each."""
    start = 0
    for part in text.split("  "):
        if bare := part.strip():
            yield start + part.index(bare), bare
        start += len(part) + 2


class Strip(NamedTuple):
    """One printed row: label cells, then value cells, as printed and in order.

    `exact` tells that cell borders are known, so that blank cells are among `items`; in a line of
    text they are lost. `block` is the index of its block, `table` False for a line of text;
    `filled` is how many of `items` print something.
    """

    labels: tuple[Cell, ...]
    items: tuple[Cell, ...]
    exact: bool
    block: int
    table: bool
    place: Place
    filled: int
    last_block: int = -1


def has_hanzi(text: str) -> bool:
    """Whether a text has any Chinese character, as every label has."""
    return _HANZI.search(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is a page number such as "- 4 -" or "第 4 页"."""
    bare = text.strip()
    if len(bare) >= _LONGEST_PAGE_NUMBER:
        return False
    # Blanks may stand for the dashes, as in " 4 ".
    begins = bare[:1] in _PAGE_NUMBER_BEGINS or bare[:1].isdecimal()
    return begins and _PAGE_NUMBER.fullmatch(text) is not None


class _Words(NamedTuple):
    """What a cell's text is: words at all, a row's whole label, a label at all."""

    label: bool
    row: bool
    known: bool


_NO_WORDS = _Words(label=False, row=False, known=False)


def _words_of(text: str) -> _Words:
    if not _HANZI.search(text) or "".join(text.split()) in _WORD_MARKS:
        return _NO_WORDS
    row = is_row(text)
    label = row or read_value(text).kind is not Kind.NUMBER
    return _Words(label, row, row or is_group(text))


_kept_words_of = lru_cache(maxsize=8192)(_words_of)


def _words(text: str) -> _Words:
    """As `_words_of`, kept for short texts: forms print the same ones again and again."""
    return _kept_words_of(text) if len(text) <= LONGEST_KEPT else _words_of(text)


def is_words(text: str) -> bool:
    """Whether a text is words, neither a figure nor a mark."""
    return _words(text).label


def _split(cells: Sequence[Cell]) -> tuple[int, int, int]:
    """How many of the row's own cells are its labels, how many words and figures are not."""
    end, figures, named, other = 0, 0, False, 0
    for index, cell in enumerate(cells):
        text = cell.text
        if text.isdecimal():
            figures += 1
            continue
        words = _words(text)
        if not words.label:
            continue
        if figures > (0 if named else 1) and not words.known:
            other += 1
            continue
        named = named or words.row
        end, figures, other = index + 1, 0, 0
    return end, other, figures


def _table_strips(table: Table, block: int) -> Iterator[Strip]:
    for row in table.rows:
        own = tuple([cell for cell in row if not cell.continued])
        if not own:
            continue
        if len(own) == 1 and is_page_number(own[0].text):
            continue
        end, words, figures = _split(own)
        if not table.exact:
            own, end = _parted(own, _before_figures(own, max(end, _punctuation(own))))
            words = len(own)
        if words > 1 and _mostly_words(own[end:]):
            end = len(own)
        items = own[end:]
        filled = len(items) if figures == len(items) else _filled(items)
        yield _new(Strip, (own[:end], items, table.exact, block, True, own[0].place, filled, -1))


def _filled(items: Sequence[Cell]) -> int:
    return len([None for item in items if item.text and not item.text.isspace()])


def _punctuation(cells: Sequence[Cell]) -> int:
    """Up to where cells print punctuation alone, which is part of a label and no figure."""
    return max(
        (k for k, cell in enumerate(cells, 1) if _PUNCTUATION.fullmatch(cell.text)), default=0
    )


def _parted(cells: tuple[Cell, ...], end: int) -> tuple[tuple[Cell, ...], int]:
    """Part a figure from the label that it stands too near to, as no row's label ends in one.

    After fewer words it may be part of a remark in a narrow column: a label so near is long.
    """
    if not 0 < end < len(cells) or not (
        found := _FIGURE_AFTER_WORDS.fullmatch(cells[end - 1].text)
    ):
        return cells, end
    if len(found[1]) < _SHORTEST_NEAR:
        return cells, end
    cell = cells[end - 1]
    width = min(display_width(found[2]), cell.colspan - 1)
    start = cell.column + cell.colspan - width
    label = cell._replace(text=found[1], colspan=cell.colspan - width)
    figure = cell._replace(text=found[2], column=start, colspan=width)
    return (*cells[: end - 1], label, figure, *cells[end:]), end


def _before_figures(cells: Sequence[Cell], end: int) -> int:
    """Of label cells told apart by blanks, those before the first figure that no label follows."""
    for index, cell in enumerate(cells[:end]):
        if cell.text.isdecimal() and not any(is_row(other.text) for other in cells[index:end]):
            return index
    return end


def _mostly_words(cells: Sequence[Cell]) -> bool:
    """Whether cells after the labels are words too: a head whose labels were not all known."""
    words = sum(1 for cell in cells if _words(cell.text).label)
    return words > 1 and words * 2 > sum(1 for cell in cells if cell.text.strip())


def _tokens(text: str) -> list[tuple[int, str]]:
    """Words with their offsets; a unit joins the number before it, brackets stay whole."""
    joined: list[tuple[int, str]] = []
    depth = 0
    brackets = "(" in text or "（" in text
    for match in _TOKEN.finditer(text):
        word = match.group()
        if not brackets and word[0] not in _UNIT_BEGINS:
            joined.append((match.start(), word))
            continue
        unit = joined and _UNIT.fullmatch(word) and joined[-1][1][-1:].isdigit()
        if depth > 0 or unit:
            joined[-1] = (joined[-1][0], joined[-1][1] + word)
        else:
            joined.append((match.start(), word))
        if depth > 0 or _REMARK_BEGINS.match(word):
            depth += sum(map(word.count, "(（")) - sum(map(word.count, ")）"))
    return joined


def _is_line_value(word: str) -> bool:
    """Whether a word of a line is a figure, a mark, or what is left of one; not a numbering."""
    if word.isdecimal():
        return True
    word = half_width(word)
    if not _HANZI.search(word):
        return not _NUMBERING.fullmatch(word)
    return word in _WORD_MARKS or (read_value(word).kind is Kind.NUMBER and not is_row(word))


def _label_words(text: str) -> list[tuple[int, str]]:
    """The words of a label, apart where blanks keep columns apart, with the offset of each."""
    bare = text.strip()
    if "  " in bare:
        return list(spaced_words(text))
    return [(len(text) - len(text.lstrip()), bare)] if bare else []


def _word_cells(text: str, words: Sequence[tuple[int, str]], place: Place) -> tuple[Cell, ...]:
    """Words of a line, from left to right, with the display columns that each takes."""
    cells = []
    known = column = 0  # what stands before text[known] takes so many columns
    for start, word in words:
        gap = text[known:start]
        column += len(gap) if gap.isascii() else display_width(gap)
        width = len(word) if word.isascii() else display_width(word)
        cells.append(_new(Cell, (word, place, column, width, 1, 1, False)))
        known = start
        if text.startswith(word, start):  # no word put together of several
            known, column = start + len(word), column + width
    return tuple(cells)


def _first_value(words: Sequence[tuple[int, str]], last: int) -> int:
    """Where the run of figures begins that ends before the word `last`."""
    first = last
    while first and _is_line_value(words[first - 1][1]):
        first -= 1
    return first


def line_strip(paragraph: Paragraph, block: int) -> Strip:
    """A line of text: the words before its last run of figures are the label.

    A cell's `column` and `colspan` are then display columns.
    """
    text, place = paragraph.text, paragraph.place
    bare = text.strip()
    if len(bare.split(None, 1)) <= 1:
        return _one_word(text, bare, place, block)
    label, figures = text, 0
    line: list[tuple[int, str]] = []
    if _may_end_value(text) or _has_many_figures(text):
        words = _tokens(text)
        last = len(words)
        first = _first_value(words, last)
        while first == last and last > 0 and _has_many_figures(text):
            last -= 1  # words after the figures: a group's label, which some extractors print late
            first = _first_value(words, last)
        line, figures = words[first:last], last - first
        label = text[: words[first][0]] if first < len(words) else text
    cells = _word_cells(text, [*_label_words(label), *line], place)
    end = len(cells) - figures
    return _new(Strip, (cells[:end], cells[end:], False, block, False, place, figures, -1))


def _one_word(text: str, bare: str, place: Place, block: int) -> Strip:
    """A line without blanks in it, as most prose is: one figure or one label."""
    if not bare:
        return _new(Strip, ((), (), False, block, False, place, 0, -1))
    column = display_width(text[: text.index(bare)]) if text[0] != bare[0] else 0
    cells = (_new(Cell, (bare, place, column, display_width(bare), 1, 1, False)),)
    if _may_end_value(text) and _is_line_value(bare):
        return _new(Strip, ((), cells, False, block, False, place, 1, -1))
    return _new(Strip, (cells, (), False, block, False, place, 0, -1))


def _may_end_value(text: str) -> bool:
    """Whether a line's last character may be a figure's, a unit's or a mark's: seldom in prose."""
    last = text[-1:]
    if "\u3400" <= last <= "\u9fff":
        return last in _MAY_END_VALUE
    return last != "" and last not in _ENDS_NO_VALUE


def _has_many_figures(text: str) -> bool:
    """Whether many figures stand one after another somewhere in a line; few lines are so long."""
    return len(text.split(None, _MANY - 1)) >= _MANY and bool(_MANY_FIGURES.search(text))


def without_page_numbers(document: Document) -> list[tuple[int, Block]]:
    """The document's blocks with their places in it, lines that are page numbers left out."""
    return [
        (index, block)
        for index, block in enumerate(document.blocks)
        if isinstance(block, Table) or not is_page_number(block.text)
    ]


def strips(blocks: Iterable[tuple[int, Block]]) -> list[Strip]:
    """Every printed row and line of the blocks, which stand beside their places."""
    found: list[Strip] = []
    for index, block in blocks:
        if isinstance(block, Table):
            found.extend(_table_strips(block, index))
            continue
        strip = line_strip(block, index)
        if strip.items and found and _goes_on(found[-1], strip):
            found[-1] = _joined(found[-1], strip)
        else:
            found.append(strip)
    return found


def _goes_on(strip: Strip, following: Strip) -> bool:
    """Whether two lines hold figures alone, few enough to be parts of one row."""
    few = (
        max(len(following.items), 1 if strip.last_block >= 0 else len(strip.items)) <= _MOST_IN_PART
    )
    bare = not (strip.labels or following.labels or strip.table)
    return few and bare and bool(strip.items) and bool(following.items)


def _joined(strip: Strip, following: Strip) -> Strip:
    end = max(item.column + item.colspan for item in strip.items) + 1
    moved = tuple(
        Cell(item.text, item.place, end + item.column, item.colspan) for item in following.items
    )
    items = strip.items + moved
    return strip._replace(items=items, filled=len(items), last_block=following.block)
