"""Making a sheet straight: its skew from the lines of text and rules, its slant from the rules."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.read.scan_rules import Stroke
from gongkai.report.read.scan_sheet import Pixels, Sheet

_SHRUNK = 4
_MOST = 6.0  # degrees of skew that are looked for
_COARSE, _FINE = 0.4, 0.05  # degrees
_INK = 80  # darkness of what is printed
_LONG = (100.0, 60.0)  # points that a level, an upright rule is long that tells of slant
_SQUARE = 0.0012  # a slope below which a rule is level or upright enough
_STEEP = 0.06  # a slope beyond which it is no rule
_FEW = 3  # rules that are too few to tell how the slope changes
_STRAIGHT = 0.02  # degrees that are left alone


def straightened(sheet: Sheet) -> Sheet:
    """Give the sheet turned by its skew."""
    angle = skew(sheet.dark)
    if abs(angle) < _STRAIGHT:
        return sheet
    height, width = sheet.dark.shape
    return sheet.warped(_turn(angle, width, height), (width, height))


def skew(dark: Pixels) -> float:
    """Give the degrees by which the page is to be turned so that lines are level.

    Where they are level, rows of pixels are either full or empty, and likewise columns.
    """
    height, width = dark.shape
    small = cv2.resize(
        dark, (max(1, width // _SHRUNK), max(1, height // _SHRUNK)), interpolation=cv2.INTER_AREA
    )
    ink = np.where(small > _INK, small, 0).astype(np.uint8)
    best = _best(ink, np.arange(-_MOST, _MOST + _COARSE / 2, _COARSE))
    return _best(ink, np.arange(best - _COARSE, best + _COARSE + _FINE / 2, _FINE))


def _best(ink: Pixels, angles: npt.NDArray[np.float64]) -> float:
    scores = [_sharpness(ink, float(angle)) for angle in angles]
    return float(angles[int(np.argmax(scores))])


def _sharpness(ink: Pixels, angle: float) -> float:
    height, width = ink.shape
    turn = _turn(angle, width, height)[:2]
    turned = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR)
    total = 0.0
    for axis in (0, 1):
        profile = turned.sum(axis=axis, dtype=np.float64)
        total += float(np.square(np.diff(profile)).sum())
    return total


def squared(sheet: Sheet, strokes: Sequence[Stroke]) -> Sheet | None:
    """Give the sheet with its rules quite level and upright; None where they are already.

    A page photographed aslant has rules whose slope changes over the page.
    """
    height, width = sheet.dark.shape
    level = [
        ((s.y0 + s.y1) / 2, (s.y1 - s.y0) / (s.x1 - s.x0), s.x1 - s.x0)
        for s in strokes
        if not s.upright and s.x1 - s.x0 >= _LONG[0] * sheet.scale
    ]
    tall = [
        ((s.x0 + s.x1) / 2, (s.x1 - s.x0) / (s.y1 - s.y0), s.y1 - s.y0)
        for s in strokes
        if s.upright and s.y1 - s.y0 >= _LONG[1] * sheet.scale
    ]
    across, down = _slopes(level, height), _slopes(tall, width)
    slopes = (*across, *down)
    if max(map(abs, slopes)) < _SQUARE or max(map(abs, slopes)) > _STEEP:
        return None
    found, wanted = [], []
    for x in (0.1 * width, 0.9 * width):
        for y in (0.1 * height, 0.9 * height):
            found.append(_crossing((x, y), across, down, (width, height)))
            wanted.append((x, y))
    matrix = cv2.getPerspectiveTransform(np.array(found, np.float32), np.array(wanted, np.float32))
    return sheet.warped(np.asarray(matrix, dtype=np.float64), (width, height))


def _slopes(rules: Sequence[tuple[float, float, float]], size: int) -> tuple[float, float]:
    """Give the slope of rules at both ends of the page, from (where, slope, length) of each."""
    if not rules:
        return (0.0, 0.0)
    where, slope, length = (np.array(values) for values in zip(*rules, strict=True))
    if len(rules) < _FEW or where.max() - where.min() < 0.2 * size:
        usual = float(np.average(slope, weights=length))
        return (usual, usual)
    change, start = np.polyfit(where, slope, 1, w=np.sqrt(length))
    return (float(start), float(start + change * size))


def _crossing(
    point: tuple[float, float],
    across: tuple[float, float],
    down: tuple[float, float],
    size: tuple[int, int],
) -> tuple[float, float]:
    """Give where the lines meet that run through a point's y and x in the middle of the page."""
    (x, y), (width, height) = point, size
    level = across[0] + (across[1] - across[0]) * y / height
    tall = down[0] + (down[1] - down[0]) * x / width
    # Down the page x shifts by `tall` a pixel, across it y by `level`.
    meeting = (x + tall * (y - level * width / 2 - height / 2)) / (1 - tall * level)
    return meeting, y + level * (meeting - width / 2)


def _turn(angle: float, width: int, height: int) -> npt.NDArray[np.float64]:
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return matrix
