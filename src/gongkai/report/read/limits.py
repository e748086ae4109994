"""Limits on what is read, as arguments with defaults."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask of the reader. A real report is far below every default.

    `bytes_in`: the file; `bytes_unpacked`: all parts of a DOCX, XLSX or OFD unpacked; `pages`: of
    a PDF or OFD, or sheets;
    `cells`: of all tables; `characters`: of all text; `depth`: of nested elements;
    `seconds` and `memory`: of the isolated process (`read_isolated`); `scan_seconds` and
    `scan_memory`: of the same once it recognises pictures; `scan_pages`: that are recognised;
    `pixels`: of a picture.
    """

    bytes_in: int = 64 * MIB
    bytes_unpacked: int = 256 * MIB
    pages: int = 300
    cells: int = 200_000
    characters: int = 5_000_000
    depth: int = 2_000
    seconds: int = 60
    memory: int = 512 * MIB  # of the 200 MiB of addresses that a real report takes, 40 are in use
    pixels: int = 40_000_000
    scan_pages: int = 60
    scan_seconds: int = 600
    scan_memory: int = 2048 * MIB


DEFAULT_LIMITS = Limits()
