"""Giving out index numbers by an agency's scheme, unique and never again."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.records.agencies.index_scheme import scheme_values
from gongkai.records.agencies.models import Agency
from gongkai.records.errors import RefusedError
from gongkai.records.publishing.models import IndexNumber


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
        values = scheme_values(
            agency.credit_code, agency.division_code, agency.code, item or 15, made_on, last[year]
        )
        number = agency.index_scheme.format(**values)
        yield IndexNumber(agency=agency, year=year, serial=last[year], number=number, given_at=now)
