"""Comparing: equal editions cell by cell, unequal ones as the form says, and prose."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.cli.demo.sample import sample_report
from gongkai.report.compare import _REASONS_ZH, SectionState, compare
from gongkai.report.form import FORMS, CellRef, application_rows, correspondences
from gongkai.report.model import AnnualReport, Section, Subsection
from gongkai.statute.editions import Edition

SAMPLE = sample_report()
NEW = CellRef("applications", "new", "natural_person")
OTHERS = ("other_not_clarified", "other_fee_unpaid", "other_other")


def form_2021(*, split=True, fill=0):
    form = FORMS[Edition.E2021]
    return AnnualReport(
        "某局",
        2021,
        Edition.E2021,
        {row.key: (fill,) * len(form.proactive.columns(row.key)) for row in form.proactive.rows},
        {row.key: (fill,) * 7 for row in application_rows(split=split)},
        {row.key: (fill,) * 5 for row in form.disputes.rows},
    )


def with_row(report, row, *values):
    return replace(report, applications={**report.applications, row: values})


def test_a_report_is_the_same_as_itself():
    result = compare(SAMPLE, SAMPLE)
    assert result.same
    assert result.compared == len(SAMPLE.cells) == 198
    assert {section.state for section in result.sections} == {SectionState.SAME}


@pytest.mark.parametrize(
    ("value", "mark", "printed", "change"),
    [
        (3, None, 3, 3),
        (Decimal("0.5"), None, Decimal("0.5"), Decimal("0.5")),
        (None, None, None, None),
        (None, "/", "/", None),
    ],
)
def test_a_cell_that_differs(value, mark, printed, change):
    """A blank is not 0, and a mark is neither."""
    other = with_row(SAMPLE, "new", value, 0, 0, 0, 0, 0, 0)
    if mark:
        other = replace(other, marks={NEW: mark})
    (found,) = compare(SAMPLE, other).differences
    assert (found.first_cells, found.second_cells) == ((NEW,), (NEW,))
    assert (found.first, found.second, found.change) == (0, printed, change)


def test_the_same_mark_is_no_difference():
    marked = replace(with_row(SAMPLE, "new", None, 0, 0, 0, 0, 0, 0), marks={NEW: "/"})
    assert compare(marked, marked).same


def test_zero_with_decimals_is_zero():
    other = with_row(SAMPLE, "new", Decimal("0.00"), 0, 0, 0, 0, 0, 0)
    assert compare(SAMPLE, other).differences == ()


def test_what_is_in_doubt_does_not_compare():
    other = with_row(SAMPLE, "new", None, 0, 0, 0, 0, 0, 0)
    result = compare(SAMPLE, replace(other, doubtful=frozenset({NEW})))
    assert result.differences == ()
    assert [each.second_cells for each in result.incomparable] == [(NEW,)]
    assert result.compared == 197
    assert not result.same


@pytest.mark.parametrize("swap", [False, True])
def test_between_editions(swap):
    old, new = SAMPLE, form_2021()
    first, second = (new, old) if swap else (old, new)
    result = compare(first, second)
    old_cells = [cell for each in result.incomparable for cell in _sides(each, swap)[0]]
    new_cells = [cell for each in result.incomparable for cell in _sides(each, swap)[1]]
    assert CellRef("proactive", "procurement", "amount_yuan") in old_cells
    assert CellRef("proactive", "charges", "items_change") in old_cells
    assert CellRef("proactive", "charges", "amount_10k_yuan") in new_cells
    assert CellRef("proactive", "rules", "repealed") in new_cells
    paired = {
        (_sides(each, swap)[0], _sides(each, swap)[1], each.change) for each in result.differences
    }
    licences = (CellRef("proactive", "licences", "decisions"),)
    assert (licences, licences, 16612 if swap else -16612) in paired


def _sides(each, swap):
    sides = (each.first_cells, each.second_cells)
    return sides[::-1] if swap else sides


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize("one_row", [with_row(SAMPLE, "other", *(6,) * 7), None])
def test_three_rows_stand_beside_one(swap, one_row):
    """Also where a 2021 form prints the one row of 2019."""
    one_row = one_row or with_row(form_2021(split=False), "other", *(6,) * 7)
    three = form_2021()
    for row, value in zip(OTHERS, (1, 2, 4), strict=True):
        three = with_row(three, row, *(value,) * 7)
    result = compare(three, one_row) if swap else compare(one_row, three)
    found = [each for each in result.differences if len(_sides(each, swap)[1]) == 3]
    assert len(found) == 7
    assert {each.change for each in found} == {-1 if swap else 1}
    assert [cell.row for cell in _sides(found[0], swap)[1]] == list(OTHERS)
    assert [cell.row for cell in _sides(found[0], swap)[0]] == ["other"]


def test_no_sum_over_a_blank():
    three = with_row(form_2021(), "other_fee_unpaid", None, 0, 0, 0, 0, 0, 0)
    one = form_2021(split=False)
    result = compare(three, one)
    assert result.differences == ()
    assert [len(each.first_cells) for each in result.incomparable] == [3]
    all_blank = three
    for row in OTHERS:
        all_blank = with_row(all_blank, row, *(None,) * 7)
    assert {each.first for each in compare(all_blank, one).differences} == {None}


def test_every_cell_is_accounted_for():
    """None is lost between the editions: compared or said not to compare."""
    result = compare(SAMPLE, form_2021(fill=-1))
    pairs = [(each.first_cells, each.second_cells) for each in result.differences]
    pairs += [(each.first_cells, each.second_cells) for each in result.incomparable]
    assert {cell for first, _ in pairs for cell in first} == set(SAMPLE.cells)
    assert {cell for _, second in pairs for cell in second} == set(form_2021().cells)


def test_every_reason_is_given_in_chinese():
    assert {each.reason for each in correspondences() if each.reason} == set(_REASONS_ZH)


def section(*paragraphs):
    return Section(1, "总体情况", (Subsection("", paragraphs),), "一")


@pytest.mark.parametrize(
    ("before", "after", "state", "lines"),
    [
        (None, None, SectionState.NEITHER, []),
        (section("甲", "乙"), section("甲", "乙"), SectionState.SAME, []),
        (section("甲"), None, SectionState.FIRST_ONLY, ["-甲"]),
        (None, section("甲"), SectionState.SECOND_ONLY, ["+甲"]),
        (section("甲", "乙"), section("甲", "丙"), SectionState.CHANGED, [" 甲", "-乙", "+丙"]),
    ],
)
def test_prose(before, after, state, lines):
    first = replace(SAMPLE, sections=(before,) if before else ())
    second = replace(SAMPLE, sections=(after,) if after else ())
    found = compare(first, second).sections[0]
    assert (found.number, found.state) == (1, state)
    assert list(found.lines[1:]) == lines


@pytest.mark.parametrize(
    ("after", "least", "most"),
    [("同" * 100, 100, 100), ("同" * 99 + "异", 98, 99), ("异" * 100, 0, 0)],
)
def test_similarity(after, least, most):
    first = replace(SAMPLE, sections=(section("同" * 100),))
    found = compare(first, replace(SAMPLE, sections=(section(after),))).sections[0]
    assert least <= found.similarity <= most


def test_very_long_prose_that_differs_a_little_is_not_the_same():
    paragraphs = tuple(f"第{number}段" * 40 for number in range(2000))
    first = replace(SAMPLE, sections=(section(*paragraphs),))
    second = replace(SAMPLE, sections=(section(*paragraphs[:-1], "改"),))
    assert compare(first, second).sections[0].similarity == 99
