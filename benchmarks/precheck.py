"""Checks before publication: speed and what is found, beside one plain pattern for each kind."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.clock import side_by_side
from benchmarks.row import Row, Target
from benchmarks.sizes import Sizes
from gongkai.records.publishing.precheck import check_text, default_dictionary
from tests.generator.texts import Score, make_text, plain_text, score

BENCH = "precheck"
_OF_EACH_KIND = 20  # planted in a text
_STRETCH = 20_000  # characters of prose in which one false alarm is allowed
_MEGABYTE = 1_000_000
_BASELINE = "one pattern a kind"
_RECALL = {
    "id": 99,
    "card": 99,
    "phone": 99,
    "plate": 95,
    "passport": 95,
    "name": 95,
    "listed": 95,
    "address": 85,
    "home": 85,
}
Found = tuple[str, int, int]
# As one finds them on the web: no check digits, no labels, no look at what stands around.
_PLAIN = {
    "PII-RESIDENT-ID": re.compile(
        r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2][1-9]|10|20|30|31)\d{3}[0-9Xx]"
    ),
    "PII-PHONE": re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}"),
    "PII-BANK-CARD": re.compile(r"[1-9]\d{15,18}"),
    "PII-PLATE": re.compile(r"[\u4e00-\u9fff][A-Z][A-Z0-9]{4,5}[A-Z0-9挂学警港澳]"),
    "PII-PASSPORT": re.compile(r"[EGDSPHM]\d{8}"),
    "PII-EMAIL": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "PII-NAME": re.compile(r"(?:姓名|申请人|当事人|户主)[:：]?\s*[\u4e00-\u9fff]{2,4}"),
    "PII-ADDRESS": re.compile(
        r"[\u4e00-\u9fff]+(?:路|街|巷|村)\d+号(?:\d+幢)?(?:\d+单元)?(?:\d+室)?"
    ),
    "DATE": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"),
    "NUMBER": re.compile(r"[\[(（〔]\d{4}[\])）〕]第?\d+号"),
}


def bench(sizes: Sizes) -> Iterator[Row]:
    """Measure the speed on prose, then what is found in texts with planted data."""
    prose = plain_text(0, sizes.reports * _STRETCH)
    yield _speed(prose, sizes)
    yield _false_alarms(prose)
    samples = [make_text(seed, _OF_EACH_KIND) for seed in range(sizes.reports)]
    yield from _recall(score(samples, _ours), score(samples, _theirs))


def _speed(prose: str, sizes: Sizes) -> Row:
    size = len(prose.encode()) / _MEGABYTE
    ours, theirs = side_by_side(
        (partial(check_text, prose), partial(_theirs, prose)), sizes.slow_rounds
    )
    return Row(
        BENCH,
        "personal data, dictionary, numbers and dates",
        "ms/MB",
        1000 * ours / size,
        Target(most=100),
        1000 * theirs / size,
        _BASELINE,
        f"{size / ours:.1f} MB/s beside {size / theirs:.1f}; {size:.1f} MB of made prose",
    )


def _false_alarms(prose: str) -> Row:
    stretches = len(prose) / _STRETCH
    return Row(
        BENCH,
        "false alarms in 20,000 characters of prose",
        "alarms",
        len(_ours(prose)) / stretches,
        Target(most=1),
        note=f"{_BASELINE}: {len(_personal(_theirs(prose))) / stretches:.0f} on personal data",
    )


def _recall(ours: Score, theirs: Score) -> Iterator[Row]:
    plain = theirs.recall()
    for kind, share in sorted(ours.recall().items()):
        yield Row(
            BENCH,
            f"found of planted: {kind}",
            "%",
            100 * share,
            Target(least=_RECALL.get(kind)),
            note=f"of {ours.planted[kind]}; {_BASELINE}: {100 * plain[kind]:.1f} %",
        )


def _ours(text: str) -> list[Found]:
    return [(alarm.code, alarm.start, alarm.end) for alarm in check_text(text)]


def _theirs(text: str) -> list[Found]:
    found = [
        (code, each.start(), each.end())
        for code, pattern in _PLAIN.items()
        for each in pattern.finditer(text)
    ]
    for word in default_dictionary().words:
        at = text.find(word)
        while at >= 0:
            found.append(("WORD", at, at + len(word)))
            at = text.find(word, at + 1)
    return found


def _personal(found: Sequence[Found]) -> list[Found]:
    return [each for each in found if each[0].startswith("PII-")]
