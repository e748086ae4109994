"""The report's cells from the rows of its tables."""

import pytest

from gongkai.report.form import FORMS, CellRef, Edition
from gongkai.report.read.blocks import Cell, Place
from gongkai.report.read.cells import gather
from gongkai.report.read.columns import Settled
from gongkai.report.read.reading import How, Reason
from gongkai.report.read.values import read_value

EDITION = Edition.E2021
RULES = ("made", "repealed", "in_force")


def settled(text, reason=None, candidates=()):
    cell = Cell(text, Place(line=7), 0)
    return Settled(read_value(text), cell, How.LABEL, reason, candidates)


def proactive(*first):
    """Table two with a first row of these cells, and 0 in all others."""
    form = FORMS[EDITION].proactive
    rows = {row.key: (settled("0"),) * len(form.columns(row.key)) for row in form.rows}
    return {**rows, "rules": first}


def test_each_cell_is_a_number_a_blank_a_mark_or_in_doubt():
    row = settled("3件"), settled("/"), settled("1 2", Reason.COLUMNS, (12,))
    found = gather(EDITION, [proactive(*row), None, None])
    assert found.values[0]["rules"] == (3, None, None)
    made, repealed, in_force = (CellRef("proactive", "rules", key) for key in RULES)
    assert found.marks == {made: "3件", repealed: "/"}
    assert found.sources[in_force] == ("1 2", Place(line=7), How.LABEL)
    doubt = next(doubt for doubt in found.doubts if doubt.cell == in_force)
    assert (doubt.reason, doubt.candidates, doubt.raw) == (Reason.COLUMNS, (12,), "1 2")


def test_a_table_that_was_not_found_is_in_doubt_in_every_cell():
    found = gather(EDITION, [None, None, None])
    assert {doubt.reason for doubt in found.doubts} == {Reason.NO_TABLE}
    assert [doubt.cell for doubt in found.doubts] == list(FORMS[EDITION].cells())
    assert not found.sources


def test_a_row_of_another_width_than_the_forms_is_refused():
    with pytest.raises(ValueError, match="more or fewer cells"):
        gather(EDITION, [proactive(settled("1")), None, None])


def test_a_mark_reads_on_one_line_however_its_cell_breaks_it():
    row = settled("22\n（其中\n修订3件）"), settled("不涉\n及"), settled("3\n份（A\nb）")
    found = gather(EDITION, [proactive(*row), None, None])
    assert list(found.marks.values()) == ["22（其中修订3件）", "不涉及", "3份（A b）"]
