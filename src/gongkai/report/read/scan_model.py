"""The recognition model: from crops of one line of text to characters, each with its confidence.

The model and its characters are those that the rapidocr package carries; nothing is downloaded.
"""

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from gongkai.report.read.scan_sheet import Pixels

# What is printed alike; the first of each is the one that figures are made of.
ALIKE = ("0OoDQ〇口○", "1lI|丨｜i!", "-—一－_–﹣", ".。·．•", ",，、'’", "/／")
HEIGHT = 48  # pixels of a crop as the model takes it
_STEP = 32  # widths are rounded up to this, so that crops share a batch
_NARROWEST, _WIDEST = 48, 2400
_BATCH = 1536  # pixels of width of all crops of a batch: bounds memory
_MODEL = "PP-OCRv6_rec_small.onnx"


class Look(NamedTuple):
    """What the model reads in a crop: characters, the confidence of each from 0 to 1."""

    text: str
    sure: tuple[float, ...]

    @property
    def least(self) -> float:
        """The least confidence of a character; 0 where there is none."""
        return min(self.sure, default=0.0)

    @property
    def mean(self) -> float:
        """The mean confidence; 0 where there is no character."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


@cache
def recogniser(threads: int = 1) -> "Recogniser":
    """Give the model, loaded once a process."""
    return Recogniser(threads)


class Recogniser:
    """A loaded model."""

    def __init__(self, threads: int) -> None:
        cv2.setNumThreads(threads)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(model_path()), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._characters = ["", *listed, " "]
        codes = {char: code for code, char in enumerate(self._characters)}
        self._alike = [
            np.array([codes[char] for char in group if char in codes]) for group in ALIKE
        ]

    def read(self, crops: Sequence[Pixels]) -> list[Look]:
        """Read crops of darkness, one line of text each, `HEIGHT` high."""
        looks = [Look("", ())] * len(crops)
        for width, batch in _batches(crops):
            fed = np.stack([_fed(crops[index], width) for index in batch])
            out = self._session.run(None, {self._input: fed})[0]
            best, sure = out.argmax(axis=2), out.max(axis=2)
            for codes in self._alike:
                among = np.isin(best, codes)
                if among.any():
                    sure[among] = out[..., codes].sum(axis=2)[among]
            for row, index in enumerate(batch):
                looks[index] = self._decoded(best[row], sure[row])
        return looks

    def _decoded(self, best: npt.NDArray[np.int64], sure: npt.NDArray[np.float32]) -> Look:
        text: list[str] = []
        confidence: list[float] = []
        before = 0
        for code, value in zip(best.tolist(), sure.tolist(), strict=True):
            if code and code == before:
                confidence[-1] = max(confidence[-1], value)
            elif code:
                text.append(self._characters[code])
                confidence.append(value)
            before = code
        return Look("".join(text), tuple(confidence))


def line_crop(dark: Pixels, margin: float = 0.12) -> Pixels:
    """Scale the darkness of one line to the model's height, with a margin of paper around."""
    height, width = dark.shape
    inner = max(8, round(HEIGHT * (1 - 2 * margin)))
    wide = max(4, min(round(width * inner / max(height, 1)), _WIDEST - HEIGHT))
    how = cv2.INTER_AREA if height > inner else cv2.INTER_CUBIC
    scaled = cv2.resize(dark, (wide, inner), interpolation=how)
    side = round(HEIGHT * margin) + 4
    crop = np.zeros((HEIGHT, wide + 2 * side), np.uint8)
    top = (HEIGHT - inner) // 2
    crop[top : top + inner, side : side + wide] = scaled
    return crop


def _batches(crops: Sequence[Pixels]) -> Iterator[tuple[int, list[int]]]:
    groups: dict[int, list[int]] = {}
    for index, crop in enumerate(crops):
        groups.setdefault(_padded(crop.shape[1]), []).append(index)
    for width, indices in sorted(groups.items()):
        most = max(1, _BATCH // width)
        for start in range(0, len(indices), most):
            yield width, indices[start : start + most]


def _padded(width: int) -> int:
    return min(max(_NARROWEST, -(-width // _STEP) * _STEP), _WIDEST)


def _fed(crop: Pixels, width: int) -> npt.NDArray[np.float32]:
    """Give a crop as the model takes it: three channels from -1 (ink) to 1 (paper)."""
    canvas = np.ones((HEIGHT, width), np.float32)
    part = crop[:, :width]
    left = (width - part.shape[1]) // 2
    canvas[:, left : left + part.shape[1]] = 1 - part.astype(np.float32) * (2 / 255)
    return np.broadcast_to(canvas, (3, HEIGHT, width))


def model_path() -> Path:
    """Give where the model is. Raises ImportError where there is none."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("rapidocr is not installed")
    path = Path(spec.submodule_search_locations[0]) / "models" / _MODEL
    if not path.is_file():
        raise ImportError(f"rapidocr carries no {_MODEL}")
    return path
