"""What is measured: the real reports where they are, made ones where they are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.generator import make

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT.parent / "shared" / "reports"
_SUFFIXES = {".txt", ".md", ".html", ".docx", ".pdf"}
_WANTING = "made report, for ../shared/reports is not there"


@dataclass(frozen=True, slots=True)
class Input:
    """A file's bytes, what to call it, and what to say of it."""

    name: str
    data: bytes
    note: str = ""
    path: Path | None = None


def real(file: str, folder: Path | None = None) -> Input:
    """One of the real reports, else a made one of the same format that says so."""
    path = (folder or REPORTS) / file
    if path.is_file():
        return Input(file, path.read_bytes(), path=path)
    format_ = path.suffix.removeprefix(".")
    return Input(f"made report ({format_})", made(1, format_)[0], _WANTING)


def made(count: int, format_: str) -> list[bytes]:
    """Made reports, each other than the last, both editions and all layouts in turn."""
    return [
        make(seed, edition=("2019", "2021")[seed // 4 % 2], format=format_).data
        for seed in range(count)
    ]


def folder_files(folder: Path | None = None) -> Iterator[Path]:
    """The real reports' files, without the figures and notes beside them."""
    folder = folder or REPORTS
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            # README.md is a note on the folder, .json the figures beside a report.
            if path.suffix in _SUFFIXES and path.name != "README.md":
                yield path
