"""A finding (核验问题): what is wrong with a report, where, on what authority."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.report.form import CellRef


class Severity(StrEnum):
    """How bad: an error contradicts itself or the law; a warning needs a look; a note is a hint."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `printed` and `expected` are as people read them, "" where there is none.

    `source` cites what the rule rests on. `cells` are those on both sides of the comparison.
    """

    code: str
    severity: Severity
    zh: str
    en: str
    cells: tuple[CellRef, ...] = ()
    printed: str = ""
    expected: str = ""
    source: str = ""
