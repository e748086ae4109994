"""Figures on a scan: a dot, a comma, a minus or a slash is never lost or taken for another sign."""

import random

import pytest

pytest.importorskip("PIL", reason="NOT TRIED: the extra ocr (pip install 'gongkai[ocr]')")

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from gongkai.report.read import DEFAULT_LIMITS
from gongkai.report.read.blocks import Table
from gongkai.report.read.scan import scanner
from gongkai.report.read.values import Kind, read_value
from tests.generator.scans import font_of

pytestmark = pytest.mark.skipif(
    scanner(DEFAULT_LIMITS) is None,
    reason="NOT TRIED: the extra ocr is not installed (pip install 'gongkai[ocr]')",
)

ROWS, COLUMNS, LEAST = 14, 7, 0.8


def drawn(rng: random.Random) -> str:
    number = rng.randint(0, 10 ** rng.randint(1, 5))
    kinds = (
        str(number), f"{number}.{rng.randint(1, 99)}", f"{number}.50", f"-{number}",
        f"{number:,}", f"{number % 1000}.{rng.randint(100, 999)}", "/", "",
    )  # fmt: skip
    return rng.choice(kinds)


def page(rng: random.Random, dpi: int) -> tuple[Image.Image, list[list[str]]]:
    dot = dpi / 72
    image = Image.new("L", (round(595 * dot), round(842 * dot)), 255)
    draw, font = ImageDraw.Draw(image), font_of(round(9 * dot))
    for row in range(ROWS + 1):
        y = (60 + 20 * row) * dot
        draw.line((40 * dot, y, (40 + 70 * COLUMNS) * dot, y), fill=0, width=2)
    for column in range(COLUMNS + 1):
        x = (40 + 70 * column) * dot
        draw.line((x, 60 * dot, x, (60 + 20 * ROWS) * dot), fill=0, width=2)
    printed = [[drawn(rng) for _ in range(COLUMNS)] for _ in range(ROWS)]
    for row, figures in enumerate(printed):
        for column, text in enumerate(figures):
            middle = ((75 + 70 * column) * dot, (70 + 20 * row) * dot)
            draw.text(middle, text, font=font, fill=0, anchor="mm")
    return image, printed


@pytest.mark.parametrize(("dpi", "blur"), [(300, 0.0), (200, 0.8), (150, 0.6)])
def test_no_sign_is_lost_or_taken_for_another(dpi, blur):
    from gongkai.report.read.scan_sheet import Picture

    image, printed = page(random.Random(f"{dpi} {blur}"), dpi)
    scan = scanner(DEFAULT_LIMITS)
    assert scan is not None
    found = scan.add(1, Picture(np.asarray(image.filter(ImageFilter.GaussianBlur(blur))), dpi))
    scan.settle()
    (table,) = (block for block in found.blocks(0) if isinstance(block, Table))
    right = 0
    for cells, figures in zip(table.rows, printed, strict=True):
        for cell, figure in zip(cells, figures, strict=True):
            read, true = read_value(cell.text), read_value(figure)
            if read.kind is not Kind.DOUBT:
                assert (figure, read.kind, read.value) == (figure, true.kind, true.value)
                right += 1
    # "5.176" and a slash that may be a "1" are in doubt.
    assert right >= LEAST * ROWS * COLUMNS * 6 / 8
