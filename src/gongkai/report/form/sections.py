"""The six sections of the report; the editions differ in the heading of section five."""

from collections.abc import Mapping

from gongkai.report.form.applications import APPLICATIONS_2021
from gongkai.report.form.disputes import DISPUTES_TABLE
from gongkai.report.form.proactive import PROACTIVE_2021
from gongkai.report.form.values import SectionForm, TableForm
from gongkai.statute.editions import Edition


def _of_table(table: TableForm, *variants: str) -> SectionForm:
    # A section that holds a table is headed by the table's title.
    return SectionForm(table.section, table.title, table.english, variants)


def _sections(five: str, five_variant: str) -> tuple[SectionForm, ...]:
    return (
        SectionForm(1, "总体情况", "Overview", ("概述", "总体工作情况", "基本情况")),
        _of_table(
            PROACTIVE_2021,
            "主动公开情况",
            "行政机关主动公开政府信息情况",
            "政府信息主动公开情况",
        ),
        _of_table(
            APPLICATIONS_2021,
            "行政机关收到和处理政府信息公开申请情况",
            "政府信息依申请公开情况",
            "依申请公开情况",
        ),
        _of_table(
            DISPUTES_TABLE,
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "行政复议、行政诉讼情况",
        ),
        SectionForm(
            5,
            five,
            "Problems and improvement",
            (five_variant, "存在的主要问题和改进措施", "存在问题及改进情况", "主要问题及改进情况"),
        ),
        SectionForm(
            6,
            "其他需要报告的事项",
            "Other matters",
            ("其他需要报告的情况", "其他事项", "需要报告的其他事项"),
        ),
    )


_FIVE_2019, _FIVE_2021 = "政府信息公开工作存在的主要问题及改进情况", "存在的主要问题及改进情况"

SECTIONS: Mapping[Edition, tuple[SectionForm, ...]] = {
    Edition.E2019: _sections(_FIVE_2019, _FIVE_2021),
    Edition.E2021: _sections(_FIVE_2021, _FIVE_2019),
}
