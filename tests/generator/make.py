"""Make one report: figures, items, damage, bytes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import prose
from .damage import DAMAGES, Damage, Stage
from .figures import choose_scale, make_figures
from .layout import compose
from .layout_docx import write_docx
from .layout_html import write_html
from .layout_md import write_md
from .layout_ofd import write_ofd
from .layout_pdf import write_pdf
from .layout_txt import write_txt
from .layout_xlsx import write_xlsx
from .model import Draft, Ref

LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "txt": ("tabs", "wide", "reading", "padded", "pdftext"),
    "md": ("pipe", "pipe_repeat", "pipe_plain"),
    "html": ("clean", "site", "word", "nested"),
    "docx": ("form", "headings", "bare"),
    "xlsx": ("one", "sections", "texts", "formulas"),
    "pdf": ("ruled", "narrow", "borderless"),
    "ofd": ("ruled", "narrow", "borderless"),
}

_WRITERS: Mapping[str, Callable[[Draft], bytes]] = {
    "txt": write_txt,
    "md": write_md,
    "html": write_html,
    "docx": write_docx,
    "xlsx": write_xlsx,
    "pdf": write_pdf,
    "ofd": write_ofd,
}

_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "proactive": ("one", "split"),
    "applicant_head": ("seven", "six"),
    "disputes": ("one", "one", "one", "three"),
    "thead": ("thead", "tbody"),
    "heading": ("h", "p", "strong", "span"),
    "cell": ("plain", "p"),
    "encoding": ("utf-8", "gb18030"),
    "charset": ("declared", "declared", "silent"),
    "charset_name": ("gb2312", "gbk", "gb18030"),
    "repeat": ("yes", "no"),
    "numbering": ("- 1 -", "1", "— 1 —"),
    "size": ("large", "small"),
}


@dataclass(frozen=True)
class Sample:
    """A made report and the truth about it.

    `truth` holds what is printed after the damage, None where a cell is blank, a mark or
    unreadable.  `marks` are cells that print something else than a plain number.  `removed` are
    cells whose digits or whose only label are gone, at most a tenth of all: of these the reader
    may doubt, or read what is left.
    """

    name: str
    format: str
    data: bytes
    truth: dict[str, Any]
    marks: frozenset[Ref]
    removed: frozenset[Ref]
    damage: tuple[str, ...]


def make(
    seed: int,
    *,
    edition: str,
    format: str,  # noqa: A002 -- the word that the samples' users know
    damage: Sequence[str] = (),
) -> Sample:
    """Make the report of a seed; the same arguments always give the same bytes.

    Raises ValueError when a kind of damage does not apply to the format or the edition.
    """
    kinds = [_kind(name, edition, format) for name in damage]
    draft = _draft(seed, edition, format, kinds)
    _apply(kinds, Stage.FIGURES, draft)
    _apply(kinds, Stage.OPTIONS, draft)
    compose(draft)
    for stage in (Stage.VALUES, Stage.LABELS, Stage.ROWS, Stage.PROSE):
        _apply(kinds, stage, draft)
    data = _WRITERS[format](draft)
    assert 10 * len(draft.removed) <= draft.size(), "more than a tenth of the cells removed"
    what = "+".join(damage) or "undamaged"
    return Sample(
        name=f"e{edition}-{format}-{draft.layout}-{what}-{seed}",
        format=format,
        data=data,
        truth=_truth(draft),
        marks=frozenset(draft.marks),
        removed=frozenset(draft.removed),
        damage=tuple(damage),
    )


def _kind(name: str, edition: str, format_: str) -> Damage:
    kind = DAMAGES[name]
    if format_ not in kind.formats or edition not in kind.editions:
        raise ValueError(f"{name} does not apply to {format_} of edition {edition}")
    return kind


def _draft(seed: int, edition: str, format_: str, kinds: list[Damage]) -> Draft:
    avoid = {layout for kind in kinds for layout in kind.avoid}
    layouts = [layout for layout in LAYOUTS[format_] if layout not in avoid]
    if not layouts:
        raise ValueError(f"no layout of {format_} is left for this damage")
    draft = Draft(seed, edition, format_, "", "", 0, {})
    # Each format and each edition meets its layouts in turn, seed by seed.
    draft.layout = layouts[seed % len(layouts)]
    rng = draft.rng("agency")
    draft.agency = prose.agency(rng)
    draft.year = rng.choice((2019, 2020) if edition == "2019" else (2021, 2022, 2023, 2024, 2025))
    scale = next((kind.scale for kind in kinds if kind.scale), None) or choose_scale(rng)
    places = max((kind.places for kind in kinds), default=2)
    one_other = edition == "2019" or any(kind.one_other for kind in kinds)
    draft.figures = make_figures(
        draft.rng("figures"), edition, scale=scale, one_other=one_other, places=places
    )
    rng = draft.rng("options")
    draft.options = {key: rng.choice(values) for key, values in _OPTIONS.items()}
    return draft


def _apply(kinds: list[Damage], stage: Stage, draft: Draft) -> None:
    for kind in kinds:
        if kind.stage is stage:
            kind.apply(draft)


def _truth(draft: Draft) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "agency": draft.agency,
        "year": draft.year,
        "edition": draft.edition,
    }
    return truth | copy.deepcopy(draft.figures)
