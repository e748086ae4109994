"""Where a page's own points stand on the page as one reads it, whichever way it is turned."""

import ctypes
from collections import Counter
from enum import Enum

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.report.read.pdf_rules import Matrix, compose

_SAMPLE = 60  # characters that tell which way the text of a page runs


class _Runs(Enum):
    """Which way text runs on the page as displayed."""

    RIGHT = (1, 0)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    UP = (0, -1)


def display_matrix(page: pypdfium2.PdfPage, textpage: ctypes.c_void_p) -> Matrix:
    """Give the matrix from the page's own points to those from its top left corner.

    The page is taken as displayed, and turned further where most of its text lies on its side.
    """
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    shown: Matrix = {
        0: (1, 0, 0, -1, -left, top),
        90: (0, 1, 1, 0, -bottom, -left),
        180: (-1, 0, 0, 1, right, -bottom),
        270: (0, -1, -1, 0, top, right),
    }[page.get_rotation()]
    width, height = page.get_size()
    upright: Matrix = {
        _Runs.RIGHT: (1, 0, 0, 1, 0, 0),
        _Runs.DOWN: (0, -1, 1, 0, 0, width),
        _Runs.LEFT: (-1, 0, 0, -1, width, height),
        _Runs.UP: (0, 1, -1, 0, height, 0),
    }[_text_runs(textpage, shown)]
    return compose(shown, upright)


def _text_runs(textpage: ctypes.c_void_p, shown: Matrix) -> _Runs:
    a, b, c, d, _, _ = shown
    count = pdfium.FPDFText_CountChars(textpage)
    matrix = pdfium.FS_MATRIX()
    runs: Counter[_Runs] = Counter()
    for index in range(0, count, max(1, count // _SAMPLE)):
        if pdfium.FPDFText_IsGenerated(textpage, index) == 0:
            pdfium.FPDFText_GetMatrix(textpage, index, matrix)
            across, down = a * matrix.a + c * matrix.b, b * matrix.a + d * matrix.b
            if abs(across) >= abs(down):
                runs[_Runs.RIGHT if across >= 0 else _Runs.LEFT] += 1
            else:
                runs[_Runs.DOWN if down > 0 else _Runs.UP] += 1
    return runs.most_common(1)[0][0] if runs else _Runs.RIGHT
