"""Writing: PDF beside WeasyPrint, OFD beside a plain conversion of the PDF, all six formats."""

import gc
import importlib.util
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.clock import once_each
from benchmarks.inputs import ROOT, made
from benchmarks.needs import called, library, skipped
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.report.model import AnnualReport
from gongkai.report.read import read
from gongkai.report.write import SUFFIXES, render
from gongkai.report.write.ofd import ofd

BENCH = "writing"
_TRIAL = ROOT.parent / "shared" / "reference" / "trials" / "ofd_write.py"


def bench(sizes: Sizes) -> Iterator[Row]:
    """Write made reports, each once, after one that warms up."""
    reports = [read(data).report for data in made(sizes.writings + 1, "html")]
    yield _pdf(reports, sizes)
    yield _ofd(reports)
    yield _all(reports)


def _each(reports: Sequence[AnnualReport], formats: Sequence[str]) -> float:
    """Median seconds of writing each report once; nothing kept from one helps another."""
    warm, *rest = reports
    render(warm, formats)
    return once_each([partial(render, report, formats) for report in rest])


def _pdf(reports: Sequence[AnnualReport], sizes: Sizes) -> Row:
    ours = _each(reports, ["pdf"])
    weasyprint = _weasyprint()
    theirs = None
    if weasyprint is not None:
        pages = [render(report, ["html"])["html"].decode() for report in reports]
        few = pages[1 : 1 + sizes.slow_rounds]
        page_to_pdf(weasyprint, pages[0])
        theirs = 1000 * once_each([partial(page_to_pdf, weasyprint, page) for page in few])
    return Row(
        BENCH,
        f"PDF: {len(reports) - 1} made reports, each once",
        "ms",
        1000 * ours,
        Target(faster=20),
        theirs,
        called("weasyprint", "of the HTML") if theirs else skipped("weasyprint and pango"),
    )


def page_to_pdf(weasyprint: Any, page: str) -> bytes:
    """Set the page that gongkai writes as HTML, as one would without gongkai's PDF."""
    with warnings.catch_warnings(action="ignore"):  # its own, of the libraries that it uses
        made_pdf: bytes = weasyprint.HTML(string=page).write_pdf()
    return made_pdf


def _weasyprint() -> Any | None:
    try:
        with warnings.catch_warnings(action="ignore"):
            return library("weasyprint")
    except OSError:  # its Python part is there, the system's pango is not
        return None


def _ofd(reports: Sequence[AnnualReport]) -> Row:
    pdfs = [render(report, ["pdf"])["pdf"] for report in reports]
    pairs = list(zip(reports, pdfs, strict=True))
    ofd(*pairs[0][:1], None, pairs[0][1])
    ours = once_each([partial(ofd, report, None, pdf) for report, pdf in pairs[1:]])
    trial = _trial()
    theirs = None
    if trial is not None:
        fonts = _fonts()
        works = [partial(_by_trial, trial, pdf, fonts) for pdf in pdfs[1:3]]
        with warnings.catch_warnings(action="ignore"):  # it leaves its fonts open
            theirs = 1000 * once_each(works)
            gc.collect()
    return Row(
        BENCH,
        f"OFD: pages of {len(reports) - 1} made reports, each once",
        "ms",
        1000 * ours,
        Target(faster=2),
        theirs,
        "characters one by one, fontTools" if theirs else skipped("../shared and fonttools"),
    )


def _trial() -> Any | None:
    """The plain conversion that stands beside the repository; None without it or fontTools."""
    if not _TRIAL.is_file() or library("fontTools") is None:
        return None
    spec = importlib.util.spec_from_file_location("ofd_write", _TRIAL)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fonts() -> dict[str, str]:
    import pylopdf_fonts_zh_cn

    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return {name: str(folder / f"{name}-Regular.otf") for name in ("NotoSerifSC", "NotoSansSC")}


def _by_trial(trial: Any, pdf: bytes, fonts: dict[str, str]) -> None:
    import pypdfium2

    trial.pdf_to_ofd(pypdfium2.PdfDocument(pdf), fonts)


def _all(reports: Sequence[AnnualReport]) -> Row:
    two = _each(reports, ["pdf", "ofd"])
    six = _each(reports, SUFFIXES)
    return Row(
        BENCH,
        f"all {len(SUFFIXES)} formats of {len(reports) - 1} made reports, each once",
        "ms",
        1000 * six,
        Target(times=1.5),
        1000 * two,
        "PDF and OFD alone",
    )
