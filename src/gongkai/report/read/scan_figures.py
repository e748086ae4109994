"""Figures in cells: read twice, counted by their pieces of ink, and held against each other.

A figure is taken only where the ink has as many digits, dots and dashes as the model reads, and
nothing else, and where each digit looks like the same digit elsewhere in the report and unlike
every other. Unless both are quite plain, another look of the model must read the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import cv2
import numpy as np
import numpy.typing as npt

from gongkai.report.read.scan_ink import Ink, Piece
from gongkai.report.read.scan_model import ALIKE, Look, Recogniser
from gongkai.report.read.scan_sheet import Pixels

UNSURE = "\ufffd"
DIGITS = frozenset("0123456789")
_ALIKE = {char: group[0] for group in ALIKE for char in group}
_FIGURE = DIGITS | frozenset("-.,/")
_SURE, _SURE_OTHER = 0.80, 0.5  # least confidence of a character in the first look, the second
_QUITE_SURE = 0.97  # least confidence of a first look that needs no second
_TALL = 0.72  # of the figure's height: a digit
_THUMB = (20, 28)  # pixels of a digit's likeness: width, height
_ONE_DIGIT = 0.74  # of the figure's height: pieces together no wider are parts of one digit
_NEIGHBOURS = 3
_LIKE, _MARGIN = 0.75, 0.05  # least likeness to the same digit; how much more than to any other
_MUCH, _WIDE = 0.87, 0.12  # the same, from which no second look is taken
_ENOUGH = 5  # figures of a table that tell how high its figures are
_MANY = 3000  # digits that are kept for comparison
_LEAN = 0.2  # of the height: an upright "1" leans less, a slash more
_HANGS = 0.06  # of the height that a comma reaches below the digits
_GROUPED = re.compile(r"-?\d{1,3}\.\d{3}")
_HEIGHTS = 0.22  # share by which a figure's height may differ from the report's
_PITCH = (0.62, 1.32)  # of the usual distance between digits


class Like(IntEnum):
    """Whether a digit looks like the same digit elsewhere."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(slots=True)
class Glyph:
    """One digit's likeness, and where its middle is, in heights of the figure."""

    x: float
    thumb: npt.NDArray[np.float32]


@dataclass(slots=True)
class Figure:
    """A cell that may print a figure: the first look, a crop for a second, what its ink shows.

    `height` is in points, `tall` the same in pixels; `clear` is False where ink meets a border.
    """

    first: Look
    crop: Pixels
    height: float
    pieces: tuple[Piece, ...]
    tall: int
    image: Pixels
    clear: bool
    glyphs: list[Glyph] = field(default_factory=list)
    text: str = ""


def plain(text: str) -> str:
    """Give the figure that a recognised text is, look-alikes taken for what they must be."""
    return "".join(_ALIKE.get(char, char) for char in text if char != " ")


def is_figure(text: str) -> bool:
    """Whether a recognised text can only be a figure or a dash."""
    return bool(text) and all(char in _FIGURE for char in plain(text))


def figure(dark: Pixels, ink: Ink, scale: float, first: Look, crop: Pixels) -> Figure:
    """Put together what is known of one cell with one line of ink."""
    top, bottom = min(p.top for p in ink.pieces), max(p.bottom for p in ink.pieces)
    clear = not any(piece.meets_edge for piece in ink.pieces)
    return Figure(
        first, crop, (bottom - top) / scale, _whole(ink.pieces), bottom - top, dark, clear
    )


def _whole(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join pieces that stand above each other, or quite beside each other: parts of one digit."""
    high = max(p.bottom for p in pieces) - min(p.top for p in pieces)
    joined: list[Piece] = []
    for piece in sorted(pieces):
        if joined:
            last = joined[-1]
            if _one_digit(last, piece, high):
                joined[-1] = Piece(
                    min(last.left, piece.left),
                    min(last.top, piece.top),
                    max(last.right, piece.right),
                    max(last.bottom, piece.bottom),
                    last.area + piece.area,
                    last.meets_edge or piece.meets_edge,
                )
                continue
        joined.append(piece)
    return tuple(joined)


def _one_digit(one: Piece, other: Piece, high: int) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    if shared > 0.5 * min(one.width, other.width):
        return True
    together = max(one.right, other.right) - min(one.left, other.left)
    return shared >= -1 and together <= _ONE_DIGIT * high


def settle(tables: Sequence[Sequence[Figure]], model: Recogniser) -> None:
    """Give each figure of each table its text: as printed, or with a mark that it is unsure."""
    every = [figure for table in tables for figure in table if _read(figure)]
    shaped: list[Figure] = []
    for table in tables:
        read = [figure for figure in table if _read(figure)]
        usual = _height(read if len(read) >= _ENOUGH else every)
        pitch = _pitch(read) or _pitch(every)
        shaped += [figure for figure in read if _fits(figure, usual, pitch)]
    likeness = _likeness(shaped)
    good, open_ = [], []
    for figure, like in zip(shaped, likeness, strict=True):
        if like is Like.SURELY and figure.first.least >= _QUITE_SURE:
            good.append(figure)
        elif like is not Like.NOT:
            open_.append(figure)
    seconds = model.read([figure.crop for figure in open_])
    good += [f for f, second in zip(open_, seconds, strict=True) if _agree(f, second)]
    settled = set(map(id, good))
    for table in tables:
        for figure in table:
            text = plain(figure.first.text)
            figure.text = text if id(figure) in settled else _in_doubt(text)


def _in_doubt(text: str) -> str:
    """Give what a figure may be, marked; nothing of it that could pass for words."""
    return "".join(char for char in text if char in _FIGURE) + UNSURE


def _height(figures: Sequence[Figure]) -> float:
    """Give the usual height of figures; 0 where there is none."""
    heights = [figure.height for figure in figures if _digits(plain(figure.first.text))]
    return float(np.median(heights)) if heights else 0.0


def _digits(text: str) -> int:
    return sum(char in DIGITS for char in text)


def _read(figure: Figure) -> bool:
    return figure.clear and figure.first.least >= _SURE and is_figure(figure.first.text)


def _agree(figure: Figure, second: Look) -> bool:
    """Whether another look reads the same."""
    return plain(second.text) == plain(figure.first.text) and second.least >= _SURE_OTHER


def _pitch(figures: Sequence[Figure]) -> float:
    """Give the usual distance between digits, in heights; 0 where no figure tells."""
    steps = []
    for figure in figures:
        text = plain(figure.first.text)
        if len(text) > 1 and _digits(text) == len(text) == len(figure.pieces):
            middles = [(p.left + p.right) / 2 for p in figure.pieces]
            steps += [s / figure.tall for s in np.diff(middles).tolist()]
    return float(np.median(steps)) if steps else 0.0


def _fits(figure: Figure, usual: float, pitch: float) -> bool:
    """Whether the ink has just the digits, dots and dashes that were read; finds the digits."""
    text = plain(figure.first.text)
    if _digits(text) and usual and abs(figure.height / usual - 1) > _HEIGHTS:
        return False
    figure.glyphs = []
    shape = "".join(_shape(figure, piece, pitch) for piece in figure.pieces)
    wanted = "".join("d" if char in DIGITS else "." if char == "," else char for char in text)
    if shape != wanted or _slants(figure, text) or not _comma_or_dot(figure, text):
        return False
    return _evenly(figure, text, pitch)


def _slants(figure: Figure, text: str) -> bool:
    """Whether a "1" leans as a slash does."""
    ones = [at for at, char in enumerate(c for c in text if c in DIGITS) if char == "1"]
    return any(_lean(figure.glyphs[at].thumb) > _LEAN for at in ones)


def _lean(thumb: npt.NDArray[np.float32]) -> float:
    """Give how far a digit's top is right of its foot, in heights of the figure."""
    width, height = _THUMB
    ink = thumb.reshape(height, width)
    ink = np.clip(ink - ink.min() - 0.25 * float(np.ptp(ink)), 0, None)
    third = height // 3
    xs = np.arange(width)
    top, foot = ink[2:third].sum(axis=0), ink[-third:-2].sum(axis=0)
    if not top.any() or not foot.any():
        return 1.0
    return float(np.average(xs, weights=top) - np.average(xs, weights=foot)) / (height - third)


def _comma_or_dot(figure: Figure, text: str) -> bool:
    """Whether a comma hangs below the digits; a dot before three digits may always be one."""
    if _GROUPED.fullmatch(text):
        return False
    if "," not in text:
        return True
    foot = max(p.bottom for p in figure.pieces if p.height >= _TALL * figure.tall)
    commas = [p for p, char in zip(figure.pieces, text, strict=False) if char == ","]
    plain_pieces = len(figure.pieces) == len(text)
    return plain_pieces and all(p.bottom - foot >= _HANGS * figure.tall for p in commas)


def _shape(figure: Figure, piece: Piece, pitch: float) -> str:
    tall = figure.tall
    middle = (piece.top + piece.bottom) / 2 - min(p.top for p in figure.pieces)
    if piece.height >= _TALL * tall and tall > 0:
        text = plain(figure.first.text)
        return "/" if text == "/" else _digit_pieces(figure, piece, pitch)
    if piece.width <= 0.4 * tall and piece.height <= 0.5 * tall and middle >= 0.7 * tall:
        return "."
    if (
        piece.height <= 0.3 * tall
        and piece.width >= 0.25 * tall
        and 0.3 * tall < middle < 0.8 * tall
    ):
        return "-"
    if piece.height <= 0.4 * piece.width and len(figure.pieces) == 1:
        return "-"
    return "?"


def _digit_pieces(figure: Figure, piece: Piece, pitch: float) -> str:
    """Cut a piece into as many digits as are joined in it."""
    step = (pitch or 0.62) * figure.tall
    count = max(1, round((piece.width + 0.12 * step) / step))
    width = piece.width / count
    for index in range(count):
        left = piece.left + index * width
        figure.glyphs.append(
            Glyph((left + width / 2) / figure.tall, _thumb(figure, left, left + width))
        )
    return "d" * count


def _thumb(figure: Figure, left: float, right: float) -> npt.NDArray[np.float32]:
    """Give a digit's likeness: as high as the figure, in its middle, contrast made even."""
    top, bottom = min(p.top for p in figure.pieces), max(p.bottom for p in figure.pieces)
    part = figure.image[top:bottom, max(0, int(left)) : max(int(left) + 1, round(right))]
    width, height = _THUMB
    wide = max(1, min(width, round(part.shape[1] * height / max(part.shape[0], 1))))
    scaled = cv2.resize(part, (wide, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    canvas = np.zeros((height, width), np.float32)
    start = (width - wide) // 2
    canvas[:, start : start + wide] = scaled
    canvas = cv2.GaussianBlur(canvas, (3, 3), 0).astype(np.float32)
    flat = canvas.ravel() - canvas.mean()
    return np.asarray(flat / (np.linalg.norm(flat) or 1.0), dtype=np.float32)


def _evenly(figure: Figure, text: str, pitch: float) -> bool:
    """Whether no wider gap than usual is left between digits: there a dot may have been."""
    if not pitch:
        return _digits(text) <= 1
    digits = [at for at, char in enumerate(text) if char in DIGITS]
    for (one, before), (other, after) in zip(
        zip(digits, figure.glyphs, strict=True),
        list(zip(digits, figure.glyphs, strict=True))[1:],
        strict=False,
    ):
        step = (after.x - before.x) / pitch
        most = _PITCH[1] if other == one + 1 else _PITCH[1] + 0.7
        if not _PITCH[0] <= step <= most:
            return False
    return True


def _likeness(figures: Sequence[Figure]) -> list[Like]:
    """Tell for each figure whether its every digit looks like the same digit of other figures."""
    owners: list[int] = []
    labels: list[str] = []
    thumbs: list[npt.NDArray[np.float32]] = []
    found = [Like.SURELY] * len(figures)
    for at, figure in enumerate(figures):
        digits = [char for char in plain(figure.first.text) if char in DIGITS]
        if len(digits) < len(plain(figure.first.text)):
            found[at] = Like.PERHAPS  # dots and dashes have no likeness: another look is taken
        for char, glyph in zip(digits, figure.glyphs, strict=True):
            owners.append(at)
            labels.append(char)
            thumbs.append(glyph.thumb)
    if not thumbs:
        return found
    stack, names, owned = np.stack(thumbs), np.array(labels), np.array(owners)
    kept = slice(0, _MANY)
    for start in range(0, len(thumbs), 512):
        likeness = stack[start : start + 512] @ stack[kept].T
        for row, at in zip(likeness, range(start, len(thumbs)), strict=False):
            like = _like(row, names[kept], owned[kept], names[at], owned[at])
            found[owners[at]] = min(found[owners[at]], like)
    return found


def _like(
    row: npt.NDArray[np.float32],
    names: npt.NDArray[np.str_],
    owned: npt.NDArray[np.int64],
    name: str,
    owner: int,
) -> Like:
    """Whether a digit is like its own kind and less like every other."""
    others = owned != owner
    same = np.sort(row[others & (names == name)])[-_NEIGHBOURS:]
    other = np.sort(row[others & (names != name)])[-_NEIGHBOURS:]
    if same.size == 0:
        return Like.PERHAPS  # the only one of its kind: nothing to hold it against
    nearest = float(same.mean())
    gap = nearest - (float(other.mean()) if other.size else 0.0)
    if nearest >= _MUCH and gap >= _WIDE and same.size == _NEIGHBOURS:
        return Like.SURELY
    return Like.PERHAPS if nearest >= _LIKE and gap >= _MARGIN else Like.NOT
