"""How natural persons are masked, at import and in what is made public."""

import re

from gongkai.records.publishing.precheck import Dictionary, check_text, mask
from gongkai.records.publishing.precheck.personal.name import compound_surnames

LEFT_OUT = "〔证件号码略〕"
_LONGEST_NAME = 4
_TRADES = tuple("店部行馆坊厅社摊场园厂站铺城堂斋轩阁屋吧室所院点处")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_NEW = rf"[0-9]{{6}}(?:18|19|20)[0-9]{{2}}{_DATE}[0-9]{{3}}[0-9Xx]"
_OLD = rf"[1-9][0-9]{{7}}{_DATE}[0-9]{{3}}"
_ID = re.compile(rf"(?<![0-9A-Za-z])(?:{_NEW}|{_OLD})(?![0-9A-Za-z])")
_MANY_DIGITS = re.compile(r"\d{15}")
_NARROW = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_OF_CARD = 18  # characters, in the cards of today
_NO_WORDS = Dictionary({})


def mask_name(name: str) -> str:
    """Give a natural person's surname and 某: 张三 and 张三丰 become 张某, 欧阳修 becomes 欧阳某.

    The length of the given name is not told. Of names of other scripts the first letter stays.
    """
    name = name.strip()
    surname = name[:2] if name.startswith(compound_surnames()) and len(name) > 2 else name[:1]  # noqa: PLR2004
    return f"{surname}某"


def is_like_a_name(text: str) -> bool:
    """Tell whether a sole trader's name may be a person's: short, and naming no trade."""
    return len(text) <= _LONGEST_NAME and not text.endswith(_TRADES)


def is_resident_id(text: str) -> bool:
    """Tell whether a text is the number of an identity card: 18 that check, or the old 15."""
    found = _ID.fullmatch(text.translate(_NARROW))
    return found is not None and _checks(found[0])


def leave_out_resident_ids(text: str) -> tuple[str, int]:
    """Replace the numbers of identity cards in a text; also gives how many there were."""
    if not _MANY_DIGITS.search(text):
        return text, 0
    pieces, done = [], 0
    for found in _ID.finditer(text.translate(_NARROW)):
        if _checks(found[0]):
            pieces += [text[done : found.start()], LEFT_OUT]
            done = found.end()
    return "".join([*pieces, text[done:]]), len(pieces) // 2


def mask_text(text: str, name: str) -> str:
    """Mask in a text a person's name and what the checks before publication find personal.

    These are numbers of identity cards, telephones, bank cards, plates and passports, home
    addresses and labelled names.
    """
    masked = mask_name(name) if len(name) > 1 else ""
    if masked:
        text = text.replace(name, masked)
    text, _count = leave_out_resident_ids(text)
    alarms = check_text(text, _NO_WORDS)
    return mask(text, (each for each in alarms if each.text != masked))


def _checks(digits: str) -> bool:
    """The check digit of GB 11643; the old numbers have none."""
    if len(digits) < _OF_CARD:
        return True
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return _CHECK[total % 11] == digits[17].upper()
