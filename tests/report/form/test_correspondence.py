"""How the 2019 form's cells stand to those of the 2021 form."""

from collections import Counter

from gongkai.report.form import FORMS, Comparability, Edition, correspondences

SAME, SUM, NONE = Comparability.SAME, Comparability.SUM, Comparability.NONE


def test_every_cell_of_the_2019_form_stands_there_once():
    counted = Counter((each.table, each.row_2019, each.column_2019) for each in correspondences())
    assert counted == Counter(tuple(cell) for cell in FORMS[Edition.E2019].cells())


def test_what_they_point_to_exists_and_is_pointed_to_once():
    pointed = Counter((each.table, *cell) for each in correspondences() for cell in each.cells_2021)
    assert set(pointed) <= {tuple(cell) for cell in FORMS[Edition.E2021].cells()}
    assert set(pointed.values()) == {1}


def test_what_of_the_2021_form_has_no_forerunner():
    pointed = {(each.table, *cell) for each in correspondences() for cell in each.cells_2021}
    alone = {tuple(cell) for cell in FORMS[Edition.E2021].cells()} - pointed
    assert alone == {
        ("proactive", "rules", "repealed"),
        ("proactive", "rules", "in_force"),
        ("proactive", "normative_documents", "repealed"),
        ("proactive", "normative_documents", "in_force"),
        ("proactive", "charges", "amount_10k_yuan"),
    }


def test_what_compares_in_table_two():
    same = {
        (each.row_2019, each.column_2019): each.cells_2021
        for each in correspondences()
        if each.table == "proactive" and each.comparability is SAME
    }
    assert same == {
        ("rules", "made"): (("rules", "made"),),
        ("normative_documents", "made"): (("normative_documents", "made"),),
        ("licences", "decisions"): (("licences", "decisions"),),
        ("penalties", "decisions"): (("penalties", "decisions"),),
        ("compulsion", "decisions"): (("compulsion", "decisions"),),
    }


def test_the_one_row_of_other_results_is_the_sum_of_three():
    summed = [each for each in correspondences() if each.comparability is SUM]
    assert [each.row_2019 for each in summed] == ["other"] * 7
    for each in summed:
        keys = ("other_not_clarified", "other_fee_unpaid", "other_other")
        assert each.cells_2021 == tuple((key, each.column_2019) for key in keys)


def test_what_does_not_compare_says_why_and_nothing_else_does():
    for each in correspondences():
        assert bool(each.reason) == (each.comparability is NONE)
        assert bool(each.cells_2021) == (each.comparability is not NONE)
