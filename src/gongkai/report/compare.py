"""Comparing two annual reports: cell by cell, and the six sections' prose.

Between editions, and between a table 三 with one row 其他处理 and one with three, cells are set
beside each other as `form.correspondences` says; what does not compare says why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from enum import StrEnum

from rapidfuzz.distance import Indel

from gongkai.report.form import (
    APPLICATIONS,
    FORMS,
    OTHER,
    PROACTIVE,
    CellRef,
    Comparability,
    Correspondence,
    correspondences,
)
from gongkai.report.model import AnnualReport, Number
from gongkai.statute.editions import Edition

Printed = Number | str | None
Pair = tuple[tuple[CellRef, ...], tuple[CellRef, ...]]

SECTIONS = range(1, 7)
_LONG = 100_000  # characters; beyond, prose is likened by paragraphs, for time's sake


@dataclass(frozen=True, slots=True)
class CellDifference:
    """Cells that print different things: a number, a mark, or None for a blank.

    There is one cell on each side, save where three rows of 其他处理 stand beside one: their sum.
    """

    first_cells: tuple[CellRef, ...]
    second_cells: tuple[CellRef, ...]
    first: Printed
    second: Printed

    @property
    def change(self) -> Number | None:
        """Second less first; None where either is no number."""
        if isinstance(self.first, str) or isinstance(self.second, str):
            return None
        if self.first is None or self.second is None:
            return None
        return self.second - self.first


@dataclass(frozen=True, slots=True)
class Incomparable:
    """Cells that cannot be set beside each other, and why."""

    first_cells: tuple[CellRef, ...]
    second_cells: tuple[CellRef, ...]
    zh: str
    en: str


class SectionState(StrEnum):
    """How a section of one report stands to that of the other."""

    SAME = "same"
    CHANGED = "changed"
    FIRST_ONLY = "first_only"
    SECOND_ONLY = "second_only"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class SectionComparison:
    """One section's prose: `lines` as in a unified difference, a paragraph a line.

    `similarity` is in whole per cent, rounded down, so that 100 means the same.
    """

    number: int
    state: SectionState
    similarity: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports compared; `compared` counts the pairs of cells that could be compared."""

    first: AnnualReport
    second: AnnualReport
    compared: int
    differences: tuple[CellDifference, ...]
    incomparable: tuple[Incomparable, ...]
    sections: tuple[SectionComparison, ...]

    @property
    def same(self) -> bool:
        """Whether no cell and no section is known to differ and every cell compares."""
        alike = {SectionState.SAME, SectionState.NEITHER}
        return not (self.differences or self.incomparable) and all(
            section.state in alike for section in self.sections
        )


def compare(first: AnnualReport, second: AnnualReport) -> Comparison:
    """Compare two reports, of any agencies, years and editions."""
    pairs, incomparable = _pairs(first, second)
    compared: list[CellDifference] = []
    for firsts, seconds in pairs:
        reason = _reason_against(first, firsts) or _reason_against(second, seconds)
        if reason:
            incomparable.append(Incomparable(firsts, seconds, *reason))
        else:
            printed = _printed(first, firsts), _printed(second, seconds)
            compared.append(CellDifference(firsts, seconds, *printed))
    return Comparison(
        first,
        second,
        len(compared),
        tuple(each for each in compared if _differ(each.first, each.second)),
        tuple(incomparable),
        tuple(_compare_section(first, second, number) for number in SECTIONS),
    )


# --- which cells stand beside which -------------------------------------------------------------


def _pairs(first: AnnualReport, second: AnnualReport) -> tuple[list[Pair], list[Incomparable]]:
    if first.edition == second.edition and first.split_other == second.split_other:
        return [((cell,), (cell,)) for cell in first.cells], []
    pairs, lost = _pairs_by_form(first, second)
    order = {cell: place for place, cell in enumerate(first.cells)}
    return sorted(pairs, key=lambda pair: order[pair[0][0]]), lost


def _pairs_by_form(
    first: AnnualReport, second: AnnualReport
) -> tuple[list[Pair], list[Incomparable]]:
    same_edition = first.edition == second.edition
    pairs: list[Pair] = []
    lost: list[Incomparable] = []
    if same_edition:
        pairs += [((cell,), (cell,)) for cell in first.cells if cell.table == PROACTIVE]
    swapped = first.edition == Edition.E2021
    for each in correspondences():
        if each.table == PROACTIVE:
            if same_edition:
                continue
            cells = _cells_2019(each), _cells_2021(each)
            sides = cells[::-1] if swapped else cells
        else:
            sides = _side(first, each), _side(second, each)
        if each.comparability is Comparability.NONE:
            lost.append(Incomparable(*sides, _REASONS_ZH[each.reason], each.reason))
        else:
            pairs.append(sides)
    if not same_edition:
        lost += _only_2021(swapped=swapped)
    return pairs, lost


def _cells_2019(each: Correspondence) -> tuple[CellRef, ...]:
    return (CellRef(each.table, each.row_2019, each.column_2019),)


def _cells_2021(each: Correspondence) -> tuple[CellRef, ...]:
    return tuple(CellRef(each.table, row, column) for row, column in each.cells_2021)


def _side(report: AnnualReport, each: Correspondence) -> tuple[CellRef, ...]:
    """Give the cells of tables 三 and 四: which rows it prints decides, not the edition."""
    split = each.table == APPLICATIONS and each.row_2019 == OTHER.key and report.split_other
    return _cells_2021(each) if split else _cells_2019(each)


def _only_2021(*, swapped: bool) -> Iterator[Incomparable]:
    """Yield what the 2021 form asks of table 二 and that of 2019 does not."""
    reached = {cell for each in correspondences() for cell in _cells_2021(each)}
    for cell in FORMS[Edition.E2021].proactive.cells():
        if cell not in reached:
            first, second = ((cell,), ()) if swapped else ((), (cell,))
            yield Incomparable(first, second, "2019年版没有这一项", "2019 form does not ask for it")


# The form gives its reasons in English; a test holds this table to them.
_REASONS_ZH: Mapping[str, str] = {
    "2021 form counts repealed, not newly published": "2021年版统计废止件数，不统计新公开数量",
    "published in all is not the number in force": "对外公开总数量不等于现行有效件数",
    "2021 form no longer counts items": "2021年版不再统计项目数量",
    "2021 form drops 其他对外管理服务事项": "2021年版没有“其他对外管理服务事项”",
    "2021 form gives an amount in 万元, not items": "2021年版统计收费金额（万元），不统计项目数量",
    "2021 form drops 政府集中采购": "2021年版没有“政府集中采购”",
}


# --- what they print ----------------------------------------------------------------------------


def _reason_against(report: AnnualReport, cells: tuple[CellRef, ...]) -> tuple[str, str] | None:
    """Why cells cannot be compared although the form would allow it."""
    if any(cell in report.doubtful for cell in cells):
        return "读取时存疑", "in doubt when read"
    values = [report.cells.get(cell) for cell in cells]
    if len(values) > 1 and None in values and values.count(None) < len(values):
        return "三行“其他处理”有空格，不能相加", "a row of 其他处理 is blank, so there is no sum"
    return None


def _printed(report: AnnualReport, cells: tuple[CellRef, ...]) -> Printed:
    values = [report.cells.get(cell) for cell in cells]
    numbers = [value for value in values if value is not None]
    if numbers:
        return sum(numbers)
    return next((report.marks[cell] for cell in cells if cell in report.marks), None)


def _differ(first: Printed, second: Printed) -> bool:
    """Tell whether they differ: a blank is not 0; 0 and 0.00 are the same number."""
    return first != second


# --- prose --------------------------------------------------------------------------------------


def _compare_section(first: AnnualReport, second: AnnualReport, number: int) -> SectionComparison:
    one, two = first.section(number), second.section(number)
    before = one.paragraphs if one else ()
    after = two.paragraphs if two else ()
    if one is None and two is None:
        state = SectionState.NEITHER
    elif one is None:
        state = SectionState.SECOND_ONLY
    elif two is None:
        state = SectionState.FIRST_ONLY
    else:
        state = SectionState.SAME if before == after else SectionState.CHANGED
    lines = list(unified_diff(before, after, lineterm="", n=1))[2:]
    return SectionComparison(number, state, _similarity(before, after), tuple(lines))


def _similarity(before: tuple[str, ...], after: tuple[str, ...]) -> int:
    """How alike in whole per cent: by characters, by paragraphs where the prose is very long."""
    if before == after:
        return 100
    one, two = "\n".join(before), "\n".join(after)
    if len(one) + len(two) > _LONG:
        ratio = SequenceMatcher(None, before, after).ratio()
    else:
        ratio = Indel.normalized_similarity(one, two)
    return min(99, int(ratio * 100))
