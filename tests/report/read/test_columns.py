"""Value cells into columns: what is certain, what the sums tell, what stays in doubt."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.read.blocks import Cell, Place
from gongkai.report.read.columns import (
    arrangements,
    doubt_torn,
    never,
    omissions,
    settle,
    sums_to_last,
)
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.values import Kind


def cells(*texts):
    return [Cell(text, Place(), column) for column, text in enumerate(texts)]


def read(*texts, width=7, fits=sums_to_last):
    settled = settle(arrangements(cells(*texts), width), width, fits)
    return [cell.printed.value if cell.reason is None else "?" for cell in settled]


def test_as_many_cells_as_columns_are_read_in_order_blanks_included():
    assert read("26", "", "", "", "", "", "26") == [26, None, None, None, None, None, 26]


def test_as_many_figures_as_columns_are_read_in_order_whatever_blanks_stand_around():
    assert read("", "0", "1", "0", "2", "0", "0", "3", "") == [0, 1, 0, 2, 0, 0, 3]


def test_a_wrong_total_stays_as_printed():
    assert read("1", "1", "0", "0", "0", "0", "9") == [1, 1, 0, 0, 0, 0, 9]


def test_a_cell_too_few_leaves_the_row_in_doubt():
    assert read("26", "0", "0", "0", "0", "26") == ["?"] * 7


def test_a_figure_too_many_is_told_by_the_sum():
    assert read("5", "1", "9", "0", "0", "0", "0", "6") == [5, 1, 0, 0, 0, 0, 6]


def test_a_figure_too_many_among_equal_ones_changes_nothing():
    assert read("0", "0", "0", "0", "0", "0", "0", "0") == [0] * 7


def test_a_figure_too_many_that_no_sum_tells_is_in_doubt():
    assert "?" in read("5", "1", "9", "0", "0", "0", "0", "7")


def test_without_sums_nothing_is_chosen():
    assert read("5", "1", "9", width=2, fits=never) == ["?", "?"]


def test_the_same_figure_repeated_over_a_merged_cell_is_that_figure():
    assert read("97", "97", "97", width=1, fits=never) == [97]


def test_a_blank_row_of_any_length_is_blank():
    assert read("", "", "") == [None] * 7
    assert read(*[""] * 9) == [None] * 7


def test_what_sums_told_says_so():
    settled = settle(arrangements(cells(*"51900006"), 7), 7, sums_to_last)
    assert {cell.how for cell in settled} == {How.SUMS}


def test_too_many_ways_leave_everything_in_doubt():
    settled = settle(arrangements(cells(*["1"] * 10), 15), 15, never)
    assert [cell.reason for cell in settled] == [Reason.COLUMNS] * 15


def test_a_row_much_wider_than_the_form_is_in_doubt_at_once():
    assert arrangements(cells(*["1"] * 5000), 1) == []
    assert omissions(cells(*["1"] * 5000), 7) == []
    assert read(*[""] * 5000) == [None] * 7


def test_omissions_leave_out_any_cell():
    assert len(omissions(cells("1", "2", "3"), 2)) == len(list(combinations(range(3), 2)))


def test_torn_cells_are_in_doubt_and_others_stay():
    settled = settle([tuple(cells("1", "2", "3"))], 3, never)
    after = doubt_torn(settled, {1})
    assert [cell.reason for cell in after] == [None, Reason.NUMBER, None]
    assert after[0] == settled[0]


@given(
    st.lists(st.integers(0, 50), min_size=6, max_size=6),
    st.integers(0, 6),
)
def test_a_row_with_a_cell_taken_out_is_never_read_wrong(parts, gone):
    row = [*parts, sum(parts)]
    texts = [str(value) for value in row]
    kept = texts[:gone] + texts[gone + 1 :]
    got = read(*kept)
    truth = [*row[:gone], None, *row[gone + 1 :]]
    assert all(cell in ("?", want) for cell, want in zip(got, truth, strict=True))


@given(st.lists(st.integers(0, 50), min_size=6, max_size=6), st.integers(0, 7))
def test_a_blank_put_into_a_row_is_never_read_wrong(parts, at):
    row = [*parts, sum(parts)]
    texts = [str(value) if value else "" for value in row]
    got = read(*texts[:at], "", *texts[at:])
    truth = [value or None for value in row]
    assert all(cell in ("?", want) for cell, want in zip(got, truth, strict=True))


def test_a_doubtful_figure_stays_doubtful_in_a_certain_row():
    settled = settle([tuple(cells("1", "4 5", "3"))], 3, never)
    assert settled[1].reason is Reason.NUMBER
    assert settled[1].printed.kind is Kind.DOUBT
