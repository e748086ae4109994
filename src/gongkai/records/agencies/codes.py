"""Check digits and forms of the codes that identify agencies."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I, O, S, V, Z
_CREDIT_WEIGHTS = tuple(pow(3, at, 31) for at in range(17))
_CREDIT = re.compile(rf"[{_CREDIT_ALPHABET}]{{18}}")
_DIVISION = re.compile(r"\d{6}|\d{9}|\d{12}")


def credit_check_character(first: str) -> str:
    """Give the 18th character of a unified social credit code from its first 17 (GB 32100-2015)."""
    total = sum(
        weight * _CREDIT_ALPHABET.index(each)
        for weight, each in zip(_CREDIT_WEIGHTS, first, strict=True)
    )
    return _CREDIT_ALPHABET[-total % 31]


def validate_credit_code(code: str) -> None:
    """Refuse what is no unified social credit code, saying which part is wrong."""
    if not _CREDIT.fullmatch(code):
        raise ValidationError(
            _("统一社会信用代码为18位数字和大写字母（不含 I、O、S、V、Z）：%(code)s"),
            params={"code": code},
        )
    if credit_check_character(code[:17]) != code[17]:
        raise ValidationError(
            _("统一社会信用代码的校验位不对，请核对：%(code)s"), params={"code": code}
        )


def validate_division_code(code: str) -> None:
    """Refuse what is no division code of 6, 9 or 12 digits (GB/T 2260, GB/T 10114)."""
    if not _DIVISION.fullmatch(code):
        raise ValidationError(
            _("行政区划代码为6位、9位或12位数字：%(code)s"), params={"code": code}
        )
