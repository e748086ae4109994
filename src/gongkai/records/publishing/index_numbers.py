"""Giving out index numbers by an agency's scheme: there is no single national structure."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from string import Formatter

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.records.agencies.models import Agency
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.models import IndexNumber
from gongkai.records.publishing.models.index_number import LONGEST_NUMBER

_NAMES = {
    "credit_code",
    "org_code",
    "division_code",
    "code",
    "year",
    "item",
    "made_on",
    "serial",
}
_ORGANISATION = slice(8, 17)  # the organisation code within a unified social credit code


def check_scheme(scheme: str) -> None:
    """Refuse a scheme that names what there is not, or no serial: numbers would come twice."""
    try:
        names = {name for _text, name, _spec, _conv in Formatter().parse(scheme) if name}
        sample = scheme.format(**_values("9" * 18, "999999", "code", 1, date(2026, 1, 1), 1))
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        raise RefusedError(
            _("索引号格式有误：%(scheme)s（可用的名称：%(names)s）")
            % {"scheme": scheme, "names": " ".join(sorted(_NAMES))},
            "index_scheme",
        ) from error
    if not names <= _NAMES or "serial" not in names or len(sample) > LONGEST_NUMBER:
        raise RefusedError(
            _("索引号格式须含流水号 {serial}，且只用这些名称：%(names)s")
            % {"names": " ".join(sorted(_NAMES))},
            "index_scheme",
        )


def give_number(agency: Agency, item: int | None, made_on: date, now: datetime) -> str:
    """Give the next number of an agency and year; unique, and never given again.

    Call it in a transaction: the agency's row is locked meanwhile.
    """
    (given,) = numbers(agency, [(item, made_on)], now)
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError:
        raise RefusedError(
            _("索引号 %(number)s 已被使用：请在机关设置中核对索引号格式。")
            % {"number": given.number},
            "index_number",
        ) from None
    return given.number


def numbers(
    agency: Agency, wanted: Iterable[tuple[int | None, date]], now: datetime
) -> Iterator[IndexNumber]:
    """Give the next numbers for items and days, not written yet; locks the agency's row."""
    Agency.objects.select_for_update().get(pk=agency.pk)
    last: dict[int, int] = {}
    for item, made_on in wanted:
        year = made_on.year
        if year not in last:
            found = IndexNumber.objects.filter(agency=agency, year=year).aggregate(Max("serial"))
            last[year] = found["serial__max"] or 0
        last[year] += 1
        values = _values(
            agency.credit_code, agency.division_code, agency.code, item or 15, made_on, last[year]
        )
        number = agency.index_scheme.format(**values)
        yield IndexNumber(agency=agency, year=year, serial=last[year], number=number, given_at=now)


def _values(  # noqa: PLR0913, PLR0917 - all that a scheme may name
    credit: str, division: str, code: str, item: int, made_on: date, serial: int
) -> dict[str, object]:
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
