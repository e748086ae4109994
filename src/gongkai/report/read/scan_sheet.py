"""A page's picture made into darkness on white paper: even light, stamps gone where colour tells.

Everything after works on darkness: 0 is bare paper, 255 full ink, about 300 dots to the inch.
"""

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

GREY = 2  # dimensions of pixels without colour
DOTS = 300  # dots an inch that pages are brought to
POINTS = 72  # points an inch
_NEAR_ENOUGH = 0.12  # share by which the dots may differ without a resampling
_SHRUNK = 8  # the paper's own brightness is told on a picture so much smaller
_PAPER = 15  # of those pixels: wider than any stroke, narrower than a shadow
_DARKEST_PAPER = 60  # what is darker than this all over is no paper
_COLOURED = 48  # difference of channels from which a pixel has a colour
_FEW = 0.0005  # share of coloured pixels that is no stamp


class Picture(NamedTuple):
    """A page as scanned: grey (h, w) or RGB (h, w, 3), and its dots to the inch."""

    pixels: Pixels
    dpi: float


@dataclass(slots=True)
class Sheet:
    """A page's darkness, where coloured ink was taken from it, and its pixels a point."""

    dark: Pixels
    tint: Pixels | None
    scale: float

    def warped(self, matrix: npt.NDArray[np.float64], size: tuple[int, int]) -> "Sheet":
        """Give the sheet through a projective 3 by 3 matrix, as `size` (w, h) pixels."""
        dark = cv2.warpPerspective(self.dark, matrix, size, flags=cv2.INTER_CUBIC)
        tint = None
        if self.tint is not None:
            tint = cv2.warpPerspective(self.tint, matrix, size, flags=cv2.INTER_NEAREST)
        return Sheet(_u8(dark), None if tint is None else _u8(tint), self.scale)

    def turned(self, quarters: int) -> "Sheet":
        """Give the sheet turned by so many quarters against the clock."""
        tint = None if self.tint is None else np.ascontiguousarray(np.rot90(self.tint, quarters))
        return Sheet(np.ascontiguousarray(np.rot90(self.dark, quarters)), tint, self.scale)


def _u8(pixels: object) -> Pixels:
    return np.asarray(pixels, dtype=np.uint8)


def clean(picture: Picture) -> Sheet:
    """Give the picture's darkness at about `DOTS`."""
    factor = DOTS / picture.dpi
    pixels = picture.pixels
    if abs(factor - 1) > _NEAR_ENOUGH:
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        pixels = _u8(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how))
    else:
        factor = 1.0
    scale = picture.dpi * factor / POINTS
    if pixels.ndim == GREY:
        return Sheet(_even(pixels), None, scale)
    return _without_colour(pixels, scale)


def _without_colour(pixels: Pixels, scale: float) -> Sheet:
    """Take the brightest channel, in which coloured ink fades and black ink stays.

    What is left of the coloured ink is about as dark everywhere; so much is taken off where it is.
    """
    red, green, blue = cv2.split(pixels)
    high = _u8(cv2.max(cv2.max(red, green), blue))
    low = _u8(cv2.min(cv2.min(red, green), blue))
    tint = _u8(cv2.blur(high - low, (3, 3))) > _COLOURED
    dark = _even(high)
    if tint.mean() < _FEW:
        return Sheet(dark, _u8(tint) if tint.any() else None, scale)
    left = int(np.percentile(dark[tint], 60))
    lowered = np.clip((dark[tint].astype(np.int16) - left) * 255 // max(255 - left, 1), 0, 255)
    dark[tint] = lowered.astype(np.uint8)
    return Sheet(dark, _u8(tint), scale)


def _even(grey: Pixels) -> Pixels:
    """Give darkness against the paper around, so that shadows and grey paper are white."""
    height, width = grey.shape
    small = cv2.resize(
        grey,
        (max(1, width // _SHRUNK), max(1, height // _SHRUNK)),
        interpolation=cv2.INTER_AREA,
    )
    paper = cv2.dilate(small, np.ones((_PAPER, _PAPER), np.uint8))
    paper = cv2.blur(paper, (_PAPER, _PAPER))
    paper = np.maximum(paper, _DARKEST_PAPER)
    full = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return _u8(255 - cv2.divide(grey, full, scale=255))
