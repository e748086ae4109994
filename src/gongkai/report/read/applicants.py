"""Which figure of a row of table 三 stands in which of the form's seven applicant columns."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gongkai.report.form import APPLICANT_COLUMNS, APPLICATIONS, application_rows
from gongkai.report.model import Value
from gongkai.report.read.blocks import Cell
from gongkai.report.read.columns import (
    Arrangement,
    Fits,
    Settled,
    arrangements,
    never,
    omissions,
    settle,
    sums_to_last,
)
from gongkai.report.read.fold import other_beginning, squash
from gongkai.report.read.heads import read_head
from gongkai.report.read.labels import LONGEST_KEPT, match_row
from gongkai.report.read.positions import (
    Interval,
    arrange,
    head_columns,
    torn_columns,
    value_columns,
)
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.strips import Strip, is_words
from gongkai.report.read.values import BLANK, Kind, read_value

WIDTH = len(APPLICANT_COLUMNS)
_LABELS = tuple(column.label for column in APPLICANT_COLUMNS)
_HEAD_REACH = 16
_FEWEST_WITNESSES = 2
_SURELY_MORE = 3
_ORGANISATION_ORDER = {column.key: k for k, column in enumerate(APPLICANT_COLUMNS)}
_MOST_WITNESSES = 0.8
_SUBTOTALS = ("小计",)
_SUBTOTAL = "subtotal"
_ORGANISATIONS = WIDTH - 2
_SHORTEST_WORD = 2
_OTHER_THAN_COLUMN = other_beginning((*_SUBTOTALS, *_LABELS), numbered=False)
_GROUPED = frozenset(row.key for row in application_rows(split=True) if row.group)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of a table's columns.

    `width` figures stand in a row, of which those at `extra` are columns of the agency's own
    (小计) or blank throughout. `grid` is the form column of a grid column, from the head;
    `start` and `end` bound the value cells of a usual row, `starts` by block where they begin.
    `positions` are the columns of a layout that has blanks for borders. `unclear` tells that
    rows have a figure too many and nothing says which. `leaf` is the grid column of most labels
    of rows in a group, `block` the first block. `other_pages` do not show that their columns are
    those of `positions`.
    """

    width: int
    extra: tuple[int, ...]
    grid: Mapping[int, int]
    ordered: bool
    start: int
    starts: Mapping[int, int]
    end: int
    positions: Sequence[Interval] | None
    unclear: bool
    leaf: int | None
    block: int
    other_pages: frozenset[int]

    def settle(self, strip: Strip) -> list[Settled]:
        """One row's seven cells."""
        if strip.exact:
            shifted = self.is_shifted(strip)
            items = self._before_gap(strip) if shifted else self._values(strip)
            arranged = None if shifted else self._by_grid(items)
        else:
            items = tuple(item for item in strip.items if item.text)
            if any(is_words(item.text) for item in items):
                return settle((), WIDTH, never)  # letters of a label that was torn apart
            arranged = self._by_position(items)
        if arranged is not None:
            return settle([arranged], WIDTH, sums_to_last)
        if self.unclear:
            return settle(self._unclear_ways(items), WIDTH, _explains(items))
        if not self.extra:
            return settle(arrangements(items, WIDTH), WIDTH, sums_to_last)
        ways = [self._without_extra(way) for way in arrangements(items, self.width)]
        # With a cell too few, a column of the agency's own may add up in a wrong place.
        fits = never if len(items) < self.width else sums_to_last
        return settle(list(dict.fromkeys(ways)), WIDTH, fits)

    def turned(self, rows: list[list[Settled]]) -> list[list[Settled]]:
        """The rows with their first figure put last, where the sums say that totals come first."""
        if self.grid:
            return rows
        if _last_is_subtotal(rows):
            return [[*row[:-1], _no_total(row[-1])] for row in rows]
        if not _totals_first(rows):
            return rows
        return [[*(c._replace(how=How.SUMS) for c in (*row[1:], row[0]))] for row in rows]

    def torn(self, strips: Sequence[Strip], at: int, rows: Container[int]) -> set[int]:
        """The form's columns of a row beside which lines print parts of a figure."""
        if self.positions is None:
            return set()
        printed = torn_columns(strips, at, rows, self.positions)
        return {k - sum(e < k for e in self.extra) for k in printed if k not in self.extra}

    def is_shifted(self, strip: Strip) -> bool:
        """Whether the label of a row in a group stands left of where such labels stand."""
        if not strip.labels or self.leaf is None:
            return False
        label = strip.labels[-1]
        if label.column >= self.leaf:
            return False
        return _is_grouped(label)

    def _values(self, strip: Strip) -> tuple[Cell, ...]:
        """The value cells less blank ones under the labels.

        Alone on another page, a whole row is one of values: its labels may take fewer grid columns.
        """
        if strip.block not in self.starts and len(strip.items) == self.width:
            return strip.items
        return without_blank_labels(strip.items, self.starts.get(strip.block, self.start))

    def _before_gap(self, strip: Strip) -> tuple[Cell, ...]:
        """The value cells of a row that stands too far left, less the blank ones after them."""
        items = strip.items
        gap = self.starts.get(strip.block, self.start) - (items[0].column if items else 0)
        rest = len(items) - gap
        return items[:rest] if 0 < gap < len(items) and not _filled(items[rest:]) else items

    def _unclear_ways(self, items: Sequence[Cell]) -> list[Arrangement]:
        filled = any(item.text.strip() for item in items)
        return omissions(items, WIDTH) if len(items) > WIDTH or not filled else []

    def _without_extra(self, way: Sequence[Cell | None]) -> Arrangement:
        return tuple(cell for k, cell in enumerate(way) if k not in self.extra)

    def _by_grid(self, items: Sequence[Cell]) -> Arrangement | None:
        """The row by grid columns, where counting its cells does not do.

        None for a row that begins or ends elsewhere than most: a cell too few, too many, shifted.
        """
        if not self.grid or (self.ordered and self._is_counted(items)):
            return None
        if not items or items[-1].column + items[-1].colspan != self.end:
            return None
        row: list[Cell | None] = [None] * WIDTH
        for item in items:
            at = self.grid.get(item.column)
            if at is not None and item.colspan == 1:
                row[at] = item
            elif item.text.strip() and item.column - self.start not in self.extra:
                return None
        return tuple(row) if None not in row else None

    def _is_counted(self, items: Sequence[Cell]) -> bool:
        """Whether a row has as many cells as columns, or as many figures."""
        return self.width == len(items) or self.width == _filled(items)

    def _by_position(self, items: Sequence[Cell]) -> Arrangement | None:
        if self.positions is None or len(items) == self.width:
            return None
        if any(item.place.page in self.other_pages for item in items):
            return None
        arranged = arrange(items, self.positions)
        return None if arranged is None else self._without_extra(arranged)


def _explains(items: Sequence[Cell]) -> Fits:
    """Whether a row adds up without the figure left out of it, and that figure is its subtotal.

    Where another figure is left out, that the rest adds up may be chance: in a row of zeros it
    always does, whatever the total says.
    """
    everything = sum(read_value(item.text).value or 0 for item in items)

    def fits(values: tuple[Value, ...]) -> bool | None:
        adds_up = sums_to_last(values)
        left_out = everything - sum(value or 0 for value in values)
        subtotal = sum(value or 0 for value in values[1:-1])
        return adds_up if not adds_up or left_out == subtotal else None

    return fits


def without_blank_labels(items: tuple[Cell, ...], start: int) -> tuple[Cell, ...]:
    """The value cells less blank ones that stand under the table's labels."""
    while items and items[0].column < start and not items[0].text.strip():
        items = items[1:]
    return items


def _usual_start(rows: Sequence[Strip]) -> int:
    """The grid column in which most rows' first figure stands.

    Where most print none for natural persons, it is where most cells after labels in groups begin.
    """
    labelled = [row for row in rows if row.exact and row.labels]
    starts = [next((item.column for item in row.items if item.text.strip()), 0) for row in labelled]
    cells = [row.items[0].column for row in labelled if row.items and _is_grouped(row.labels[-1])]
    return min(map(_commonest, filter(None, (starts, cells))), default=0)


def _starts(rows: Sequence[Strip], block: int, start: int) -> dict[int, int]:
    """Where values begin in each block: a table that goes on may have fewer columns of labels.

    A block of one row does not tell: its first figures may be blank.
    """
    blocks = {row.block for row in rows}
    if blocks == {block}:
        return {block: start}
    others = {each: [row for row in rows if row.block == each] for each in blocks - {block}}
    return {block: start} | {
        each: _usual_start(found) or start
        for each, found in others.items()
        if len(found) >= _FEWEST_WITNESSES
    }


def _commonest(places: Sequence[int]) -> int:
    """The most frequent, the first met among equals; nearly always all are the same."""
    first = places[0]
    if 2 * places.count(first) >= len(places):
        return first
    return Counter(places).most_common(1)[0][0]


def learn_columns(strips: Sequence[Strip], rows: Sequence[int], first: int) -> Columns:
    """Learn a table's columns from the head above the strip `first` and from its rows."""
    printed = [strips[i] for i in rows]
    head = read_head(strips, first)
    start = min(head.columns) if head else _usual_start(printed)
    starts = _starts(printed, strips[first].block, start)
    values = [
        without_blank_labels(strip.items, starts.get(strip.block, start))
        for strip in printed
        if strip.exact
    ]
    words = _head_words(strips, first)
    subtotal = _subtotal(words)
    extra = head.extra if head else _extra(values or _fullest(_figures(printed)), subtotal)
    width = WIDTH + len(extra or ())
    positions = None if extra is None else _positions(strips, printed, first, extra)
    if head is None and _is_disordered(words):
        extra = None
    return Columns(
        width,
        extra or (),
        head.columns if head else {},
        head.ordered if head else True,
        start,
        starts,
        _usual_end(values),
        positions,
        unclear=extra is None,
        leaf=_usual_leaf(printed),
        block=strips[first].block,
        other_pages=_other_pages(printed, positions or ()),
    )


def _other_pages(rows: Sequence[Strip], positions: Sequence[Interval]) -> frozenset[int]:
    """Pages after the first whose figures do not reach as far left and right as the first one's.

    A page's grid is its own: where it stands elsewhere, figures fit columns that are not theirs.
    """
    used: dict[int, set[int]] = {}
    for row in rows:
        arranged = None if row.exact else arrange(row.items, positions)
        if arranged is not None and row.place.page is not None:
            used.setdefault(row.place.page, set()).update(
                k for k, cell in enumerate(arranged) if cell is not None
            )
    if len(used) <= 1:
        return frozenset()
    first = used[min(used)]
    ends = {min(first), max(first)} if first else set()
    return frozenset(page for page, found in used.items() if not ends <= found)


def _head_words(strips: Sequence[Strip], first: int) -> list[list[str]]:
    """By lines and rows above the strip `first`, what their cells name of the head."""
    above = strips[max(0, first - _HEAD_REACH) : first]
    named = [[_head_word(cell.text) for cell in (*s.labels, *s.items)] for s in above]
    return [row for words in named if (row := [word for word in words if word is not None])]


def _is_disordered(head: Sequence[Sequence[str]]) -> bool:
    """Whether the head, as far as it can be read, has its columns in another order."""
    for row in head:
        order = [_ORGANISATION_ORDER[kind] for kind in row if kind != _SUBTOTAL]
        if order != sorted(order):
            return True
    return False


def _last_is_subtotal(rows: Sequence[Sequence[Settled]]) -> bool:
    """Whether rows with natural persons add up to their last figure only without these.

    What stands last is then the organisations' sum, and the totals are not printed.
    """
    whole = without = 0
    for row in rows:
        numbers = [value for cell in row if (value := cell.printed.value) is not None]
        if len(numbers) < len(row) or not numbers[0] or not numbers[-1]:
            continue
        whole += sum(numbers[:-1]) == numbers[-1]
        without += sum(numbers[1:-1]) == numbers[-1]
    return without >= _FEWEST_WITNESSES and without > _SURELY_MORE * whole


def _no_total(cell: Settled) -> Settled:
    """A total that is certainly another sum: in doubt, save where it prints nothing."""
    if cell.printed.kind is Kind.BLANK and cell.reason is None:
        return cell
    value = cell.printed.value
    numbers = () if value is None else (value,)
    return Settled(BLANK, cell.cell, cell.how, Reason.COLUMNS, numbers)


def _totals_first(rows: Sequence[Sequence[Settled]]) -> bool:
    """Whether nearly all rows with figures add up to their first figure and few to their last."""
    first = last = 0
    for row in rows:
        numbers = [value for cell in row if (value := cell.printed.value) is not None]
        if len(numbers) < len(row) or not any(numbers):
            continue
        total = sum(numbers)
        first += total == 2 * numbers[0]
        last += total == 2 * numbers[-1]
    return first >= _FEWEST_WITNESSES and first > _SURELY_MORE * last


def _subtotal(head: Sequence[Sequence[str]]) -> int | None:
    """Where in a row the head puts a subtotal of organisations; -1 where it does not tell where.

    None where the head has no such column.
    """
    found = None
    for row in head:
        if _SUBTOTAL in row:
            found = 1 + row.index(_SUBTOTAL) if len(row) == _ORGANISATIONS + 1 else (found or -1)
    return found


def _head_word(text: str) -> str | None:
    """The subtotal that a cell of the head names, or the kind of organisation.

    A word that wrapping cut names what it begins.
    """
    return _kept_head_word(text) if len(text) <= LONGEST_KEPT else _found_head_word(text)


def _found_head_word(text: str) -> str | None:
    if _OTHER_THAN_COLUMN.match(text):
        return None
    word = squash(text)
    if word in _SUBTOTALS:
        return _SUBTOTAL
    if len(word) < _SHORTEST_WORD:
        return None
    kinds = APPLICANT_COLUMNS[1:-1]
    return next((kind.key for kind in kinds if kind.label.startswith(word)), None)


_kept_head_word = lru_cache(maxsize=4096)(_found_head_word)


def _usual_leaf(rows: Sequence[Strip]) -> int | None:
    """The grid column in which most labels of rows in a group stand."""
    places = [
        row.labels[-1].column
        for row in rows
        if row.exact and row.labels and _is_grouped(row.labels[-1])
    ]
    return _commonest(places) if places else None


def _is_grouped(label: Cell) -> bool:
    """Whether a label is that of a row in a group."""
    match = match_row(APPLICATIONS, label.text)
    return match is not None and match.key in _GROUPED


def _figures(rows: Sequence[Strip]) -> list[tuple[Cell, ...]]:
    return [tuple(item for item in row.items if item.text) for row in rows]


def _fullest(rows: Sequence[tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    """Of lines of figures, where blank cells leave no trace, those that print one too many.

    Several such lines show a column that is not the form's, be there more lines with blanks.
    """
    full = [row for row in rows if len(row) == WIDTH + 1]
    return full if len(full) >= _FEWEST_WITNESSES else rows


def _usual_end(rows: Sequence[tuple[Cell, ...]]) -> int:
    ends = [row[-1].column + row[-1].colspan for row in rows if row]
    return _commonest(ends) if ends else 0


def _positions(
    strips: Sequence[Strip], rows: Sequence[Strip], first: int, extra: Sequence[int]
) -> Sequence[Interval] | None:
    labels = list(_LABELS)
    for place in extra:
        labels.insert(place, _SUBTOTALS[0])
    if all(strip.exact or strip.filled in (0, len(labels)) for strip in rows):
        return None
    heads = strips[max(0, first - _HEAD_REACH) : first]
    return head_columns(heads, rows, labels) or value_columns(rows, len(labels))


def _extra(rows: Sequence[tuple[Cell, ...]], subtotal: int | None) -> tuple[int, ...] | None:
    """Places in a usual row that are not the form's: by the head, what adds up, what is blank.

    None where rows have one figure too many and nothing tells which.
    """
    if subtotal is not None and subtotal > 0:
        return (subtotal,)
    lengths = [len(row) for row in rows if row]
    usual = _commonest(lengths) if lengths else WIDTH
    if usual <= WIDTH:
        return () if subtotal is None else None
    whole = [row for row in rows if len(row) == usual]
    blank = tuple(k for k in range(usual) if not any(row[k].text.strip() for row in whole))
    if usual > WIDTH + 1:
        return blank if len(blank) == usual - WIDTH else ()
    told = _told_by_sums(whole)
    if subtotal is not None:
        return (told,) if told is not None and told < WIDTH else None
    if told is not None:
        return (told,)
    return None if any(_filled(row) > WIDTH for row in whole) or len(blank) != 1 else blank


def _filled(row: Sequence[Cell]) -> int:
    return len([None for item in row if item.text.strip()])


def _told_by_sums(rows: Sequence[tuple[Cell, ...]]) -> int | None:
    """The one place without which nearly all rows with figures add up; None if that is not clear.

    A blank last place may be one that is not the form's; the first, natural persons, is never.
    """
    votes: Counter[int] = Counter()
    voters = 0
    for row in rows:
        values = [read_value(item.text).value for item in row]
        last = WIDTH if values[-1] is not None else WIDTH - 1
        if not values[last]:
            continue
        voters += 1
        parts = sum(value or 0 for value in values[:last])
        if last == WIDTH:
            votes.update(k for k in range(1, last) if parts - (values[k] or 0) == values[last])
        elif parts == values[last]:
            votes[WIDTH] += 1
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < max(_FEWEST_WITNESSES, voters * _MOST_WITNESSES):
        return None
    clear = len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]
    return ranked[0][0] if clear else None
