"""The promise: each cell is what is printed, blank, or in doubt with a reason.

Held with made reports and made damage that share nothing with the reader (tests/generator). Each
kind of damage is met in every format and edition that it applies to; `make soak` takes more seeds.
"""

import os
import random

import pytest

from gongkai.report.read import read
from tests.generator import DAMAGES, LAYOUTS, make

from .proof import judge

SEEDS = int(os.environ.get("PROOF_SEEDS", "1"))
MIXES = int(os.environ.get("PROOF_MIXES", "60"))
EDITIONS = ("2019", "2021")
LEAST = 0.95


def kinds():
    for name, damage in DAMAGES.items():
        for format_ in sorted(damage.formats):
            yield name, format_


def samples(name, format_, seeds):
    """A sample for each layout and edition of the format, `seeds` times over."""
    damage = DAMAGES[name] if name else None
    for seed in range(len(LAYOUTS[format_]) * seeds):
        for edition in damage.editions if damage else EDITIONS:
            yield make(seed, edition=edition, format=format_, damage=[name] if name else [])


@pytest.mark.parametrize("format_", LAYOUTS)
def test_undamaged_every_cell_is_right_without_a_doubt(format_):
    for sample in samples(None, format_, 2 * SEEDS):
        verdict = judge(sample)
        assert (sample.name, verdict.wrong, verdict.doubted) == (sample.name, (), ())


@pytest.mark.parametrize(("name", "format_"), list(kinds()))
def test_damaged_no_cell_is_wrong_and_most_are_right(name, format_):
    right = readable = 0
    for sample in samples(name, format_, SEEDS):
        verdict = judge(sample)
        assert (sample.name, verdict.wrong) == (sample.name, ())
        right += verdict.right
        readable += verdict.cells - verdict.removed
    assert right >= LEAST * readable


@pytest.mark.parametrize("seed", range(MIXES))
def test_damages_together_leave_no_cell_silently_wrong(seed):
    rng = random.Random(f"mix {seed}")
    format_, edition = rng.choice(sorted(LAYOUTS)), rng.choice(EDITIONS)
    fitting = [
        name
        for name, kind in DAMAGES.items()
        if format_ in kind.formats and edition in kind.editions
    ]
    chosen = rng.sample(fitting, rng.choice((2, 3, 4, 6)))
    try:
        sample = make(rng.randrange(10**6), edition=edition, format=format_, damage=chosen)
    except (ValueError, AssertionError) as reason:
        pytest.skip(f"NOT TRIED: {chosen} cannot be made together: {reason}")
    assert (sample.name, judge(sample).wrong) == (sample.name, ())


# Each was read wrong without a doubt once: seed, edition, format, damage.
SPECIMENS = [
    (171173, "2019", "pdf", "headings_reworded blank_full_width"),
    (340481, "2019", "pdf", "blank_nothing edition_not_year full_width_digits"),
    (345551, "2021", "pdf", "blank_full_width group_label_cut"),
    (459233, "2019", "pdf", "header_repeated blank_nothing row_missing title_split thousands"),
    (500039, "2019", "pdf", "thousands wrong_total label_wrapped blank_nbsp"),
    (
        584702,
        "2021",
        "pdf",
        "title_split eight_digits blank_nothing label_spaced label_mistyped zero_slash",
    ),
    (
        63926,
        "2021",
        "pdf",
        "label_removed headings_reworded blank_full_width zero_word padded_value zero_dash",
    ),
    (148273, "2021", "pdf", "unnumbered title_split headings_missing blank_totals label_removed"),
    (
        48425,
        "2019",
        "pdf",
        "numbering_restarts subtotal_column unnumbered blank_totals header_repeated label_spaced",
    ),
    (
        362334,
        "2021",
        "txt",
        "label_vertical full_width_digits disputes_three zero_dash thousands label_spaced",
    ),
    (
        13007,
        "2019",
        "pdf",
        "headings_reworded heads_short zero_long_dash subtotal_column wrong_total row_missing",
    ),
    (
        360245,
        "2021",
        "pdf",
        (
            "half_width_punctuation metadata_table full_width_labels "
            "blank_totals label_vertical zero_dash"
        ),
    ),
    (
        599828,
        "2019",
        "pdf",
        "thousands_full_width blank_full_width subtotal_column full_width_labels label_vertical",
    ),
    (627089, "2019", "pdf", "label_spaced other_dots page_break label_removed blank_nbsp"),
    (
        587450,
        "2019",
        "pdf",
        "group_label_cut zero_slash title_split label_vertical remarks blank_totals",
    ),
    (
        667145,
        "2021",
        "pdf",
        "digits_lost blank_nothing full_width_labels blank_row headings_missing blank_totals",
    ),
    (
        217844,
        "2021",
        "pdf",
        (
            "headings_reworded label_mistyped other_dots "
            "blank_full_width thousands_full_width blank_totals"
        ),
    ),
    (
        577310,
        "2021",
        "pdf",
        (
            "title_split page_break full_width_digits "
            "heads_short full_width_labels thousands_full_width"
        ),
    ),
    (
        740669,
        "2021",
        "pdf",
        "thousands_full_width heads_reworded unnumbered zero_long_dash full_width_digits",
    ),
    (
        806879,
        "2021",
        "pdf",
        "edition_not_year label_spaced blank_nbsp label_mistyped blank_full_width metadata_table",
    ),
    (660032, "2019", "ofd", "label_vertical heads_reworded remarks other_dots"),
    (839957, "2019", "ofd", "strayed_total blank_row label_wrapped"),
    (304400, "2019", "ofd", "page_break subtotal_column padded_value wrong_total remarks"),
    (77465, "2021", "pdf", "thousands_full_width subtotal_column other_of_2019 padded_value"),
    (887165, "2019", "pdf", "notes remarks digits_lost eight_digits row_missing blank_nothing"),
    (
        737984,
        "2021",
        "txt",
        (
            "four_places thousands_full_width thousands "
            "group_label_cut headings_reworded label_wrapped"
        ),
    ),
    (
        60735,
        "2019",
        "html",
        "cell_too_few shifted_row notes full_width_digits disputes_three label_cut",
    ),
    (
        509402,
        "2021",
        "txt",
        "blank_nbsp page_break label_spaced remarks label_removed label_wrapped",
    ),
    (
        494645,
        "2021",
        "txt",
        "thousands_full_width label_removed thousands title_split blank_full_width",
    ),
    (
        658571,
        "2019",
        "md",
        "headings_reworded torn_labels metadata_table page_numbers cell_too_few",
    ),
    (74054, "2021", "txt", "zero_slash label_wrapped row_missing cell_too_many blank_nbsp"),
    (123745, "2019", "md", "label_wrapped blank_nbsp thousands label_removed torn_labels"),
    (
        148718,
        "2019",
        "pdf",
        "metadata_table label_mistyped label_removed full_width_digits units padded_value",
    ),
    (
        581841,
        "2019",
        "xlsx",
        "zero_word heads_reworded label_mistyped label_spaced page_numbers blank_row",
    ),
    (35891, "2021", "ofd", "blank_full_width label_wrapped other_dots blank_nothing thousands"),
    (854684, "2021", "pdf", "blank_nbsp label_removed heads_reworded heads_short label_vertical"),
    (247580, "2021", "pdf", "label_cut heads_reworded blank_nbsp blank_row"),
    (
        340589,
        "2021",
        "pdf",
        "label_wrapped groups_absent blank_nbsp four_places strayed_total title_split",
    ),
    (
        39161,
        "2021",
        "pdf",
        ("blank_row label_cut wrong_total thousands_full_width label_vertical strayed_total"),
    ),
    (
        762308,
        "2021",
        "pdf",
        ("wrong_total strayed_total padded_value eight_digits full_width_digits full_width_labels"),
    ),
    (
        293843,
        "2021",
        "pdf",
        (
            "label_removed blank_row groups_absent "
            "half_width_punctuation full_width_digits padded_value"
        ),
    ),
    (164381, "2019", "pdf", "metadata_table remarks label_vertical strayed_total"),
    (378200, "2021", "pdf", "label_vertical unnumbered units remarks padded_value"),
    (877064, "2019", "md", "label_spaced cell_too_few torn_labels label_cut"),
    (173939, "2021", "pdf", "blank_row heads_reworded row_missing label_wrapped"),
    (326672, "2021", "pdf", "blank_full_width heads_short label_removed metadata_table"),
    (
        525608,
        "2021",
        "pdf",
        "other_dots headings_missing blank_full_width strayed_total label_vertical",
    ),
]


@pytest.mark.parametrize(("seed", "edition", "format_", "damage"), SPECIMENS)
def test_what_was_once_wrong_without_a_doubt_is_so_no_more(seed, edition, format_, damage):
    sample = make(seed, edition=edition, format=format_, damage=damage.split())
    assert (sample.name, judge(sample).wrong) == (sample.name, ())


@pytest.mark.parametrize("name", ["remarks", "units", "zero_slash", "zero_word"])
def test_marks_are_the_cells_that_print_something_else_than_a_number(name):
    for seed in range(3):
        sample = make(seed, edition="2021", format="html", damage=[name])
        marks = {tuple(ref) for ref in read(sample.data).report.marks}
        assert marks == set(sample.marks)
        assert marks


def test_agency_and_year_are_the_printed_ones():
    for format_ in LAYOUTS:
        for seed in range(3):
            sample = make(seed, edition="2021", format=format_)
            report = read(sample.data).report
            assert (report.agency, report.year) == (sample.truth["agency"], sample.truth["year"])
            assert report.edition == "2021"
