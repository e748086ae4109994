"""From a sheet to blocks: runs of rows with several cells are tables, single texts paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.report.form import FORMS
from gongkai.report.read.blocks import Block, Cell, Paragraph, Place, Table
from gongkai.report.read.fold import label_key
from gongkai.report.read.labels import is_row
from gongkai.report.read.sections import heading_number
from gongkai.report.read.xlsx_sheet import Budget, Sheet

_LONGEST_LABEL = 60  # characters; a longer text is prose, whatever borders its row has
_TITLE = "年度报告"
_SENTENCE = "。"
# What heads a part of table 二, alone in its row.
_CLAUSES = frozenset(
    label_key(block.heading) for form in FORMS.values() for block in form.proactive.blocks
)


@dataclass(slots=True)
class _Row:
    """A row that is shown: its own texts by column, and the merged ranges that cover it.

    `merges` holds a range once, by its first column that is shown; its text is not among `texts`.
    """

    number: int
    texts: dict[int, str]
    merges: dict[int, "_Range"]
    ruled: Sequence[int]

    def pieces(self) -> list[str]:
        """Give what the row prints, ranges that reach into it from above included."""
        if not self.merges:
            return list(self.texts.values())
        return [*self.texts.values(), *(m.text for m in self.merges.values() if m.text)]


@dataclass(frozen=True, slots=True)
class _Range:
    """A merged range as shown: its rows and columns that are not hidden, and its text."""

    rows: Sequence[int]
    columns: Sequence[int]
    text: str


def sheet_blocks(sheet: Sheet, number: int, name: str, budget: Budget) -> Iterator[Block]:
    """Give the blocks of sheet `number`; its name is one where it alone heads the section.

    Raises UnreadableError (too_large).
    """
    blocks = list(_blocks(sheet, number, budget))
    named = heading_number(name) if name else None
    if named is not None and named[1] and named[0] not in _headed(blocks):
        yield Paragraph(name, Place(table=number))
    yield from blocks


def _headed(blocks: Sequence[Block]) -> set[int]:
    """The sections that paragraphs of a sheet head."""
    found = [heading_number(block.text) for block in blocks if isinstance(block, Paragraph)]
    return {heading[0] for heading in found if heading is not None}


def _blocks(sheet: Sheet, number: int, budget: Budget) -> Iterator[Block]:
    rows = _rows(sheet, budget)
    run: list[_Row] = []
    for band in _bands(rows):
        if run and not _is_next(run[-1], band[0], sheet):
            yield from _table(run, number, sheet, budget)
            run = []
        is_tabular = _is_tabular(band, run)
        if run and not is_tabular:
            yield from _table(run, number, sheet, budget)
            run = []
        if is_tabular:
            run.extend(band)
        else:
            yield from _paragraphs(band, number)
    if run:
        yield from _table(run, number, sheet, budget)


def _rows(sheet: Sheet, budget: Budget) -> list[_Row]:
    """Give the rows that are shown and hold a text, a border or a part of a merged range."""
    used = sheet.texts.keys() | sheet.ruled.keys()
    last_row = max(used, default=0)
    last_column = max((max(texts) for texts in sheet.texts.values()), default=0)
    merges = list(_ranges(sheet, last_row, last_column, budget))
    covering: dict[int, dict[int, _Range]] = {}
    for merge in merges:
        for row in merge.rows:
            covering.setdefault(row, {})[merge.columns[0]] = merge
    return [
        _Row(
            number,
            _shown(sheet.texts.get(number, {}), sheet),
            covering.get(number, {}),
            _ruled(sheet, number),
        )
        for number in sorted(used | covering.keys())
        if not _is_hidden(number, sheet)
    ]


def _shown(texts: dict[int, str], sheet: Sheet) -> dict[int, str]:
    if not sheet.hidden_columns:
        return texts
    return {c: text for c, text in texts.items() if c not in sheet.hidden_columns}


def _ruled(sheet: Sheet, number: int) -> Sequence[int]:
    ruled = sheet.ruled.get(number, [])
    return [c for c in ruled if c not in sheet.hidden_columns] if sheet.hidden_columns else ruled


def _is_hidden(row: int, sheet: Sheet) -> bool:
    return row in sheet.hidden_rows or (sheet.rows_hidden and row not in sheet.listed_rows)


def _ranges(sheet: Sheet, last_row: int, last_column: int, budget: Budget) -> Iterator[_Range]:
    """Give the merged ranges within what is used, and take their texts; of those that overlap, one.

    Of what a range covers its first cell alone is shown.
    """
    taken: dict[int, list[tuple[int, int]]] = {}
    for merge in sheet.merges:
        bottom, right = min(merge.bottom, last_row), min(merge.right, last_column)
        rows, columns = range(merge.top, bottom + 1), range(merge.left, right + 1)
        if len(rows) * len(columns) < 2:  # noqa: PLR2004 - one cell alone
            continue
        budget.take(blanks=len(rows) * len(columns))
        if not _free(taken, rows, columns):
            continue
        text = sheet.texts.get(merge.top, {}).get(merge.left, "")
        for row in rows:
            own = sheet.texts.get(row, {})
            for column in [c for c in own if c in columns]:
                del own[column]
        shown_rows = [r for r in rows if not _is_hidden(r, sheet)]
        shown_columns = [c for c in columns if c not in sheet.hidden_columns]
        if shown_rows and shown_columns:
            yield _Range(shown_rows, shown_columns, text)


def _free(taken: dict[int, list[tuple[int, int]]], rows: range, columns: range) -> bool:
    """Tell whether no range so far covers any of these cells, and take them then."""
    span = (columns[0], columns[-1])
    places = []
    for row in rows:
        spans = taken.setdefault(row, [])
        at = bisect_left(spans, span)
        if (at and spans[at - 1][1] >= span[0]) or (at < len(spans) and spans[at][0] <= span[1]):
            return False
        places.append((spans, at))
    for spans, at in places:
        spans.insert(at, span)
    return True


def _bands(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Give the rows that merged ranges hold together."""
    band: list[_Row] = []
    end = 0
    for row in rows:
        if band and row.number > end:
            yield band
            band = []
        band.append(row)
        end = max([end if len(band) > 1 else 0, *(m.rows[-1] for m in row.merges.values())])
    if band:
        yield band


def _is_next(above: _Row, below: _Row, sheet: Sheet) -> bool:
    """Tell whether only hidden rows stand between two rows."""
    between = range(above.number + 1, below.number)
    if not between:
        return True
    if len(between) > len(sheet.hidden_rows) and not sheet.rows_hidden:
        return False
    return all(_is_hidden(row, sheet) for row in between)


def _is_tabular(band: Sequence[_Row], above: Sequence[_Row]) -> bool:
    """Tell whether rows begin a table, or go on with the one above."""
    pieces = [row.pieces() for row in band]
    if max(map(len, pieces)) > 1:
        return True
    texts = {text for row in pieces for text in row}
    if any(label_key(text) in _CLAUSES for text in texts):
        return True
    if not above or len(texts) > 1:
        return False
    if not texts:
        return all(len(row.ruled) > 1 for row in band)
    return _is_lone_cell_of_row(texts.pop(), band[0])


def _is_lone_cell_of_row(text: str, row: _Row) -> bool:
    """Tell whether the one text of a row below a table is a cell whose neighbours are blank."""
    if _is_prose(text):
        return False
    is_figure = not any(character.isalpha() for character in text)
    return is_figure or is_row(text) or _has_more_cells(row)


def _is_prose(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or _SENTENCE in text or _TITLE in text:
        return True
    heading = heading_number(text)
    return heading is not None and heading[1] and not is_row(text)


def _has_more_cells(row: _Row) -> bool:
    """Tell whether borders rule more cells than the one that holds the row's text."""
    own = {c for merge in row.merges.values() for c in merge.columns} | row.texts.keys()
    return any(column not in own for column in row.ruled)


def _paragraphs(band: Sequence[_Row], number: int) -> Iterator[Block]:
    seen: set[int] = set()
    for row in band:
        found = dict(row.texts)
        for column, merge in row.merges.items():
            if id(merge) not in seen and merge.text:
                found[column] = merge.text
                seen.add(id(merge))
        for column, text in sorted(found.items()):
            place = Place(table=number, row=row.number, column=column)
            for line in text.split("\n"):
                if line.strip():
                    yield Paragraph(line, place)


def _table(run: list[_Row], number: int, sheet: Sheet, budget: Budget) -> Iterator[Block]:
    filled = max((at for at, row in enumerate(run) if row.pieces()), default=-1)
    ruled = filled + 1 < len(run) and len(run[filled + 1].ruled) > 1
    del run[filled + 1 + ruled :]  # one ruled row below may be figures that are all blank
    columns = _columns(run, sheet)
    if not columns:
        return
    budget.take(cells=len(run) * len(columns) - sum(len(row.texts) for row in run))
    numbers = [row.number for row in run]
    rows = tuple([_cells(row, columns, numbers, number) for row in run])
    yield Table(rows, len(columns))


def _columns(run: Sequence[_Row], sheet: Sheet) -> list[int]:
    """Give the columns of a table that are shown, from its first text to its last."""
    used = {column for row in run for column in row.texts}
    for row in run:
        for merge in row.merges.values():
            if merge.text or used.intersection(merge.columns):
                used.update((merge.columns[0], merge.columns[-1]))
    if not used:
        return []
    return [c for c in range(min(used), max(used) + 1) if c not in sheet.hidden_columns]


def _cells(
    row: _Row, columns: Sequence[int], numbers: Sequence[int], sheet: int
) -> tuple[Cell, ...]:
    number, text = row.number, row.texts.get
    if not row.merges:
        return tuple(
            [
                Cell(text(column, ""), Place(None, None, None, sheet, number, column), at)
                for at, column in enumerate(columns)
            ]
        )
    cells: list[Cell] = []
    end = 0  # the first column that the ranges so far leave free
    for at, column in enumerate(columns):
        merge = row.merges.get(column)
        if merge is not None:
            first = merge.rows[0]
            wide = bisect_right(merge.columns, columns[-1])
            high = bisect_right(merge.rows, numbers[-1])
            end = at + wide
            place = Place(None, None, None, sheet, first, column)
            cells.append(Cell(merge.text, place, at, wide, high, number > first))
        elif at >= end:
            place = Place(None, None, None, sheet, number, column)
            cells.append(Cell(text(column, ""), place, at))
    return tuple(cells)
