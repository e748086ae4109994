"""The generator of reports and of damage keeps its own promises."""

import functools
import io
import random
from typing import Any

import docx
import lxml.html
import ofdkit
import openpyxl
import pypdfium2
import pytest

from tests.generator import DAMAGES, LAYOUTS, Damage, Sample, make

EDITIONS = ("2019", "2021")
PAIRS = [(name, form) for name, kind in DAMAGES.items() for form in sorted(kind.formats)]


def edition_of(kind: Damage, seed: int) -> str:
    return sorted(kind.editions)[seed % len(kind.editions)]


@functools.cache
def undamaged(form: str, edition: str, seed: int) -> Sample:
    return make(seed, edition=edition, format=form)


def damaged(name: str, form: str, seed: int) -> Sample:
    return make(seed, edition=edition_of(DAMAGES[name], seed), format=form, damage=[name])


def cells(sample: Sample) -> dict[tuple[str, str, int], Any]:
    return {
        (table, row, at): value
        for table in ("proactive", "applications", "disputes")
        for row, values in sample.truth[table].items()
        for at, value in enumerate(values)
    }


def text_of(sample: Sample) -> str:
    if sample.format == "html":
        try:
            page = sample.data.decode()
        except UnicodeDecodeError:
            page = sample.data.decode("gb18030")
        return lxml.html.fromstring(page.encode(), parser=PARSER).text_content()
    if sample.format == "docx":
        document = docx.Document(io.BytesIO(sample.data))
        return "\n".join(paragraph.text for paragraph in document.paragraphs)
    if sample.format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(sample.data))
        return "\n".join(str(value) for sheet in book for row in sheet.values for value in row)
    if sample.format == "ofd":
        return str(ofdkit.extract_text(sample.data))
    if sample.format == "pdf":
        document = pypdfium2.PdfDocument(sample.data)
        pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
        document.close()
        return "\n".join(pages)
    return sample.data.decode()


PARSER = lxml.html.HTMLParser(encoding="utf-8")


@pytest.mark.parametrize("form", LAYOUTS)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(form):
    first, again = (make(7, edition="2021", format=form) for _ in range(2))
    assert first == again
    assert make(8, edition="2021", format=form).data != first.data


@pytest.mark.parametrize("form", LAYOUTS)
def test_every_layout_comes_up_and_opens_and_names_its_agency(form):
    seen = set()
    for seed in range(len(LAYOUTS[form])):
        sample = make(seed, edition=EDITIONS[seed % 2], format=form)
        seen.add(sample.name.split("-")[2])
        assert sample.truth["agency"] in text_of(sample)
    assert seen == set(LAYOUTS[form])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(40))
def test_undamaged_figures_add_up(edition, seed):
    truth = make(seed, edition=edition, format="txt").truth
    requests = truth["applications"]
    heads = ("new", "carried_over", "total", "carried_forward")
    results = [row for key, row in requests.items() if key not in heads]
    assert len(results) == (19 if edition == "2019" else 21)
    for at in range(7):
        new, over, total, forward = (requests[key][at] for key in heads)
        assert new + over == total + forward
        assert total == sum(row[at] for row in results)
    for row in (*requests.values(), *truth["disputes"].values()):
        assert row[-1] == sum(row[:-1])


@pytest.mark.parametrize("name", [None, "wrong_total", "shifted_row", "page_numbers", "label_cut"])
def test_the_truth_is_what_is_printed(name):
    damage = [name] if name else []
    sample = make(0, edition="2019", format="txt", damage=damage)
    assert "-tabs-" in sample.name
    lines = [line.rstrip("\t") for line in text_of(sample).splitlines()]
    printed = [line.split("\t")[-7:] for line in lines if line.count("\t") >= 7]
    figures = [fields for fields in printed if all(field.isdigit() for field in fields)]
    assert figures == [
        [str(value) for value in row] for row in sample.truth["applications"].values()
    ]


def test_undamaged_samples_mark_and_remove_nothing():
    for seed in range(10):
        sample = make(seed, edition="2021", format="md")
        assert not sample.marks
        assert not sample.removed
        assert None not in cells(sample).values()


def test_agencies_of_all_sizes_come_up():
    most = [
        max(value for value in cells(make(seed, edition="2021", format="txt")).values())
        for seed in range(60)
    ]
    assert min(most) == 0
    assert max(most) >= 10_000_000


@pytest.mark.parametrize(("name", "form"), PAIRS)
def test_damage_changes_the_bytes_and_removes_a_tenth_at_most(name, form):
    seeds = (0, 1, 2, 3) if form in {"txt", "md", "html"} else (1,)
    changed = 0
    for seed in seeds:
        sample = damaged(name, form, seed)
        changed += sample.data != undamaged(form, sample.truth["edition"], seed).data
        assert 10 * len(sample.removed) <= len(cells(sample))
        assert sample.damage == (name,)
    assert changed


@pytest.mark.parametrize("name", ["label_removed", "row_missing", "cell_too_few", "digits_lost"])
def test_what_takes_figures_or_labels_away_lists_them(name):
    assert damaged(name, "md", 3).removed


@pytest.mark.parametrize("name", [name for name in DAMAGES if name.startswith("zero_")])
def test_marks_are_listed_and_have_no_value(name):
    sample = damaged(name, "txt", 3)
    assert sample.marks
    assert list(cells(sample).values()).count(None) == len(sample.marks)


@pytest.mark.parametrize("name", ["remarks", "units"])
def test_a_remark_or_a_unit_is_a_mark_that_keeps_its_number(name):
    sample = damaged(name, "txt", 3)
    assert sample.marks
    assert cells(sample) == cells(make(3, edition=sample.truth["edition"], format="txt"))


def test_wrong_totals_are_the_truth():
    sample = damaged("wrong_total", "txt", 1)
    right = make(1, edition="2021", format="txt")
    assert 1 <= sum(cells(sample)[at] != value for at, value in cells(right).items()) <= 3


def test_kinds_combine():
    kinds = ["blank_nbsp", "label_spaced", "subtotal_column", "row_missing", "page_numbers"]
    sample = make(5, edition="2021", format="html", damage=kinds)
    assert sample.damage == tuple(kinds)
    assert "小计" in text_of(sample)
    assert sample.removed


@pytest.mark.parametrize("seed", range(150))
def test_any_kinds_combine(seed):
    rng = random.Random(seed)
    form = rng.choice(("txt", "md", "html"))
    edition = rng.choice(EDITIONS)
    fitting = [
        name
        for name, kind in DAMAGES.items()
        if form in kind.formats and edition in kind.editions and name != "undeclared_gb18030"
    ]
    kinds = rng.sample(fitting, 4)
    sample = make(seed, edition=edition, format=form, damage=kinds)
    assert 10 * len(sample.removed) <= len(cells(sample))
    assert sample.truth["agency"] in text_of(sample)


def test_what_does_not_apply_is_refused():
    with pytest.raises(ValueError, match="does not apply"):
        make(1, edition="2019", format="txt", damage=["other_of_2019"])
    with pytest.raises(ValueError, match="does not apply"):
        make(1, edition="2021", format="pdf", damage=["torn_labels"])
