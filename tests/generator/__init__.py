"""A generator of annual reports and of damage, to prove that the reader is never silently wrong.

It shares nothing with the package under test: labels, layouts and damage are its own.
"""

from __future__ import annotations

from .damage import DAMAGES, Damage
from .make import LAYOUTS, Sample, make

__all__ = ["DAMAGES", "LAYOUTS", "Damage", "Sample", "make"]
