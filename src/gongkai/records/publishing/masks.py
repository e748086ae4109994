"""How natural persons are masked, at import and in what is made public."""

import re

from gongkai.records.publishing.precheck import Dictionary, check_text, mask
from gongkai.records.publishing.precheck.personal.name import compound_surnames

LEFT_OUT = "〔证件号码略〕"
_LONGEST_NAME = 4
_TRADES = tuple("店部行馆坊厅社摊场园厂站铺城堂斋轩阁屋吧室所院点处")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_DATE = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NEW = re.compile(
    rf"(?<![0-9A-Za-z])\d{{6}}(?:18|19|20)\d\d{_DATE}\d{{3}}[\dXxＸｘ](?![0-9A-Za-z])"
)
_OLD = re.compile(rf"(?<![0-9A-Za-z])[1-9]\d{{5}}\d\d{_DATE}\d{{3}}(?![0-9A-Za-z])")
_MANY_DIGITS = re.compile(r"\d{15}")
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
    found = _NEW.fullmatch(text)
    return _checks(found) if found else bool(_OLD.fullmatch(text))


def leave_out_resident_ids(text: str) -> tuple[str, int]:
    """Replace the numbers of identity cards in a text; also gives how many there were."""
    if not _MANY_DIGITS.search(text):
        return text, 0
    count = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal count
        if len(found[0]) == 18 and not _checks(found):  # noqa: PLR2004 - digits of the card
            return found[0]
        count += 1
        return LEFT_OUT

    return _OLD.sub(replaced, _NEW.sub(replaced, text)), count


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


def _checks(found: re.Match[str]) -> bool:
    """The check digit of GB 11643."""
    digits = found[0]
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    last = digits[17].upper().replace("Ｘ", "X")
    return _CHECK[total % 11] == (last if last == "X" else str(int(last)))
