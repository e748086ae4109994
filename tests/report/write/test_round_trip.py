"""What is written and read again is the same report, in every format."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings

from gongkai.report.read import read
from gongkai.report.write import SUFFIXES, render
from tests.report.write.reports import reports
from tests.report.write.samples import one


def differences(written, found):
    """What of a report is not what was written, by field."""
    return {
        field.name: (getattr(written, field.name), getattr(found, field.name))
        for field in fields(written)
        if getattr(written, field.name) != getattr(found, field.name)
    }


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_writing_then_reading_gives_the_same_report(suffix):
    @settings(
        max_examples=one(settings.default).max_examples // 4,
        suppress_health_check=list(HealthCheck),
    )
    @given(reports())
    def holds(written):
        found = read(render(written, [suffix])[suffix])
        assert differences(written, found.report) == {}

    holds()
