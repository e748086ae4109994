"""Figures of tables 三 and 四 in which every sum holds, drawn by hypothesis."""

from hypothesis import strategies as st

from . import official

_COUNTS = st.integers(0, 10**6)


def _rows(count, width):
    row = st.lists(_COUNTS, min_size=width, max_size=width)
    return st.lists(row, min_size=count, max_size=count)


def _with_total(row):
    return [*row, sum(row)]


@st.composite
def consistent(draw, edition):
    """Figures by (table, row, column)."""
    keys = [key for key, *_ in official.REQUESTS[edition]]
    results = draw(_rows(len(keys) - 4, 6))
    total = [sum(column) for column in zip(*results, strict=True)]
    forward, over = draw(_rows(2, 6))
    over = [min(one, most) for one, most in zip(over, total, strict=True)]
    new = [t + f - o for t, f, o in zip(total, forward, over, strict=True)]
    table = dict(zip(keys, [new, over, *results, total, forward], strict=True))
    columns = [key for key, _ in official.APPLICANTS]
    found = {
        ("applications", row, column): value
        for row, values in table.items()
        for column, value in zip(columns, _with_total(values), strict=True)
    }
    for (row, _), values in zip(official.DISPUTES, draw(_rows(3, 4)), strict=True):
        for (column, _), value in zip(official.DISPUTE_RESULTS, _with_total(values), strict=True):
            found["disputes", row, column] = value
    return found
