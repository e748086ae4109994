"""Turning a page the right way up: its skew, its slant, and whether it lies on its side or head."""

from collections.abc import Iterator

import cv2
import numpy as np

from gongkai.report.read.scan_model import Recogniser, line_crop
from gongkai.report.read.scan_sheet import Picture, Pixels, Sheet, clean
from gongkai.report.read.scan_straight import straightened

_SHRUNK = 4
_INK = 60  # darkness of what is printed
_SAMPLE = 8  # words that tell whether a page is the right way up
_SURE = 0.9  # confidence of a character that counts
_READS_WELL = 1.05  # sure characters, of those that the shapes of words lead to expect
_RULE = 30.0  # points: longer runs of ink are rules
_JOINED = 8.0  # points over which characters are joined to words
_HIGH, _WIDE = (5.0, 24.0), (25.0, 260.0)  # points of a word


def upright(picture: Picture, model: Recogniser) -> Sheet:
    """Give the sheet with its lines level and its text the right way up."""
    sheet = straightened(clean(picture))
    best, sure = 0, _reads(sheet, model)
    if sure >= _READS_WELL:
        return sheet
    for quarters in (1, 2, 3):
        turned = _reads(sheet.turned(quarters), model)
        if turned > sure:
            best, sure = quarters, turned
    return sheet.turned(best)


def _reads(sheet: Sheet, model: Recogniser) -> float:
    """Give how well words of the sheet are read as it lies; 0 where none is found.

    A Chinese character is about as wide as high, so a word's shape tells how many there are.
    """
    crops = list(_words(sheet))
    looks = model.read([line_crop(crop) for crop in crops])
    wanted = sum(crop.shape[1] / crop.shape[0] for crop in crops)
    found = sum(value for look in looks for value in look.sure if value >= _SURE)
    return float(found / max(wanted, 1.0))


def _words(sheet: Sheet) -> Iterator[Pixels]:
    height, width = sheet.dark.shape
    scale = sheet.scale / _SHRUNK
    small = cv2.resize(
        sheet.dark, (width // _SHRUNK, height // _SHRUNK), interpolation=cv2.INTER_AREA
    )
    ink = (small > _INK).astype(np.uint8)
    run = round(_RULE * scale)
    for shape in ((1, run), (run, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = 0
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(_JOINED * scale)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for x, y, wide, high, area in stats[1:].tolist():
        if (
            _HIGH[0] <= high / scale <= _HIGH[1]
            and _WIDE[0] <= wide / scale <= _WIDE[1]
            and wide >= 2 * high
        ):
            found.append((area, x, y, wide, high))
    step = max(1, len(found) // _SAMPLE)
    for _, x, y, wide, high in sorted(found, reverse=True)[::step][:_SAMPLE]:
        top, left = max(0, y * _SHRUNK - 4), max(0, x * _SHRUNK - 4)
        yield sheet.dark[top : (y + high) * _SHRUNK + 4, left : (x + wide) * _SHRUNK + 4]
