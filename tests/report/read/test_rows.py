"""Aligning printed rows with the form's rows."""

import pytest

from gongkai.report.read.labels import Strength
from gongkai.report.read.reading import How
from gongkai.report.read.rows import Anchor, align, whole_table

E, P = Strength.EXACT, Strength.PART


def anchors(*rows):
    return [None if row is None else Anchor(row, E) for row in rows]


def told(aligned):
    return {row: [k for k, _ in found] for row, found in aligned.rows.items()}


def test_labels_tell_rows():
    aligned = align(anchors(0, 1, 2), [None] * 3, 3)
    assert told(aligned) == {0: [0], 1: [1], 2: [2]}
    assert {how for found in aligned.rows.values() for _, how in found} == {How.LABEL}


def test_as_many_rows_without_label_as_are_missing_are_told_by_order():
    aligned = align(anchors(0, None, None, 3), [None] * 4, 4)
    assert told(aligned) == {0: [0], 1: [1], 2: [2], 3: [3]}
    assert aligned.rows[1] == ((1, How.ORDER),)


def test_fewer_rows_than_missing_stay_open():
    aligned = align(anchors(0, None, 3), [None] * 3, 4)
    assert told(aligned) == {0: [0], 3: [2]}
    assert aligned.gaps == (((1,), (1, 2)),)


def test_hints_tell_where_counting_does_not():
    aligned = align(anchors(0, None, 3), [None, Anchor(2, P), None], 4)
    assert told(aligned) == {0: [0], 2: [1], 3: [2]}
    assert aligned.gaps == (((), (1,)),)


def test_counting_goes_before_hints():
    hints = [Anchor(1, P), Anchor(2, P), None]
    assert told(align(anchors(None, None, None), hints, 3)) == {0: [0], 1: [1], 2: [2]}


def test_hints_that_fall_tell_nothing():
    hints = [None, Anchor(2, P), Anchor(1, P), None]
    aligned = align(anchors(0, None, None, 4), hints, 5)
    assert told(aligned) == {0: [0], 4: [3]}


def test_a_label_out_of_order_gives_way_to_the_longer_run():
    aligned = align(anchors(0, 3, 1, 2), [None] * 4, 4)
    assert told(aligned) == {0: [0], 1: [2], 2: [3]}


def test_one_row_in_two_parts_keeps_both():
    assert told(align(anchors(0, 1, 1, 2), [None] * 4, 3)) == {0: [0], 1: [1, 2], 2: [3]}


def test_a_row_left_over_beside_a_weak_label_is_a_stray():
    printed = [Anchor(0, E), None, Anchor(1, P), Anchor(2, E)]
    aligned = align(printed, [None] * 4, 3)
    assert aligned.strays == {1: (1,)}
    assert align(anchors(0, None, 1, 2), [None] * 4, 3).strays == {}


def test_the_usual_table_is_told_as_aligning_would():
    for printed in (anchors(0, 1, 2), [Anchor(0, P), Anchor(1, E), Anchor(2, P)]):
        assert whole_table(printed, 3) == align(printed, [None] * 3, 3)


@pytest.mark.parametrize("rows", [(0, 1), (0, 1, None), (0, 2, 1), (0, 1, 1), (0, 1, 2, 2)])
def test_a_table_with_a_row_out_of_place_needs_aligning(rows):
    assert whole_table(anchors(*rows), 3) is None
