"""The kinds of damage, each with what it does and to which formats; see the damage_* modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from . import damage_figures as figures
from . import damage_labels as labels
from . import damage_prose as prose
from . import damage_rows as rows
from . import damage_values as values
from .model import Draft


class Stage(Enum):
    """When a kind of damage works; combined kinds work in this order."""

    FIGURES = 1  # before anything is laid out
    OPTIONS = 2  # on the choice of layout
    VALUES = 3  # on what value cells print
    LABELS = 4  # on what labels and heads print
    ROWS = 5  # on rows, spans and tables
    PROSE = 6  # on headings and paragraphs


ALL_FORMATS = frozenset({"txt", "md", "html", "docx", "xlsx", "pdf", "ofd"})
BOTH = frozenset({"2019", "2021"})


@dataclass(frozen=True)
class Damage:
    """A kind of damage: what it does, to which formats and editions, and how."""

    description: str
    stage: Stage
    apply: Callable[[Draft], None]
    formats: frozenset[str] = ALL_FORMATS
    editions: frozenset[str] = BOTH
    avoid: frozenset[str] = frozenset()  # layouts in which its cells could not be told
    scale: str | None = None
    places: int = 2
    one_other: bool = False


_NEW = frozenset({"2021"})
_HTML = frozenset({"html"})
_MARKUP = frozenset({"html", "docx"})
_NOT_PDF = ALL_FORMATS - {"pdf", "ofd"}
_CELLS = frozenset({"txt", "md", "html"})  # formats whose rows may be of any length
# Layouts that lose where a blank cell stood.
_LOOSE = frozenset({"reading", "pdftext"})
# Layouts that have places instead of cells.
_FLOWING = frozenset({"reading", "pdftext", "padded"})

DAMAGES: Mapping[str, Damage] = {
    "other_of_2019": Damage(
        "the 2021 table keeps the one row 其他处理 of 2019",
        Stage.FIGURES,
        figures.nothing,
        editions=_NEW,
        one_other=True,
    ),
    "wrong_total": Damage(
        "totals that do not add up; what is printed is the truth",
        Stage.FIGURES,
        figures.wrong_total,
    ),
    "edition_not_year": Damage(
        "the form is not the one in force in the report's year",
        Stage.FIGURES,
        figures.edition_not_year,
    ),
    "four_places": Damage(
        "amounts of money with four decimals", Stage.FIGURES, figures.four_places
    ),
    "eight_digits": Damage(
        "counts of eight digits, a city's busy report",
        Stage.FIGURES,
        figures.eight_digits,
        scale="city",
    ),
    "disputes_three": Damage(
        "table 四 as three tables", Stage.OPTIONS, figures.option("disputes", "three")
    ),
    "undeclared_gb18030": Damage(
        "a page in GB18030 that does not say so",
        Stage.OPTIONS,
        figures.undeclared_gb18030,
        formats=_HTML,
    ),
    "blank_nothing": Damage("zero cells left empty", Stage.VALUES, values.blank(""), avoid=_LOOSE),
    "blank_nbsp": Damage(
        "zero cells hold a non-breaking space", Stage.VALUES, values.blank("\u00a0"), avoid=_LOOSE
    ),
    "blank_full_width": Damage(
        "zero cells hold a full-width space", Stage.VALUES, values.blank("\u3000"), avoid=_LOOSE
    ),
    "blank_paragraph": Damage(
        "zero cells hold empty paragraphs",
        Stage.VALUES,
        values.blank("", paragraph=True),
        formats=_MARKUP,
    ),
    "blank_totals": Damage(
        "row totals of the request table left empty",
        Stage.VALUES,
        values.blank_totals,
        avoid=_LOOSE,
    ),
    "blank_row": Damage(
        "the figures of a whole row left empty", Stage.VALUES, values.blank_row, avoid=_LOOSE
    ),
    "zero_slash": Damage("/ where a zero belongs", Stage.VALUES, values.mark("/")),
    "zero_dash": Damage("- where a zero belongs", Stage.VALUES, values.mark("-")),
    "zero_long_dash": Damage("— where a zero belongs", Stage.VALUES, values.mark("—")),
    "zero_word": Damage("无 where a zero belongs", Stage.VALUES, values.mark("无")),
    "remarks": Damage(
        "remarks with digits of their own behind figures", Stage.VALUES, values.remarks
    ),
    "units": Damage("units behind figures", Stage.VALUES, values.units),
    "thousands": Damage("thousands separators", Stage.VALUES, values.thousands(","), scale="city"),
    "thousands_full_width": Damage(
        "full-width thousands separators", Stage.VALUES, values.thousands("，"), scale="city"
    ),
    "full_width_digits": Damage("full-width digits", Stage.VALUES, values.full_width),
    "wrapped_number": Damage(
        "long numbers broken over two lines in a narrow cell",
        Stage.VALUES,
        values.wrapped_number,
        formats=frozenset({"pdf", "ofd"}),
        avoid=frozenset({"borderless"}),
        scale="city",
    ),
    "padded_value": Damage(
        "blanks of several kinds around figures", Stage.VALUES, values.padded_value
    ),
    "strayed_total": Damage(
        "the last total out of its cell, alone on a line before the table",
        Stage.VALUES,
        values.strayed_total,
        avoid=_LOOSE,
    ),
    "digits_lost": Damage(
        "digits of a few cells unreadable, wholly or in part", Stage.VALUES, values.digits_lost
    ),
    "label_wrapped": Damage("labels and heads broken over lines", Stage.LABELS, labels.wrapped),
    "label_vertical": Damage(
        "group labels and short heads one character a line", Stage.LABELS, labels.vertical
    ),
    "label_spaced": Damage("blanks inside labels and heads", Stage.LABELS, labels.spaced),
    "label_mistyped": Damage(
        "one character mistyped in several labels and heads", Stage.LABELS, labels.mistyped
    ),
    "heads_reworded": Damage("heads in other words", Stage.LABELS, labels.heads_reworded),
    "heads_short": Damage("heads cut short", Stage.LABELS, labels.heads_short),
    "half_width_punctuation": Damage(
        "half-width punctuation in labels and prose", Stage.LABELS, labels.half_width
    ),
    "full_width_labels": Damage(
        "digits, full stops and slashes of labels full-width",
        Stage.LABELS,
        labels.full_width_labels,
    ),
    "other_dots": Damage("leaf rows numbered with another sign", Stage.LABELS, labels.other_dots),
    "unnumbered": Damage("labels without their numbers", Stage.LABELS, labels.unnumbered),
    "radicals": Damage(
        "Kangxi radicals and compatibility characters",
        Stage.LABELS,
        labels.radicals,
        formats=_NOT_PDF,
        avoid=frozenset({"pdftext"}),
    ),
    "groups_absent": Damage(
        "group labels absent, only the rows' own labels left", Stage.LABELS, labels.groups_absent
    ),
    "subtotal_column": Damage(
        "a column 小计 that the form does not have", Stage.LABELS, labels.subtotal_column
    ),
    "label_removed": Damage("one or two rows without their label", Stage.ROWS, rows.label_removed),
    "row_missing": Damage("a whole row absent", Stage.ROWS, rows.row_missing),
    "cell_too_few": Damage(
        "rows with one cell too few", Stage.ROWS, rows.cell_too_few, formats=_CELLS, avoid=_FLOWING
    ),
    "cell_too_many": Damage(
        "rows with one empty cell too many",
        Stage.ROWS,
        rows.cell_too_many,
        formats=_CELLS,
        avoid=_FLOWING,
    ),
    "shifted_row": Damage(
        "a row that stands some cells too far left",
        Stage.ROWS,
        rows.shifted_row,
        formats=_CELLS,
        avoid=_FLOWING,
    ),
    "page_numbers": Damage(
        "page numbers between rows",
        Stage.ROWS,
        rows.page_numbers,
        formats=_NOT_PDF,
        avoid=frozenset({"pdftext"}),
    ),
    "header_repeated": Damage(
        "header rows again where a page begins", Stage.ROWS, rows.header_repeated
    ),
    "page_break": Damage(
        "the table goes on as another table without a header", Stage.ROWS, rows.page_break
    ),
    "group_label_cut": Damage(
        "a group label cut in two by a page break", Stage.ROWS, rows.group_label_cut
    ),
    "label_cut": Damage(
        "labels cut in two, the rest in a row without figures", Stage.ROWS, rows.label_cut
    ),
    "spans_wrong": Damage(
        "spans one row or column too long or too short", Stage.ROWS, rows.spans_wrong, formats=_HTML
    ),
    "torn_labels": Damage(
        "labels torn off their rows, as lines of text",
        Stage.ROWS,
        rows.torn_labels,
        formats=frozenset({"md"}),
    ),
    "headings_reworded": Damage(
        "section headings in other words", Stage.PROSE, prose.headings_reworded
    ),
    "headings_missing": Damage("section headings absent", Stage.PROSE, prose.headings_missing),
    "numbering_restarts": Damage(
        "section numbers begin again at one", Stage.PROSE, prose.numbering_restarts
    ),
    "title_split": Damage("the title on two lines", Stage.PROSE, prose.title_split),
    "metadata_table": Damage(
        "tables that are none of the form's around the report", Stage.PROSE, prose.metadata_table
    ),
    "notes": Damage("notes with figures under the tables", Stage.PROSE, prose.notes),
    "blank_lines": Damage(
        "thousands of empty lines",
        Stage.PROSE,
        prose.blank_lines,
        formats=_NOT_PDF,
        avoid=frozenset({"pdftext"}),
    ),
}
