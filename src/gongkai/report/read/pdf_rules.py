"""Ruled lines of a PDF page: thin rectangles, drawn lines, outlines of rectangles, hairline images.

A filled rectangle that is not thin is shading, not a border, and gives no rule.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

THIN = 3.0  # points; what is thinner is a rule, whatever object draws it
_STRAIGHT = 0.7  # points that a drawn line may lean and still be level or upright


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or upright line: its coordinate across (`at`), and where it starts and ends."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Objects:
    """What a page draws besides its text: rules, and how many pictures and unseen texts."""

    rules: list[Rule]
    images: int = 0
    unseen_texts: int = 0


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Give the point to which `matrix` takes (x, y)."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def compose(inner: Matrix, outer: Matrix) -> Matrix:
    """Give the matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    x0, y0 = apply(outer, e, f)
    p, q, r, s, _, _ = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x0, y0)


def page_objects(page: ctypes.c_void_p, to_display: Matrix, limits: Limits) -> Objects:
    """Give what the page draws, in points from the top left corner of the page as displayed."""
    found = Objects([])
    budget = limits.cells
    stack = [(pdfium.FPDFPage_GetObject(page, index), to_display, 0) for index in _count(page)]
    while stack:
        item, matrix, depth = stack.pop()
        budget -= 1 + _pieces(item)
        if budget < 0 or depth > limits.depth:
            raise _too_many()
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_FORM:
            stack.extend(_inside(item, matrix, depth))
        else:
            _take(item, matrix, found)
    return found


def hold_to_objects(page: ctypes.c_void_p, limits: Limits) -> None:
    """Refuse a page of too many objects before anything is made of them.

    Raises UnreadableError: too_large.
    """
    if pdfium.FPDFPage_CountObjects(page) > limits.cells:
        raise _too_many()


def _pieces(item: ctypes.c_void_p) -> int:
    """Of how many pieces a path is drawn; 0 for what is no path."""
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
        return 0
    return int(pdfium.FPDFPath_CountSegments(item))


def _too_many() -> UnreadableError:
    return UnreadableError(
        "too_large",
        "PDF 一页中的图形对象过多，不像年度报告，请检查文件。",
        "A page of the PDF draws too many objects to be an annual report; check the file.",
    )


def _count(page: ctypes.c_void_p) -> range:
    return range(pdfium.FPDFPage_CountObjects(page))


def _inside(
    form: ctypes.c_void_p, matrix: Matrix, depth: int
) -> Iterator[tuple[ctypes.c_void_p, Matrix, int]]:
    inner = compose(_matrix_of(form), matrix)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, index), inner, depth + 1


def _take(item: ctypes.c_void_p, matrix: Matrix, found: Objects) -> None:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        found.rules.extend(_path_rules(item, matrix))
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        corners = [apply(compose(_matrix_of(item), matrix), x, y) for x in (0, 1) for y in (0, 1)]
        thin = list(outline_rules(corners, stroked=False))
        found.rules.extend(thin)
        found.images += not thin
    elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
        found.unseen_texts += is_unseen(item)


def is_unseen(text: ctypes.c_void_p) -> bool:
    """Tell whether a text object draws nothing: the text layer that OCR lays under a picture."""
    return pdfium.FPDFTextObj_GetTextRenderMode(text) in (
        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        pdfium.FPDF_TEXTRENDERMODE_CLIP,
    )


def _matrix_of(item: ctypes.c_void_p) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return (1, 0, 0, 1, 0, 0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _path_rules(path: ctypes.c_void_p, matrix: Matrix) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):  # a clipping path draws nothing
        return
    whole = compose(_matrix_of(path), matrix)
    for points in _subpaths(path, whole):
        yield from outline_rules(points, stroked=bool(stroke.value))


def outline_rules(points: list[Point], *, stroked: bool) -> Iterator[Rule]:
    """Give the rules that an outline draws: itself if thin, else its straight pieces if stroked.

    `points` are its corners in points from the top left corner of the page.
    """
    thin = list(_thin_rules(points))
    if thin:
        yield from thin
    elif stroked:
        yield from _straight_rules(points)


def _subpaths(path: ctypes.c_void_p, matrix: Matrix) -> Iterator[list[Point]]:
    """Give the corners of each straight piece of a path; a curve ends a piece."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = apply(matrix, x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            if len(points) > 1:
                yield points
            points = [point]
        if points and pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _thin_rules(points: list[Point]) -> Iterator[Rule]:
    """Give the rule that a thin outline is; a dot of a dotted line is one both ways."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    width, height = right - left, bottom - top
    dot = width < THIN and height < THIN
    if dot or (height < THIN and width >= height):
        yield Rule(upright=False, at=(top + bottom) / 2, start=left, end=right)
    if dot or (width < THIN and height >= width):
        yield Rule(upright=True, at=(left + right) / 2, start=top, end=bottom)


def _straight_rules(points: list[Point]) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y1 - y0) <= _STRAIGHT < abs(x1 - x0):
            yield Rule(upright=False, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
        elif abs(x1 - x0) <= _STRAIGHT < abs(y1 - y0):
            yield Rule(upright=True, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
