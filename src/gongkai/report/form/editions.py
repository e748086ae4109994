"""The whole form of each edition."""

from collections.abc import Mapping

from gongkai.report.form.applications import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.report.form.disputes import DISPUTES_TABLE
from gongkai.report.form.proactive import PROACTIVE_2019, PROACTIVE_2021
from gongkai.report.form.sections import SECTIONS
from gongkai.report.form.values import Form
from gongkai.statute.editions import Edition

FORMS: Mapping[Edition, Form] = {
    Edition.E2019: Form(
        Edition.E2019,
        SECTIONS[Edition.E2019],
        PROACTIVE_2019,
        APPLICATIONS_2019,
        DISPUTES_TABLE,
    ),
    Edition.E2021: Form(
        Edition.E2021,
        SECTIONS[Edition.E2021],
        PROACTIVE_2021,
        APPLICATIONS_2021,
        DISPUTES_TABLE,
    ),
}
