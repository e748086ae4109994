"""The six sections of the report; the editions differ in the heading of section five."""

from collections.abc import Mapping

from gongkai.report.form.values import SectionForm
from gongkai.statute.editions import Edition


def _sections(five: str, five_variant: str) -> tuple[SectionForm, ...]:
    return (
        SectionForm(1, "总体情况", "Overview", ("概述", "总体工作情况", "基本情况")),
        SectionForm(
            2,
            "主动公开政府信息情况",
            "Proactive disclosure",
            ("主动公开情况", "行政机关主动公开政府信息情况", "政府信息主动公开情况"),
        ),
        SectionForm(
            3,
            "收到和处理政府信息公开申请情况",
            "Requests received and handled",
            ("行政机关收到和处理政府信息公开申请情况", "政府信息依申请公开情况", "依申请公开情况"),
        ),
        SectionForm(
            4,
            "政府信息公开行政复议、行政诉讼情况",
            "Reconsideration and litigation",
            (
                "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "政府信息公开行政复议和行政诉讼情况",
                "行政复议、行政诉讼情况",
            ),
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
