"""Masking personal data in place, as is customary, so that a reader still tells entries apart.

Masked characters become `*`, one for one: length and layout stay. What stays readable: of an
identity number the first 3 and last 4 characters, the birthday and the county never; of a mobile
the first 3 and last 4; of a fixed line the area code and the last 2; of a card the last 4; of a
plate the first 2 and last 2; of a passport the letter and last 3; of an address everything but its
numbers; of a name the surname; of an e-mail address the first letter and the domain. No law fixes
these; an agency that must hide more masks by hand.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from unicodedata import decimal

from gongkai.records.publishing.precheck.alarm import Alarm
from gongkai.records.publishing.precheck.personal.name import compound_surnames

_MASK = "*"
_HOUSE_NUMBER = re.compile(
    r"[0-9０-９]|[A-Za-zＡ-Ｚ甲乙丙丁东南西北〇零一二三四五六七八九十百]{1,6}"
    r"(?=[ 　]?(?:号|幢|栋|座|弄|楼|层|单元|门|梯|室|户|房|组|队|社|村民小组))"
)
_MOBILE = re.compile(r"(?:0|0?0?86)?1[3-9][0-9]{9}")
_OF_MOBILE = 11  # digits


def mask(text: str, alarms: Iterable[Alarm]) -> str:
    """Mask what the alarms on personal data point at; other alarms change nothing.

    The alarms must be those of this text. Masked text raises no alarm on personal data at the same
    place.
    """
    pieces, done = [], 0
    for alarm in sorted(alarms, key=lambda each: each.start):
        if alarm.is_personal and alarm.start >= done:
            pieces += [text[done : alarm.start], _MASKS[alarm.code](alarm.text)]
            done = alarm.end
    return "".join([*pieces, text[done:]])


def _covered(text: str, hidden: Collection[int]) -> str:
    return "".join(_MASK if at in hidden else each for at, each in enumerate(text))


def _ends(text: str, first: int, last: int) -> str:
    """Keep so many letters and digits at the beginning and at the end."""
    places = [at for at, each in enumerate(text) if each.isalnum()]
    return _covered(text, set(places[first : len(places) - last]))


def _phone(text: str) -> str:
    places = [at for at, each in enumerate(text) if each.isdecimal()]
    digits = "".join(str(decimal(text[at])) for at in places)
    if _MOBILE.fullmatch(digits):
        return _covered(text, places[-_OF_MOBILE:][3:-4])
    area = 3 if digits[:2] in {"01", "02"} else 4
    return _covered(text, places[area:-2])


def _address(text: str) -> str:
    return _HOUSE_NUMBER.sub(lambda found: _MASK * len(found[0]), text)


def _name(text: str) -> str:
    kept = 2 if text.startswith(compound_surnames()) and len(text) > 2 else 1  # noqa: PLR2004
    return _covered(text, {at for at, each in enumerate(text) if at >= kept and not each.isspace()})


def _email(text: str) -> str:
    return _covered(text, set(range(1, text.find("@")))) if text.find("@") > 1 else f"*{text[1:]}"


_MASKS: Mapping[str, Callable[[str], str]] = {
    "PII-RESIDENT-ID": partial(_ends, first=3, last=4),
    "PII-PHONE": _phone,
    "PII-BANK-CARD": partial(_ends, first=0, last=4),
    "PII-PLATE": partial(_ends, first=2, last=2),
    "PII-PASSPORT": partial(_ends, first=1, last=3),
    "PII-ADDRESS": _address,
    "PII-NAME": _name,
    "PII-EMAIL": _email,
}
