"""Checking a file before it is made public: what is left in it that its reader does not see."""

from collections.abc import Callable, Iterator

from gongkai.records.publishing.precheck.alarm import Alarm, Place
from gongkai.records.publishing.precheck.codes import CODES
from gongkai.records.publishing.precheck.residue import Finder, Residue
from gongkai.records.publishing.precheck.text import Severities
from gongkai.report.read.detect import Format, detect
from gongkai.report.read.errors import UnreadableError
from gongkai.report.read.limits import DEFAULT_LIMITS, MIB, Limits

_WHOLE = Place("文件", "the file")
_NOTHING_LEFT = frozenset((Format.TEXT, Format.HTML))  # what they hold, `check_text` sees


def check_file(
    data: bytes, severities: Severities | None = None, limits: Limits = DEFAULT_LIMITS
) -> list[Alarm]:
    """Every alarm on what is left in a DOCX or PDF file; never an exception.

    A file that cannot be opened, or is of another format, is an alarm itself: nothing passes for
    checked that was not.
    """
    alarms = (_alarm(found, severities or {}) for found in _residue(data, limits))
    return [alarm for alarm in alarms if alarm is not None]


def _residue(data: bytes, limits: Limits) -> Iterator[Residue]:
    if len(data) > limits.bytes_in:
        most = limits.bytes_in // MIB
        yield _unreadable(f"文件超过{most} MB。", f"The file is larger than {most} MB.")
        return
    try:
        finder = _finder(data)
        if finder is None:
            return
        yield from finder(data, limits)
    except UnreadableError as error:
        if error.code == "unknown_format":
            yield Residue("FILE-NOT-CHECKED", _WHOLE, "")
        else:
            yield _unreadable(error.zh, error.en)


def _finder(data: bytes) -> Finder | None:
    """What looks into files of this format; libraries are loaded only where they are needed."""
    format_ = detect(data)
    if format_ in _NOTHING_LEFT:
        return None
    make = _FINDERS.get(format_)
    return _not_checked if make is None else make()


def _docx() -> Finder:
    from gongkai.records.publishing.precheck.docx_residue import docx_residue  # noqa: PLC0415

    return docx_residue


def _pdf() -> Finder:
    from gongkai.records.publishing.precheck.pdf_residue import pdf_residue  # noqa: PLC0415

    return pdf_residue


_FINDERS: dict[Format, Callable[[], Finder]] = {Format.DOCX: _docx, Format.PDF: _pdf}


def _not_checked(_data: bytes, _limits: Limits) -> Iterator[Residue]:
    yield Residue("FILE-NOT-CHECKED", _WHOLE, "")


def _unreadable(zh: str, en: str) -> Residue:
    return Residue("FILE-UNREADABLE", Place(f"文件（{zh}）", f"the file ({en})"), "")


def _alarm(found: Residue, severities: Severities) -> Alarm | None:
    code = CODES[found.code]
    severity = severities.get(found.code, code.severity)
    if severity is None:
        return None
    return Alarm(
        found.code,
        severity,
        0,
        0,
        found.text,
        f"{found.place.zh}：{code.zh}{code.remedy_zh}",
        f"{found.place.en}: {code.en} {code.remedy_en}",
        found.place,
    )
