"""Writing an annual report in the form that its reader needs."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from gongkai.report.model import AnnualReport
from gongkai.report.write.errors import UnwritableError

__all__ = ["SUFFIXES", "UnwritableError", "refuse_bare_suffix", "render", "suffix_of", "write"]

SUFFIXES = ("docx", "pdf", "ofd", "xlsx", "html", "json")
"""The formats, by the suffix of a file."""


def write(report: AnnualReport, path: Path | str, *, fonts: Path | None = None) -> None:
    """Write the report to a file in the format of its suffix.

    `fonts` is a folder with an agency's own font files, for PDF and OFD. Raises UnwritableError;
    then no file is written or changed.
    """
    from gongkai.report.write.files import put

    path = Path(path)
    suffix = suffix_of(path)
    put({path: render(report, [suffix], fonts=fonts)[suffix]})


def suffix_of(path: Path) -> str:
    """Give the suffix that names a file's format. Raises UnwritableError (unknown_format)."""
    suffix = path.suffix.removeprefix(".").lower()
    if suffix in SUFFIXES:
        return suffix
    refuse_bare_suffix(path, SUFFIXES)
    known = "、".join(f".{each}" for each in SUFFIXES)
    raise UnwritableError(
        "unknown_format",
        f"从文件名“{path.name}”看不出要写的格式，请用以下后缀之一：{known}。",
        f"The name '{path.name}' does not tell the format to write; end it in one of "
        f"{known.replace('、', ', ')}.",
    )


def refuse_bare_suffix(path: Path, suffixes: Container[str]) -> None:
    """Refuse a name such as .html, which has a suffix of these for its name and so none of its own.

    Raises UnwritableError (unknown_format).
    """
    dot, name = path.name[:1], path.name[1:]
    if dot == "." and name.lower() in suffixes:
        raise UnwritableError(
            "unknown_format",
            f"文件名“{path.name}”只有后缀，请在前面加上名字，如“年度报告{path.name}”。",
            f"The name '{path.name}' is a suffix alone; put a name before it, as in "
            f"'report{path.name}'.",
        )


def render(
    report: AnnualReport, formats: Iterable[str], *, fonts: Path | None = None
) -> Mapping[str, bytes]:
    """Give the bytes of each format; the same report gives the same bytes.

    What two formats share, the typeset page, is made once. Raises UnwritableError: see each
    format's module; KeyError for a format that is not in `SUFFIXES`.
    """
    from gongkai.report.write.formats import Rendering

    rendering = Rendering(report, fonts)
    return {name: rendering.of(name) for name in formats}
