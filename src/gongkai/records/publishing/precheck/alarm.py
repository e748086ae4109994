"""An alarm (发布前提示): what is wrong with a text before it is made public, where, what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether publication waits: blocking stops it until dealt with, a warning asks for a look."""

    BLOCKING = "blocking"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: the paragraph, the page, the property, in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm. `start` and `end` are offsets in the text as given, `text` what stands there.

    `zh` and `en` say what is wrong and what to do; on personal data they never repeat it, so that
    they may be logged. `place` is told of files alone, where there are no offsets.
    """

    code: str
    severity: Severity
    start: int
    end: int
    text: str
    zh: str
    en: str
    place: Place | None = None

    @property
    def is_personal(self) -> bool:
        """Whether it is about personal data, which `mask` covers."""
        return self.code.startswith("PII-")
