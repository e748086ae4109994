"""Ruled lines of a sheet: long thin runs of ink, level and upright."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.read.pdf_rules import Rule
from gongkai.report.read.scan_sheet import Pixels, Sheet

_INK = 50  # darkness of a rule; hairlines of coarse scans are pale
_LEVEL, _UPRIGHT = (
    18.0,
    12.0,
)  # points that a rule must be long; an upright stroke of a digit is less
_SURE_LEVEL, _SURE_UPRIGHT = 150.0, 60.0  # points from which a rule need not meet others
_UNBROKEN = 0.85  # share of a shorter rule that is ink: characters in a row have gaps
_PALE = 35  # darkness of a rule's palest ink
_THICK = 3.5  # points; what is thicker is no rule
_SMOOTHED = 3.5  # points along which a rule's ink is averaged, over gaps and noise
_MEETS = 4.0  # points between a rule's end and the rule that it meets
_HALO = 0.5  # points around a rule whose ink is the rule's


@dataclass(slots=True)
class Stroke:
    """A rule in pixels: where its middle runs from (x0, y0) to (x1, y1), and its thickness."""

    upright: bool
    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float

    def rule(self, scale: float) -> Rule:
        """Give it in points, as if it were quite level or upright."""
        if self.upright:
            return Rule(
                upright=True,
                at=(self.x0 + self.x1) / 2 / scale,
                start=self.y0 / scale,
                end=self.y1 / scale,
            )
        return Rule(
            upright=False,
            at=(self.y0 + self.y1) / 2 / scale,
            start=self.x0 / scale,
            end=self.x1 / scale,
        )


def strokes(sheet: Sheet) -> tuple[list[Stroke], Pixels]:
    """Give the sheet's rules, and a mask of their ink."""
    level, level_ink = _along(sheet.dark, sheet.scale, upright=False)
    upright, upright_ink = _along(sheet.dark.T, sheet.scale, upright=True)
    kept = _meeting(level, upright, sheet.scale)
    mask = _mask(kept, sheet) & (level_ink | upright_ink.T)
    return kept, np.ascontiguousarray(mask)


def _along(dark: Pixels, scale: float, *, upright: bool) -> tuple[list[Stroke], Pixels]:
    """Find the rules along rows of pixels; for upright ones the sheet comes transposed."""
    length = round((_UPRIGHT if upright else _LEVEL) * scale)
    smooth = cv2.blur(dark, (round(_SMOOTHED * scale) | 1, 1))
    ink = (smooth > _INK).astype(np.uint8)
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    thick = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((round(_THICK * scale), 1), np.uint8))
    runs = cv2.subtract(runs, thick)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[index])
        if width < length or area > width * _THICK * scale:
            continue
        part = labels[y : y + height, x : x + width] == index
        stroke = _stroke(part, x, y, area, upright=upright)
        sure = (_SURE_UPRIGHT if upright else _SURE_LEVEL) * scale
        if width >= sure or _unbroken(dark[y : y + height, x : x + width]):
            found.append(stroke)
    halo = round(_HALO * scale)
    return found, np.asarray(
        cv2.dilate(runs, np.ones((2 * halo + 1, 2 * halo + 1), np.uint8)), dtype=np.uint8
    )


def _unbroken(dark: Pixels) -> bool:
    return float((dark.max(axis=0) > _PALE).mean()) >= _UNBROKEN


def _stroke(part: npt.NDArray[np.bool_], x: int, y: int, area: int, *, upright: bool) -> Stroke:
    ys, xs = np.nonzero(part)
    width = part.shape[1]
    slope, start = np.polyfit(xs, ys, 1) if width > 1 else (0.0, float(ys.mean()))
    first, last = float(y + start), float(y + start + slope * (width - 1))
    thickness = area / width
    if upright:
        return Stroke(upright, first, x, last, x + width, thickness)
    return Stroke(upright, x, first, x + width, last, thickness)


def _meeting(level: list[Stroke], upright: list[Stroke], scale: float) -> list[Stroke]:
    """Leave out short strokes that do not end at rules: parts of characters."""
    near = _MEETS * scale
    tall = [s for s in upright if s.y1 - s.y0 >= _SURE_UPRIGHT * scale]
    kept = [
        s
        for s in level
        if s.x1 - s.x0 >= _SURE_LEVEL * scale
        or all(_met_upright(x, (s.y0 + s.y1) / 2, upright, near) for x in (s.x0, s.x1))
    ]
    short = [s for s in upright if s.y1 - s.y0 < _SURE_UPRIGHT * scale]
    met = [
        s for s in short if all(_met_level((s.x0 + s.x1) / 2, y, kept, near) for y in (s.y0, s.y1))
    ]
    return kept + tall + met


def _met_upright(x: float, y: float, upright: list[Stroke], near: float) -> bool:
    return any(
        abs((s.x0 + s.x1) / 2 - x) <= near and s.y0 - near <= y <= s.y1 + near for s in upright
    )


def _met_level(x: float, y: float, level: list[Stroke], near: float) -> bool:
    return any(
        abs((s.y0 + s.y1) / 2 - y) <= near and s.x0 - near <= x <= s.x1 + near for s in level
    )


def _mask(kept: list[Stroke], sheet: Sheet) -> Pixels:
    mask = np.zeros(sheet.dark.shape, np.uint8)
    halo = _HALO * sheet.scale
    for s in kept:
        width = max(1, round(s.thickness + 2 * halo))
        cv2.line(mask, (round(s.x0), round(s.y0)), (round(s.x1), round(s.y1)), 1, thickness=width)
    return mask
