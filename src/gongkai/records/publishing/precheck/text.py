"""Checking a text before it is made public: alarms, never exceptions, never repairs."""

from collections.abc import Iterator, Mapping
from operator import attrgetter

from gongkai.records.publishing.precheck.alarm import Alarm, Severity
from gongkai.records.publishing.precheck.codes import CODES
from gongkai.records.publishing.precheck.dates import find_dates
from gongkai.records.publishing.precheck.dictionary import Dictionary, default_dictionary
from gongkai.records.publishing.precheck.folded import Folded, fold
from gongkai.records.publishing.precheck.hit import Hit
from gongkai.records.publishing.precheck.numbers import find_numbers
from gongkai.records.publishing.precheck.personal import find_personal
from gongkai.records.publishing.precheck.words import find_words

# By code what an agency sets otherwise than the default; None turns the code off.
Severities = Mapping[str, Severity | None]


def check_text(
    text: str, dictionary: Dictionary | None = None, severities: Severities | None = None
) -> list[Alarm]:
    """Every alarm on a text, in order of place.

    `dictionary` is the default one where none is given; `severities` overrides what each code
    does. Offsets are those of the text as given.
    """
    folded = fold(text)
    chosen = severities or {}
    alarms = (
        _alarm(hit, text, folded, chosen)
        for hit in _hits(folded.text, dictionary or default_dictionary())
    )
    return sorted((alarm for alarm in alarms if alarm), key=attrgetter("start", "end", "code"))


def _hits(text: str, dictionary: Dictionary) -> Iterator[Hit]:
    yield from find_personal(text)
    yield from find_words(text, dictionary)
    yield from find_dates(text)
    yield from find_numbers(text)


def _alarm(hit: Hit, text: str, folded: Folded, severities: Severities) -> Alarm | None:
    code = CODES[hit.code]
    severity = severities.get(hit.code, code.severity)
    if severity is None:
        return None
    start, end = folded.span(hit.start, hit.end)
    return Alarm(
        hit.code,
        severity,
        start,
        end,
        text[start:end],
        (hit.zh or code.zh) + code.remedy_zh,
        f"{hit.en or code.en} {code.remedy_en}",
    )
