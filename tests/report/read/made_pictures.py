"""Pictures made by hand: what is empty, cut off, absurdly large or no page at all."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageDraw


def saved(image: Image.Image, format_: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def ruled(width: int = 1240, height: int = 1754, step: int = 60) -> Image.Image:
    """A page with a ruled table and nothing in it."""
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    for at in range(100, width - 99, step * 3):
        draw.line((at, 100, at, height - 100), fill=0, width=2)
    for at in range(100, height - 99, step):
        draw.line((100, at, width - 100, at), fill=0, width=2)
    return image


def noise(width: int = 1240, height: int = 1754) -> Image.Image:
    random = np.random.default_rng(1)
    return Image.fromarray(random.integers(0, 256, (height, width), dtype=np.uint8))


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of_size(width: int, height: int, rows: int = 10) -> bytes:
    """A PNG whose header says any size; its pixels are a few rows of zeros, well packed."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width + 1) * rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def png_with_packed_text() -> bytes:
    """A PNG with a comment that unpacks to 200 MB."""
    whole = saved(ruled(), "PNG")
    packed = zlib.compress(bytes(200_000_000), 9)
    bomb = png_chunk(b"zTXt", b"Comment\x00\x00" + packed)
    return whole[:33] + bomb + whole[33:]


def jpeg_of_size(width: int, height: int) -> bytes:
    """A JPEG whose frame header says any size."""
    whole = bytearray(saved(ruled(300, 300), "JPEG"))
    at = whole.index(b"\xff\xc0")
    whole[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(whole)


def tiff_of_pages(count: int) -> bytes:
    page = Image.new("1", (300, 400), 1)
    return saved(page, "TIFF", save_all=True, append_images=[page] * (count - 1))


def tiff_in_a_circle() -> bytes:
    """A TIFF whose only page says that the next page is itself."""
    whole = bytearray(saved(ruled(400, 500), "TIFF"))
    first = struct.unpack("<I", whole[4:8])[0]
    entries = struct.unpack("<H", whole[first : first + 2])[0]
    at = first + 2 + 12 * entries
    whole[at : at + 4] = struct.pack("<I", first)
    return bytes(whole)


def tiff_of_size(width: int, height: int) -> bytes:
    """A small TIFF, strips left out, that says any size."""
    tags = [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1),
        (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 100),
    ]  # fmt: skip
    body = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\x00" + struct.pack("<IH", 8, len(tags)) + body + bytes(104)
