"""A generator of official prose with planted personal data, to measure the checks of texts by.

It shares nothing with the package under test: wording, tables, numbers and check digits are its
own.
"""

from __future__ import annotations

from .make import KINDS, Planted, Sample, make_text, plain_text
from .score import Score, score

__all__ = ["KINDS", "Planted", "Sample", "Score", "make_text", "plain_text", "score"]
