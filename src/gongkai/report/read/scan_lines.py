"""Lines of text of a sheet outside its tables."""

import cv2
import numpy as np

from gongkai.report.read.scan_sheet import Pixels

Region = tuple[int, int, int, int]

_INK = 90
_SHRUNK = 4
_APART = 30.0  # points: what is nearer stands on one line
_LEAST, _MOST = 4.0, 60.0  # points that a line is high
_MARGIN = 1.5  # points of paper kept around a line
_TOGETHER = 0.5  # of a line's height: parts that overlap so much are one line


def text_lines(rest: Pixels, scale: float) -> list[Region]:
    """Give left, top, right, bottom of each line in pixels, top to bottom."""
    height, width = rest.shape
    small = cv2.resize(
        rest, (max(1, width // _SHRUNK), max(1, height // _SHRUNK)), interpolation=cv2.INTER_AREA
    )
    ink = (small > _INK // 2).astype(np.uint8)
    across = round(_APART * scale / _SHRUNK)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, across), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[Region] = []
    for index in range(1, count):
        x, y, w, h, _ = (int(value) * _SHRUNK for value in stats[index])
        if h <= _MOST * scale:
            found.append((x, y, x + w, y + h))
    margin = round(_MARGIN * scale)
    return [
        (max(0, left - margin), max(0, top - margin), right + margin, bottom + margin)
        for left, top, right, bottom in _rows(found)
        if bottom - top >= _LEAST * scale
    ]


def _rows(regions: list[Region]) -> list[Region]:
    """Join what stands on one line: accents, dots, broken characters."""
    rows: list[Region] = []
    for region in sorted(regions, key=lambda region: region[1]):
        if rows:
            last = rows[-1]
            shared = min(last[3], region[3]) - max(last[1], region[1])
            if shared > _TOGETHER * min(last[3] - last[1], region[3] - region[1]):
                rows[-1] = (
                    min(last[0], region[0]),
                    min(last[1], region[1]),
                    max(last[2], region[2]),
                    max(last[3], region[3]),
                )
                continue
        rows.append(region)
    return rows
