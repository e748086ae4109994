"""The pages of an image file, decoded one at a time, held to limits before a pixel is decoded."""

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import Limits
from gongkai.report.read.scan_sheet import DOTS, POINTS, Picture, Pixels

FORMATS = ("PNG", "JPEG", "TIFF")
_A4 = (8.27, 11.69)  # inches: what a page is taken for whose dots are not told
_PAGE = ((4.0, 14.0), (5.5, 20.0))  # inches of the shorter and the longer side of a likely page
_BOTH = 2  # dots across and down
_SQUARE = 0.05  # share by which they may differ
_BYTE, _DOUBLE_BYTE = 255.0, 65535.0
_LEAST_PIXELS = 200  # pixels of the shorter side, below which no table can be read
_MANY_DOTS = 1.3 * DOTS  # what has more is made smaller at once
_DECODER_FAULTS = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError,
    AttributeError, RuntimeError,
)  # fmt: skip


def pictures(data: bytes, limits: Limits) -> Iterator[Picture]:
    """Give the pages of a PNG, JPEG or TIFF.

    Raises UnreadableError: damaged, too_large, too_many_pages, not_a_report (too small a picture).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = _opened(data)
        with image:
            pages = _hold_pages(image, limits)
            for page in range(pages):
                _at(image, page)
                yield _picture(image)


def hold_to_pixels(width: int, height: int, limits: Limits) -> None:
    """Refuse a picture of more pixels than the limit, or of too few to hold a table."""
    if width * height > limits.pixels:
        most = limits.pixels // 1_000_000
        raise UnreadableError(
            "too_large",
            f"图片为 {width}×{height} 像素，超过 {most} 百万像素，请以 300 dpi 重新扫描。",
            f"The picture has {width} by {height} pixels, more than {most} million; scan it again "
            "at 300 dpi.",
        )
    if min(width, height) < _LEAST_PIXELS:
        raise UnreadableError(
            "not_a_report",
            f"图片只有 {width}×{height} 像素，不可能是报告的一页，请以 300 dpi 重新扫描。",
            f"The picture has only {width} by {height} pixels and cannot be a page of a report; "
            "scan it again at 300 dpi.",
        )


def too_many_pages(limits: Limits) -> UnreadableError:
    """Refuse more scanned pages than the limit."""
    return UnreadableError(
        "too_many_pages",
        f"扫描页超过上限 {limits.scan_pages} 页，不像年度报告，请检查文件。",
        f"There are more than {limits.scan_pages} scanned pages, too many for an annual report; "
        "check the file.",
    )


def dots_of(width: int, height: int, told: object) -> float:
    """Give the dots to the inch that a page was scanned at, from its file where that is likely."""
    short, long = min(width, height), max(width, height)
    if isinstance(told, tuple) and len(told) == _BOTH:
        dots = _number(told[0])
        if dots > 0 and abs(_number(told[1]) / dots - 1) < _SQUARE:
            (least, most), (least_long, most_long) = _PAGE
            if least <= short / dots <= most and least_long <= long / dots <= most_long:
                return dots
    return max(short / _A4[0], long / _A4[1])


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableError(
            "too_large",
            "图片的像素过多，请以 300 dpi 重新扫描。",
            "The picture has far too many pixels; scan it again at 300 dpi.",
        ) from error
    except UnidentifiedImageError as error:
        raise _damaged() from error
    except _DECODER_FAULTS as error:
        raise _damaged() from error


def _hold_pages(image: Image.Image, limits: Limits) -> int:
    """Give how many pages there are, by their headers alone."""
    pages = 0
    while _at(image, pages):
        if pages == limits.scan_pages:
            raise too_many_pages(limits)
        hold_to_pixels(*image.size, limits)
        pages += 1
    return pages


def _at(image: Image.Image, page: int) -> bool:
    """Go to a page; False where there is none."""
    try:
        image.seek(page)
    except EOFError:
        return False
    except _DECODER_FAULTS as error:
        raise _damaged() from error
    return True


def _picture(image: Image.Image) -> Picture:
    width, height = image.size
    dots = dots_of(width, height, image.info.get("dpi"))
    try:
        if dots > _MANY_DOTS and image.format == "JPEG":
            image.draft(None, (int(width * DOTS / dots), int(height * DOTS / dots)))
        pixels = _pixels(_smaller(ImageOps.exif_transpose(image), dots))
    except UnreadableError:
        raise
    except (MemoryError, RecursionError):
        raise
    except _DECODER_FAULTS as error:
        raise _damaged() from error
    return Picture(pixels, dots * max(pixels.shape[:2]) / max(width, height))


def _smaller(image: Image.Image, dots: float) -> Image.Image:
    """Give a page of many dots at less, so that what follows is bounded."""
    if dots <= _MANY_DOTS or image.mode.startswith(("I", "F")):
        return image
    if image.mode in ("1", "P"):
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    size = (round(image.width * DOTS / dots), round(image.height * DOTS / dots))
    return image.resize(size, Image.Resampling.BOX)


def _pixels(image: Image.Image) -> Pixels:
    """Give grey or RGB pixels of an image of any mode; what is transparent is paper."""
    if image.mode.startswith(("I", "F")):
        return _deep(np.asarray(image))
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, image)
    if image.mode not in ("1", "L"):
        image = image.convert("RGB")
        return np.asarray(image, dtype=np.uint8)
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _deep(pixels: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]") -> Pixels:
    """Give 8 bits of 16 or more."""
    values = np.nan_to_num(pixels.astype(np.float32))
    most = float(values.max(initial=0))
    full = _BYTE if most <= _BYTE else max(most, _DOUBLE_BYTE)
    return np.asarray(np.clip(values * (255 / full), 0, 255), dtype=np.uint8)


def _damaged() -> UnreadableError:
    return UnreadableError(
        "damaged",
        "图片已损坏或不完整，无法解码，请重新下载或重新扫描。",
        "The picture is damaged or cut off and cannot be decoded; download or scan it again.",
    )


def points(picture: Picture) -> tuple[float, float]:
    """Give width and height of a page in points."""
    height, width = picture.pixels.shape[:2]
    return width * POINTS / picture.dpi, height * POINTS / picture.dpi
