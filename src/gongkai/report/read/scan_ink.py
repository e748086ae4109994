"""What is printed in a region of a sheet: nothing, lines of ink, and the pieces of each line."""

from typing import NamedTuple

import cv2
import numpy as np

from gongkai.report.read.scan_sheet import Pixels

BARE = 45  # darkness, averaged over a few pixels, below which paper is bare
FAINT = 90  # below this there may be ink, or dirt
_CUT = 0.45  # share of the darkest ink from which a pixel belongs to a piece
_SPECK = 0.45  # points: what is smaller both ways is dirt
_SAME_LINE = 1.3  # of a line's height: what together is no higher is one line
_MARGIN = 1.0  # points of paper kept around a line


class Piece(NamedTuple):
    """A connected piece of ink in pixels of its region: box, area, whether it meets the edge."""

    left: int
    top: int
    right: int
    bottom: int
    area: int
    meets_edge: bool

    @property
    def width(self) -> int:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Its height."""
        return self.bottom - self.top


class Ink(NamedTuple):
    """A region's ink: how dark it is at most, its pieces, and the rows of its lines."""

    peak: int
    pieces: tuple[Piece, ...]
    lines: tuple[tuple[int, int], ...]

    @property
    def is_blank(self) -> bool:
        """Whether the paper is bare."""
        return self.peak < BARE

    @property
    def is_faint(self) -> bool:
        """Whether it is neither bare nor plainly printed."""
        return self.peak >= BARE and (self.peak < FAINT or not self.pieces)


def ink_of(dark: Pixels, edge: Pixels, scale: float, least_line: float) -> Ink:
    """Give the ink of a region; `edge` marks the rules in it, `least_line` is in points."""
    if dark.size == 0:
        return Ink(0, (), ())
    peak = int(cv2.blur(dark, (3, 3)).max())
    if peak < BARE:
        return Ink(peak, (), ())
    binary = (dark > max(BARE, _CUT * peak)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(binary, connectivity=8)
    near_edge = cv2.dilate(edge, np.ones((3, 3), np.uint8))
    near_edge[[0, -1], :] = 1
    near_edge[:, [0, -1]] = 1
    meeting = set(np.unique(labels[near_edge > 0]).tolist())
    pieces = []
    for index in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[index])
        if max(width, height) < _SPECK * scale:
            continue
        pieces.append(Piece(left, top, left + width, top + height, area, index in meeting))
    lines = _lines([(p.top, p.bottom) for p in pieces], least_line * scale)
    return Ink(peak, tuple(sorted(pieces)), tuple(lines))


def _lines(spans: list[tuple[int, int]], least: float) -> list[tuple[int, int]]:
    """Join the rows of pieces that overlap, then what is together no higher than one line."""
    joined: list[tuple[int, int]] = []
    for top, bottom in sorted(spans):
        if joined and top < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(bottom, joined[-1][1]))
        else:
            joined.append((top, bottom))
    most = max([least, *(bottom - top for top, bottom in joined)]) * _SAME_LINE if joined else 0
    lines: list[tuple[int, int]] = []
    for top, bottom in joined:
        if lines and bottom - lines[-1][0] <= min(most, least * _SAME_LINE * 1.6):
            lines[-1] = (lines[-1][0], bottom)
        else:
            lines.append((top, bottom))
    return lines


def line_region(dark: Pixels, ink: Ink, line: tuple[int, int], scale: float) -> Pixels:
    """Cut out one line with a little paper around; a lone dash keeps a line's height."""
    inside = [p for p in ink.pieces if line[0] <= p.top and p.bottom <= line[1]]
    left, right = min(p.left for p in inside), max(p.right for p in inside)
    margin = round(_MARGIN * scale)
    least = round(6 * scale)
    top, bottom = line
    if bottom - top < least:
        middle = (top + bottom) // 2
        top, bottom = middle - least // 2, middle + least // 2
    height, width = dark.shape
    top, bottom = max(0, top - margin // 2), min(height, bottom + margin // 2)
    return dark[top:bottom, max(0, left - margin) : min(width, right + margin)]
