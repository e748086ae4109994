"""OFD (GB/T 33190-2016): the typeset pages with their text, rules and embedded faces.

The pages are those of the PDF, so that both show the same; text stays text. Nothing is signed, and
no conformity to the standard's optional parts is claimed.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pypdfium2

from gongkai.report.model import AnnualReport
from gongkai.report.write.archive import archive
from gongkai.report.write.fonts import FontFile, FontSet, font_set
from gongkai.report.write.layout import title_of
from gongkai.report.write.metadata import file_date, keywords
from gongkai.report.write.ofd_page import Run, Stroke, page_content
from gongkai.report.write.typeset import pdf

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72  # a point in millimetres
_FIRST_OBJECT = 100  # identifiers below are the fonts'


def ofd(report: AnnualReport, fonts: Path | None = None, made: bytes | None = None) -> bytes:
    """Write the report as OFD; the same report and fonts give the same bytes.

    `made` is the report's PDF where that is at hand. Raises UnwritableError as `pdf` does.
    """
    chosen = font_set(fonts)
    with closing(pypdfium2.PdfDocument(made or pdf(report, fonts))) as document:
        pages = [page_content(document, index) for index in range(len(document))]
    return archive(_parts(report, pages, chosen))


def _parts(
    report: AnnualReport,
    pages: Sequence[tuple[float, float, list[Run], list[Stroke]]],
    fonts: FontSet,
) -> Iterator[tuple[str, bytes]]:
    used = _used(pages, fonts)
    numbers = {name: at for at, name in enumerate(used, 1)}
    identifier = _Identifiers()
    contents = [_page(page, numbers, identifier) for page in pages]
    page_ids = [identifier.next() for _ in contents]
    yield "OFD.xml", _root(report).encode()
    yield "Doc_0/Document.xml", _document(pages[0], page_ids, identifier.next()).encode()
    yield "Doc_0/PublicRes.xml", _resources(used, numbers).encode()
    for at, content in enumerate(contents):
        yield f"Doc_0/Pages/Page_{at}/Content.xml", content.encode()
    for name, (file, text) in used.items():
        yield f"Doc_0/Res/font_{numbers[name]}.otf", _subset(file, text)


class _Identifiers:
    """Numbers that no two objects of the document share."""

    def __init__(self) -> None:
        self._last = _FIRST_OBJECT

    def next(self) -> int:
        self._last += 1
        return self._last


def _used(
    pages: Sequence[tuple[float, float, list[Run], list[Stroke]]], fonts: FontSet
) -> dict[str, tuple[FontFile, str]]:
    """Each face in use by the name that the PDF gives it, with its file and what it prints."""
    texts: dict[str, set[str]] = {}
    for _, _, runs, _ in pages:
        for run in runs:
            texts.setdefault(run.font, set()).update(run.text)
    return {name: (fonts.named(name), "".join(sorted(texts[name]))) for name in sorted(texts)}


def _subset(file: FontFile, text: str) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set({ord(character) for character in text})
    data: bytes = uharfbuzz.subset(file.face, wanted).blob.data
    return data


def _page(
    page: tuple[float, float, list[Run], list[Stroke]],
    numbers: Mapping[str, int],
    identifier: _Identifiers,
) -> str:
    width, height, runs, strokes = page
    objects = [_stroke(stroke, identifier.next()) for stroke in strokes]
    objects += [_text(run, numbers[run.font], identifier.next()) for run in runs]
    return (
        f"{_HEAD}<ofd:Page {_NAMESPACE}><ofd:Area><ofd:PhysicalBox>{_box(0, 0, width, height)}"
        f'</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="{identifier.next()}" '
        f'Type="Body">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def _box(*points: float) -> str:
    return " ".join(f"{point * _MM:.3f}" for point in points)


def _stroke(stroke: Stroke, number: int) -> str:
    """A rule, drawn along the middle of its box."""
    width, height = stroke.right - stroke.left, stroke.bottom - stroke.top
    thick = max(min(width, height), stroke.thick)
    level = width >= height
    box = _box(
        stroke.left,
        stroke.top,
        width if level else thick,
        thick if level else height,
    )
    middle = thick / 2
    start = (0.0, middle) if level else (middle, 0.0)
    end = (width, middle) if level else (middle, height)
    return (
        f'<ofd:PathObject ID="{number}" LineWidth="{thick * _MM:.3f}" Boundary="{box}">'
        f'<ofd:StrokeColor Value="0 0 0"/><ofd:AbbreviatedData>M {_box(*start)} L {_box(*end)}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _text(run: Run, font: int, number: int) -> str:
    deltas = _deltas([after - before for before, after in zip(run.xs, run.xs[1:], strict=False)])
    delta = f' DeltaX="{deltas}"' if deltas else ""
    box = _box(run.xs[0], run.baseline - run.size, run.right - run.xs[0], run.size * 1.3)
    return (
        f'<ofd:TextObject ID="{number}" Font="{font}" Size="{run.size * _MM:.3f}" '
        f'Boundary="{box}"><ofd:FillColor Value="0 0 0"/>'
        f'<ofd:TextCode X="0" Y="{run.size * _MM:.3f}"{delta}>{escape(run.text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _deltas(steps: Sequence[float]) -> str:
    """Steps between characters; `g n v` says that n steps of v follow (GB/T 33190-2016, 11.3)."""
    parts: list[str] = []
    texts = [f"{step * _MM:.3f}" for step in steps]
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and texts[end] == texts[at]:
            end += 1
        count = end - at
        parts += ["g", str(count), texts[at]] if count > 2 else texts[at:end]  # noqa: PLR2004
        at = end
    return " ".join(parts)


def _root(report: AnnualReport) -> str:
    words = "".join(f"<ofd:Keyword>{escape(word)}</ofd:Keyword>" for word in keywords(report))
    author = f"<ofd:Author>{escape(report.agency)}</ofd:Author>" if report.agency else ""
    return (
        f'{_HEAD}<ofd:OFD {_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>{_document_id(report)}</ofd:DocID><ofd:Title>{escape(title_of(report))}"
        f"</ofd:Title>{author}<ofd:CreationDate>{file_date(report).isoformat()}"
        f"</ofd:CreationDate><ofd:Creator>gongkai</ofd:Creator>"
        f"{f'<ofd:Keywords>{words}</ofd:Keywords>' if words else ''}</ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document_id(report: AnnualReport) -> str:
    """Thirty-two hexadecimal digits that are the report's own: no clock, no chance."""
    from hashlib import sha256

    return sha256(repr(report).encode()).hexdigest()[:32]


def _document(
    first: tuple[float, float, list[Run], list[Stroke]], pages: Sequence[int], largest: int
) -> str:
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
        for at, number in enumerate(pages)
    )
    return (
        f"{_HEAD}<ofd:Document {_NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>{largest}"
        f"</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>{_box(0, 0, first[0], first[1])}"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def _resources(used: Mapping[str, tuple[FontFile, str]], numbers: Mapping[str, int]) -> str:
    fonts = "".join(
        f'<ofd:Font ID="{numbers[name]}" FontName={quoteattr(name)} '
        f"FamilyName={quoteattr(file.family)}><ofd:FontFile>font_{numbers[name]}.otf"
        "</ofd:FontFile></ofd:Font>"
        for name, (file, _) in used.items()
    )
    return f'{_HEAD}<ofd:Res {_NAMESPACE} BaseLoc="Res"><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>'
