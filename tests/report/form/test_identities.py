"""The sums that the form's tables must hold: how many, when they hold, what breaks them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.form import IdentityKind, identities

from . import official
from .figures import consistent

BOTH = [("2019", False), ("2021", True)]
each_edition = pytest.mark.parametrize(("edition", "split"), BOTH)


def broken(figures, *, split):
    return {
        identity
        for identity in identities(split=split)
        if sum(figures[ref] for ref in identity.left) != sum(figures[ref] for ref in identity.right)
    }


@pytest.mark.parametrize(("split", "rows"), [(False, 23), (True, 25)])
def test_how_many_of_each_kind(split, rows):
    assert Counter(identity.kind for identity in identities(split=split)) == {
        IdentityKind.ROW_SUM: rows,
        IdentityKind.COLUMN_SUM: 7,
        IdentityKind.BALANCE: 7,
        IdentityKind.DISPUTE_TOTAL: 3,
    }


@each_edition
def test_the_column_of_natural_persons(edition, split):
    results = [key for key, *_ in official.REQUESTS[edition]][2:-2]
    one = {
        identity.kind: (
            [(ref.row, ref.column) for ref in identity.left],
            [(ref.row, ref.column) for ref in identity.right],
        )
        for identity in identities(split=split)
        if identity.kind in {IdentityKind.COLUMN_SUM, IdentityKind.BALANCE}
        and identity.left[0].column == "natural_person"
    }
    at = "natural_person"
    assert one == {
        IdentityKind.COLUMN_SUM: ([(row, at) for row in results], [("total", at)]),
        IdentityKind.BALANCE: (
            [("new", at), ("carried_over", at)],
            [("total", at), ("carried_forward", at)],
        ),
    }


@each_edition
@given(data=st.data())
def test_all_hold_on_consistent_figures_and_a_change_breaks_those_with_the_cell(
    edition, split, data
):
    figures = data.draw(consistent(edition))
    assert broken(figures, split=split) == set()
    cell = data.draw(st.sampled_from(sorted(figures)))
    figures[cell] += data.draw(st.integers(-(10**6), 10**6).filter(bool))
    expected = {each for each in identities(split=split) if cell in each.left + each.right}
    assert broken(figures, split=split) == expected


@each_edition
def test_no_cell_of_tables_three_and_four_stands_outside_every_sum(edition, split):
    rows = [key for key, *_ in official.REQUESTS[edition]]
    cells = {("applications", row, column) for row in rows for column, _ in official.APPLICANTS}
    cells |= {
        ("disputes", row, column)
        for row, _ in official.DISPUTES
        for column, _ in official.DISPUTE_RESULTS
    }
    counts = Counter(
        tuple(ref) for identity in identities(split=split) for ref in identity.left + identity.right
    )
    assert set(counts) == cells
    # A part of table 三 is in its row's and its column's sums; a total is in the balance too.
    assert counts["applications", "granted", "natural_person"] == 2
    assert counts["applications", "new", "natural_person"] == 2
    assert counts["applications", "total", "natural_person"] == 3
    assert counts["disputes", "reconsideration", "upheld"] == 1
