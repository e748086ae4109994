"""Making a sheet straight: its skew from the lines of text and rules, its slant from the rules."""

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.read.scan_sheet import Pixels, Sheet

_SHRUNK = 4
_MOST = 6.0  # degrees of skew that are looked for
_COARSE, _FINE = 0.4, 0.05  # degrees
_INK = 80  # darkness of what is printed
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


def _turn(angle: float, width: int, height: int) -> npt.NDArray[np.float64]:
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return matrix
