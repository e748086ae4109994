"""Scans of made reports: the pages of a PDF drawn as pictures and damaged as scanners damage them.

The truth stays the sample's. Every effect is drawn from a seed, so a scan can be made again.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .make import Sample, make

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Effects:
    """What a scanner did to every page; the defaults do nothing.

    `skew` in degrees, `blur` and `perspective` in pixels at 300 dpi, `noise` in grey levels,
    `light` the share of brightness lost at the darker edge, `turn` in quarters.
    """

    dpi: int = 300
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    quality: int = 0
    mode: str = "RGB"
    light: float = 0.0
    perspective: float = 0.0
    stamp: str = ""
    turn: int = 0
    container: str = "PDF"


CLEAN = Effects(quality=90)
SKEWED = Effects(dpi=200, skew=2.0, blur=0.5, noise=3.0, quality=80)
STAMPED = Effects(stamp="red", skew=0.7, noise=2.0, quality=85)


def random_effects(rng: random.Random) -> Effects:
    """Draw a mixture of effects as scanned reports show them."""
    return Effects(
        dpi=rng.choice((150, 200, 200, 300, 300)),
        skew=rng.choice((0.0, rng.uniform(-3, 3), rng.uniform(-1, 1))),
        blur=rng.choice((0.0, rng.uniform(0.3, 1.6))),
        noise=rng.choice((0.0, rng.uniform(1, 14))),
        quality=rng.choice((0, rng.randint(40, 90), rng.randint(60, 90))),
        mode=rng.choice(("RGB", "RGB", "L", "L", "1")),
        light=rng.choice((0.0, rng.uniform(0.1, 0.45))),
        perspective=rng.choice((0.0, 0.0, rng.uniform(5, 40))),
        stamp=rng.choice(("", "", "red", "red", "grey", "faint")),
        turn=rng.choice((0, 0, 0, 0, 0, 1, 2, 3)),
        container=rng.choice(("PDF", "PDF", "TIFF")),
    )


def scanned(seed: int, edition: str, effects: Effects, *, tables_only: bool = True) -> Sample:
    """Make the report of a seed with ruled lines and scan it; the same arguments give the same."""
    # Every third seed of a PDF is borderless, which a scan shows as text without a grid.
    number = seed // 2 * 3 + seed % 2
    sample = make(number, edition=edition, format="pdf")
    rng = random.Random(f"scan {seed} {edition} {effects}")
    pages = [_page(page, effects, rng) for page in _drawn(sample.data, effects.dpi, tables_only)]
    what = ",".join(f"{k}={v}" for k, v in vars(effects).items() if v)
    return replace(
        sample,
        name=f"scan-e{edition}-{seed}-{what}",
        format="scan",
        data=_contained(pages, effects),
        truth=sample.truth,
    )


def page_count(sample: Sample) -> int:
    """Give how many pages a scan has."""
    if sample.data.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(sample.data) as pdf:
            return len(pdf)
    with Image.open(io.BytesIO(sample.data)) as image:
        return int(getattr(image, "n_frames", 1))


def _drawn(data: bytes, dpi: int, tables_only: bool) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as pdf:
        images = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in pdf]
    if tables_only:
        images = [image for image in images if _has_table(image)]
    return images


def _has_table(image: Image.Image) -> bool:
    """Tell a page with ruled lines: some row of pixels is dark over half the page."""
    dark = np.asarray(image.convert("L")) < 200
    return bool((dark.mean(axis=1) > 0.5).any())


def _page(image: Image.Image, effects: Effects, rng: random.Random) -> Image.Image:
    noise = np.random.default_rng(rng.randrange(2**32))
    scale = effects.dpi / 300
    if effects.stamp:
        image = _stamped(image, effects, rng)
    if effects.perspective:
        image = _slanted(image, effects.perspective * scale, rng)
    if effects.skew:
        image = image.rotate(effects.skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    if effects.blur:
        image = image.filter(ImageFilter.GaussianBlur(effects.blur * scale))
    pixels = np.asarray(image, dtype=np.float32)
    if effects.light:
        pixels = pixels * _shade(pixels.shape[:2], effects.light, rng)[..., None]
    if effects.noise:
        pixels = pixels + noise.normal(0, effects.noise, pixels.shape).astype(np.float32)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if effects.turn:
        image = image.rotate(90 * effects.turn, expand=True)
    if effects.mode == "1":
        return image.convert("L").point(lambda value: 255 if value > 140 else 0).convert("1")
    return image.convert(effects.mode)


def _shade(shape: tuple[int, ...], lost: float, rng: random.Random) -> npt.NDArray[np.float32]:
    height, width = shape
    across, down = rng.uniform(-1, 1), rng.uniform(-1, 1)
    ys, xs = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    slope = across * (xs - 0.5) + down * (ys - 0.5)
    span = slope.max() - slope.min() or 1.0
    return np.asarray(1 - lost * (slope - slope.min()) / span, dtype=np.float32)


def _slanted(image: Image.Image, most: float, rng: random.Random) -> Image.Image:
    width, height = image.size
    corners = [(0, 0), (0, height), (width, height), (width, 0)]
    quad = [value + rng.uniform(-most, most) for corner in corners for value in corner]
    return image.transform(
        image.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
    )


def _stamped(image: Image.Image, effects: Effects, rng: random.Random) -> Image.Image:
    """Press a round stamp somewhere over the printed part of the page, darkening as ink does."""
    width, height = image.size
    dot = effects.dpi / 25.4
    side = round(42 * dot)
    stamp = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(stamp)
    draw.ellipse((2, 2, side - 3, side - 3), outline=255, width=round(1.2 * dot))
    middle, radius = side / 2, side / 2
    star = [_at(middle, radius * (0.3 if k % 2 == 0 else 0.12), 36 * k - 90) for k in range(10)]
    draw.polygon(star, fill=255)
    font = font_of(round(4.5 * dot))
    for k, char in enumerate("某某市人民政府办公室"):
        piece = Image.new("L", (round(6 * dot), round(6 * dot)), 0)
        ImageDraw.Draw(piece).text((0, 0), char, font=font, fill=255)
        x, y = _at(middle, radius * 0.76, 160 + 22 * k)
        stamp.paste(255, (round(x - 2.5 * dot), round(y - 2.5 * dot)), piece.rotate(-22 * k + 100))
    stamp = stamp.rotate(rng.uniform(-20, 20), Image.Resampling.BICUBIC)
    strength = {"red": 0.85, "grey": 0.75, "faint": 0.45}[effects.stamp]
    ink = (0.12, 0.85, 0.85) if effects.stamp == "red" else (0.55, 0.55, 0.55)
    left = rng.randint(round(0.15 * width), round(0.8 * width) - side // 2)
    top = rng.randint(round(0.1 * height), round(0.75 * height))
    pixels = np.asarray(image, dtype=np.float32).copy()
    high, wide = min(side, height - top), min(side, width - left)
    cover = np.asarray(stamp, dtype=np.float32)[:high, :wide, None] / 255 * strength
    part = pixels[top : top + high, left : left + wide]
    pixels[top : top + high, left : left + wide] = part * (1 - cover * np.array(ink, np.float32))
    return Image.fromarray(pixels.astype(np.uint8))


def _at(middle: float, radius: float, degrees: float) -> tuple[float, float]:
    angle = np.deg2rad(degrees)
    return float(middle + radius * np.cos(angle)), float(middle + radius * np.sin(angle))


def font_of(size: int) -> ImageFont.FreeTypeFont:
    """Give a font with Chinese characters."""
    from pathlib import Path

    import pylopdf_fonts_zh_cn

    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    path = next(p for p in sorted(folder.rglob("*")) if p.suffix.lower() in {".ttf", ".otf"})
    return ImageFont.truetype(str(path), size)


def _contained(pages: Sequence[Image.Image], effects: Effects) -> bytes:
    options: dict[str, Any] = {"save_all": True, "append_images": list(pages[1:])}
    dpi = effects.dpi
    if effects.quality and effects.mode != "1":
        pages = [_jpeg(page, effects.quality) for page in pages]
        options["append_images"] = pages[1:]
    out = io.BytesIO()
    if effects.container == "PDF":
        if effects.mode != "1":
            options["quality"] = effects.quality or 95
        pages[0].save(out, "PDF", resolution=dpi, **options)
    elif effects.container == "TIFF":
        how = "group4" if effects.mode == "1" else "tiff_lzw"
        pages[0].save(out, "TIFF", compression=how, dpi=(dpi, dpi), **options)
    else:
        pages[0].save(out, effects.container, dpi=(dpi, dpi))
    return out.getvalue()


def _jpeg(page: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality)
    with Image.open(io.BytesIO(out.getvalue())) as image:
        return image.copy()
