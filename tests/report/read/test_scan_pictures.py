"""Pictures that are no scan of a report cost little and are refused with one clear sentence."""

import pytest

pytest.importorskip("PIL", reason="NOT TRIED: the extra ocr (pip install 'gongkai[ocr]')")

import numpy as np
from PIL import Image

from gongkai.report.read import DEFAULT_LIMITS, Limits, UnreadableError, read
from gongkai.report.read.scan import scanner
from gongkai.report.read.scan_source import dots_of, pictures

from .made_pictures import (
    jpeg_of_size,
    noise,
    png_of_size,
    png_with_packed_text,
    ruled,
    saved,
    tiff_in_a_circle,
    tiff_of_pages,
    tiff_of_size,
)

pytestmark = pytest.mark.skipif(
    scanner(DEFAULT_LIMITS) is None,
    reason="NOT TRIED: the extra ocr is not installed (pip install 'gongkai[ocr]')",
)


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


BAD = {
    "png_head": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "damaged"),
    "jpeg_head": (lambda: b"\xff\xd8\xff\xe0" + bytes(50), "damaged"),
    "tiff_head": (lambda: b"II*\x00" + bytes(50), "damaged"),
    "png_cut_off": (lambda: half(saved(ruled(), "PNG")), "damaged"),
    "jpeg_cut_off": (lambda: half(saved(ruled(), "JPEG")), "damaged"),
    "tiff_cut_off": (lambda: half(saved(ruled(), "TIFF", compression="tiff_lzw")), "damaged"),
    "fax_cut_off": (
        lambda: half(saved(ruled().convert("1"), "TIFF", compression="group4")),
        "damaged",
    ),
    "png_rubbish": (lambda: saved(ruled(), "PNG")[:60] + bytes(range(256)) * 20, "damaged"),
    "png_bomb": (lambda: png_of_size(60_000, 60_000), "too_large"),
    "png_endless_line": (lambda: png_of_size(2_000_000, 30), "too_large"),
    "png_over_the_limit": (lambda: png_of_size(6_400, 6_400), "too_large"),
    "png_of_nothing": (lambda: png_of_size(0, 0), "damaged"),
    "png_of_a_dot": (lambda: png_of_size(1, 1), "not_a_report"),
    "png_packed_text": (png_with_packed_text, "damaged"),
    "jpeg_bomb": (lambda: jpeg_of_size(65_500, 65_500), "too_large"),
    "tiff_many_pages": (lambda: tiff_of_pages(400), "too_many_pages"),
    "tiff_bomb": (lambda: tiff_of_size(50_000, 50_000), "too_large"),
    "tiff_without_strips": (lambda: tiff_of_size(3_000, 3_000), "damaged"),
    "tiff_in_a_circle": (tiff_in_a_circle, "empty"),
    "white": (lambda: saved(Image.new("L", (1240, 1754), 255), "PNG"), "empty"),
    "black": (lambda: saved(Image.new("L", (1240, 1754), 0), "PNG"), "empty"),
    "an_empty_table": (lambda: saved(ruled(), "PNG"), "not_a_report"),
    "graph_paper": (lambda: saved(ruled(step=8), "PNG"), "not_a_report"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_one_clear_sentence(name):
    made, code = BAD[name]
    with pytest.raises(UnreadableError) as caught:
        read(made())
    assert caught.value.code == code
    assert caught.value.zh.endswith("。")
    assert caught.value.en.endswith(".")
    assert caught.value.zh.count("。") == 1


def test_noise_is_no_report():
    with pytest.raises(UnreadableError) as caught:
        read(saved(noise(620, 877), "PNG"))
    assert caught.value.code in {"not_a_report", "empty"}


def test_limits_are_arguments():
    with pytest.raises(UnreadableError, match="more than 2 scanned pages"):
        read(tiff_of_pages(3), Limits(scan_pages=2))
    with pytest.raises(UnreadableError, match="more than 1 million"):
        read(saved(ruled(), "PNG"), Limits(pixels=1_000_000))


@pytest.mark.parametrize(
    ("mode", "format_"),
    [
        ("1", "TIFF"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("RGB", "JPEG"),
        ("RGBA", "PNG"), ("CMYK", "JPEG"), ("CMYK", "TIFF"), ("F", "TIFF"), ("I", "TIFF"),
        ("YCbCr", "JPEG"), ("LAB", "TIFF"),
    ],
)  # fmt: skip
def test_every_kind_of_pixel_is_white_paper_with_black_rules(mode, format_):
    image = ruled()
    image = image.convert("RGB").convert("LAB") if mode == "LAB" else image.convert(mode)
    (picture,) = pictures(saved(image, format_), DEFAULT_LIMITS)
    grey = picture.pixels if picture.pixels.ndim == 2 else picture.pixels.mean(axis=2)
    assert grey.shape == (1754, 1240)
    assert grey[50, 50] > 240
    assert grey[100, 500] < 15


def test_sixteen_bits_and_what_is_transparent():
    deep = Image.fromarray(np.asarray(ruled()).astype(np.uint16) * 257)
    (picture,) = pictures(saved(deep, "PNG"), DEFAULT_LIMITS)
    assert (picture.pixels[50, 50], picture.pixels[100, 500]) == (255, 0)
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    (picture,) = pictures(saved(clear, "PNG"), DEFAULT_LIMITS)
    assert picture.pixels.min() == 255


def test_a_turned_photograph_and_every_page_of_a_tiff():
    exif = Image.Exif()
    exif[0x0112] = 6
    (picture,) = pictures(saved(ruled(300, 400), "JPEG", exif=exif), DEFAULT_LIMITS)
    assert picture.pixels.shape == (300, 400)
    pages = [Image.new("L", (300, 300 + page), 255) for page in range(5)]
    tiff = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    heights = [picture.pixels.shape[0] for picture in pictures(tiff, DEFAULT_LIMITS)]
    assert heights == [300, 301, 302, 303, 304]


def test_dots_are_the_file_s_where_they_give_a_page_and_else_those_of_a4():
    assert dots_of(2480, 3508, (300, 300)) == 300
    assert dots_of(2480, 3508, (72, 72)) == pytest.approx(300, abs=1)
    assert dots_of(3508, 2480, None) == pytest.approx(300, abs=1)
    assert dots_of(2480, 3508, (0, 0)) == pytest.approx(300, abs=1)
    assert dots_of(2480, 3508, ("x", None)) == pytest.approx(300, abs=1)


def test_a_page_of_many_dots_is_made_smaller_at_once():
    image = ruled(4960, 7016, 240)
    (picture,) = pictures(saved(image, "PNG", dpi=(600, 600)), DEFAULT_LIMITS)
    assert picture.pixels.shape == (3508, 2480)
    assert picture.dpi == pytest.approx(300, abs=0.1)
