"""How an agency's index numbers (索引号) are written: there is no single national structure."""

import re
from datetime import date
from string import Formatter

from django.utils.translation import gettext_lazy as _

from gongkai.records.errors import RefusedError

LONGEST_NUMBER = 80
NAMES = frozenset(
    {
        "credit_code",
        "org_code",
        "division_code",
        "code",
        "year",
        "item",
        "made_on",
        "serial",
    }
)
_SPEC = re.compile(r"(0?[1-9]?d)?")
_DATE_SPEC = re.compile(r"(?:%[Ymdyj]|[-./])*")
_HOW = " ".join(f"{{{name}}}" for name in sorted(NAMES))
_WRONG = _("索引号格式有误：须含流水号 {serial}，且只用这些名称：%(names)s")
_ORGANISATION = slice(8, 17)  # the organisation code within a unified social credit code


def check_scheme(scheme: str) -> None:
    """Refuse a scheme that names what there is not, or no serial: numbers would come twice."""
    try:
        parts = [part for part in Formatter().parse(scheme) if part[1] is not None]
        fits = all(
            _fits(name or "", spec or "", conversion) for _t, name, spec, conversion in parts
        )
        values = scheme_values("9" * 18, "999999", "code", 1, date(2026, 1, 1), 1)
        sample = scheme.format(**values) if fits else ""
    except (ValueError, KeyError, IndexError) as error:
        raise RefusedError(_WRONG % {"names": _HOW}, "index_scheme") from error
    if not fits or "serial" not in {name for _t, name, _s, _c in parts}:
        raise RefusedError(_WRONG % {"names": _HOW}, "index_scheme")
    if len(sample) > LONGEST_NUMBER:
        raise RefusedError(
            _("索引号最多%(longest)d个字，这个格式写出来有%(length)d个字。")
            % {"longest": LONGEST_NUMBER, "length": len(sample)},
            "index_scheme",
        )


def _fits(name: str, spec: str, conversion: str | None) -> bool:
    """Tell whether a name is known, and its format such as no number can grow out of bounds by."""
    if conversion is not None or name not in NAMES:
        return False
    return re.fullmatch(_DATE_SPEC if name == "made_on" else _SPEC, spec) is not None


def scheme_values(  # noqa: PLR0913, PLR0917 - all that a scheme may name
    credit: str, division: str, code: str, item: int, made_on: date, serial: int
) -> dict[str, object]:
    """Give the values of a scheme's names for one number."""
    return {
        "credit_code": credit or code,
        "org_code": credit[_ORGANISATION] or code,
        "division_code": division,
        "code": code,
        "year": made_on.year,
        "item": item,
        "made_on": made_on,
        "serial": serial,
    }
