"""FORM: what the prose must tell: five topics, oversight of a government, the processing fee."""

import re
from collections.abc import Iterator, Mapping

from gongkai.report.check.finding import Severity
from gongkai.report.check.rule import Break, Context, rule

_NOTICE = "国办公开办函〔2021〕30号"
# A topic counts as told by its name or by what it is about: whether it is told well is not ours.
_TOPICS = {
    "主动公开": ("proactive disclosure", ("主动公开",)),
    "依申请公开": ("disclosure on request", ("申请公开", "公开申请", "依申请")),
    "政府信息管理": (
        "management of information",
        ("信息管理", "信息资源", "公文管理", "文件管理", "文件清理", "公开属性", "审查", "审核"),
    ),
    "政府信息公开平台建设": (
        "platform",
        ("平台", "网站", "新媒体", "公众号", "公报", "专栏", "专区"),
    ),
    "监督保障": (
        "oversight and support",
        ("监督", "保障", "考核", "评议", "责任追究", "问责", "培训"),
    ),
}
_OVERSIGHT = {
    "工作考核": ("appraisal", ("考核", "考评", "绩效")),
    "社会评议": ("public evaluation", ("评议", "民意调查", "满意度", "第三方评估")),
    "责任追究": ("accountability", ("责任追究", "追究责任", "追责", "问责")),
}
_FEE = "处理费"
_CHARGES = "行政事业性收费"
_CLAUSE = re.compile("([。；，,])")
_FEE_OTHERWISE = re.compile(
    r"(?:信息公开|公开信息|公开申请|申请公开|依申请)[^。；]{0,20}(?:收费|收取|费用)"
    r"|(?:收费|收取|费用)[^。；]{0,20}(?:信息公开|公开申请|申请公开)"
    r"|(?:未|没有|无|不)[^。；，]{0,6}(?:收费|收取|费用)"
)
_WORK_TOLD = re.compile(
    r"(?:行政许可|行政处罚|行政强制|规范性文件|公开申请|申请公开|行政复议|行政诉讼)"
    r"(?:决定|案件|申请)?[^。；，、\d项目信息栏清单%]{0,8}[1-9]\d*(?:余|多)?(?:件|起|宗|份)"
)
_ENOUGH_ZEROS = 100


def _untold(topics: Mapping[str, tuple[str, tuple[str, ...]]], text: str) -> dict[str, str]:
    """The topics that a text does not touch, with their English names."""
    return {zh: en for zh, (en, words) in topics.items() if not any(word in text for word in words)}


@rule(
    "FORM-TOPICS",
    Severity.WARNING,
    zh="总体情况写明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。",
    en="Section one surveys five topics.",
    source=f"{_NOTICE} 第一部分",
    applies_from=2021,
)
def topics(context: Context) -> Iterator[Break]:
    """Topics of section one that its prose does not touch, in one finding."""
    text = context.plain.get(1)
    if not text:
        return
    lacking = _untold(_TOPICS, text)
    if lacking:
        yield Break(
            f"“一、总体情况”没有写到{'、'.join(lacking)}。请补写。",
            f"Section one does not tell of {', '.join(lacking.values())}.",
            expected="、".join(lacking),
        )


@rule(
    "FORM-OVERSIGHT",
    Severity.WARNING,
    zh="政府的报告写明工作考核、社会评议和责任追究结果。",
    en="A government's own report tells the results of appraisal, evaluation, accountability.",
    source="《政府信息公开条例》第五十条第（四）项",
)
def oversight(context: Context) -> Iterator[Break]:
    """For 人民政府 alone: results that no section tells of; a department need not."""
    if not (context.report.agency or "").endswith("人民政府") or not context.report.sections:
        return
    text = "\n".join(context.plain.values())
    lacking = _untold(_OVERSIGHT, text)
    if lacking:
        yield Break(
            f"政府的年度报告还应写明{'、'.join(lacking)}结果，正文没有写到。请补写，没有发生的也要说明。",
            f"A government's report tells the results of {', '.join(lacking.values())}; "
            "this one does not.",
            expected="、".join(lacking),
        )


def _fee_told(text: str) -> bool:
    if _FEE in text:
        return True
    other = "".join(part for part in _CLAUSE.split(text) if _CHARGES not in part)
    return bool(_FEE_OTHERWISE.search(other))


@rule(
    "FORM-FEE",
    Severity.WARNING,
    zh="第六部分写明收取信息处理费的情况，没有收取的也要写。",
    en="Section six tells of the processing fee, also where none was charged.",
    source=f"{_NOTICE} 第六部分；国办函〔2020〕109号",
    applies_from=2021,
)
def fee(context: Context) -> Iterator[Break]:
    """信息处理费 in section six.

    行政事业性收费 of table 二 is other money: it neither calls for the statement nor is one.
    """
    text = context.plain.get(6)
    if not text or _fee_told(text):
        return
    # Section six itself does not say it, or we should not be here.
    elsewhere = any(_FEE in said for said in context.plain.values())
    what = "写在了别的部分，请移到这里" if elsewhere else "请补写；没有收取的写明没有收取"
    yield Break(
        f"“六、其他需要报告的事项”没有写收取信息处理费的情况，{what}（不是表二的行政事业性收费）。",
        "Section six does not tell whether a processing fee was charged.",
        expected="信息处理费",
    )


@rule(
    "FORM-ALL-ZERO",
    Severity.NOTE,
    zh="三张表全是0，正文却写到办件时，看是否漏填。",
    en="All figures are 0 while the prose tells of cases; perhaps the tables were not filled.",
    source="填报惯例：正文与表格一致；填报经验",
)
def all_zero(context: Context) -> Iterator[Break]:
    """Every known figure of the three tables is 0 and the prose counts decisions or requests."""
    if context.report.doubtful:  # a cell that could not be read may well be the figure
        return
    if len(context.numbers) < _ENOUGH_ZEROS or any(context.numbers):
        return
    told = _WORK_TOLD.search("\n".join(context.plain.values()))
    if told:
        yield Break(
            f"三张表全部是0，正文却写有“{told[0]}”。请核对表格是否漏填。",
            f"All figures are 0, but the prose says {told[0]!r}.",
            printed="0",
            expected=told[0],
        )
