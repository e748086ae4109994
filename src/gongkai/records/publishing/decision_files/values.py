"""What a cell says: text, a day, an amount; what it does not say is a problem."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

_DAY = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"  # a time of day says nothing here
)
_NONE = frozenset({"", "无", "/", "-", "—", "——", "N/A", "NULL", "null"})
_FOR_EVER = frozenset({"长期", "长期有效", "永久", "永久有效"})
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 14
_EXACT_FLOAT = 1e15
_BAD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_BRACKETS = str.maketrans("[]【】（）()﹝﹞", "〔〕〔〕〔〕〔〕〔〕")


class CellError(Exception):
    """A cell that does not say what its column is for; `code` is that of the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text_of(cell: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """Give a cell's text without the space around it; a whole number without a decimal point."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        if abs(cell) >= _EXACT_FLOAT:
            raise CellError("rounded")
        return str(int(cell))
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return str(cell)


def has_bad_characters(text: str) -> bool:
    """Tell whether a text has what no database stores or no reader sees."""
    return _BAD_CHARACTERS.search(text) is not None


def says_nothing(text: str) -> bool:
    """Tell whether a cell only says that there is nothing to say."""
    return text in _NONE


def day_of(cell: Any) -> date | None:  # noqa: ANN401 - whatever a cell holds
    """Give the day of a cell, None where there is none; raises CellError for what is no day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    return None if text in _NONE else _day(text)


def end_of(cell: Any) -> date | None:  # noqa: ANN401 - whatever a cell holds
    """Give the day on which something ends; None where it does not."""
    return None if isinstance(cell, str) and cell.strip() in _FOR_EVER else day_of(cell)


@lru_cache(maxsize=20_000)
def _day(text: str) -> date:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        raise CellError("bad_date")
    year, month, day, month_, day_ = found.groups()
    try:
        return date(int(year), int(month or month_), int(day or day_))
    except ValueError:
        raise CellError("bad_date") from None


def amount_of(cell: Any, scale: int) -> Decimal | None:  # noqa: ANN401 - whatever a cell holds
    """Give an amount in yuan, None where there is none; raises CellError for what is no amount."""
    text = unicodedata.normalize("NFKC", text_of(cell))
    if text in _NONE:
        return None
    if not _AMOUNT.fullmatch(text):
        raise CellError("bad_amount")
    try:
        amount = Decimal(text.replace(",", "")) * scale
        exact = amount.quantize(_CENT)
    except InvalidOperation:
        raise CellError("bad_amount") from None
    if exact != amount or exact >= _MOST:
        raise CellError("bad_amount")
    return exact


def number_key(number: str) -> str:
    """Give a document number as it is compared: without spaces, brackets all alike."""
    plain = unicodedata.normalize("NFKC", number)
    return _SPACE.sub("", plain).translate(_BRACKETS)
